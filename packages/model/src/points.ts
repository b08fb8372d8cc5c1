import type { Milli, Rounding } from './numbers.ts';
import { floorRatio, multiplyRatio, parseRatio, ratio } from './ratio.ts';
import type { Ratio } from './ratio.ts';

/** Thousandths of a point as people write them: 500 is `0.5`, 3000 is `3`, -2500 is `-2.5`. */
export function pointsText(points: Milli): string {
  const whole = Math.trunc(Math.abs(points) / 1000);
  const rest = String(Math.abs(points) % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${points < 0 ? '-' : ''}${String(whole)}${rest === '' ? '' : `.${rest}`}`;
}

/** Points as a plain number of 分 for JSON: 500 is 0.5. A whole number of thousandths prints exactly. */
export function pointsNumber(points: Milli): number {
  return Number(pointsText(points));
}

/**
 * No clause is worth more than this, a thousand million 分: sums of many thousands of clauses stay whole numbers that
 * a JavaScript number holds exactly.
 */
export const largestPoints: Milli = 1_000_000_000_000;

/** Thousandths as written in 分: `0.5` is 500. Undefined for what is no number, or no whole number of thousandths. */
export function parsePoints(text: string): Milli | undefined {
  const value = parseRatio(text);
  if (!value) return undefined;
  const milli = multiplyRatio(value, ratio(1000));
  const whole = Number(milli.n);
  return milli.d === 1n && Math.abs(whole) <= largestPoints ? whole : undefined;
}

/**
 * Thousandths, rounded to the step. half-away: the nearer step, from the middle away from 0. truncate: the step toward
 * 0. What is larger than `largestPoints` becomes that.
 */
export function roundPoints(value: Ratio, { step, mode }: Rounding): Milli {
  const negative = value.n < 0n;
  const size = { n: negative ? -value.n : value.n, d: value.d };
  const steps = ratio(size.n, size.d * BigInt(step));
  const whole = mode === 'truncate' ? floorRatio(steps) : (2n * steps.n + steps.d) / (2n * steps.d);
  const points = whole * BigInt(step);
  const held = points > BigInt(largestPoints) ? largestPoints : Number(points);
  return negative && held !== 0 ? -held : held;
}

/** The exact sum; points are whole thousandths, so adding them never rounds. */
export function addPoints(points: readonly Milli[]): Milli {
  return points.reduce((sum, some) => sum + some, 0);
}
