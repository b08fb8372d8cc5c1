import {
  compareRatio,
  multiplyRatio,
  parseRatio,
  placesOf,
  ratioText,
  ratio,
  zeroRatio,
  type Decimal,
  type Ratio,
} from '@rubric-lang/model';

function read(value: Decimal): Ratio {
  return parseRatio(value) ?? zeroRatio;
}

/** The canonical text of a number as written: no leading or trailing zeros. */
export function canonicalDecimal(value: string): Decimal {
  return ratioText(read(value));
}

/** Exact product. */
export function timesDecimal(a: Decimal, b: Decimal): Decimal {
  return ratioText(multiplyRatio(read(a), read(b)));
}

/** Negative, 0 or positive as a is below, equal to or above b. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return compareRatio(read(a), read(b));
}

/** Decimal places that the value needs, at most six. */
export function scaleOf(value: Decimal): number {
  return Math.min(6, placesOf(read(value)) ?? 6);
}

/** A decimal as a whole number; null when it is none or too large to be one. */
export function wholeNumber(value: Decimal): number | null {
  const { n, d } = read(value);
  const whole = Number(n);
  return d === 1n && Number.isSafeInteger(whole) ? whole : null;
}

/** Thousandths out of 分 (`0.5` is 500); null when finer than a thousandth or no number. */
export function milliOf(points: Decimal): number | null {
  const value = parseRatio(points);
  return value === undefined ? null : wholeNumber(ratioText(multiplyRatio(value, ratio(1000))));
}

/** A share (`3` for 3%) of an amount in thousandths, in 分. */
export function shareOfPoints(percent: Decimal, points: number): Decimal {
  return ratioText(multiplyRatio(read(percent), ratio(points, 100_000)));
}
