import type { Amount, Condition, Multiplier } from '../clause.ts';
import type { FactRef, Formula } from '../fact.ts';
import { factId } from '../fact-id.ts';

/**
 * What may be open when a subject is scored. Besides facts, what people record: the value of a formula that cannot be
 * computed yet, a subject's place in the cohort, its share of the cohort's best.
 */
export type Unknown =
  | { readonly kind: 'fact'; readonly ref: FactRef }
  | { readonly kind: 'formula'; readonly formula: Formula }
  | {
      readonly kind: 'place';
      readonly ref: FactRef;
      readonly order: 'high-first' | 'low-first';
      readonly last: boolean;
    }
  | { readonly kind: 'share'; readonly ref: FactRef; readonly best: 'greatest' | 'least' };

/** One text for one unknown; equal formulas are one. */
export function unknownKey(unknown: Unknown): string {
  switch (unknown.kind) {
    case 'fact':
      return `fact ${factId(unknown.ref)}`;
    case 'formula':
      return formulaKey(unknown.formula);
    case 'place':
      return `place ${factId(unknown.ref)} ${unknown.order}${unknown.last ? ' last' : ''}`;
    case 'share':
      return `share ${factId(unknown.ref)} ${unknown.best}`;
  }
}

function formulaKey(formula: Formula): string {
  const known = formulaKeys.get(formula);
  if (known !== undefined) return known;
  const key = `formula ${JSON.stringify(formula)}`;
  formulaKeys.set(formula, key);
  return key;
}

const formulaKeys = new WeakMap<Formula, string>();

export function placeOf(condition: Condition & { readonly kind: 'rank' }): Unknown {
  return { kind: 'place', ref: condition.fact, order: condition.order, last: condition.last };
}

export function shareOf(amount: Amount & { readonly kind: 'ratio-to-best' }): Unknown {
  return { kind: 'share', ref: amount.fact, best: amount.best };
}

/**
 * The distance that steps measure, as a quantity above or below a number. A `from` that is itself computed makes one
 * formula of both, so that the distance is one unknown and not two.
 */
export function distanceOf(times: Multiplier & { readonly kind: 'steps' }): {
  readonly quantity: Formula;
  readonly from: string;
  readonly direction: 'below' | 'above';
} {
  const { from, quantity, direction } = times;
  if (typeof from === 'string') return { quantity, from, direction };
  if (from.kind === 'number') return { quantity, from: from.value, direction };
  return {
    quantity:
      direction === 'below'
        ? { kind: 'subtract', left: from, right: quantity }
        : { kind: 'subtract', left: quantity, right: from },
    from: '0',
    direction: 'above',
  };
}

/** What a formula reads. Facts each once; those of statistics apart, for they are not this subject's. */
export interface FormulaLeaves {
  readonly facts: readonly FactRef[];
  /** Those of them that it divides by. */
  readonly divisors: readonly FactRef[];
  /** How many statistics it names. */
  readonly statistics: number;
}

export function leavesOf(formula: Formula): FormulaLeaves {
  const facts = new Map<string, FactRef>();
  const divisors = new Map<string, FactRef>();
  let statistics = 0;
  const visit = (part: Formula, divides: boolean): void => {
    switch (part.kind) {
      case 'number':
        return;
      case 'fact':
        facts.set(factId(part.ref), part.ref);
        if (divides) divisors.set(factId(part.ref), part.ref);
        return;
      case 'statistic':
        statistics += 1;
        return;
      case 'negate':
        visit(part.of, divides);
        return;
      case 'least':
      case 'greatest':
        part.of.forEach((it) => visit(it, divides));
        return;
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        visit(part.left, divides);
        visit(part.right, divides || part.kind === 'divide');
    }
  };
  visit(formula, false);
  return { facts: [...facts.values()], divisors: [...divisors.values()], statistics };
}

/** How often a formula names facts and statistics in all. */
export function mentionsIn(formula: Formula): number {
  switch (formula.kind) {
    case 'number':
      return 0;
    case 'fact':
    case 'statistic':
      return 1;
    case 'negate':
      return mentionsIn(formula.of);
    case 'least':
    case 'greatest':
      return formula.of.reduce((sum, part) => sum + mentionsIn(part), 0);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return mentionsIn(formula.left) + mentionsIn(formula.right);
  }
}
