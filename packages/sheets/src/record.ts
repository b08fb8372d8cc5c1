import type { Facts, Finding } from '@rubric-lang/model';
import type { Places } from './places.ts';
import type { SheetProblem } from './problem.ts';

/** What one file or row says of one subject (by one rater, when there are several). */
export interface FactsRecord {
  readonly facts: Facts;
  readonly rater: string | null;
  readonly findings: readonly Finding[];
  /** Places of the facts by `factPath`; the record itself stands at the empty path. */
  readonly places: Places;
}

export interface FactsReading {
  readonly records: readonly FactsRecord[];
  readonly problems: readonly SheetProblem[];
}

/** The path of a fact among a record's places: its item's key (`''` for a declared quantity) and its own. */
export function factPath(item: string | null, fact: string): readonly [string, string] {
  return [item ?? '', fact];
}
