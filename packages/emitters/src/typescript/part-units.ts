import { circularKeys, placeOfKey } from '@rubric-lang/model';
import type { Block, Branch, Clause, Group, Part } from '@rubric-lang/model';

/** A branch of the part. */
export interface PartBranch {
  readonly branch: Branch;
  /** Place among all branches of the part. */
  readonly at: number;
}

/** A clause of the part, or one branch of it where a group names its branches. */
export interface PartUnit {
  readonly at: number;
  readonly clause: PartClause;
  readonly branches: readonly PartBranch[];
}

export interface PartClause {
  /** Place in the part, and in the block. */
  readonly at: number;
  readonly place: number;
  readonly clause: Clause;
  readonly branches: readonly PartBranch[];
}

/** A part of a block, laid out for writing its code. */
export interface PartLayout {
  readonly block: Block;
  readonly clauses: readonly PartClause[];
  readonly units: readonly PartUnit[];
  readonly groups: readonly { readonly group: Group; readonly members: readonly (readonly PartUnit[])[] }[];
  /** The clause or branch of that key, as the clause at `asking` may ask of it; undefined: the answer is no. */
  readonly named: (
    key: string,
    asking: PartClause,
  ) => { readonly clause: PartClause; readonly branch: PartBranch | undefined } | undefined;
}

export function partLayout(block: Block, part: Part): PartLayout {
  let branches = 0;
  const clauses = part.clauses.flatMap((place, at): readonly PartClause[] => {
    const clause = block.clauses[place];
    if (!clause) return [];
    return [{ at, place, clause, branches: clause.branches.map((branch) => ({ branch, at: branches++ })) }];
  });
  const members = new Set(block.groups.flatMap((group) => group.members));
  const units: PartUnit[] = [];
  for (const clause of clauses) {
    const split = clause.branches.some(({ branch }) => members.has(branch.key));
    const sets = split ? clause.branches.map((branch) => [branch]) : [clause.branches];
    for (const set of sets) units.push({ at: units.length, clause, branches: set });
  }
  const unitsNamed = (key: string, depth: number): readonly PartUnit[] => {
    const inner = block.groups.find((group) => group.key === key);
    if (inner) return depth > 0 ? inner.members.flatMap((member) => unitsNamed(member, depth - 1)) : [];
    return units.filter((unit) => isNamed(unit, key));
  };
  const groups = block.groups.map((group) => ({
    group,
    members: group.members
      .map((member) => [...new Set(unitsNamed(member, block.groups.length))])
      .filter(({ length }) => length > 0),
  }));
  const circular = circularKeys(block);
  return {
    block,
    clauses,
    units,
    groups: groups.filter((group) => group.members.length > 0),
    named: (key, asking) => {
      if (circular.get(asking.place)?.has(key)) return undefined;
      const place = placeOfKey(block.clauses, key);
      const clause = clauses.find((it) => it.place === place);
      if (!clause) return undefined;
      return {
        clause,
        branch: clause.clause.key === key ? undefined : clause.branches.find(({ branch }) => branch.key === key),
      };
    },
  };
}

/** Is the unit the clause, or the one branch, of that key? */
export function isNamed({ clause, branches }: PartUnit, key: string): boolean {
  return clause.clause.key === key || (branches.length === 1 && branches[0]?.branch.key === key);
}
