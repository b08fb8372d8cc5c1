import type { Decimal } from './numbers.ts';

/** An exact rational number: lowest terms, `d` above 0. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** `n ÷ d` in lowest terms. `d` is not 0: a division that may be by 0 is `divideRatio`. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  let above = BigInt(n);
  let below = BigInt(d);
  if (below < 0n) {
    above = -above;
    below = -below;
  }
  let a = above < 0n ? -above : above;
  let b = below;
  while (b !== 0n) [a, b] = [b, a % b];
  return a <= 1n ? { n: above, d: below } : { n: above / a, d: below / a };
}

export const zeroRatio: Ratio = { n: 0n, d: 1n };
export const oneRatio: Ratio = { n: 1n, d: 1n };

export function addRatio(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? ratio(a.n + b.n, a.d) : ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function negateRatio(a: Ratio): Ratio {
  return { n: -a.n, d: a.d };
}

export function subtractRatio(a: Ratio, b: Ratio): Ratio {
  return addRatio(a, negateRatio(b));
}

export function multiplyRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.n, a.d * b.d);
}

/** Undefined when `b` is 0. */
export function divideRatio(a: Ratio, b: Ratio): Ratio | undefined {
  return b.n === 0n ? undefined : ratio(a.n * b.d, a.d * b.n);
}

/** Negative, 0 or positive, as `a` is below, at or above `b`. */
export function compareRatio(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function leastRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatio(b, a) < 0 ? b : a;
}

export function greatestRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatio(b, a) > 0 ? b : a;
}

/** The largest integer that is not above it. */
export function floorRatio(a: Ratio): bigint {
  const whole = a.n / a.d;
  return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
}

/** The smallest integer that is not below it. */
export function ceilRatio(a: Ratio): bigint {
  return -floorRatio(negateRatio(a));
}

const written = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?(?:\/([1-9]\d{0,400}))?$/;

/**
 * Reads `12`, `-0.5`, `1e-7` and the fraction `10/3`; undefined for anything else, also for numbers of more than
 * 400 digits.
 */
export function parseRatio(text: string): Ratio | undefined {
  const match = written.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0', below = '1'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return shift < 0
    ? ratio(digits, 10n ** BigInt(-shift) * BigInt(below))
    : ratio(digits * 10n ** BigInt(shift), BigInt(below));
}

/** The number as written: a JavaScript number stands for its shortest text (0.1 is one tenth). Undefined: no number. */
export function ratioOf(value: number | Decimal): Ratio | undefined {
  if (typeof value === 'string') return parseRatio(value);
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  return Number.isFinite(value) ? parseRatio(String(value)) : undefined;
}

/** Canonical text, `-?\d+(\.\d*[1-9])?` when it has at most `places` places (default 6), else the fraction `10/3`. */
export function ratioText(a: Ratio, places = 6): string {
  const scaled = a.n * 10n ** BigInt(places);
  if (scaled % a.d !== 0n) return `${a.n}/${a.d}`;
  const all = scaled / a.d;
  const digits = String(all < 0n ? -all : all).padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return `${all < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How many decimal places it needs; undefined when no number of places is enough (a third). */
export function placesOf(a: Ratio): number | undefined {
  let below = a.d;
  let twos = 0;
  let fives = 0;
  for (; below % 2n === 0n; below /= 2n) twos += 1;
  for (; below % 5n === 0n; below /= 5n) fives += 1;
  return below === 1n ? Math.max(twos, fives) : undefined;
}
