import type { Span } from '@rubric-lang/diagnostics';
import type { TextRun } from '@rubric-lang/syntax';

/** Where a stretch of a run stands in the file. Soft breaks inside it belong to it. */
export function spanInRun(run: TextRun, from: number, to: number): Span {
  const start = offsetOf(run, from);
  return { start, end: to > from ? Math.max(start, offsetOf(run, to - 1) + 1) : start };
}

function offsetOf({ pieces, span }: TextRun, at: number): number {
  let found = pieces[0];
  for (const piece of pieces) {
    if (piece.at > at) break;
    found = piece;
  }
  return found === undefined ? span.start : found.offset + (at - found.at);
}
