import type { SourceText } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';

/** A line of the file; the words stand from `from` to `to`, without white space at either end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  /** Where the line end starts; the end of the file for the last line. */
  readonly end: number;
  /** Just after the line end. */
  readonly next: number;
}

/** What folds to a space or to nothing is white space of the frame: U+3000, NBSP, soft returns, zero-width characters. */
const spaces: ReadonlySet<number> = new Set(
  [' ', ...Object.keys(fold.replace).filter((character) => (fold.replace[character] ?? '').trim() === '')].map(
    (character) => character.charCodeAt(0),
  ),
);

const isSpace = (text: string, at: number): boolean => spaces.has(text.charCodeAt(at));

/** The first offset from `from` on that is no white space; `to` when there is none. */
export function skipSpaces(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text, at)) at += 1;
  return at;
}

/** The offset just after the last character before `to` that is no white space; `from` when there is none. */
export function trimSpaces(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text, at - 1)) at -= 1;
  return at;
}

/** The line of this number (from 1). */
export function lineAt({ text, lineStarts }: SourceText, number: number): Line {
  const start = lineStarts[number - 1] ?? text.length;
  const next = lineStarts[number] ?? text.length;
  let end = next;
  // The last line has no line end; every other has one of LF, CRLF or CR.
  if (number < lineStarts.length) {
    end -= 1;
    if (text[end] === '\n' && end > start && text[end - 1] === '\r') end -= 1;
  }
  const from = skipSpaces(text, start, end);
  return { number, start, from, to: trimSpaces(text, from, end), end, next };
}
