import { domainOf } from '../domain.ts';
import type { Domain } from '../domain.ts';
import type { Fact, Formula } from '../fact.ts';
import {
  addRatio,
  ceilRatio,
  compareRatio,
  floorRatio,
  greatestRatio,
  leastRatio,
  multiplyRatio,
  parseRatio,
  placesOf,
  ratio,
  subtractRatio,
  zeroRatio,
} from '../ratio.ts';
import type { Ratio } from '../ratio.ts';

/** What a fact may be once known: yes/no, a number, one of the levels. */
export type FactState = boolean | Ratio | string;

/** A domain of at most this many values is tried value by value. */
export const smallDomain = 64;

/** What a formula may come to while inputs are open, and how finely. `unit` null: any fraction. */
export interface Reach {
  readonly least: Ratio;
  readonly most: Ratio;
  readonly unit: Ratio | null;
}

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

/** At and on either side of each critical value, and both ends. */
export function around(critical: readonly Ratio[], reach: Reach): readonly Ratio[] {
  const unit = reach.unit ?? ratio(1, 1_000_000_000);
  const within = (value: Ratio): Ratio => greatestRatio(reach.least, leastRatio(reach.most, value));
  // The grid begins at 0, or where the bounds do not lie on it, at the least value.
  const near = critical.flatMap((value) => {
    const steps = floorRatio(multiplyRatio(value, ratio(unit.d, unit.n)));
    const below = multiplyRatio(ratio(steps), unit);
    const exact = reach.unit === null ? value : below;
    return [subtractRatio(exact, unit), exact, addRatio(exact, unit)].map(within);
  });
  return distinct([reach.least, ...near, reach.most]);
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

function distinct(values: readonly Ratio[]): readonly Ratio[] {
  return [...values]
    .sort(compareRatio)
    .filter((value, index, all) => index === 0 || compareRatio(value, all[index - 1] ?? value) !== 0);
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
