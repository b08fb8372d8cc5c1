import type { Clause } from './clause.ts';
import { blocksOf } from './dependence/dependence.ts';
import { conditionsOf } from './dependence/part.ts';
import type { FactRef, Formula } from './fact.ts';
import { factId, factsOf } from './fact-id.ts';
import { itemsOf, sectionsOf } from './outline.ts';
import type { Rubric } from './rubric.ts';

/** The facts that are looked at over the cohort, each once, in the order of the document. */
export function rankedFacts(rubric: Rubric): readonly FactRef[] {
  const found = new Map<string, FactRef>();
  const add = (ref: FactRef): void => void found.set(factId(ref), ref);
  for (const clause of blocksOf(rubric).flatMap(({ clauses }) => clauses)) {
    for (const condition of conditionsOf(clause)) {
      if (condition.kind === 'rank') add(condition.fact);
      if (condition.kind === 'compare') inFormula(condition.quantity, add);
    }
    for (const formula of formulasOf(clause)) inFormula(formula, add);
    for (const { amount } of clause.branches) if (amount.kind === 'ratio-to-best') add(amount.fact);
  }
  for (const fact of factsOf(rubric)) if (fact.derived) inFormula(fact.derived, add);
  return [...found.values()];
}

function formulasOf(clause: Clause): readonly Formula[] {
  return clause.branches.flatMap(({ times, amount }) => [
    ...(times.kind === 'steps' ? [times.quantity, ...(typeof times.from === 'string' ? [] : [times.from])] : []),
    ...(amount.kind === 'proportional' || amount.kind === 'interpolated' ? [amount.quantity] : []),
    ...(amount.kind === 'formula' ? [amount.formula] : []),
  ]);
}

function inFormula(formula: Formula, add: (ref: FactRef) => void): void {
  switch (formula.kind) {
    case 'number':
    case 'fact':
      return;
    case 'statistic':
      add(formula.ref);
      return;
    case 'negate':
      inFormula(formula.of, add);
      return;
    case 'least':
    case 'greatest':
      for (const part of formula.of) inFormula(part, add);
      return;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      inFormula(formula.left, add);
      inFormula(formula.right, add);
  }
}

/** Items and sections that may take the mean of their like. */
export function peerKeys(rubric: Rubric): readonly string[] {
  return [...sectionsOf(rubric.sections), ...itemsOf(rubric.sections)]
    .filter(({ notApplicable }) => notApplicable === 'peer-average')
    .map(({ key }) => key);
}
