import { sentenceGrammars, type NumeralGrammar } from '@rubric-lang/grammar';
import type { Comparison, Decimal } from '@rubric-lang/model';
import { canonicalDecimal } from '../lower/decimal.ts';
import type { ReadText, Wording } from './wording.ts';

/** A number with its unit as it stands in a text: 每学期不少于2次. */
export interface MeasuredNumber {
  /** As written, with its unit. */
  readonly words: string;
  /** In the text as written. */
  readonly from: number;
  readonly to: number;
  /** A decimal, or a ratio `3:1:1` with the unit `:`. */
  readonly value: Decimal;
  /** 个小时 is 小时. */
  readonly unit: string;
  /** null: the text only names the number. */
  readonly op: Comparison | null;
  /** 每月 and its like, when the number is per period: how often a year, and over which stretch of the text. */
  readonly period: { readonly words: string; readonly times: number; readonly whole: boolean } | null;
  /** The words between two marks in which it stands, folded. */
  readonly segment: string;
}

/** Every number with a unit outside titles, quotes and dates, in the order of the text; points are none. */
export function measuredNumbersIn(text: string, wording: Wording): readonly MeasuredNumber[] {
  const read = wording.read(text);
  const { measured } = wording.grammar;
  const found: MeasuredNumber[] = [];
  for (const match of read.hidden.matchAll(wording.pattern(measured.number, 'g'))) {
    const groups = match.groups ?? {};
    const value = decimalOf(groups['value'] ?? '', wording);
    const after = read.hidden.slice(match.index + match[0].length);
    if (value === null || wording.pattern(measured.points).test(after.slice(0, 8))) continue;
    found.push(measuredAt(read, match.index, match[0].length, value, unitOf(groups['unit'] ?? ''), wording));
  }
  for (const match of read.hidden.matchAll(wording.pattern(measured.ratio, 'g'))) {
    found.push(
      measuredAt(read, match.index, match[0].length, (match.groups?.['value'] ?? '').replace(/：/g, ':'), ':', wording),
    );
  }
  return found.sort((a, b) => a.from - b.from);
}

function measuredAt(
  read: ReadText,
  at: number,
  length: number,
  value: Decimal,
  unit: string,
  wording: Wording,
): MeasuredNumber {
  const start = segmentStart(read.hidden, at);
  const end = segmentEnd(read.hidden, at + length);
  const before = read.hidden.slice(start, at);
  const after = read.hidden.slice(at + length, end);
  const { from, to } = read.written(at, at + length);
  return {
    words: read.folded.slice(at, at + length),
    from,
    to,
    value,
    unit,
    op: opOf(before, after, wording),
    period: periodIn(read.hidden.slice(segmentStart(read.hidden, at, PAUSES), at), wording),
    segment: read.folded.slice(start, end),
  };
}

function opOf(before: string, after: string, wording: Wording): Comparison | null {
  const { measured } = wording.grammar;
  const said =
    measured.before.find((it) => wording.pattern(it.pattern).test(before)) ??
    measured.after.find((it) => wording.pattern(it.pattern).test(after));
  return said === undefined ? null : (said.op as Comparison);
}

/** The period that stands nearest before the number. */
function periodIn(before: string, { grammar }: Wording): MeasuredNumber['period'] {
  let found: MeasuredNumber['period'] = null;
  let at = -1;
  for (const [words, times] of Object.entries(grammar.periods)) {
    const place = before.lastIndexOf(words);
    if (place > at || (place === at && place >= 0 && words.length > (found?.words.length ?? 0))) {
      found = { words, times, whole: grammar.wholeYear.includes(words) };
      at = place;
    }
  }
  return found;
}

const MARKS = '，；。！？\n、（）';
/** A period reaches over what only lists or explains: 每学期培训党员、支部书记一次. */
const PAUSES = '，；。！？\n';

function segmentStart(text: string, at: number, marks = MARKS): number {
  let start = at;
  while (start > 0 && !marks.includes(text[start - 1] ?? '')) start -= 1;
  return start;
}

function segmentEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !MARKS.includes(text[end] ?? '')) end += 1;
  return end;
}

/** 个小时 and 小时 are one unit; 个百分点 stays apart from %. */
function unitOf(written: string): string {
  return written.length > 1 && written.startsWith('个') ? written.slice(1) : written;
}

function decimalOf(written: string, wording: Wording): Decimal | null {
  if (/^[0-9]+(\.[0-9]+)?$/.test(written)) return canonicalDecimal(written);
  const value = numeralIn(written, wording);
  return value === null ? null : String(value);
}

/** 十二 is 12; null when it is no numeral. */
export function numeralIn(written: string, { grammar }: Wording): number | null {
  const numerals = sentenceGrammars[grammar.language]?.numerals;
  return numerals === undefined ? null : numeralValue(written, numerals);
}

/** 十二, 三百: numerals below ten thousand. */
function numeralValue(written: string, { digits, scales }: NumeralGrammar): number | null {
  let total = 0;
  let pending: number | null = null;
  for (const character of written) {
    const digit = digits[character];
    const scale = scales[character];
    if (digit !== undefined) pending = digit;
    else if (scale === undefined) return null;
    else {
      total += (pending ?? 1) * scale;
      pending = null;
    }
  }
  return total + (pending ?? 0);
}
