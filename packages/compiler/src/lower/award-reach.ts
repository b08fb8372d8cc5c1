import type { Group, Milli } from '@rubric-lang/model';
import type { Work } from './work.ts';

/** Most that awards can come to: of a ladder its best step, of a capped group its cap; Infinity where nothing bounds a count. */
export function awardReach(awards: readonly Work[], groups: readonly Group[]): Milli {
  const value = new Map(awards.map((work) => [work.key, reachOf(work)]));
  for (const group of groups) {
    const members = group.members.filter((it) => value.has(it));
    const worth = members.map((it) => value.get(it) ?? 0);
    const [first] = members;
    if (group.effect !== 'award' || first === undefined) continue;
    const whole =
      group.kind === 'cap'
        ? Math.min(
            group.points ?? Number.POSITIVE_INFINITY,
            worth.reduce((sum, it) => sum + it, 0),
          )
        : Math.max(...worth);
    for (const member of members) value.set(member, member === first ? whole : 0);
  }
  return [...value.values()].reduce((sum, it) => sum + it, 0);
}

function reachOf({ branches, combine, cap }: Work): Milli {
  const worth = branches.map(({ amount, times }): Milli => {
    if (times.kind !== 'once') return Number.POSITIVE_INFINITY;
    switch (amount.kind) {
      case 'points':
      case 'proportional':
      case 'ratio-to-best':
        return amount.points;
      case 'judged':
        return amount.most;
      case 'interpolated':
        return Math.max(0, ...amount.through.map((it) => it.points));
      case 'full':
      case 'formula':
        return Number.POSITIVE_INFINITY;
    }
  });
  const whole = combine === 'first' ? Math.max(0, ...worth) : worth.reduce((sum, it) => sum + it, 0);
  return Math.min(whole, cap ?? Number.POSITIVE_INFINITY);
}
