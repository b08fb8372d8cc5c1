import type { Gates } from './rubric.ts';
import type { ClauseStatus, Comparison, RuleKind, ScoredBy } from './clause.ts';

/** What `rubric explain --json` prints. A versioned contract; points are 分 as numbers (0.5). */
export interface Explanation {
  readonly version: 1;
  readonly rubric: {
    readonly title: string;
    /** Sum of the ordinary sections, 分. */
    readonly total: number;
    /** As the header says; null when blank or absent. */
    readonly declaredTotal: number | null;
    readonly gates: Gates;
    /** Rules of the whole table (notes, vetoes, header). */
    readonly rules: readonly ExplainedRule[];
  };
  readonly sections: readonly ExplainedSection[];
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedSection {
  /** From the outermost. */
  readonly titles: readonly string[];
  readonly points: number | null;
  readonly line: number;
  readonly rules: readonly ExplainedRule[];
}

export interface ExplainedItem {
  readonly id: string;
  readonly number: string;
  readonly section: readonly string[];
  readonly title: string;
  readonly points: number | null;
  readonly line: number;
  readonly statements: readonly { readonly text: string; readonly line: number; readonly column: number }[];
  readonly rules: readonly ExplainedRule[];
}

export interface ExplainedBound {
  readonly quantity: string;
  readonly op: Comparison;
  readonly value: number;
  readonly unit: string;
  readonly inclusive: boolean;
}

export interface ExplainedBranch {
  readonly label: string;
  readonly points: number | null;
  readonly bounds?: readonly ExplainedBound[];
  readonly facts: readonly string[];
}

/** A choice the author has to make, or has made, with each answer read back. */
export interface ExplainedChoice {
  readonly field: string;
  readonly offered: readonly { readonly answer: string; readonly reading: string }[];
  readonly made: string | null;
}

export interface ExplainedRule {
  readonly text: string;
  /** 理解为：…, from the model. */
  readonly reading: string;
  readonly status: ClauseStatus;
  readonly scoredBy: ScoredBy;
  readonly kind: RuleKind;
  /** null for zero-outs, judgements and bonus lines without points. */
  readonly points: number | null;
  readonly min?: number;
  readonly max?: number;
  /** What it is counted by: every 3 次. */
  readonly per?: { readonly every: number; readonly unit: string };
  readonly bounds?: readonly ExplainedBound[];
  /** Caps that hold, inside out, with what they cap. */
  readonly caps?: readonly { readonly points: number; readonly scope: 'clause' | 'group' | 'item' }[];
  /** Key of the ladder, best-of or cap group it belongs to. */
  readonly group?: string;
  readonly branches?: readonly ExplainedBranch[];
  readonly facts: readonly { readonly name: string; readonly type: string; readonly unit: string | null }[];
  readonly choice?: ExplainedChoice;
  /** Why it is 人工评分 or what was left as words. */
  readonly notes?: readonly string[];
  readonly span: {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
}
