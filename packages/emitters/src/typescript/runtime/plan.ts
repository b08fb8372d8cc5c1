import type { Milli, NotApplicable, Ratio, Rounding, Verdict } from '@rubric-lang/model';

/** A number that is exact: a whole number that a JavaScript number holds, or a fraction. */
export type Exact = number | Ratio;

/** One cell a slot. Yes is 1 and no 0; levels by place; quantities in units of their last decimal; judgements in thousandths. NaN: open. */
export type Numbers = Float64Array;

/** Of slots that hold fractions: formulas, derived facts, shares of the best. Undefined: open. */
export type Ratios = (Ratio | undefined)[];

/** A cell of `Numbers` of which several raters' mean stands elsewhere: a judgement's in `Ratios`, levels' in `Levels`. */
export const mergedMark: number = Number.POSITIVE_INFINITY;

/** By slot: the levels that raters gave, by place, with how many of them did. */
export type Levels = ReadonlyMap<number, readonly (readonly [level: number, raters: number])[]>;

/** What a part writes of itself; one for all parts. */
export interface Out {
  award: Milli;
  deduct: Milli;
  belowZero: Milli;
  bonus: Milli;
  zero: boolean;
  /** A verdict counts that makes the total 0. */
  fatal: boolean;
  /** By branch of the part: does it count? */
  readonly branch: Uint8Array;
  /** By unit: how often, and for how much before rounding. */
  readonly times: Exact[];
  readonly exact: Exact[];
  /** By clause of the part. */
  readonly live: Uint8Array;
  readonly count: Float64Array;
  readonly points: Float64Array;
  readonly uncapped: Float64Array;
}

/** Clauses that are worked out together. */
export interface PartPlan {
  readonly count: (n: Numbers, q: Ratios, k: string | undefined, o: Out) => void;
  readonly limit: (o: Out) => void;
  /** Places among the block's rules. */
  readonly clauses: readonly number[];
  /** Clause (of the part), first branch, branch after the last, and 1 where it is worth points; by unit. */
  readonly units: readonly (readonly [clause: number, from: number, to: number, worth: number])[];
  /** Slots of what it reads. */
  readonly unknowns: readonly number[];
  /** Award, deduct, below zero, bonus at most. */
  readonly coarse: readonly [Milli, Milli, Milli, Milli];
  readonly wide: boolean;
}

/** A clause, as `RulePlan` of the block that has it. */
export interface RulePlan {
  readonly key: string;
  readonly effect: string;
  /** A verdict that makes the total 0. */
  readonly fatal: boolean;
  /** It gives more without end. */
  readonly endless: boolean;
  readonly branches: readonly string[];
}

export interface BlockPlan {
  readonly key: string;
  readonly item: boolean;
  readonly points: Milli;
  readonly base: Milli;
  readonly ceiling: Milli | null;
  readonly floor: Milli | null;
  readonly role: 'ordinary' | 'bonus' | 'penalty' | 'unscored';
  readonly notApplicable: NotApplicable | null;
  readonly appliesTo: readonly string[];
  readonly rules: readonly RulePlan[];
  readonly parts: readonly PartPlan[];
  /** Its score when nothing of it is open, straight from the cells; of the verdicts 0. Writes `out.fatal`. */
  readonly settled: (n: Numbers, q: Ratios, k: string | undefined, o: Out) => Milli;
}

/** A slot that is a fact. `unit`: how many of its units make 1; 0: its value is a fraction of its own (a derived one). */
export interface FactPlan {
  readonly item: string | null;
  readonly key: string;
  readonly kind: 'yes-no' | 'count' | 'quantity' | 'level' | 'judgement';
  readonly unit: number;
  readonly levels: readonly string[];
  /** A missing one of an inspected item means 未发现. */
  readonly fault: boolean;
  /** Ends of what may be recorded, and the neighbours of 0 among them, when it is an input of a formula. */
  readonly corners: readonly string[];
  /** Works a derived one out and keeps it. */
  readonly derive: ((n: Numbers, q: Ratios) => Ratio | undefined) | null;
}

/** Something that may be open. */
export interface UnknownPlan {
  readonly slot: number;
  readonly kind: 'fact' | 'formula' | 'place' | 'share';
  /** Values to try, best first: numbers as the slot holds them, or fractions as text. */
  readonly tries: readonly (number | string)[];
  /** Of a formula: where the outcome may turn. */
  readonly critical: readonly string[];
  /** Of a formula: the step in which it moves, null for any fraction. */
  readonly step: string | null;
  readonly value: ((n: Numbers, q: Ratios) => Ratio | undefined) | null;
  /** Slots of the facts behind it. */
  readonly facts: readonly number[];
  /** Those of them that a formula divides by. */
  readonly divisors: readonly number[];
  readonly order: 'high-first' | 'low-first' | 'greatest' | 'least' | null;
  readonly own: boolean;
  readonly torn: boolean;
  /** It drives a clause that gives more without end. */
  readonly endless: boolean;
  /** Without the cohort it cannot be known. */
  readonly cohort: boolean;
  /** Places of the blocks that read it. */
  readonly readers: readonly number[];
}

/** What the sections write of themselves; by place. */
export interface SectionsOut {
  readonly score: Float64Array;
  readonly applicable: Float64Array;
  readonly absent: Uint8Array;
  readonly pending: Uint8Array;
}

export interface SectionPlan {
  readonly key: string;
  readonly points: Milli;
}

export interface GradePlan {
  readonly name: string;
  readonly bounds: readonly { readonly op: '<' | '<=' | '>' | '>='; readonly points: Milli }[];
  readonly quota:
    { readonly kind: 'share'; readonly percent: string } | { readonly kind: 'number'; readonly most: number } | null;
}

/** Everything about one rubric that the code around it works with. */
export interface Plan {
  readonly facts: readonly FactPlan[];
  readonly unknowns: readonly UnknownPlan[];
  /** Number of slots. */
  readonly size: number;
  readonly blocks: readonly BlockPlan[];
  readonly sections: readonly SectionPlan[];
  /**
   * Items' scores `x`, absences `a` and what is pending `w` in, the sum out. `p`, `v`: what a section's like have earned,
   * and where that is pending.
   */
  readonly sum: (
    x: Float64Array,
    a: Uint8Array,
    w: Uint8Array,
    p: Float64Array,
    v: Uint8Array,
    s: SectionsOut,
  ) => Milli;
  /** Slots of the facts that are looked at over the cohort. */
  readonly ranked: readonly number[];
  readonly categories: readonly string[];
  readonly byCategory: boolean;
  readonly totalCap: Milli | null;
  readonly negativeTotal: boolean;
  readonly rounding: Rounding;
  readonly grades: readonly GradePlan[];
  /** By `block/clause`. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** Something may take the mean of its like. */
  readonly peers: boolean;
  readonly out: Out;
}

export function outOf(branches: number, units: number, clauses: number): Out {
  return {
    award: 0,
    deduct: 0,
    belowZero: 0,
    bonus: 0,
    zero: false,
    fatal: false,
    branch: new Uint8Array(branches),
    times: Array.from({ length: units }, () => 0),
    exact: Array.from({ length: units }, () => 0),
    live: new Uint8Array(clauses),
    count: new Float64Array(clauses),
    points: new Float64Array(clauses),
    uncapped: new Float64Array(clauses),
  };
}
