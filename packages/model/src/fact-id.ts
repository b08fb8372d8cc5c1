import type { Fact, FactRef } from './fact.ts';
import type { Rubric } from './rubric.ts';
import { itemsOf } from './outline.ts';

/** One text for one place of a fact: for keys of maps. */
export function factId(ref: FactRef): string {
  return JSON.stringify([ref.item, ref.fact]);
}

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
