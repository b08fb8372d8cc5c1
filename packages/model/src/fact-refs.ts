/** Which facts the parts of a clause ask for, in the order they are named; derived facts are not looked into. */
import type { Amount, Branch, Condition, Multiplier } from './clause.ts';
import type { FactRef, Formula } from './fact.ts';

/** All that a branch asks for: what is counted, when it holds, what it gives. */
export function refsOfBranch({ times, when, amount }: Branch): readonly FactRef[] {
  return [...refsOfMultiplier(times), ...refsOfCondition(when), ...refsOfAmount(amount)];
}

/** What a condition looks at. */
function refsOfCondition(condition: Condition): readonly FactRef[] {
  switch (condition.kind) {
    case 'plain':
    case 'level':
    case 'rank':
      return [condition.fact];
    case 'compare':
      return refsOfFormula(condition.quantity);
    case 'all':
    case 'any':
      return condition.of.flatMap(refsOfCondition);
    case 'not':
      return refsOfCondition(condition.of);
    case 'always':
    case 'exhausted':
    case 'otherwise':
    case 'clause':
    case 'category':
      return [];
  }
}

/** What is counted, or measured in steps. */
function refsOfMultiplier(times: Multiplier): readonly FactRef[] {
  switch (times.kind) {
    case 'once':
      return [];
    case 'each':
      return [times.fact];
    case 'steps':
      return [...refsOfFormula(times.quantity), ...(typeof times.from === 'string' ? [] : refsOfFormula(times.from))];
  }
}

/** What the points depend on. */
function refsOfAmount(amount: Amount): readonly FactRef[] {
  switch (amount.kind) {
    case 'points':
    case 'full':
      return [];
    case 'judged':
      return [amount.fact, ...(amount.perCount === undefined ? [] : [amount.perCount])];
    case 'proportional':
    case 'interpolated':
      return refsOfFormula(amount.quantity);
    case 'formula':
      return refsOfFormula(amount.formula);
    case 'ratio-to-best':
      return [amount.fact];
  }
}

/** What a quantity is computed from. */
export function refsOfFormula(formula: Formula): readonly FactRef[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'fact':
    case 'statistic':
      return [formula.ref];
    case 'negate':
      return refsOfFormula(formula.of);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [...refsOfFormula(formula.left), ...refsOfFormula(formula.right)];
    case 'least':
    case 'greatest':
      return formula.of.flatMap(refsOfFormula);
  }
}
