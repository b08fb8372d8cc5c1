import { frames, marks } from '@rubric-lang/grammar';
import type { Language } from '@rubric-lang/grammar';
import { joinSpans } from '@rubric-lang/diagnostics';
import type { Span } from '@rubric-lang/diagnostics';
import type { Handle, TextRun } from './tree.ts';

/** A stretch of the author's words on one line, or a handle between such stretches. */
export interface RunPart {
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  readonly handle: boolean;
}

/** A margin cuts lines of about one length; Chinese line breaking may leave two characters less. */
const marginSlack = 2;
/** No margin is so narrow. */
const narrowest = 8;

/**
 * Joins stretches of words to one run; undefined when there is none. A line break stays a line feed where the author
 * made it, and vanishes (or becomes a space between letters) where a margin did: the line is as long as the longest and
 * breaks off in the middle of a sentence. `everyLine` keeps all of them, for blocks.
 */
export function textRun(text: string, parts: readonly RunPart[], language: Language, everyLine: boolean): TextRun | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const widest = everyLine ? 0 : widestLine(parts);
  const strings: string[] = [];
  const pieces: { readonly at: number; readonly offset: number }[] = [];
  const handles: Handle[] = [];
  let span = first.span;
  let length = 0;
  let previous: RunPart | undefined;
  for (const part of parts) {
    span = joinSpans(span, part.span);
    const words = text.slice(part.span.start, part.span.end);
    if (part.handle) {
      handles.push({ name: words.slice(1), at: length, span: part.span });
      continue;
    }
    if (previous !== undefined && previous.line !== part.line) {
      const joint = everyLine ? '\n' : jointBetween(text, previous, part, widest, language);
      strings.push(joint);
      length += joint.length;
    }
    pieces.push({ at: length, offset: part.span.start });
    strings.push(words);
    length += words.length;
    previous = part;
  }
  return { text: strings.join(''), pieces, handles, span };
}

/** Where an offset of a run's text lies in the source. */
export function runOffset(run: TextRun, at: number): number {
  let low = 0;
  let high = run.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((run.pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const piece = run.pieces[low];
  return piece === undefined ? run.span.start : piece.offset + (at - piece.at);
}

/** Where a stretch of a run's text lies in the source. */
export function runSpan(run: TextRun, from: number, to: number): Span {
  const start = runOffset(run, from);
  // The last unit decides where the stretch ends: the next one may stand on another line.
  return { start, end: to > from ? runOffset(run, to - 1) + 1 : start };
}

function widestLine(parts: readonly RunPart[]): number {
  let widest = 0;
  let width = 0;
  let line = 0;
  for (const { span, line: current } of parts) {
    width = current === line ? width + span.end - span.start : span.end - span.start;
    line = current;
    widest = Math.max(widest, width);
  }
  return widest;
}

function jointBetween(text: string, before: RunPart, after: RunPart, widest: number, language: Language): '' | ' ' | '\n' {
  const width = before.span.end - before.span.start;
  const last = text[before.span.end - 1] ?? '';
  const next = text[after.span.start] ?? '';
  const meant =
    width < Math.max(narrowest, widest - marginSlack) ||
    marks.lineClosers.includes(last) ||
    frames[language].points.units.some((unit) => text.slice(before.span.start, before.span.end).endsWith(unit));
  if (meant) return '\n';
  return isLetter(last) && isLetter(next) ? ' ' : '';
}

/** ASCII and its kin are written with spaces between words. */
function isLetter(character: string): boolean {
  return /[\u0021-\u024f]/.test(character);
}
