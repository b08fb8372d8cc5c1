import type { Bound, Comparison, Remainder, Verdict } from './clause.ts';
import type { Milli } from './numbers.ts';

/** What a clause does with an amount; `sign` of a sum, or none. */
export type EffectPhrase = 'deduct' | 'award' | 'bonus' | 'below-zero';

/** The sentences of a paraphrase in one language. Every function gives a phrase without a mark at its end. */
export interface Phrases {
  readonly yes: (label: string) => string;
  readonly done: (label: string) => string;
  readonly no: (label: string) => string;
  readonly compare: (quantity: string, unit: string, bounds: readonly Bound[]) => string;
  readonly level: (label: string, levels: readonly string[]) => string;
  readonly rank: (label: string, from: number, to: number | null, last: boolean, highFirst: boolean) => string;
  readonly category: (words: readonly string[]) => string;
  readonly exhausted: (points: Milli) => string;
  readonly noneOf: (clauses: readonly string[]) => string;
  readonly notAllOf: (clauses: readonly string[]) => string;
  readonly clauseCounts: (clause: string) => string;
  readonly both: (parts: readonly string[]) => string;
  readonly either: (parts: readonly string[]) => string;
  readonly not: (part: string) => string;

  readonly each: (
    facts: {
      readonly label: string;
      readonly unit: string;
      readonly every: number;
      readonly free: number;
      readonly remainder: Remainder;
      readonly most: number | null;
    },
    amount: string,
  ) => string;
  readonly steps: (
    facts: {
      readonly quantity: string;
      readonly unit: string;
      /** null: from nothing at all, so that every step of it counts. */
      readonly from: string | null;
      readonly below: boolean;
      readonly every: string;
      readonly remainder: Remainder;
    },
    amount: string,
  ) => string;
  /** How many of what another clause counts. */
  readonly eachOfThose: (label: string, unit: string, effect: string) => string;

  readonly points: (effect: EffectPhrase, points: Milli) => string;
  readonly full: (effect: EffectPhrase) => string;
  readonly asked: (label: string, effect: string) => string;
  readonly judged: (effect: EffectPhrase, least: Milli, most: Milli, by: string, perCount: string | null) => string;
  readonly proportional: (effect: EffectPhrase, quantity: string, points: Milli) => string;
  readonly formula: (effect: EffectPhrase, formula: string, most: Milli | null) => string;
  readonly interpolated: (
    effect: EffectPhrase,
    quantity: string,
    through: readonly { readonly x: string; readonly points: Milli }[],
  ) => string;
  readonly ratioToBest: (quantity: string, points: Milli, greatest: boolean) => string;

  readonly zero: string;
  readonly waive: (clauses: readonly string[]) => string;
  readonly scale: (clauses: readonly string[], numerator: number, denominator: number) => string;
  readonly verdict: (verdict: Verdict) => string;
  readonly nothing: string;
  /** Where the item starts; what it is worth in all. */
  readonly start: string;
  readonly stated: string;
  /** 各项扣分扣完为止 of many items: what holds of each of them. */
  readonly untilExhausted: string;
  /** 缺项按比例折算: what becomes of items that do not apply. */
  readonly absence: string;
  /** Notes over several items: what these give, or lose, together; what is there before them. */
  readonly sumLimit: (kind: 'most' | 'loss', points: Milli, members: number) => string;
  readonly sumBase: (points: Milli) => string;
  readonly totalCap: (points: Milli) => string;
  /** 每项最多扣3分: of every item. */
  readonly itemCap: (points: Milli) => string;
  /** 同一事项不重复扣分: who records it sees to it. */
  readonly recordedOnce: string;
  /** A cap or 就高 with nothing to hold for. */
  readonly idle: string;
  /** A formula with names that no 数据 declares. */
  readonly unbound: string;
  readonly againstMean: (quantity: string, op: Comparison) => string;
  readonly notRead: string;

  readonly raters: Readonly<Record<'judgement' | 'external' | 'comparison', (source: string | undefined) => string>>;
  readonly ownCap: (effect: EffectPhrase, points: Milli) => string;
  readonly ladder: string;
  readonly highest: string;
  readonly groupCap: (effect: EffectPhrase, points: Milli, others: number) => string;
  /** What a sentence that only caps others does. */
  readonly sharedCap: (effect: EffectPhrase, points: Milli, members: number) => string;
  readonly eachCap: (effect: EffectPhrase, points: Milli, clauses: number) => string;
  readonly sharedHighest: (members: number) => string;

  readonly when: (condition: string, effect: string) => string;
  readonly always: (effect: string) => string;
  readonly branches: (parts: readonly string[]) => string;
  readonly sentence: (parts: readonly string[]) => string;
  readonly quote: (words: string) => string;
  readonly mean: (label: string) => string;
  readonly least: (label: string) => string;
  readonly greatest: (label: string) => string;
}
