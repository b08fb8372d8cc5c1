import type { Decimal, Milli } from './numbers.ts';

/**
 * Where a fact lives. `item` is an item's key; `null` for declared quantities (数据) at the top level;
 * a section-wide or file-wide block of verdicts has the block's name as its key.
 */
export interface FactRef {
  readonly item: string | null;
  readonly fact: string;
}

/**
 * fault: recording it loses points; missing in an inspected item means 未发现.
 * merit: recording it gains points; missing means 待评. neutral: missing means 待评.
 */
export type Polarity = 'fault' | 'merit' | 'neutral';

export type FactType =
  | { readonly kind: 'yes-no' }
  /** A whole number ≥ 0 of `unit`; `most` when the document bounds it (六有: 6). */
  | { readonly kind: 'count'; readonly unit: string; readonly most?: number }
  /** An exact decimal of `scale` places (≤ 6) in `unit`. */
  | {
      readonly kind: 'quantity';
      readonly unit: string;
      readonly scale: number;
      readonly least?: Decimal;
      readonly most?: Decimal;
    }
  /** One of the words, best first. */
  | { readonly kind: 'level'; readonly levels: readonly string[] }
  /**
   * Points given by a person; thousandths; 0 or a number within the bounds, in steps. `unbounded`: nobody wrote how much it
   * may be (a bonus line without points or ceiling), and `most` only keeps out slips of the pen.
   */
  | {
      readonly kind: 'judgement';
      readonly least: Milli;
      readonly most: Milli;
      readonly step: Milli;
      readonly unbounded?: true;
    };

/** One thing somebody records about a subject. */
export interface Fact {
  /** Unique within its item (or the top level): the name in data, modules and forms. */
  readonly key: string;
  readonly item: string | null;
  /** ASCII name from 名册 or @name when there is one; `key` is then equal to it. */
  readonly named: boolean;
  /** The author's words, short: 未成立党建工作领导小组. Accepted as key in facts files too. */
  readonly label: string;
  readonly type: FactType;
  readonly polarity: Polarity;
  /** 参与率＝参加人数÷党员总数: computed from other facts unless recorded itself. */
  readonly derived?: Formula;
}

/** Exact arithmetic over quantities. Division by zero leaves the value unknown. */
export type Formula =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'fact'; readonly ref: FactRef }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'least' | 'greatest'; readonly of: readonly Formula[] }
  /** A statistic of one fact over the cohort (within its 分组); unknown without statistics. */
  | { readonly kind: 'statistic'; readonly statistic: 'mean' | 'least' | 'greatest'; readonly ref: FactRef };
