import type { Clause, Fact, FactRef } from '@rubric-lang/model';
import type { LoweredItem } from '../lower/item.ts';

/** New keys for facts, by their provisional ones. */
export type FactNames = ReadonlyMap<string, string>;

/** The item with its facts under their given names, everywhere they are spoken of. */
export function withFactNames(lowered: LoweredItem, names: FactNames): LoweredItem {
  if (names.size === 0) return lowered;
  return {
    ...lowered,
    facts: namedFacts(lowered.facts, names),
    clauses: lowered.clauses.map((it) => namedIn(it, names)),
  };
}

export function namedFacts(facts: readonly Fact[], names: FactNames): readonly Fact[] {
  return facts.map((fact) => {
    const key = names.get(fact.key);
    return key === undefined ? fact : { ...fact, key, named: true };
  });
}

/** The clause with every reference to a renamed fact of an item renamed. */
export function namedIn(clause: Clause, names: FactNames): Clause {
  // Branches are plain data: a reference is wherever an object says `item` and `fact`.
  return { ...clause, branches: renamed(clause.branches, names) };
}

function renamed<Value>(value: Value, names: FactNames): Value {
  if (Array.isArray(value)) return value.map((it: unknown) => renamed(it, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, held]) => [key, renamed(held as unknown, names)]));
  if (!isItemRef(value)) return copy as Value;
  return { ...copy, fact: names.get(value.fact) ?? value.fact } as Value;
}

function isItemRef(value: object): value is FactRef {
  return 'item' in value && 'fact' in value && typeof value.item === 'string' && typeof value.fact === 'string';
}
