import type { Fact, FactRef, Formula } from '@rubric-lang/model';
import type { FormulaReading } from '@rubric-lang/sentences';
import { canonicalDecimal } from './decimal.ts';

/** A formula bound to facts, or the first name that is nobody's. */
export type BoundFormula =
  { readonly kind: 'bound'; readonly formula: Formula } | { readonly kind: 'unknown'; readonly name: string };

/**
 * Binds every name of an expression to a declared quantity, or to what `ask` gives for one that is not declared. A quantity in
 * % counts as its hundredth.
 */
export function bindFormula(
  reading: FormulaReading,
  declared: readonly Fact[],
  share: string,
  ask: (name: string) => Formula | null = () => null,
): BoundFormula {
  switch (reading.kind) {
    case 'number':
      return { kind: 'bound', formula: { kind: 'number', value: canonicalDecimal(reading.value) } };
    case 'name': {
      const fact = declared.find((it) => it.label === reading.name || it.key === reading.name);
      if (fact === undefined) {
        const asked = ask(reading.name);
        return asked === null ? { kind: 'unknown', name: reading.name } : { kind: 'bound', formula: asked };
      }
      const ref: FactRef = { item: null, fact: fact.key };
      const value: Formula = { kind: 'fact', ref };
      return {
        kind: 'bound',
        formula: fact.type.kind === 'quantity' && fact.type.unit === share ? hundredth(value) : value,
      };
    }
    case 'negate': {
      const of = bindFormula(reading.of, declared, share, ask);
      return of.kind === 'unknown' ? of : { kind: 'bound', formula: { kind: 'negate', of: of.formula } };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const left = bindFormula(reading.left, declared, share, ask);
      if (left.kind === 'unknown') return left;
      const right = bindFormula(reading.right, declared, share, ask);
      if (right.kind === 'unknown') return right;
      return { kind: 'bound', formula: { kind: reading.kind, left: left.formula, right: right.formula } };
    }
  }
}

/** A number in % as a share of 1. */
export function hundredth(value: Formula): Formula {
  return { kind: 'divide', left: value, right: { kind: 'number', value: '100' } };
}

/** 事件处理率×15分: one name times one number, either way round. */
export function shareOf(reading: FormulaReading): { readonly name: string; readonly points: string } | null {
  if (reading.kind !== 'multiply') return null;
  const { left, right } = reading;
  if (left.kind === 'name' && right.kind === 'number') return { name: left.name, points: right.value };
  if (left.kind === 'number' && right.kind === 'name') return { name: right.name, points: left.value };
  return null;
}

/** Every name of an expression, in order. */
export function namesInFormula(reading: FormulaReading): readonly string[] {
  switch (reading.kind) {
    case 'number':
      return [];
    case 'name':
      return [reading.name];
    case 'negate':
      return namesInFormula(reading.of);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [...namesInFormula(reading.left), ...namesInFormula(reading.right)];
  }
}
