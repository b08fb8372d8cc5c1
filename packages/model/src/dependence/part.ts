import type { Branch, Clause, Condition, Group } from '../clause.ts';
import type { Fact } from '../fact.ts';
import type { Milli } from '../numbers.ts';

/** What is scored as one: an item, or the block of file-wide verdicts (which has no points and no groups). */
export interface Block {
  readonly key: string;
  readonly points: Milli | null;
  readonly facts: readonly Fact[];
  readonly clauses: readonly Clause[];
  readonly groups: readonly Group[];
}

/** The numbers of the clauses that a group takes in, through branches and inner groups. */
export function clausesOfGroup(block: Block, group: Group): readonly number[] {
  const found = new Set<number>();
  const visit = (members: readonly string[], depth: number): void => {
    for (const member of members) {
      const inner = block.groups.find(({ key }) => key === member);
      if (inner && depth > 0) visit(inner.members, depth - 1);
      block.clauses.forEach((clause, index) => {
        if (clause.key === member || clause.branches.some(({ key }) => key === member)) found.add(index);
      });
    }
  };
  visit(group.members, block.groups.length);
  return [...found].sort((a, b) => a - b);
}

/** Every condition within conditions, itself first. */
export function conditionsIn(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [condition, ...condition.of.flatMap(conditionsIn)];
    case 'not':
      return [condition, ...conditionsIn(condition.of)];
    case 'always':
    case 'plain':
    case 'compare':
    case 'level':
    case 'rank':
    case 'exhausted':
    case 'otherwise':
    case 'clause':
    case 'category':
      return [condition];
  }
}

export function conditionsOf(clause: Clause): readonly Condition[] {
  return clause.branches.flatMap((branch: Branch) => conditionsIn(branch.when));
}

/** Does it wait for the item's other deductions (扣满N分的)? */
export function waitsForDeductions(clause: Clause): boolean {
  return conditionsOf(clause).some(({ kind }) => kind === 'exhausted');
}

/** The numbers of the clauses that one clause speaks of: its targets, and the clauses its conditions name. */
export function clausesNamedBy(block: Block, clause: Clause): readonly number[] {
  const names = new Set<string>(
    clause.effect.kind === 'waive' || clause.effect.kind === 'scale' ? clause.effect.targets : [],
  );
  for (const condition of conditionsOf(clause)) {
    if (condition.kind === 'otherwise') condition.of.forEach((key) => names.add(key));
    if (condition.kind === 'clause') names.add(condition.clause);
  }
  const all = waitsForDeductions(clause);
  return block.clauses.flatMap((other, index) =>
    names.has(other.key) || other.branches.some(({ key }) => names.has(key)) || (all && other.effect.kind === 'deduct')
      ? [index]
      : [],
  );
}

/** The clause of that key, else the one that has such a branch. */
export function placeOfKey(clauses: readonly Clause[], key: string): number | undefined {
  const named = clauses.findIndex((clause) => clause.key === key);
  const found = named >= 0 ? named : clauses.findIndex((clause) => clause.branches.some((it) => it.key === key));
  return found >= 0 ? found : undefined;
}

/**
 * Where a condition asks of a clause whether it counts, and that clause's own counting comes back to the one that asks:
 * there the answer is no, whoever is asked first. By place of the asking clause, the keys that get no answer.
 */
export function circularKeys(block: Block): ReadonlyMap<number, ReadonlySet<string>> {
  const { clauses } = block;
  const placesOf = (key: string): readonly number[] => {
    const named = placeOfKey(clauses, key);
    return named === undefined ? [] : [named];
  };
  const namesIn = (clause: Clause): readonly string[] =>
    conditionsOf(clause).flatMap((condition) =>
      condition.kind === 'otherwise' ? condition.of : condition.kind === 'clause' ? [condition.clause] : [],
    );
  // A clause counts as its own conditions say, unless a clause that waives it holds.
  const askedFor = (index: number): readonly number[] => {
    const clause = clauses[index];
    const keys = clause ? [clause.key, ...clause.branches.map((it) => it.key)] : [];
    const waivers = clauses.flatMap((other, at) =>
      other.effect.kind === 'waive' && at !== index && other.effect.targets.some((key) => keys.includes(key))
        ? [at]
        : [],
    );
    return [index, ...waivers];
  };
  const reaches = (from: readonly number[], goal: number): boolean => {
    const seen = new Set<number>();
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (index === goal) return true;
      const clause = clauses[index];
      if (seen.has(index) || !clause) continue;
      seen.add(index);
      open.push(...namesIn(clause).flatMap(placesOf).flatMap(askedFor));
    }
    return false;
  };
  const found = new Map<number, ReadonlySet<string>>();
  clauses.forEach((clause, index) => {
    const keys = namesIn(clause).filter((key) => reaches(placesOf(key).flatMap(askedFor), index));
    if (keys.length > 0) found.set(index, new Set(keys));
  });
  return found;
}

/** Sets of clauses that have something in common, each ascending, in the order of their first clause. */
export function joined(count: number, sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const leader = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    for (let up = leader[at]; up !== undefined && up !== at; up = leader[at]) at = up;
    return at;
  };
  for (const [first, ...rest] of sets) {
    if (first === undefined) continue;
    for (const other of rest) {
      const [low, high] = [find(first), find(other)].sort((a, b) => a - b) as [number, number];
      leader[high] = low;
    }
  }
  const parts = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    const at = find(index);
    parts.set(at, [...(parts.get(at) ?? []), index]);
  }
  return [...parts.values()];
}
