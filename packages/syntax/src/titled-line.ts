import { marks } from '@rubric-lang/grammar';
import type { State } from './classifier-state.ts';
import { frameWords, nameKey } from './frame-words.ts';
import { lineEndPoints } from './heading-line.ts';
import { bulletEnd, isComment, numberAt } from './line-start.ts';
import { lineAt, trimSpaces } from './lines.ts';
import type { Line } from './lines.ts';

// 加分项： on a line of its own, with a list below it: a heading whose number was never written.

/** Where the title of such a line ends; undefined for any other line. */
export function titleEnd(state: State, line: Line): number | undefined {
  const end = endOfTitle(state, line);
  if (end === undefined || state.heading === undefined) return undefined;
  // Of several of them, and of one right below an item's title, each is a part of its item.
  const bare = !state.field && !state.heading.entries && state.heading.columns.size === 0;
  if (isRepeated(state, line, end) || (bare && state.heading.points)) return undefined;
  return listBelow(state, line) ? end : undefined;
}

/** 加分项, 加分项：, 加分项（10分）： and nothing else. */
function endOfTitle({ text, language }: State, line: Line): number | undefined {
  if (line.to - line.from > longest) return undefined;
  const named = trimSpaces(text, line.from, line.to - (isTail(text[line.to - 1] ?? '') ? 1 : 0));
  const points = lineEndPoints(text, line.from, line.to, language);
  const end = points?.bracketed === true ? trimSpaces(text, line.from, points.start) : named;
  return frameWords(language).titles.has(nameKey(text.slice(line.from, end))) ? end : undefined;
}

/** In characters, points included. */
const longest = 24;

const isTail = (character: string): boolean => marks.headingTail.includes(character) || character === marks.colon;

function isRepeated(state: State, line: Line, end: number): boolean {
  const title = nameKey(state.text.slice(line.from, end));
  for (let number = 1; number <= state.source.lineStarts.length; number += 1) {
    const other = lineAt(state.source, number);
    const otherEnd = number === line.number ? undefined : endOfTitle(state, other);
    if (otherEnd !== undefined && nameKey(state.text.slice(other.from, otherEnd)) === title) return true;
  }
  return false;
}

/** Is the next line the first of a list that is numbered as the headings are, or of bullets behind a colon? */
function listBelow(state: State, above: Line): boolean {
  const { text, source, outline } = state;
  let number = above.number + 1;
  let line = lineAt(source, number);
  while (number <= source.lineStarts.length && (line.from === line.to || isComment(text, line)))
    line = lineAt(source, (number += 1));
  const first = numberAt(text, line.from, line.to);
  if (first !== undefined) return outline.lastOf.has(first.series) && first.values.every((value) => value === 1);
  return state.field?.text !== true && bulletEnd(text, line) !== undefined;
}
