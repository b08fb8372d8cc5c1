import type { Span } from './span.ts';

/**
 * error: cannot compute. question: two readings, a choice is open. warning: a defect of the document.
 * hint: worth knowing.
 */
export type Severity = 'error' | 'question' | 'warning' | 'hint';

/** One sentence in every language the messages come in. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A repair of the source text. Safe ones keep the meaning and may be applied unseen. */
export interface Fix {
  readonly title: Localized;
  readonly edits: readonly TextEdit[];
  readonly safe: boolean;
}

/** Another place that the message speaks of. */
export interface Related {
  readonly span: Span;
  readonly message: Localized;
}

/** A located message. `message` says what is the matter, `advice` what to do next. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly advice?: Localized;
  readonly span: Span;
  /** The file the span is in, when it is not the one being compiled (a base taken over by 沿用). */
  readonly path?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What a kind of message is: its code, its Chinese name, and its sentences as functions of typed facts. */
export interface DiagnosticKind<Facts> {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: (facts: Facts) => Localized;
  readonly advice?: (facts: Facts) => Localized;
}

/** Where, and what else belongs to one report. */
export interface ReportPlace {
  readonly span: Span;
  readonly path?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** Makes the function that reports this kind: `report(place, facts)` gives the finished diagnostic. */
export function diagnosticKind<Facts>(
  kind: DiagnosticKind<Facts>,
): ((place: ReportPlace, facts: Facts) => Diagnostic) & { readonly kind: DiagnosticKind<Facts> } {
  const report = (place: ReportPlace, facts: Facts): Diagnostic => ({
    code: kind.code,
    severity: kind.severity,
    message: kind.message(facts),
    ...(kind.advice ? { advice: kind.advice(facts) } : {}),
    span: place.span,
    ...(place.path === undefined ? {} : { path: place.path }),
    related: place.related ?? [],
    fixes: place.fixes ?? [],
  });
  return Object.assign(report, { kind });
}
