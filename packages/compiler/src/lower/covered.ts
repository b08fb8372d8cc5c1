import type { Group, Milli } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import type { Work } from './work.ts';

/** Adds a group; members that an inner group holds are there with the whole of it. Without members there is none. */
export type AddGroup = (group: Omit<Group, 'key' | 'members'>, members: readonly string[]) => void;

/** How a clause enters the sum; null: not at all. */
export function sumKind(work: Work): Group['effect'] | null {
  const { kind } = work.effect;
  return kind === 'deduct' || kind === 'award' || kind === 'bonus' || kind === 'below-zero' ? kind : null;
}

/** Is it a sentence that only modifies others? */
export function standsAlone(work: Work): boolean {
  return work.chosen.reading.effect.kind === 'modifier';
}

/** Is the work a clause of points, which a modifier can hold for? */
export function counts(work: Work): boolean {
  return work.branches.length > 0 && sumKind(work) !== null;
}

/** The author's words of a modifier. */
export function wordsOf({ chosen }: Work, { from, to }: Pick<ModifierReading, 'from' | 'to'>): string {
  return chosen.place.run.text.slice(from, to);
}

/**
 * What a modifier can speak of: the clauses up to and with its own that stand in its field; a field that holds no others
 * (注 under an item) speaks of those before it.
 */
export function within(work: Work, works: readonly Work[]): readonly Work[] {
  const before = works.slice(0, works.indexOf(work) + 1);
  const own = before.filter((it) => it.chosen.text === work.chosen.text);
  return own.some((it) => it.branches.length > 0) ? own : before;
}

/** Clauses from the last sentence that `stops`, or the field's start, up to and with this one. */
export function since(work: Work, works: readonly Work[], stops: (before: Work) => boolean): readonly Work[] {
  const found: Work[] = [];
  for (const before of [...within(work, works)].reverse()) {
    if (before !== work && stops(before)) break;
    if (before.branches.length > 0) found.unshift(before);
  }
  return found;
}

/** Members as later groups see them: a clause of an inner group is there with the whole group. */
export function outermost(members: readonly string[], groups: readonly Group[]): readonly string[] {
  const seen = members.map((member) => {
    let outer = member;
    for (const group of groups) if (group.members.includes(outer)) outer = group.key;
    return outer;
  });
  return [...new Set(seen)];
}

/** The smaller of two caps. */
export function least(a: Milli | null, b: Milli): Milli {
  return a === null ? b : Math.min(a, b);
}
