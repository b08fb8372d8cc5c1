import type {
  Amount,
  Bound,
  Branch,
  Choice,
  Clause,
  ClauseStatus,
  Comparison,
  Condition,
  Effect,
  Group,
  Multiplier,
  RuleKind,
  ScoredBy,
  Verdict,
} from '../clause.ts';
import type { Fact, FactRef, FactType, Formula } from '../fact.ts';
import type {
  Column,
  ColumnSource,
  Example,
  Facts,
  FactValue,
  Gates,
  Grade,
  Item,
  NotApplicable,
  Passage,
  PrintedField,
  PrintLayout,
  Provision,
  Raters,
  Rubric,
  Section,
} from '../rubric.ts';
import type { Rounding } from '../numbers.ts';
import type { SumLimit, SumRules } from '../sum-rules.ts';
import type { Localized, Range, Span } from '@rubric-lang/diagnostics';

/** The types that the definitions of `rubricSchema` describe, by name. */
export interface RubricNames {
  readonly Rubric: Rubric;
  readonly Section: Section;
  readonly Item: Item;
  readonly Clause: Clause;
  readonly Branch: Branch;
  readonly Condition: Condition;
  readonly Multiplier: Multiplier;
  readonly Amount: Amount;
  readonly Effect: Effect;
  readonly Verdict: Verdict;
  readonly Group: Group;
  readonly Bound: Bound;
  readonly Fact: Fact;
  readonly FactType: FactType;
  readonly FactRef: FactRef;
  readonly Formula: Formula;
  readonly PrintedField: PrintedField;
  readonly Passage: Passage;
  readonly Column: Column;
  readonly ColumnSource: ColumnSource;
  readonly PrintLayout: PrintLayout;
  readonly Grade: Grade;
  readonly Raters: Raters;
  readonly Rounding: Rounding;
  readonly Example: Example;
  readonly Facts: Facts;
  readonly FactValue: FactValue;
  readonly Provision: Provision;
  readonly NotApplicable: NotApplicable;
  readonly Gates: Gates;
  readonly ClauseStatus: ClauseStatus;
  readonly ScoredBy: ScoredBy;
  readonly Comparison: Comparison;
  readonly RuleKind: RuleKind;
  readonly Choice: Choice;
  readonly SumRules: SumRules;
  readonly SumLimit: SumLimit;
  readonly Localized: Localized;
  readonly Range: Range;
  readonly Span: Span;
}
