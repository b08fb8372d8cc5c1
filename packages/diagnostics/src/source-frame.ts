import { lineText, rangeOf } from './source.ts';
import type { SourceText } from './source.ts';
import type { Span } from './span.ts';
import { characterWidth, textWidth } from './text-width.ts';
import { visible } from './visible.ts';

/** Columns of a terminal that a line of the source may take, margin included. */
const room = 92;

/**
 * The line as written with a mark under the words, a full-width character counted as two. Of a long
 * paragraph only the stretch around the words is shown; of words over several lines, the first line's.
 */
export function sourceFrame(source: SourceText, span: Span): readonly string[] {
  const { line, column, endLine, endColumn } = rangeOf(source, span);
  const written = Array.from(lineText(source, line));
  const from = column - 1;
  const to = endLine === line ? Math.max(endColumn - 1, from + 1) : written.length;

  const shown = stretch(written, from, Math.min(to, written.length));
  const before = visibleText(written.slice(shown.from, from));
  const marked = visibleText(written.slice(from, Math.min(to, shown.to)));
  const after = visibleText(written.slice(Math.min(to, shown.to), shown.to));
  const lead = shown.from > 0 ? '…' : '';
  const tail = shown.to < written.length ? '…' : '';
  const indent = textWidth(lead + before);
  return [
    `${lead}${before}${marked}${after}${tail}`,
    `${' '.repeat(indent)}${'^'.repeat(Math.max(1, textWidth(marked)))}`,
  ];
}

/** As much around the words as fits: the words first, then what follows and precedes in equal parts. */
function stretch(written: readonly string[], from: number, to: number): { readonly from: number; readonly to: number } {
  const width = (at: number): number => characterWidth(written[at] ?? '');
  let start = 0;
  // White space at the line's start says nothing.
  while (start < from && /\s/.test(written[start] ?? '')) start += 1;
  let left = from;
  let right = from;
  let taken = 0;
  while (right < to && taken + width(right) <= room) taken += width(right++);
  for (;;) {
    const canLeft = left > start && taken + width(left - 1) <= room;
    if (canLeft) taken += width(--left);
    const canRight = right < written.length && taken + width(right) <= room;
    if (canRight) taken += width(right++);
    if (!canLeft && !canRight) return { from: left === start ? start : left, to: right };
  }
}

function visibleText(characters: readonly string[]): string {
  return characters.map((character) => visible(character) || '').join('');
}
