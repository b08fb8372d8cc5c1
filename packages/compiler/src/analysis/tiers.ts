import type { Branch, Clause, Condition, Item, Milli } from '@rubric-lang/model';
import { stretchOfCondition, type Stretch } from './edges.ts';

/** One step of a ladder: so much for these values of the quantity. */
export interface Tier {
  readonly clause: Clause;
  readonly branch: Branch;
  readonly stretch: Stretch;
  readonly points: Milli;
}

/** The steps of one quantity that take, or give, fixed points; at least two. */
export interface TierList {
  readonly effect: 'deduct' | 'award';
  readonly unit: string;
  readonly tiers: readonly Tier[];
  /** Only one step counts; otherwise they add. */
  readonly exclusive: boolean;
}

/** The ladders of an item, in the order of the text. A zeroing step takes all the points. */
export function tierListsOf(item: Item): readonly TierList[] {
  const lists = new Map<string, { effect: 'deduct' | 'award'; unit: string; tiers: Tier[] }>();
  for (const clause of item.clauses) {
    for (const branch of clause.branches) {
      const tier = tierOf(item, clause, branch);
      if (tier === null) continue;
      const list = lists.get(tier.key) ?? { effect: tier.effect, unit: tier.unit, tiers: [] };
      list.tiers.push(tier);
      lists.set(tier.key, list);
    }
  }
  return [...lists.values()]
    .filter(({ tiers }) => tiers.length > 1)
    .map((list) => ({ ...list, exclusive: isLadder(item, list.tiers) }));
}

function tierOf(
  item: Item,
  clause: Clause,
  branch: Branch,
): (Tier & { readonly key: string; readonly effect: 'deduct' | 'award'; readonly unit: string }) | null {
  const { kind } = clause.effect;
  const when = compared(branch.when);
  if (when === null || branch.times.kind !== 'once') return null;
  const stretch = stretchOfCondition(when);
  const points =
    kind === 'zero'
      ? item.points
      : branch.amount.kind === 'points'
        ? branch.amount.points
        : branch.amount.kind === 'full'
          ? item.points
          : null;
  if (stretch === null || points === null) return null;
  const effect = kind === 'zero' ? 'deduct' : kind;
  if (effect !== 'deduct' && effect !== 'award') return null;
  return {
    key: `${effect} ${when.unit} ${JSON.stringify(when.quantity)} ${conditionsBeside(branch.when)}`,
    effect,
    unit: when.unit,
    clause,
    branch,
    stretch,
    points,
  };
}

/** The comparison among conditions that must hold together. */
function compared(when: Condition): Extract<Condition, { kind: 'compare' }> | null {
  if (when.kind === 'compare') return when;
  if (when.kind !== 'all') return null;
  const comparisons = when.of.filter((it) => it.kind === 'compare');
  return comparisons.length === 1 ? (comparisons[0] ?? null) : null;
}

function conditionsBeside(when: Condition): string {
  return when.kind === 'all' ? JSON.stringify(when.of.filter((it) => it.kind !== 'compare')) : '';
}

function isLadder(item: Item, tiers: readonly Tier[]): boolean {
  const keys = new Set(tiers.flatMap(({ clause, branch }) => [clause.key, branch.key]));
  return (
    tiers.every(({ clause }) => clause === tiers[0]?.clause && clause.combine === 'first') ||
    item.groups.some(({ kind, members }) => kind === 'ladder' && members.filter((key) => keys.has(key)).length > 1)
  );
}
