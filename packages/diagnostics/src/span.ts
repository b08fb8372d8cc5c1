/** A half-open range of UTF-16 offsets into the decoded original text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both. */
export function joinSpans(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** A place as people count it: line and column from 1, columns in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span as people read it; the end is the position just after the last character. */
export interface Range extends Position {
  readonly endLine: number;
  readonly endColumn: number;
}
