import { foldText } from '@rubric-lang/diagnostics';
import { fold, marks } from '@rubric-lang/grammar';
import { numberStart, startsNumber } from './number-mark.ts';
import type { NumberStart } from './number-mark.ts';
import { skipSpaces, trimSpaces } from './lines.ts';
import type { Line } from './lines.ts';

// What a line starts with, looked at alone; what it then is, depends on the lines before it.

/** A number is short: more of the line need not be folded. */
const numberReach = 24;
/** A field name is at most so long, colon included. */
const nameReach = 40;

const isMark = (character: string, mark: string): boolean => (fold.replace[character] ?? character) === mark;

export function isComment(text: string, line: Line): boolean {
  return (
    line.to - line.from >= 2 &&
    Array.from(text.slice(line.from, line.from + 2)).every((character, at) =>
      isMark(character, marks.comment[at] ?? ''),
    )
  );
}

/** `#` signs: how many, and where the words after them start. */
export function hashStart(text: string, line: Line): { readonly count: number; readonly after: number } | undefined {
  let at = line.from;
  while (at < line.to && isMark(text[at] ?? '', marks.hash)) at += 1;
  const count = at - line.from;
  return count > 0 && count <= marks.deepestHash ? { count, after: skipSpaces(text, at, line.to) } : undefined;
}

/** A number, and where it ends in the file. */
export function numberAt(text: string, from: number, to: number): (NumberStart & { readonly end: number }) | undefined {
  const first = text[from] ?? '';
  if (!startsNumber(fold.replace[first] ?? first)) return undefined;
  const number = numberStart(foldText(text.slice(from, Math.min(to, from + numberReach)), fold));
  return number && { ...number, end: from + number.length };
}

/** Where a bullet ends. */
export function bulletEnd(text: string, line: Line): number | undefined {
  const { dashes, signs, glyphs } = marks.bullets;
  const sign = text[line.from] ?? '';
  const next = line.from + 1 < line.to ? (text[line.from + 1] ?? '') : ' ';
  const spaced = skipSpaces(text, line.from + 1, line.to) > line.from + 1 || line.from + 1 >= line.to;
  if (sign === '') return undefined;
  if (glyphs.includes(sign)) return line.from + 1;
  if (signs.includes(sign) && spaced) return line.from + 1;
  // -0.5分 is an amount, —— and --- are no bullets.
  const amountOrRule = /[0-9０-９]/.test(next) || isMark(next, '—');
  return dashes.includes(sign) && (spaced || !amountOrRule) ? line.from + 1 : undefined;
}

/** A name with a colon after it. */
export interface NameStart {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly colon: number;
}

/** `名称：` at the start of a line, known or not: a few words without stops, at least one letter among them. */
export function nameStart(text: string, line: Line): NameStart | undefined {
  const reach = Math.min(line.to, line.from + nameReach);
  for (let at = line.from; at < reach; at += 1) {
    const character = fold.replace[text[at] ?? ''] ?? text[at] ?? '';
    if (character === marks.colon) {
      const to = trimSpaces(text, line.from, at);
      const name = text.slice(line.from, to);
      const web = /^(?:https?|ftp|file)$/i.test(name) && text.startsWith('://', at);
      return /\p{L}/u.test(name) && !web ? { name, from: line.from, to, colon: at } : undefined;
    }
    if (
      character !== '.' &&
      character !== '、' &&
      (marks.lineClosers.includes(character) || '“”‘’《》'.includes(character))
    )
      return undefined;
  }
  return undefined;
}
