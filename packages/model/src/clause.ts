import type { Localized, Range, Span } from '@rubric-lang/diagnostics';
import type { FactRef, Formula } from './fact.ts';
import type { Decimal, Milli } from './numbers.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** One side of a comparison, in the unit of the quantity. */
export interface Bound {
  readonly op: Comparison;
  readonly value: Decimal;
}

/** When a branch counts. Unknown facts make it unknown (待评), never false. */
export type Condition =
  /** Counts whenever the item is inspected. */
  | { readonly kind: 'always' }
  /** A yes/no fact; `holds` false asks for its opposite. */
  | { readonly kind: 'plain'; readonly fact: FactRef; readonly holds: boolean }
  /** All bounds hold of one quantity or count (a range is two bounds). `quantity` is a fact or a formula. */
  | { readonly kind: 'compare'; readonly quantity: Formula; readonly unit: string; readonly bounds: readonly Bound[] }
  | { readonly kind: 'level'; readonly fact: FactRef; readonly levels: readonly string[] }
  /** Place in the cohort by a quantity, from 1; `last` counts from the end. */
  | {
      readonly kind: 'rank';
      readonly fact: FactRef;
      readonly order: 'high-first' | 'low-first';
      readonly from: number;
      readonly to: number | null;
      readonly last: boolean;
    }
  /** Deductions of this item before caps reach the amount (扣满N分的). */
  | { readonly kind: 'exhausted'; readonly points: Milli }
  /** none: none of those clauses counts. not-all: at least one of them does not count. */
  | { readonly kind: 'otherwise'; readonly of: readonly string[]; readonly mode: 'none' | 'not-all' }
  /** That clause of the same item counts (在此基础上). */
  | { readonly kind: 'clause'; readonly clause: string }
  /** The subject is of one of these declared kinds (类别). */
  | { readonly kind: 'category'; readonly words: readonly string[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

export type Remainder = 'drop' | 'round-up' | 'pro-rata';

/** How many times the amount counts. */
export type Multiplier =
  | { readonly kind: 'once' }
  /** A count, in whole steps of `every`; the first `free` are not counted (超过2次的，每次…). */
  | {
      readonly kind: 'each';
      readonly fact: FactRef;
      readonly every: number;
      readonly free: number;
      readonly remainder: Remainder;
    }
  /** The distance of a quantity from `from`, in steps of `every`; never negative. */
  | {
      readonly kind: 'steps';
      readonly quantity: Formula;
      readonly unit: string;
      readonly from: Decimal | Formula;
      readonly direction: 'below' | 'above';
      readonly every: Decimal;
      readonly remainder: Remainder;
    };

/** What one time is worth, in thousandths. */
export type Amount =
  | { readonly kind: 'points'; readonly points: Milli }
  /** The item's own points. */
  | { readonly kind: 'full' }
  /** The number an assessor writes in `fact` (a judgement). With `perCount` the number is a total within n·least … n·most. */
  | {
      readonly kind: 'judged';
      readonly fact: FactRef;
      readonly least: Milli;
      readonly most: Milli;
      readonly perCount?: FactRef;
    }
  /** quantity × points (a percentage counts as its hundredth), within 0 … points. */
  | { readonly kind: 'proportional'; readonly quantity: Formula; readonly unit: string; readonly points: Milli }
  /** The value of a formula in 分, within 0 … most. */
  | { readonly kind: 'formula'; readonly formula: Formula; readonly most: Milli | null }
  /** Straight lines through the points, flat outside them; x ascending. */
  | {
      readonly kind: 'interpolated';
      readonly quantity: Formula;
      readonly unit: string;
      readonly through: readonly { readonly x: Decimal; readonly points: Milli }[];
    }
  /** points × quantity ÷ the best of the cohort (or best ÷ quantity when low is best). */
  | {
      readonly kind: 'ratio-to-best';
      readonly fact: FactRef;
      readonly best: 'greatest' | 'least';
      readonly points: Milli;
    };

/** One branch of a clause: 分别扣1分、2分 has two. */
export interface Branch {
  /** Unique within the item. */
  readonly key: string;
  readonly label: string;
  readonly when: Condition;
  readonly times: Multiplier;
  readonly amount: Amount;
}

export type Verdict =
  | { readonly kind: 'total-zero' }
  | { readonly kind: 'grade-is'; readonly grade: string }
  | { readonly kind: 'grade-down'; readonly by: number }
  | { readonly kind: 'grade-not'; readonly grades: readonly string[] }
  | { readonly kind: 'disqualify' };

/** What a clause does to its item. */
export type Effect =
  | { readonly kind: 'deduct' }
  | { readonly kind: 'award' }
  /** 另加: on top of the item's points. In an item of role bonus all is on top, so there it is an award under the item's ceiling. */
  | { readonly kind: 'bonus' }
  /** The item's points are 0 (不得分). */
  | { readonly kind: 'zero' }
  /** Taken after the floor of 0 (倒扣). */
  | { readonly kind: 'below-zero' }
  /** Target clauses do not count (不扣分, 除…外). */
  | { readonly kind: 'waive'; readonly targets: readonly string[] }
  /**
   * Target clauses count that many times as much, 2/1 or 1/2; a branch with a count does so only for that many of theirs.
   * Several that scale one clause work one after the other, in the order of the item's clauses.
   */
  | {
      readonly kind: 'scale';
      readonly targets: readonly string[];
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** Printed only; a person decides what comes of it and nothing enters the sum (an unread sentence of an item that is judged as a whole). */
  | { readonly kind: 'none' };

export type ScoredBy = 'computed' | 'judgement' | 'external' | 'comparison';
export type ClauseStatus = 'understood' | 'asked' | 'not-understood';

/** The field's kind of rule, as `explain` says it; total over what the reader produces. */
export type RuleKind =
  | 'deduct-flat'
  | 'deduct-per-unit'
  | 'deduct-per-n'
  | 'deduct-steps'
  | 'deduct-threshold'
  | 'deduct-tier'
  | 'deduct-distributed'
  | 'deduct-range'
  | 'deduct-discretionary'
  | 'deduct-split'
  | 'deduct-proportional'
  | 'deduct-below-zero'
  | 'award-fixed'
  | 'award-per-unit'
  | 'award-per-n'
  | 'award-steps'
  | 'award-tier'
  | 'award-distributed'
  | 'award-range'
  | 'award-discretionary'
  | 'award-comparative'
  | 'award-split'
  | 'award-proportional'
  | 'bonus'
  | 'zero-out'
  | 'otherwise'
  | 'level'
  | 'rank'
  | 'formula'
  | 'interpolation'
  | 'external'
  | 'waiver'
  | 'multiplier'
  | 'verdict'
  | 'cap'
  | 'until-exhausted'
  | 'full-mark'
  | 'best-of'
  | 'base'
  | 'not-applicable'
  | 'precedence'
  | 'manual';

/** A choice the author has to make, or has made, on this clause. */
export interface Choice {
  /** The field that answers it: 否则, 起评, 缺项, 档次 or 读作. */
  readonly field: string;
  /** The answers offered, as they are to be written after the equals sign or colon. */
  readonly offered: readonly { readonly answer: string; readonly reading: Localized }[];
  /** The answer made, when there is one. */
  readonly made: string | null;
}

/** One clause as the author wrote it. */
export interface Clause {
  /** Unique within the item. */
  readonly key: string;
  /** The author's words, without the marks that part clauses. */
  readonly text: string;
  readonly kind: RuleKind;
  readonly status: ClauseStatus;
  readonly scoredBy: ScoredBy;
  readonly effect: Effect;
  readonly branches: readonly Branch[];
  /** sum: every branch that holds adds. first: only the first that holds (a level list, a ladder in one clause). */
  readonly combine: 'sum' | 'first';
  /** The clause's own cap (thousandths), after rounding. */
  readonly cap: Milli | null;
  readonly span: Span;
  readonly range: Range;
  /** What the reader has to say of it: words taken as context, numbers left as words, 每起或每人 counted as one. */
  readonly notes: readonly Localized[];
  readonly choice?: Choice;
  /** The source that an external rule names. */
  readonly source?: string;
  /** Nothing is written of it: the item has points and no rule, so a person gives them. Not among the rules that `explain` lists. */
  readonly implied?: true;
}

/**
 * Members are clause keys, branch keys or group keys of the same item. Evaluated from the inside out, in the order of the item's list.
 * ladder: the first member (in order) whose condition holds counts alone. highest: the largest amount counts.
 * cap: the members' sum is at most `points`. A clause that several members take in is one clause: it is summed once, and
 * stays when the member that counts has it.
 */
export interface Group {
  readonly key: string;
  readonly kind: 'ladder' | 'highest' | 'cap';
  readonly effect: 'deduct' | 'award' | 'bonus' | 'below-zero';
  readonly members: readonly string[];
  readonly points: Milli | null;
  readonly text: string;
}
