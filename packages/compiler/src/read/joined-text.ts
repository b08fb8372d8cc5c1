import { joinSpans } from '@rubric-lang/diagnostics';
import type { TextRun } from '@rubric-lang/syntax';

/** A field's value and entries as one text to be read, and where each entry begins in it. */
export interface JoinedText {
  readonly run: TextRun;
  readonly entries: readonly number[];
}

/** An entry ends what it says; where it has no mark for that, this stands for one. */
const JOINT = '；';

/**
 * Entries are read as a paragraph would be that sets them one after the other: 否则 and 以上各项 reach back over
 * entries as they do over sentences. null: there is nothing to read.
 */
export function joinedText(value: TextRun | undefined, entries: readonly (TextRun | undefined)[]): JoinedText | null {
  const parts = [
    ...(value === undefined ? [] : [{ run: value, entry: false }]),
    ...entries.flatMap((run) => (run === undefined ? [] : [{ run, entry: true }])),
  ];
  const first = parts[0];
  if (first === undefined) return null;
  if (parts.length === 1) return { run: first.run, entries: first.entry ? [0] : [] };
  let text = '';
  let span = first.run.span;
  const pieces: { at: number; offset: number }[] = [];
  const handles: TextRun['handles'][number][] = [];
  const starts: number[] = [];
  for (const { run, entry } of parts) {
    if (text !== '' && !/[。；！？.;!?：:]\s*$/.test(text)) text += JOINT;
    if (entry) starts.push(text.length);
    const shift = text.length;
    pieces.push(...run.pieces.map((it) => ({ at: it.at + shift, offset: it.offset })));
    handles.push(...run.handles.map((it) => ({ ...it, at: it.at + shift })));
    text += run.text;
    span = joinSpans(span, run.span);
  }
  return { run: { text, pieces, handles, span }, entries: starts };
}
