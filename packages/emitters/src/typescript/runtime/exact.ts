import {
  addRatio,
  ceilRatio,
  compareRatio,
  divideRatio,
  floorRatio,
  greatestRatio,
  leastRatio,
  multiplyRatio,
  negateRatio,
  ratio,
  roundPoints,
  subtractRatio,
  zeroRatio,
} from '@rubric-lang/model';
import type { Milli, Ratio, Rounding } from '@rubric-lang/model';
import { mergedMark } from './plan.ts';
import type { Exact, Numbers, Ratios } from './plan.ts';

/** Sums, products and the like of numbers that may not be known: undefined as soon as a part is. */
export type Maybe = Ratio | undefined;

export const sum = (a: Maybe, b: Maybe): Maybe => a && b && addRatio(a, b);
export const difference = (a: Maybe, b: Maybe): Maybe => a && b && subtractRatio(a, b);
export const product = (a: Maybe, b: Maybe): Maybe => a && b && multiplyRatio(a, b);
export const quotient = (a: Maybe, b: Maybe): Maybe => a && b && divideRatio(a, b);
export const negative = (a: Maybe): Maybe => a && negateRatio(a);
export const smaller = (a: Maybe, b: Maybe): Maybe => a && b && leastRatio(a, b);
export const larger = (a: Maybe, b: Maybe): Maybe => a && b && greatestRatio(a, b);

/** A slot's number, in so many parts of 1. */
export function cellNumber(cell: number, unit: number): Maybe {
  return Number.isNaN(cell) ? undefined : ratio(cell, unit);
}

/** -1, 0, 1 as the first is below, at, above the second; what is not known reads as 0. */
export function side(a: Maybe, b: Ratio): -1 | 0 | 1 {
  return compareRatio(a ?? zeroRatio, b);
}

/** A judgement in thousandths; several raters' may be a fraction. */
export function judged(n: Numbers, q: Ratios, slot: number): Exact {
  const cell = n[slot] ?? 0;
  return cell === mergedMark ? (q[slot] ?? 0) : cell;
}

/** The same as a number of 分. */
export function judgedNumber(n: Numbers, q: Ratios, slot: number): Maybe {
  return Number.isNaN(n[slot]) ? undefined : multiplyRatio(asRatio(judged(n, q, slot)), { n: 1n, d: 1000n });
}

/** 分 as thousandths. */
export function thousandths(points: Maybe): Exact {
  return points ? settled(multiplyRatio(points, { n: 1000n, d: 1n })) : 0;
}

export function asRatio(value: Exact): Ratio {
  return typeof value === 'number' ? ratio(value) : value;
}

/** Back to a plain number where it is one. */
function settled(value: Ratio): Exact {
  const whole = Number(value.n);
  return value.d === 1n && Number.isSafeInteger(whole) ? whole : value;
}

export function exactSum(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return settled(addRatio(asRatio(a), asRatio(b)));
}

export function exactProduct(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a * b)) return a * b;
  return settled(multiplyRatio(asRatio(a), asRatio(b)));
}

export function isPositive(value: Exact): boolean {
  return typeof value === 'number' ? value > 0 : value.n > 0n;
}

/** Whole steps of `every` in a distance; none when it is not positive. All in the same parts of 1. */
export function droppedSteps(distance: number, every: number): number {
  return distance <= 0 ? 0 : (distance - (distance % every)) / every;
}

export function raisedSteps(distance: number, every: number): number {
  if (distance <= 0) return 0;
  const rest = distance % every;
  return (distance - rest) / every + (rest > 0 ? 1 : 0);
}

export function partSteps(distance: number, every: number): Exact {
  return distance <= 0 ? 0 : settled(ratio(distance, every));
}

/** The same of fractions. */
export function stepsOf(distance: Maybe, every: Ratio, remainder: 'drop' | 'round-up' | 'pro-rata'): Exact {
  const steps = distance && divideRatio(distance, every);
  if (!steps || steps.n <= 0n) return 0;
  if (remainder === 'pro-rata') return settled(steps);
  return settled(ratio(remainder === 'drop' ? floorRatio(steps) : ceilRatio(steps)));
}

/** Held within two numbers; the lower wins where they cross. */
export function held(value: Maybe, least: Ratio, most: Ratio | null): Exact {
  const below = most ? leastRatio(value ?? zeroRatio, most) : (value ?? zeroRatio);
  return settled(greatestRatio(least, below));
}

/** A judgement of several occurrences: nothing, or so much for each. Thousandths. */
export function judgedTotal(judged: Exact, count: Maybe, least: Milli, most: Milli): Exact {
  const points = asRatio(judged);
  if (points.n === 0n) return 0;
  const times = count ?? zeroRatio;
  return held(points, multiplyRatio(times, ratio(least)), multiplyRatio(times, ratio(most)));
}

/** Straight lines between the points, flat outside them. */
export function interpolatedAt(x: Maybe, through: readonly (readonly [x: Ratio, points: Milli])[]): Exact {
  const at = x ?? zeroRatio;
  let before: readonly [Ratio, Milli] | undefined;
  for (const point of through) {
    if (compareRatio(at, point[0]) <= 0) {
      const run = before && divideRatio(subtractRatio(at, before[0]), subtractRatio(point[0], before[0]));
      if (!before || !run) return point[1];
      return settled(addRatio(ratio(before[1]), multiplyRatio(run, ratio(point[1] - before[1]))));
    }
    before = point;
  }
  return before ? before[1] : 0;
}

/** 加倍, 减半: for all of the target's times, or only for so many. */
export function scaledBy(
  exact: Exact,
  times: Exact,
  only: Exact | null,
  numerator: number,
  denominator: number,
): Exact {
  const change = ratio(numerator - denominator, denominator);
  const all = asRatio(times);
  const part = only === null ? ratio(1) : divideRatio(leastRatio(asRatio(only), all), all);
  return part ? settled(addRatio(asRatio(exact), multiplyRatio(asRatio(exact), multiplyRatio(change, part)))) : exact;
}

/** Rounds an amount once. */
export function rounded(value: Exact, rounding: Rounding): Milli {
  if (typeof value !== 'number') return roundPoints(value, rounding);
  return roundedPart(value, 1, rounding);
}

/** The largest amount that a clause may come to, as `largestPoints`. */
const limit = 1_000_000_000_000;

/** Rounds `above ÷ below`; both are whole, not negative, and so small that twice their product with the step is exact. */
export function roundedPart(above: number, below: number, { step, mode }: Rounding): Milli {
  const whole = below * step;
  const rest = above % whole;
  const steps = (above - rest) / whole;
  const points = (mode === 'half-away' && rest * 2 >= whole ? steps + 1 : steps) * step;
  return points > limit ? limit : points;
}

/** For people to read: at most six decimals. */
export function countOf(times: Exact): number {
  if (typeof times === 'number') return times;
  if (times.d === 1n) return Number(times.n);
  return roundPoints({ n: times.n * 1_000_000n, d: times.d }, { step: 1, mode: 'half-away' }) / 1_000_000;
}
