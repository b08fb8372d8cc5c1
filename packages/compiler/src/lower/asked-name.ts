import { nearestName } from '@rubric-lang/diagnostics';
import type { Fact, Formula } from '@rubric-lang/model';
import { hundredth } from './formula.ts';
import { measure } from './measure.ts';
import type { Scope } from './scope.ts';

/** A declared quantity whose name is so near that the one in the formula is rather a slip of the pen; undefined: none. */
function meantName(name: string, declared: readonly Fact[]): string | undefined {
  return nearestName(
    name,
    declared.map((it) => it.label),
  );
}

/**
 * 价格分＝评标基准价÷投标报价×30 without 数据: each name is a number that is recorded in the item, in the unit in which the item
 * speaks of it elsewhere. A rate counts as its hundredth. null: the name is most likely a declared one, misspelt.
 */
export function askedName(name: string, scope: Scope): Formula | null {
  if (meantName(name, scope.declared) !== undefined) return null;
  const known = scope.facts
    .facts()
    .find((it) => it.label === name && (it.type.kind === 'quantity' || it.type.kind === 'count'));
  if (known === undefined) {
    const { formula, unit } = measure(name, '', [], scope);
    return unit === scope.words.units.share ? hundredth(formula) : formula;
  }
  const formula: Formula = { kind: 'fact', ref: { item: known.item, fact: known.key } };
  return known.type.kind === 'quantity' && known.type.unit === scope.words.units.share ? hundredth(formula) : formula;
}
