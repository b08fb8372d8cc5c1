import type { Localized } from '@rubric-lang/diagnostics';
import type { Branch, ClauseStatus, Effect, Milli, RuleKind, ScoredBy } from '@rubric-lang/model';
import type { ClauseReading } from '@rubric-lang/sentences';
import type { PlacedText } from '../check.ts';
import type { ReadAs } from './item-source.ts';
import type { Measure } from './scope.ts';

/** A clause of the item with the reading that stands, before it is lowered. */
export interface ChosenClause {
  readonly key: string;
  readonly reading: ClauseReading;
  readonly place: PlacedText;
  /** Which of the item's scoring fields it stands in, and in which entry of it (0: none). */
  readonly text: number;
  readonly entry: number;
  /** The choice between its readings, made or open. */
  readonly choice: OpenChoice | null;
  /** 人工评分 was chosen, or nothing else is possible. */
  readonly judged: boolean;
  /** An answer to a question that only the whole item raises (how far a cap reaches). */
  readonly answer: ReadAs | null;
}

/** A choice whose answers have not been read back yet. */
export interface OpenChoice {
  readonly field: string;
  readonly code: QuestionCode;
  readonly answers: readonly string[];
  readonly made: string | null;
  /** The answer that stands while the author has not chosen. */
  readonly standing: string;
}

export type QuestionCode =
  | 'two-readings'
  | 'not-understood'
  | 'nothing-before'
  | 'undeclared-kinds'
  | 'otherwise-scope'
  | 'start-of-score'
  | 'cap-scope'
  | 'no-origin'
  | 'no-subject'
  | 'unknown-category'
  | 'no-scale';

/** A clause on its way into the model: what later steps, which see the whole item, may still change. */
export interface Work {
  readonly chosen: ChosenClause;
  readonly key: string;
  kind: RuleKind;
  status: ClauseStatus;
  scoredBy: ScoredBy;
  effect: Effect;
  branches: readonly Branch[];
  combine: 'sum' | 'first';
  cap: Milli | null;
  notes: readonly Localized[];
  choice: OpenChoice | null;
  source: string | null;
  /** The one quantity its only branch compares, for ladders. */
  measure: Measure | null;
}
