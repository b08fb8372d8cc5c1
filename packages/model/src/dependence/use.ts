import type { Amount, Branch, Clause, Condition, Effect, Multiplier } from '../clause.ts';
import type { FactRef, Formula } from '../fact.ts';
import { addRatio, compareRatio, multiplyRatio, parseRatio, ratio, subtractRatio, zeroRatio } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { brokenLine, crossings, slopeOf } from './broken-line.ts';
import { distanceOf, leavesOf, placeOf, shareOf } from './variable.ts';
import type { Unknown } from './variable.ts';

/** One reading of an unknown by a clause. */
export interface Use {
  readonly unknown: Unknown;
  /** Values at which the outcome may change its course: jump, begin or cease to grow. */
  readonly critical: readonly Ratio[];
  /**
   * Where the score goes as the value grows, between critical values: up, down, 0 both ways; null when only a
   * condition reads it, which is constant there.
   */
  readonly toward: -1 | 0 | 1 | null;
  /** A judgement of several occurrences at once: its bounds move with their count. */
  readonly total?: true;
}

/** Everything a clause reads. `steps` asks for the values at which a count or distance makes its first so many steps. */
export function usesOf(clause: Clause, sign: Sign, steps: number): readonly Use[] {
  return clause.branches.flatMap((branch) => branchUses(branch, clause.effect, sign, steps));
}

/** As `Use.toward`. */
type Sign = -1 | 0 | 1 | null;

/**
 * The sign with which a clause's amount enters its item: scale clauses work through their targets, and may pull both
 * ways (0); null where only whether it counts matters.
 */
export function signOf(effect: Effect, targets: readonly (Effect | undefined)[]): Sign {
  switch (effect.kind) {
    case 'deduct':
    case 'below-zero':
      return -1;
    case 'award':
    case 'bonus':
      return 1;
    case 'scale': {
      const signs = new Set(targets.flatMap((target) => (target ? (signOf(target, []) ?? []) : [])));
      const [sign = null] = signs;
      if (signs.size > 1) return 0;
      return effect.numerator > effect.denominator ? sign : negated(sign);
    }
    case 'zero':
    case 'waive':
    case 'verdict':
    case 'none':
      return null;
  }
}

function branchUses({ when, times, amount }: Branch, effect: Effect, sign: Sign, steps: number): readonly Use[] {
  // A clause that is worth no points reads its amount for nothing.
  const worth =
    effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' || effect.kind === 'below-zero';
  return [...conditionUses(when), ...timesUses(times, sign, steps), ...(worth ? amountUses(amount, sign) : [])];
}

function conditionUses(when: Condition): readonly Use[] {
  switch (when.kind) {
    case 'always':
    case 'exhausted':
    case 'otherwise':
    case 'clause':
    case 'category':
      return [];
    case 'plain':
    case 'level':
      return [{ unknown: { kind: 'fact', ref: when.fact }, critical: [], toward: null }];
    case 'compare':
      return quantityUses(
        when.quantity,
        when.bounds.flatMap(({ value }) => parseRatio(value) ?? []),
        null,
      );
    case 'rank': {
      const critical = [ratio(when.from), ...(when.to === null ? [] : [ratio(when.to)])];
      return [{ unknown: placeOf(when), critical, toward: null }];
    }
    case 'all':
    case 'any':
      return when.of.flatMap(conditionUses);
    case 'not':
      return conditionUses(when.of);
  }
}

function timesUses(times: Multiplier, sign: Sign, steps: number): readonly Use[] {
  switch (times.kind) {
    case 'once':
      return [];
    case 'each': {
      const critical = Array.from({ length: steps + 2 }, (_, index) => ratio(times.free + index * times.every));
      return [{ unknown: { kind: 'fact', ref: times.fact }, critical, toward: sign }];
    }
    case 'steps': {
      const { quantity, from, direction } = distanceOf(times);
      const start = parseRatio(from) ?? zeroRatio;
      const every = parseRatio(times.every) ?? ratio(1);
      const move = direction === 'below' ? subtractRatio : addRatio;
      const critical = Array.from({ length: steps + 2 }, (_, index) => move(start, multiplyRatio(every, ratio(index))));
      return quantityUses(quantity, critical, direction === 'below' ? negated(sign) : sign);
    }
  }
}

function amountUses(amount: Amount, sign: Sign): readonly Use[] {
  switch (amount.kind) {
    case 'points':
    case 'full':
      return [];
    case 'judged': {
      const judged: Use = { unknown: { kind: 'fact', ref: amount.fact }, critical: [], toward: sign };
      const { perCount } = amount;
      return perCount
        ? [
            { ...judged, total: true },
            { unknown: fact(perCount), critical: [zeroRatio, ratio(1)], toward: sign },
          ]
        : [judged];
    }
    case 'proportional':
      return quantityUses(amount.quantity, [], sign);
    case 'formula':
      return quantityUses(amount.formula, [], sign);
    case 'interpolated': {
      const xs = amount.through.flatMap(({ x }) => parseRatio(x) ?? []);
      const falls = amount.through.some(({ points }, index) => points < (amount.through[index - 1]?.points ?? points));
      const rises = amount.through.some(({ points }, index) => points > (amount.through[index - 1]?.points ?? points));
      return quantityUses(amount.quantity, xs, falls && rises ? 0 : falls ? negated(sign) : sign);
    }
    case 'ratio-to-best':
      return [{ unknown: shareOf(amount), critical: [zeroRatio, ratio(1)], toward: sign }];
  }
}

function fact(ref: FactRef): Unknown {
  return { kind: 'fact', ref };
}

/** A quantity is a fact, a line over one fact, or an unknown of its own. */
function quantityUses(quantity: Formula, critical: readonly Ratio[], toward: Sign): readonly Use[] {
  if (quantity.kind === 'fact') return [{ unknown: fact(quantity.ref), critical, toward }];
  const unknown = unknownOf(quantity);
  if (!unknown) return [];
  const line = unknown.kind === 'fact' ? brokenLine(quantity) : undefined;
  if (!line) return [{ unknown, critical, toward }];
  const slope = slopeOf(line);
  return [
    {
      unknown,
      critical: [...line.breaks, ...critical.flatMap((value) => crossings(line, value))].sort(compareRatio),
      toward: toward === null || slope === 1 ? toward : slope === 0 ? 0 : negated(toward),
    },
  ];
}

/** What has to be known of a quantity: the fact it is a line over, else the formula itself; undefined for a number. */
export function unknownOf(quantity: Formula): Unknown | undefined {
  const { facts, statistics } = leavesOf(quantity);
  const [only] = facts;
  if (only === undefined && statistics === 0) return undefined;
  if (only && facts.length === 1 && statistics === 0 && brokenLine(quantity)) return fact(only);
  return { kind: 'formula', formula: quantity };
}

function negated(sign: Sign): Sign {
  return sign === null || sign === 0 ? sign : sign === 1 ? -1 : 1;
}
