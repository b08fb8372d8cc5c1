import type { Decimal, Fact, FactRef, Formula, Milli } from '@rubric-lang/model';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { FactTable } from './facts.ts';
import type { WrittenNumber } from './item-source.ts';
import type { QuantityNames } from './quantities.ts';
import type { StandardNumber } from './standard.ts';
import type { ChosenClause } from './work.ts';

/** What the clauses of one item share while they are lowered. */
export interface Scope {
  readonly words: BlockGrammar;
  /** Words as they are compared: without spaces, marks of one width. */
  readonly fold: (text: string) => string;
  readonly item: string | null;
  /** What a quantity without a name is called: 本项. */
  readonly title: string;
  readonly points: Milli | null;
  /** A bonus line without points or ceiling: `points` is only what may be entered, for nobody wrote how much. */
  readonly openEnded: boolean;
  readonly role: 'ordinary' | 'bonus' | 'penalty' | 'unscored';
  readonly facts: FactTable;
  readonly names: QuantityNames;
  /** Declared quantities (数据), by their labels. */
  readonly declared: readonly Fact[];
  readonly categories: readonly string[];
  /** Names of the grades. */
  readonly grades: readonly string[];
  /** Numbers that the item's standard gives. */
  readonly standard: readonly StandardNumber[];
  /** Every number in the item that a rate might count from. */
  readonly written: readonly WrittenNumber[];
  /** How often each name of a distance (gap) stands in the item's steps. */
  readonly gaps: ReadonlyMap<string, number>;
  /** The clauses of the item, and the one at hand. */
  readonly clauses: readonly ChosenClause[];
  clause: ChosenClause | null;
  /** How often a period comes in a year: 每月 12. */
  readonly periods: Readonly<Record<string, number>>;
  /** The comparison before, for 每低1个百分点 and for a comparison without a subject. */
  previous: Measure | null;
  /**
   * Units of numbers that earlier clauses counted or left as words: a comparison without a subject may go on from those,
   * and is no quantity of its own.
   */
  readonly spoken: Set<string>;
  /** 每起或每人 in the clause at hand: two units and one count. */
  eitherUnit: boolean;
}

/** A quantity as something is said of it. */
export interface Measure {
  readonly name: string;
  readonly ref: FactRef;
  readonly formula: Formula;
  readonly unit: string;
  /** The number it was compared with; null when with several or none. */
  readonly bound: Decimal | null;
}
