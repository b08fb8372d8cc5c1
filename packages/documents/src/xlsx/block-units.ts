/** What groups can hold apart: a clause, or one branch of it where a group names branches of the clause. */
import type { Branch, Clause, Group } from '@rubric-lang/model';
import type { DetailBlock } from './detail-places.ts';

export interface Unit {
  readonly clause: Clause;
  readonly branches: readonly Branch[];
}

export interface UnitGroup {
  readonly group: Group;
  /** Places in the list of units, a list a member: each once in it, though several members may share one. */
  readonly members: readonly (readonly number[])[];
}

export function unitsOf(block: DetailBlock): {
  readonly units: readonly Unit[];
  readonly groups: readonly UnitGroup[];
} {
  const named = new Set(block.groups.flatMap((group) => group.members));
  const units = block.clauses.flatMap((clause): readonly Unit[] =>
    clause.branches.some((branch) => named.has(branch.key))
      ? clause.branches.map((branch) => ({ clause, branches: [branch] }))
      : [{ clause, branches: clause.branches }],
  );
  const inGroup = (key: string, depth: number): readonly number[] => {
    const inner = block.groups.find((group) => group.key === key);
    if (inner !== undefined) return depth > 0 ? inner.members.flatMap((member) => inGroup(member, depth - 1)) : [];
    return units.flatMap((unit, index) => (isNamed(unit, key) ? [index] : []));
  };
  const groups = block.groups
    .map((group) => ({
      group,
      members: group.members
        .map((member) => [...new Set(inGroup(member, block.groups.length))])
        .filter((it) => it.length > 0),
    }))
    .filter(({ members }) => members.length > 0);
  return { units, groups };
}

function isNamed({ clause, branches }: Unit, key: string): boolean {
  return clause.key === key || (clause.branches.length > 0 && branches.length === 1 && branches[0]?.key === key);
}
