import { dependenceOf, factId, factsOf, rankedFacts, refOf, unknownKey } from '@rubric-lang/model';
import type { BlockDependence, Dependence, Fact, FactRef, Rubric, Unknown, UnknownInfo } from '@rubric-lang/model';

/** How a fact lies in its slot. */
export interface PlacedFact {
  readonly slot: number;
  readonly fact: Fact;
  /** How many units of the cell make 1; 0 for one that a formula makes, which lies among the fractions. */
  readonly unit: number;
}

/** Which slot everything has that may be open, and what the blocks hang on. */
export interface Layout {
  readonly rubric: Rubric;
  readonly dependence: Dependence;
  readonly facts: readonly PlacedFact[];
  readonly size: number;
  readonly fact: (ref: FactRef) => PlacedFact | undefined;
  readonly slotOf: (unknown: Unknown) => number;
  readonly unknowns: readonly { readonly slot: number; readonly info: UnknownInfo }[];
  readonly ranked: readonly number[];
  readonly blocks: readonly BlockDependence[];
}

export function layoutOf(rubric: Rubric): Layout {
  const dependence = dependenceOf(rubric);
  const facts = factsOf(rubric).map((fact, slot): PlacedFact => ({ slot, fact, unit: unitOf(fact) }));
  const byId = new Map(facts.map((placed) => [factId(refOf(placed.fact)), placed]));
  const slots = new Map<string, number>();
  let size = facts.length;
  const unknowns = [...dependence.unknowns.values()].map((info) => {
    const known = info.unknown.kind === 'fact' ? byId.get(factId(info.unknown.ref))?.slot : undefined;
    const slot = known ?? size;
    if (known === undefined) size += 1;
    slots.set(info.key, slot);
    return { slot, info };
  });
  return {
    rubric,
    dependence,
    facts,
    size,
    fact: (ref) => byId.get(factId(ref)),
    slotOf: (unknown) => slots.get(unknownKey(unknown)) ?? -1,
    unknowns,
    ranked: rankedFacts(rubric).flatMap((ref) => byId.get(factId(ref))?.slot ?? []),
    blocks: dependence.blocks,
  };
}

function unitOf({ type, derived }: Fact): number {
  switch (type.kind) {
    case 'yes-no':
    case 'level':
      return 1;
    case 'count':
      return derived ? 0 : 1;
    case 'quantity':
      return derived ? 0 : 10 ** type.scale;
    case 'judgement':
      return derived ? 0 : 1000;
  }
}
