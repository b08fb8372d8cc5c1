/**
 * Exact arithmetic inside worksheet formulas. Office programs count in binary fractions; so every value is a quotient
 * of two whole numbers, both small enough to be exact, and only comparisons, whole steps and one rounding ever divide.
 */

/** `n` ÷ `d` as formulas of whole numbers. */
export interface Quotient {
  readonly n: string;
  /** A positive whole number, or a formula that may have either sign or be 0. */
  readonly d: number | string;
  /** Neither side is ever larger than these. */
  readonly nMost: number;
  readonly dMost: number;
}

/** What cannot be a formula, by reason. Filled while formulas are built; a block with a reason is scored by hand. */
export interface Refusals {
  readonly add: (reason: RefusalReason) => void;
}

/**
 * cohort: needs other subjects · too-large: numbers that office programs do not hold exactly · quotients: a formula of
 * several divisions · circular: conditions that wait for each other · order: what waits for deductions changes them
 */
export type RefusalReason = 'cohort' | 'too-large' | 'quotients' | 'circular' | 'order';

/** Whole numbers up to here are told apart even by programs that round to fifteen digits before they compare. */
const largest = 1e14;

export function whole(value: number): Quotient {
  return { n: String(value), d: 1, nMost: Math.abs(value), dMost: 1 };
}

export const nought: Quotient = whole(0);

/** An exact decimal: `0.25` is 25 ÷ 100. */
export function decimal(text: string): Quotient {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return nought;
  const [, sign = '', before = '0', after = ''] = match;
  const n = Number(before + after);
  return { n: sign + String(n), d: 10 ** after.length, nMost: n, dMost: 10 ** after.length };
}

/** The same, with `reason` noted when it has grown too large. */
function held(value: Quotient, refusals: Refusals): Quotient {
  if (value.nMost <= largest && value.dMost <= largest) return value;
  refusals.add('too-large');
  return nought;
}

export function plus(a: Quotient, b: Quotient, refusals: Refusals): Quotient {
  if (a.n === '0') return b;
  if (b.n === '0') return a;
  if (typeof a.d === 'number' && typeof b.d === 'number') {
    const d = leastMultiple(a.d, b.d);
    const [x, y] = [d / a.d, d / b.d];
    const n = `(${times(a.n, x)}+${times(b.n, y)})`;
    return held({ n, d, nMost: a.nMost * x + b.nMost * y, dMost: d }, refusals);
  }
  const n = `(${times(a.n, b.d)}+${times(b.n, a.d)})`;
  return held(
    { n, d: times(String(a.d), b.d), nMost: a.nMost * b.dMost + b.nMost * a.dMost, dMost: a.dMost * b.dMost },
    refusals,
  );
}

export function minus(a: Quotient, b: Quotient, refusals: Refusals): Quotient {
  return plus(a, negated(b), refusals);
}

export function negated(a: Quotient): Quotient {
  if (/^-?\d+$/.test(a.n)) return { ...a, n: a.n.startsWith('-') ? a.n.slice(1) : a.n === '0' ? '0' : `-${a.n}` };
  return { ...a, n: `(-${a.n})` };
}

export function product(a: Quotient, b: Quotient, refusals: Refusals): Quotient {
  const d = typeof a.d === 'number' && typeof b.d === 'number' ? a.d * b.d : times(String(a.d), b.d);
  return held({ n: times(a.n, b.n), d, nMost: a.nMost * b.nMost, dMost: a.dMost * b.dMost }, refusals);
}

/** `b` is not to be 0: the formula that says so is for the caller to ask. */
export function quotient(a: Quotient, b: Quotient, refusals: Refusals): Quotient {
  const d = /^[1-9]\d*$/.test(b.n) && typeof a.d === 'number' ? a.d * Number(b.n) : times(String(a.d), b.n);
  return held({ n: times(a.n, b.d), d, nMost: a.nMost * b.dMost, dMost: a.dMost * b.nMost }, refusals);
}

/** With a positive denominator. */
export function upright(a: Quotient): Quotient {
  return typeof a.d === 'number' ? a : { ...a, n: `(${a.n})*SIGN(${a.d})`, d: `ABS(${a.d})` };
}

/** A condition of the two: `op` is a comparison of worksheet formulas. */
export function compared(
  a: Quotient,
  op: '<' | '<=' | '>' | '>=' | '=' | '<>',
  b: Quotient,
  refusals: Refusals,
): string {
  const [x, y] = [upright(a), upright(b)];
  held({ n: '0', d: 1, nMost: x.nMost * y.dMost, dMost: y.nMost * x.dMost }, refusals);
  return `${times(x.n, y.d)}${op}${times(y.n, x.d)}`;
}

/** The larger or smaller of several with fixed denominators. */
export function extreme(kind: 'MIN' | 'MAX', of: readonly Quotient[], refusals: Refusals): Quotient {
  let d = 1;
  for (const one of of) {
    if (typeof one.d === 'string') {
      refusals.add('quotients');
      return nought;
    }
    d = leastMultiple(d, one.d);
  }
  const parts = of.map((one) => times(one.n, d / (one.d as number)));
  const nMost = Math.max(...of.map((one) => one.nMost * (d / (one.d as number))));
  return held({ n: `${kind}(${parts.join(',')})`, d, nMost, dMost: d }, refusals);
}

/** Whole steps in a distance that is cut off at 0. */
export function wholeSteps(distance: Quotient, every: Quotient, up: boolean, refusals: Refusals): Quotient {
  const x = upright(distance);
  const d = times(String(x.d), every.n);
  const n = times(`MAX(0,${x.n})`, every.d);
  const dMost = x.dMost * every.nMost;
  held({ n, d, nMost: x.nMost * every.dMost + dMost, dMost }, refusals);
  const top = up ? `(${n}+${d}-1)` : n;
  return { n: `INT(${top}/(${d}))`, d: 1, nMost: Math.ceil(x.nMost * every.dMost), dMost: 1 };
}

/** Rounded to steps of thousandths: half away from zero, or toward zero. */
export function rounded(
  value: Quotient,
  rounding: { readonly step: number; readonly mode: string },
  refusals: Refusals,
): string {
  const x = upright(value);
  if (x.d === 1 && rounding.step === 1) return x.n;
  const unit = times(String(x.d), rounding.step);
  held({ n: '0', d: 1, nMost: 2 * x.nMost + x.dMost * rounding.step, dMost: 2 * x.dMost * rounding.step }, refusals);
  const truncate = rounding.mode === 'truncate';
  const size = truncate ? `INT(ABS(${x.n})/(${unit}))` : `INT((2*ABS(${x.n})+${unit})/(2*(${unit})))`;
  return `SIGN(${x.n})*${size}*${String(rounding.step)}`;
}

/** A product in a formula, ones left out. */
export function times(a: string, b: number | string): string {
  if (b === 1 || b === '1') return a;
  if (a === '1') return String(b);
  if (a === '0' || b === 0) return '0';
  return `${atom(a)}*${atom(String(b))}`;
}

/** In brackets unless it is one number, cell or call already. */
function atom(formula: string): string {
  return /^(-?[\w.$!']+|[A-Z]+\([^()]*\)|\([^()]*\))$/.test(formula) ? formula : `(${formula})`;
}

function leastMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
