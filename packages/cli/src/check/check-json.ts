import { rangeOf } from '@rubric-lang/diagnostics';
import type { Diagnostic, Range, Severity, SourceText, Span } from '@rubric-lang/diagnostics';
import type { Gates } from '@rubric-lang/model';
import { said } from '../language.ts';
import type { Language } from '../language.ts';

/** A place both as offsets (UTF-16 units of the decoded text) and as lines and columns (characters, from 1). */
export interface JsonSpan extends Span, Range {}

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** In the language of the run. */
  readonly message: string;
  readonly advice?: string;
  readonly span: JsonSpan;
  /** The file the span is in, when it is not the one checked. */
  readonly path?: string;
  readonly related: readonly { readonly message: string; readonly span: JsonSpan }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly span: JsonSpan; readonly text: string }[];
  }[];
}

/** What `rubric check --json` prints: a versioned contract, described in docs/developers/cli-json.md. */
export interface CheckJson {
  readonly version: 1;
  readonly files: readonly {
    readonly path: string;
    readonly gates: Gates;
    readonly diagnostics: readonly JsonDiagnostic[];
  }[];
}

function jsonSpan(source: SourceText, span: Span): JsonSpan {
  return { start: span.start, end: span.end, ...rangeOf(source, span) };
}

/** `source` is the text the spans lie in; `path` of the diagnostic is set only when that is another file. */
export function jsonDiagnostic(diagnostic: Diagnostic, source: SourceText, language: Language): JsonDiagnostic {
  const { code, severity, message, advice, span, path, related, fixes } = diagnostic;
  return {
    code,
    severity,
    message: said(message, language),
    ...(advice ? { advice: said(advice, language) } : {}),
    span: jsonSpan(source, span),
    ...(path === undefined ? {} : { path }),
    related: related.map((other) => ({ message: said(other.message, language), span: jsonSpan(source, other.span) })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title: said(title, language),
      safe,
      edits: edits.map((edit) => ({ span: jsonSpan(source, edit.span), text: edit.text })),
    })),
  };
}
