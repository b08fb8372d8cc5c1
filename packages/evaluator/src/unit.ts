import { circularKeys } from '@rubric-lang/model';
import type { Block, Branch, Clause, Group, Part } from '@rubric-lang/model';

/** What groups can hold apart: a clause, or one branch of it where a group names branches of the clause. */
export interface Unit {
  /** Place of the clause in its block. */
  readonly at: number;
  readonly clause: Clause;
  readonly branches: readonly Branch[];
}

/** A group of which every member is a set of units, in the group's order. */
export interface UnitGroup {
  readonly group: Group;
  /** Places in the list of units; each once in a member, though several members may share one. */
  readonly members: readonly (readonly number[])[];
}

/** A part of a block, cut for working out. */
export interface PartUnits {
  readonly block: Block;
  readonly units: readonly Unit[];
  /** The clauses, each once, with the places of their units. */
  readonly clauses: readonly { readonly clause: Clause; readonly units: readonly number[] }[];
  readonly groups: readonly UnitGroup[];
  /** Keys of which a clause's conditions get no answer, for it would come back to them. */
  readonly circular: ReadonlyMap<Clause, ReadonlySet<string>>;
}

export function unitsOf(block: Block, part: Part): PartUnits {
  const named = new Set(block.groups.flatMap(({ members }) => members));
  const units = part.clauses.flatMap((at): readonly Unit[] => {
    const clause = block.clauses[at];
    if (!clause) return [];
    const split = clause.branches.some(({ key }) => named.has(key));
    return split
      ? clause.branches.map((branch) => ({ at, clause, branches: [branch] }))
      : [{ at, clause, branches: clause.branches }];
  });

  const unitsNamed = (key: string, depth: number): readonly number[] => {
    const inner = block.groups.find((group) => group.key === key);
    if (inner) return depth > 0 ? inner.members.flatMap((member) => unitsNamed(member, depth - 1)) : [];
    return units.flatMap(({ clause, branches }, index) =>
      clause.key === key || (clause.branches.length > 0 && branches.length === 1 && branches[0]?.key === key)
        ? [index]
        : [],
    );
  };
  const groups = block.groups.map((group) => ({
    group,
    members: group.members
      .map((member) => [...new Set(unitsNamed(member, block.groups.length))])
      .filter(({ length }) => length > 0),
  }));
  const clauses = [...new Set(units.map(({ clause }) => clause))].map((clause) => ({
    clause,
    units: units.flatMap((unit, index) => (unit.clause === clause ? [index] : [])),
  }));
  const circular = new Map(
    [...circularKeys(block)].flatMap(([index, keys]) => {
      const clause = block.clauses[index];
      return clause ? [[clause, keys] as const] : [];
    }),
  );
  return { block, units, clauses, groups: groups.filter(({ members }) => members.length > 0), circular };
}
