import type { Position, Range, Span } from './span.ts';

/** A file as decoded: its path (for messages only), its text, and where its lines start. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** UTF-16 offset of the first character of every line; the first entry is 0. */
  readonly lineStarts: readonly number[];
}

/** Lines end in LF, CRLF or CR; soft returns inside a paragraph do not end a line. */
export function sourceText(path: string, text: string): SourceText {
  const lineStarts = [0];
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    if (unit === 0x0a) lineStarts.push(offset + 1);
    else if (unit === 0x0d && text.charCodeAt(offset + 1) !== 0x0a) lineStarts.push(offset + 1);
  }
  return { path, text, lineStarts };
}

/** Line and column of an offset; an offset past the end is the end. */
export function positionAt(source: SourceText, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const lineStart = source.lineStarts[low] ?? 0;
  let characters = 0;
  for (const _ of source.text.slice(lineStart, at)) characters += 1;
  return { line: low + 1, column: characters + 1 };
}

/** The span as lines and columns. */
export function rangeOf(source: SourceText, span: Span): Range {
  const from = positionAt(source, span.start);
  const to = positionAt(source, span.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The text of a line (from 1) without its line end. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  const end = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/[\r\n]+$/, '');
}
