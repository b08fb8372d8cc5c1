import { foldText } from '@rubric-lang/diagnostics';
import type { Span } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';
import type { Language } from '@rubric-lang/grammar';
import { skipSpaces, trimSpaces } from './lines.ts';
import { endsPoints, pointsAtEnd, pointsInside } from './points-mark.ts';
import type { PointsFound } from './points-mark.ts';
import type { PointsMark } from './tree.ts';

/** A part of a heading's line after its number; white space stands between parts. */
export type HeadingPart =
  | { readonly kind: 'heading-text' | 'handle'; readonly span: Span }
  | { readonly kind: 'points'; readonly span: Span; readonly mark: PointsMark };

/** Points marks and names are short: more of a long line need not be folded. */
const reach = 64;

/** The points that end a stretch of the text. */
export function endingPoints(text: string, from: number, to: number, language: Language): PointsFound | undefined {
  const last = text[to - 1] ?? '';
  if (!endsPoints(fold.replace[last] ?? last, language)) return undefined;
  const start = Math.max(from, to - reach);
  const written = text.slice(start, to);
  const found = pointsAtEnd(written, foldText(written, fold), language);
  return found && { ...found, start: start + found.start, end: start + found.end };
}

/** The points that end a line, before its `@name` if it has one. */
export function lineEndPoints(text: string, from: number, to: number, language: Language): PointsFound | undefined {
  const handle = endingHandle(text, from, to);
  return endingPoints(text, from, handle === undefined ? to : trimSpaces(text, from, handle.start), language);
}

/** The points near the start of a stretch, where a title runs on into its rules. */
function leadingPoints(text: string, from: number, to: number, language: Language): PointsFound | undefined {
  const found = pointsInside(foldText(text.slice(from, Math.min(to, from + reach)), fold), language);
  return found && { ...found, start: from + found.start, end: from + found.end };
}

/** Cuts a heading's words into title, points and `@name`, in the order they stand in. */
export function headingParts(text: string, from: number, to: number, language: Language): readonly HeadingPart[] {
  const start = skipSpaces(text, from, to);
  const handle = endingHandle(text, start, to);
  const named = handle === undefined ? to : trimSpaces(text, start, handle.start);
  const points = endingPoints(text, start, named, language) ?? leadingPoints(text, start, named, language);
  const parts: HeadingPart[] = [];
  if (points === undefined) parts.push(...words(text, start, named));
  else {
    const span = { start: points.start, end: points.end };
    const before = trimSpaces(text, start, span.start);
    // 标题 @name（2分）: the name may stand on either side of the points.
    const inner = handle === undefined ? endingHandle(text, start, before) : undefined;
    parts.push(...words(text, start, inner === undefined ? before : trimSpaces(text, start, inner.start)));
    if (inner) parts.push({ kind: 'handle', span: inner });
    parts.push({ kind: 'points', span, mark: { ...points.said, text: text.slice(span.start, span.end), span } });
    parts.push(...words(text, skipSpaces(text, span.end, named), named));
  }
  if (handle) parts.push({ kind: 'handle', span: handle });
  return parts;
}

function words(text: string, from: number, to: number): readonly HeadingPart[] {
  return skipSpaces(text, from, to) < to ? [{ kind: 'heading-text', span: { start: from, end: to } }] : [];
}

function endingHandle(text: string, from: number, to: number): Span | undefined {
  const start = Math.max(from, to - reach);
  // A letter or digit before the sign makes it an address.
  const found = /(?<![A-Za-z0-9._-])[@＠][A-Za-z][A-Za-z0-9_-]{0,63}$/.exec(text.slice(start, to));
  return found === null ? undefined : { start: start + found.index, end: to };
}
