import type { Fact, FactRef } from './fact.ts';
import type { Rubric } from './rubric.ts';
import { itemsOf } from './outline.ts';

/** One text for one place of a fact: for keys of maps. */
export function factId(ref: FactRef): string {
  const known = ids.get(ref);
  if (known !== undefined) return known;
  const id = JSON.stringify([ref.item, ref.fact]);
  ids.set(ref, id);
  return id;
}

/** A reference is asked for its id whenever a subject is scored. */
const ids = new WeakMap<FactRef, string>();

export function refOf(fact: Fact): FactRef {
  return { item: fact.item, fact: fact.key };
}

/** Every fact of the rubric: declared quantities, the items' in document order, the file-wide verdicts'. */
export function factsOf(rubric: Rubric): readonly Fact[] {
  return [
    ...rubric.facts,
    ...itemsOf(rubric.sections).flatMap((item) => item.facts),
    ...(rubric.verdicts?.facts ?? []),
  ];
}
