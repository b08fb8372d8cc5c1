import type { Diagnostic } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Grade, Milli } from '@rubric-lang/model';
import { canonicalDecimal, milliOf } from '../lower/decimal.ts';
import { unknownValue } from './field-value.ts';
import { fieldsOf, linesOf, placeIn, type Frame, type PlacedField } from './frame.ts';
import { foldWords } from './words.ts';

type Bound = Grade['bounds'][number];

/** A stretch of points that a text names, with its place in the folded text. */
interface Band {
  readonly bounds: readonly Bound[];
  readonly from: number;
  readonly to: number;
}

/** Every band a text names, in order: 90分以上, 不满90分、80分以上 is two. */
function bandsIn(text: string, words: BlockGrammar): readonly Band[] {
  const folded = foldWords(text);
  const found: Band[] = [];
  for (const { pattern, low, high } of words.bands) {
    const source = pattern.replace(/\{n\}/g, '[0-9]+(?:[.][0-9]+)?');
    for (const match of folded.matchAll(new RegExp(source, 'g'))) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((it) => it.from < to && from < it.to)) continue;
      const bounds = [boundOf(low, match.groups?.['low']), boundOf(high, match.groups?.['high'])].filter(
        (it) => it !== null,
      );
      if (bounds.length > 0) found.push({ bounds, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function boundOf(op: string | undefined, number: string | undefined): Bound | null {
  const points: Milli | null = number === undefined ? null : milliOf(number);
  if (points === null || (op !== '<' && op !== '<=' && op !== '>' && op !== '>=')) return null;
  return { op, points };
}

/** All bounds that a text puts on points: the conditions of 申报条件. */
export function boundsIn(text: string, words: BlockGrammar): readonly Bound[] {
  return bandsIn(text, words).flatMap((it) => it.bounds);
}

/** 等次 as a block: one grade an entry. As a sentence under a heading: one grade a band, named by its own words. */
export function readGrades(
  frame: Frame,
  sentences: readonly PlacedField[],
  words: BlockGrammar,
): { readonly grades: readonly Grade[]; readonly diagnostics: readonly Diagnostic[] } {
  const grades: Grade[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { field, origin } of fieldsOf(frame, 'grades')) {
    for (const { text, span } of linesOf(field)) {
      const colon = /[：:]/.exec(text);
      const named = colon === null ? bandsIn(text, words) : [];
      // 按总成绩80-90分、91-95分、96分以上三个等次: one sentence names them all.
      if (named.length > 0) grades.push(...bandsAsGrades(named, text, span));
      if (named.length > 0) continue;
      const bounds = colon === null ? [] : boundsIn(text.slice(colon.index + 1), words);
      if (colon === null || bounds.length === 0) {
        diagnostics.push(unknownValue(placeIn(origin, span), { field: field.name, value: text, offered: [] }));
        continue;
      }
      grades.push({ ...nameAndQuota(text.slice(0, colon.index).trim(), words), bounds, span });
    }
  }
  for (const { field } of sentences) {
    for (const { text, span } of linesOf(field)) grades.push(...bandsAsGrades(bandsIn(text, words), text, span));
  }
  return { grades, diagnostics };
}

/** Bands of a sentence have no names but their own words. */
function bandsAsGrades(bands: readonly Band[], text: string, span: Grade['span']): readonly Grade[] {
  const folded = foldWords(text);
  return bands.map(({ bounds, from, to }) => ({ name: folded.slice(from, to), bounds, quota: null, span }));
}

/** 优秀（不超过30%）. */
function nameAndQuota(written: string, words: BlockGrammar): Pick<Grade, 'name' | 'quota'> {
  const bracket = new RegExp(words.quota.bracket).exec(written)?.groups;
  if (bracket === undefined) return { name: written, quota: null };
  const text = foldWords(bracket['text'] ?? '');
  const percent = new RegExp(words.quota.share).exec(text)?.groups?.['percent'];
  const number = new RegExp(words.quota.number).exec(text)?.groups?.['number'];
  const name = (bracket['name'] ?? written).trim();
  if (percent !== undefined) return { name, quota: { kind: 'share', percent: canonicalDecimal(percent) } };
  return number === undefined
    ? { name: written, quota: null }
    : { name, quota: { kind: 'number', most: Number(number) } };
}
