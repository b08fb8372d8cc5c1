import type { Clause, Item, Milli } from '@rubric-lang/model';

/** The lowest and highest score of an item that a person may write down; null where nothing bounds it. */
export function itemBounds(item: Item): { readonly least: Milli | null; readonly most: Milli | null } {
  const has = (kind: Clause['effect']['kind']): boolean => item.clauses.some((clause) => clause.effect.kind === kind);
  const ceiling = item.ceiling ?? item.points;
  if (item.role === 'penalty') return { least: item.floor, most: 0 };
  return {
    // 倒扣 and 不足扣时：计负分 go below 0, how far depends on the facts.
    least: has('below-zero') || item.floor === null ? null : Math.min(item.floor, 0),
    // 另加 is on top of the item's points.
    most: has('bonus') && item.role !== 'bonus' ? null : ceiling,
  };
}
