import { marks } from '@rubric-lang/grammar';
import { emit, readPoints } from './classifier-state.ts';
import type { State } from './classifier-state.ts';
import { endingPoints } from './heading-line.ts';
import { skipSpaces, trimSpaces } from './lines.ts';
import type { Line } from './lines.ts';
import { lostNumber } from './reports.ts';

/** Reads a line that continues what stands above it. */
export function readWords(state: State, line: Line): void {
  const { text, language, heading, field, lastWords } = state;
  const points =
    heading && field?.meaning.role !== 'block' ? endingPoints(text, line.from, line.to, language) : undefined;
  const own =
    points?.bracketed === true && heading && !field && !heading.entries && !heading.points ? points : undefined;
  if (heading && points?.bracketed === true && !(own && lastWords && wasCut(text, lastWords))) {
    state.diagnostics.push(
      lostNumber({ span: { start: line.from, end: line.to } }, { points: text.slice(points.start, points.end) }),
    );
  }
  if (own) {
    const words = trimSpaces(text, line.from, own.start);
    emitWords(state, line, 'text', line.from, words);
    emit(state, line, 'space', words, own.start);
    emit(state, line, 'points', own.start, own.end);
    readPoints(state, { ...own.said, text: text.slice(own.start, own.end), span: { start: own.start, end: own.end } });
    const rest = skipSpaces(text, own.end, line.to);
    emit(state, line, 'space', own.end, rest);
    emit(state, line, 'text', rest, line.to);
  } else emitWords(state, line, 'text', line.from, line.to);
  state.lastWords = { from: line.from, to: line.to };
}

/** Does a line look cut at a margin? Then the next one is the rest of a long title. */
export function wasCut(text: string, { from, to }: Pick<Line, 'from' | 'to'>): boolean {
  return to - from >= longTitle && !marks.lineClosers.includes(text[to - 1] ?? '');
}

/** In characters; a title on one line is shorter. */
export const longTitle = 20;

/** Words of a line, with handles (`@name`) as tokens of their own. */
export function emitWords(state: State, line: Line, kind: 'text' | 'entry-text', from: number, to: number): void {
  const { text } = state;
  let at = from;
  const words = text.slice(from, to);
  for (const handle of words.includes('@') || words.includes('＠') ? words.matchAll(handles) : []) {
    const start = from + handle.index;
    const end = trimSpaces(text, at, start);
    emit(state, line, kind, at, end);
    emit(state, line, 'space', end, start);
    at = start + handle[0].length;
    emit(state, line, 'handle', start, at);
  }
  // What follows a handle continues the words: white space there is the author's.
  emit(state, line, kind, at, to);
  if (state.field?.meaning.key === 'columns' && to > from) {
    state.columnParts.push({ span: { start: from, end: to }, line: line.number, width: 0, handle: false });
  }
}

/** A letter or digit before the sign makes it an address. */
const handles = /(?<![A-Za-z0-9._-])[@＠][A-Za-z][A-Za-z0-9_-]{0,63}(?![A-Za-z0-9_.-])/g;
