import { factId, type Branch, type FactRef } from '@rubric-lang/model';

/** Every fact that the branches speak of, by its id. */
export function usedFacts(branches: readonly Branch[]): ReadonlySet<string> {
  const used = new Set<string>();
  // A reference is wherever an object says `item` and `fact`; a new kind of amount or condition needs nothing here.
  const pending: unknown[] = [...branches];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) pending.push(...(value as readonly unknown[]));
    else if (typeof value === 'object' && value !== null) {
      if (isRef(value)) used.add(factId(value));
      pending.push(...(Object.values(value) as unknown[]));
    }
  }
  return used;
}

function isRef(value: object): value is FactRef {
  return (
    'item' in value &&
    'fact' in value &&
    typeof value.fact === 'string' &&
    (value.item === null || typeof value.item === 'string')
  );
}
