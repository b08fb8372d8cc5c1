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
  /** The width of its line. */
  readonly width: number;
  readonly handle: boolean;
}

/** Chinese line breaking may leave a line two characters short of the margin. */
const marginSlack = 2;
/** No margin is so narrow. */
const narrowest = 8;

/** `margin` is where a margin may have cut the lines of the file: the width of the longest. */
export interface RunOptions {
  readonly language: Language;
  readonly margin: number;
  /** Keeps every line break, for blocks. */
  readonly everyLine: boolean;
}

/**
 * Joins stretches of words to one run; undefined when there is none. A line break stays a line feed where the author
 * made it, and vanishes (or becomes a space between letters) where a margin did: the line breaks off in the middle of a
 * sentence, and is as long as the longest of the file, or as another line of the run.
 */
export function textRun(text: string, parts: readonly RunPart[], options: RunOptions): TextRun | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const cutAt = options.everyLine
    ? Infinity
    : Math.max(narrowest, Math.min(options.margin, ownMargin(parts)) - marginSlack);
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
      const joint = jointBetween(text, previous, part, cutAt, options);
      strings.push(joint);
      length += joint.length;
    } else if (previous !== undefined && previous.span.end < part.span.start) {
      // Access (10 points): where words are parted by spaces, so are the parts of a line.
      const { space } = frames[options.language];
      strings.push(space);
      length += space.length;
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

/** The second longest width of the lines before the last: two lines of one length make a margin, one does not. */
function ownMargin(parts: readonly RunPart[]): number {
  const last = parts[parts.length - 1]?.line;
  let longest = 0;
  let second = 0;
  parts.forEach(({ line, width }, at) => {
    if (line === last || parts[at + 1]?.line === line) return;
    second = Math.max(second, Math.min(width, longest));
    longest = Math.max(longest, width);
  });
  return longest - second <= marginSlack ? longest : Infinity;
}

function jointBetween(
  text: string,
  before: RunPart,
  after: RunPart,
  cutAt: number,
  { language, everyLine }: RunOptions,
): '' | ' ' | '\n' {
  if (everyLine) return '\n';
  const last = text[before.span.end - 1] ?? '';
  const next = text[after.span.start] ?? '';
  const inNumber = last === '.' && /[0-9]/.test(next) && /[0-9]/.test(text[before.span.end - 2] ?? '');
  const words = text.slice(Math.max(before.span.start, before.span.end - longestUnit), before.span.end);
  const closed = marks.lineClosers.includes(last) || frames[language].points.units.some((unit) => words.endsWith(unit));
  if (closed && !inNumber) return '\n';
  // Letters tell more than a margin: a line that goes on in lower case goes on.
  if (isLetter(last) && /[a-z]/.test(next)) return ' ';
  if (before.width < cutAt) return '\n';
  return isLetter(last) && isLetter(next) && !inNumber ? ' ' : '';
}

const longestUnit = 8;

/** ASCII and its kin are written with spaces between words. */
function isLetter(character: string): boolean {
  return /[\u0021-\u024f]/.test(character);
}
