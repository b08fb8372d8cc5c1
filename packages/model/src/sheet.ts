import type { FactRef } from './fact.ts';
import type { Milli } from './numbers.ts';

/** A score while something may be pending: it will come to lie within [least, most]; both equal when nothing is. Thousandths. */
export interface Score {
  readonly least: Milli;
  readonly most: Milli;
}

/** One clause that counted (or may still count). */
export interface ClauseResult {
  readonly clause: string;
  /** Which branches counted. */
  readonly branches: readonly string[];
  /** How many times (count or steps); 1 for once; null while pending. */
  readonly count: number | null;
  /** Signed effect on the item as counted, after caps and groups: a deduction is negative. Thousandths. null while pending. */
  readonly points: Milli | null;
  /** Before groups and caps. */
  readonly uncapped: Milli | null;
  readonly capped: boolean;
}

export interface ItemResult {
  readonly item: string;
  readonly state: 'scored' | 'pending' | 'not-applicable';
  /** Of an item pending in part, what is certain so far lies within the range. */
  readonly score: Score;
  readonly zeroed: boolean;
  readonly clauses: readonly ClauseResult[];
  /** Facts that are 待评: not recorded, or a formula divides by them and they are 0. */
  readonly pending: readonly FactRef[];
}

export interface SectionResult {
  readonly section: string;
  readonly score: Score;
  readonly state: 'scored' | 'pending' | 'not-applicable';
  /** Points of the children that apply, before 折算. */
  readonly applicable: Milli;
}

export interface ScoreSheet {
  readonly subject: string | null;
  readonly total: Score;
  /** Named when the whole range lies in one band (and quotas need no cohort). */
  readonly grade: string | null;
  /** Verdicts that apply for certain: the clause's key, of an item's clause `item/clause`. */
  readonly verdicts: readonly string[];
  readonly disqualified: boolean;
  readonly rank: number | null;
  readonly sections: readonly SectionResult[];
  readonly items: readonly ItemResult[];
  /** While a file-wide verdict is open: its facts that are 待评, none of them where only the cohort is missing. */
  readonly pendingVerdicts?: readonly FactRef[];
  /** Ranges that are sound but wider than they might be, because too much at once is open; absent when all are tight. */
  readonly loose?: LooseRanges;
}

export interface LooseRanges {
  /** Keys of the items whose range may be too wide. */
  readonly items: readonly string[];
  readonly total: boolean;
}

/** What cohort rules need, by group ('' when there are none): statistics of facts over the subjects where they are known. */
export interface Statistics {
  readonly groups: Readonly<Record<string, readonly FactStatistics[]>>;
  /** What others earned where a subject takes the mean of its like (取同类平均), by group; absent when nothing does. */
  readonly peers?: Readonly<Record<string, readonly PeerStatistics[]>>;
}

/** Of an item or section: the sum over the subjects that have it scored, and how many they are. Thousandths. */
export interface PeerStatistics {
  readonly key: string;
  readonly sum: Milli;
  readonly subjects: number;
}

export interface FactStatistics {
  readonly item: string | null;
  readonly fact: string;
  /** Ascending; every subject that has the quantity. Exact: decimals, or fractions (`10/3`) where a formula made them. */
  readonly values: readonly string[];
}
