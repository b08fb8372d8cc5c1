import type { Formula } from '../fact.ts';
import {
  addRatio,
  compareRatio,
  divideRatio,
  multiplyRatio,
  negateRatio,
  parseRatio,
  ratio,
  subtractRatio,
} from '../ratio.ts';
import type { Ratio } from '../ratio.ts';

/**
 * A formula of one fact made of sums, multiples, 最小 and 最大 is straight lines joined at breaks: its extremes and the
 * values at which it crosses a number can be named exactly.
 */
export interface BrokenLine {
  /** x at which the slope changes, ascending. */
  readonly breaks: readonly Ratio[];
  readonly at: (x: Ratio) => Ratio;
}

/** Undefined when the formula multiplies or divides by the fact, or reads a statistic. Whoever calls has seen that it reads one fact. */
export function brokenLine(formula: Formula): BrokenLine | undefined {
  switch (formula.kind) {
    case 'number': {
      const value = parseRatio(formula.value);
      return value && { breaks: [], at: () => value };
    }
    case 'fact':
      return { breaks: [], at: (x) => x };
    case 'statistic':
      return undefined;
    case 'negate': {
      const of = brokenLine(formula.of);
      return of && { breaks: of.breaks, at: (x) => negateRatio(of.at(x)) };
    }
    case 'add':
    case 'subtract': {
      const left = brokenLine(formula.left);
      const right = brokenLine(formula.right);
      const join = formula.kind === 'add' ? addRatio : subtractRatio;
      return left && right && { breaks: merge(left.breaks, right.breaks), at: (x) => join(left.at(x), right.at(x)) };
    }
    case 'multiply': {
      const left = brokenLine(formula.left);
      const right = brokenLine(formula.right);
      if (!left || !right || (isVaried(formula.left) && isVaried(formula.right))) return undefined;
      return { breaks: merge(left.breaks, right.breaks), at: (x) => multiplyRatio(left.at(x), right.at(x)) };
    }
    case 'divide': {
      const left = brokenLine(formula.left);
      const right = isVaried(formula.right) ? undefined : brokenLine(formula.right);
      const divisor = right?.at(ratio(0));
      if (!left || !divisor || divisor.n === 0n) return undefined;
      return { breaks: left.breaks, at: (x) => divideRatio(left.at(x), divisor) ?? left.at(x) };
    }
    case 'least':
    case 'greatest': {
      const parts = formula.of.map(brokenLine);
      const [first, ...rest] = parts;
      if (!first) return undefined;
      let line: BrokenLine = first;
      for (const part of rest) {
        if (!part) return undefined;
        line = extreme(line, part, formula.kind === 'least' ? -1 : 1);
      }
      return line;
    }
  }
}

/** Every x at which the line has the value, or at which a stretch of it begins or ends there. */
export function crossings(line: BrokenLine, value: Ratio): readonly Ratio[] {
  return line.breaks
    .filter((x) => compareRatio(line.at(x), value) === 0)
    .concat(stretches(line.breaks).flatMap(([from, to]) => zeroOf((x) => subtractRatio(line.at(x), value), from, to)));
}

/** 1: never falls; -1: never rises; 0: does both, or neither. */
export function slopeOf(line: BrokenLine): -1 | 0 | 1 {
  const signs = new Set(
    stretches(line.breaks).map(([from, to]) => {
      const [a, b] = inside(from, to);
      return compareRatio(line.at(b), line.at(a));
    }),
  );
  signs.delete(0);
  if (signs.size !== 1) return 0;
  return signs.has(1) ? 1 : -1;
}

function isVaried(formula: Formula): boolean {
  switch (formula.kind) {
    case 'number':
      return false;
    case 'fact':
    case 'statistic':
      return true;
    case 'negate':
      return isVaried(formula.of);
    case 'least':
    case 'greatest':
      return formula.of.some(isVaried);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return isVaried(formula.left) || isVaried(formula.right);
  }
}

function extreme(a: BrokenLine, b: BrokenLine, sign: -1 | 1): BrokenLine {
  const breaks = merge(a.breaks, b.breaks);
  const meet = stretches(breaks).flatMap(([from, to]) => zeroOf((x) => subtractRatio(a.at(x), b.at(x)), from, to));
  return {
    breaks: merge(breaks, meet),
    at: (x) => {
      const left = a.at(x);
      const right = b.at(x);
      return compareRatio(left, right) * sign >= 0 ? left : right;
    },
  };
}

/** The straight stretches between the breaks; open at either end. */
function stretches(breaks: readonly Ratio[]): readonly (readonly [Ratio | undefined, Ratio | undefined])[] {
  return [...breaks, undefined].map((to, index) => [breaks[index - 1], to] as const);
}

/** Two points of a stretch. */
function inside(from: Ratio | undefined, to: Ratio | undefined): readonly [Ratio, Ratio] {
  if (from && to) return [from, to];
  if (from) return [from, addRatio(from, ratio(1))];
  if (to) return [subtractRatio(to, ratio(1)), to];
  return [ratio(0), ratio(1)];
}

function zeroOf(straight: (x: Ratio) => Ratio, from: Ratio | undefined, to: Ratio | undefined): readonly Ratio[] {
  const [a, b] = inside(from, to);
  const rise = subtractRatio(straight(b), straight(a));
  const run = divideRatio(multiplyRatio(negateRatio(straight(a)), subtractRatio(b, a)), rise);
  if (!run) return [];
  const x = addRatio(a, run);
  return (!from || compareRatio(from, x) <= 0) && (!to || compareRatio(x, to) <= 0) ? [x] : [];
}

function merge(a: readonly Ratio[], b: readonly Ratio[]): readonly Ratio[] {
  return [...a, ...b]
    .sort(compareRatio)
    .filter((x, index, all) => index === 0 || compareRatio(x, all[index - 1] ?? x) !== 0);
}
