import type { Diagnostic, DiagnosticKind, ReportPlace, Severity, Span } from '@rubric-lang/diagnostics';
import type { Item, Rubric, Score } from '@rubric-lang/model';
import type { ScoringTextReading } from '@rubric-lang/sentences';
import type { HeadingNode, RubricTree, TextRun } from '@rubric-lang/syntax';

/**
 * A check looks at a rubric as a careful colleague would and says what is wrong with the document.
 * It reads and reports: it changes nothing, and on any draft, however broken, it returns.
 */
export interface Check {
  /** Also the name of its folder, its page and its test. */
  readonly code: string;
  /** 总分不符: accepted wherever the code is. */
  readonly name: string;
  /** Unless 检查 or an option of the run says otherwise. */
  readonly severity: Severity;
  readonly check: (context: CheckContext) => readonly Diagnostic[];
}

/** What a check may look at. */
export interface CheckContext {
  /** The rubric as far as it could be understood. Everything that scores is here. */
  readonly draft: Rubric;
  /** The file as written, for what the model does not carry: marks, fields that print nothing. */
  readonly tree: RubricTree;
  /** The heading of an item or section, by its key in the draft; undefined for what a base file (沿用) brought in. */
  readonly headingOf: (key: string) => HeadingNode | undefined;
  /** Where the total is written, or left blank (总分, or the points in the title); null when it is nowhere. */
  readonly totalSpan: Span | null;
  /** The scoring texts of an item in the order they are read, by the item's key. Empty when it has none. */
  readonly textsOf: (itemKey: string) => readonly PlacedText[];
  /** The texts that speak for the whole table: 说明 and 注. */
  readonly tableTexts: readonly PlacedText[];
  /**
   * Least and most an item comes to over every set of facts, thousandths; tight when the item is small enough to be
   * tried out, else safe bounds. Worked out when first asked for.
   */
  readonly reach: (item: Item) => Score;
}

/** A scoring text where it stands, with what the reader made of it. */
export interface PlacedText {
  /** The field it is the content of, as written; null: the heading's own text. */
  readonly field: string | null;
  readonly run: TextRun;
  readonly reading: ScoringTextReading;
  /** Where offsets of the reading (in `run.text`) lie in the file. */
  readonly spanOf: (from: number, to: number) => Span;
}

/** Reports one kind of message, as `diagnosticKind` makes it. */
export type Report<Facts> = ((place: ReportPlace, facts: Facts) => Diagnostic) & {
  readonly kind: DiagnosticKind<Facts>;
};

/** A check that reports one kind: code, name and severity are the kind's own. */
export function checkOf<Facts>(report: Report<Facts>, check: (context: CheckContext) => readonly Diagnostic[]): Check {
  return { code: report.kind.code, name: report.kind.name, severity: report.kind.severity, check };
}
