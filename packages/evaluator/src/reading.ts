import { oneRatio, parseRatio, unknownKey, unknownOf, zeroRatio } from '@rubric-lang/model';
import type { FactRef, FactState, Formula, Ratio, Unknown } from '@rubric-lang/model';
import { compute, numberOf } from './subject.ts';

/** A subject of whom everything is settled: what is known, and an assumption for what is open. */
export interface Reading {
  readonly category: string | undefined;
  readonly state: (unknown: Unknown) => FactState;
  readonly number: (formula: Formula) => Ratio;
}

/** `settled` knows every unknown of the clauses that are to be read; another would read as no, or 0. */
export function readingOf(category: string | undefined, settled: (key: string) => FactState | undefined): Reading {
  const state = (unknown: Unknown): FactState => settled(unknownKey(unknown)) ?? false;
  const leaf = (formula: Formula): Ratio => {
    switch (formula.kind) {
      case 'number':
        return parseRatio(formula.value) ?? zeroRatio;
      case 'fact':
        return factNumber(formula.ref);
      case 'statistic':
        return zeroRatio;
      default:
        return compute(formula, leaf) ?? zeroRatio;
    }
  };
  const factNumber = (ref: FactRef): Ratio => numberOf(state({ kind: 'fact', ref })) ?? zeroRatio;
  const number = (formula: Formula): Ratio => {
    const unknown = unknownOf(formula);
    // A line over one fact is followed through it; any other formula is settled as a whole.
    return unknown?.kind === 'formula' ? (numberOf(state(unknown)) ?? zeroRatio) : leaf(formula);
  };
  return { category, state, number };
}

/** The share of the cohort's best, 1 when it is not settled. */
export function shareNumber(reading: Reading, unknown: Unknown): Ratio {
  return numberOf(reading.state(unknown)) ?? oneRatio;
}
