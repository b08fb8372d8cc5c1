import { domainOf } from '../domain.ts';
import type { Domain } from '../domain.ts';
import type { Fact, Formula } from '../fact.ts';
import {
  addRatio,
  ceilRatio,
  compareRatio,
  leastRatio,
  multiplyRatio,
  parseRatio,
  placesOf,
  ratio,
  subtractRatio,
  zeroRatio,
} from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { around, distinct } from './around.ts';

/** What a fact may be once known: yes/no, a number, one of the levels. */
export type FactState = boolean | Ratio | string;

/** A domain of at most this many values is tried value by value. */
export const smallDomain = 64;

/**
 * The values of a fact that have to be tried so that the extremes of everything it drives are among them, those that
 * are best for the subject first. `falls`: more is worse. `every`: its extremes may lie anywhere, so that every value is
 * tried where they are few.
 */
export function factCandidates(
  fact: Fact,
  critical: readonly Ratio[],
  falls: boolean,
  every: boolean,
): readonly FactState[] {
  const { type } = fact;
  if (type.kind === 'level') return type.levels;
  if (type.kind === 'yes-no') return fact.polarity === 'fault' ? [false, true] : [true, false];
  const domain = domainOf(fact);
  if (!domain) return [];
  const found = every && isSmall(domain) ? everyValue(domain) : around(critical, domain);
  const ascending = distinct(domain.orZero ? [zeroRatio, ...found] : found);
  return falls ? ascending : [...ascending].reverse();
}

export function isSmall({ least, most, unit }: Domain): boolean {
  return ceilRatio(multiplyRatio(subtractRatio(most, least), ratio(unit.d, unit.n))) < BigInt(smallDomain);
}

function everyValue({ least, most, unit }: Domain): readonly Ratio[] {
  const values: Ratio[] = [];
  for (let value = least; compareRatio(value, most) < 0; value = addRatio(value, unit)) values.push(value);
  // The upper end counts though the steps may miss it.
  values.push(most);
  return values;
}

/** The finest step in which sums and multiples of grid values move; null when the formula divides. */
export function gridOf(
  formula: Formula,
  unitOf: (fact: Formula & { readonly kind: 'fact' }) => Ratio | undefined,
): Ratio | null {
  switch (formula.kind) {
    case 'number': {
      const value = parseRatio(formula.value);
      const places = value && placesOf(value);
      return places === undefined ? null : ratio(1, 10n ** BigInt(places));
    }
    case 'fact':
      return unitOf(formula) ?? null;
    case 'statistic':
    case 'divide':
      return null;
    case 'negate':
      return gridOf(formula.of, unitOf);
    case 'add':
    case 'subtract':
      return finest([gridOf(formula.left, unitOf), gridOf(formula.right, unitOf)]);
    case 'multiply': {
      const left = gridOf(formula.left, unitOf);
      const right = gridOf(formula.right, unitOf);
      return left && right && multiplyRatio(left, right);
    }
    case 'least':
    case 'greatest':
      return finest(formula.of.map((part) => gridOf(part, unitOf)));
  }
}

function finest(units: readonly (Ratio | null)[]): Ratio | null {
  let found = ratio(1);
  for (const unit of units) {
    if (!unit) return null;
    found = leastRatio(found, unit);
  }
  return found;
}
