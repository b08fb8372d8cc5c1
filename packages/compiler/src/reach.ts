import { reach } from '@rubric-lang/evaluator';
import type { Item, Rubric, Score } from '@rubric-lang/model';

/** Least and most of an item, worked out when first asked for, and of that item alone: the whole table takes much longer. */
export function reachOf(draft: Rubric): (item: Item) => Score {
  const known = new Map<string, Score>();
  return (item) => {
    const before = known.get(item.key);
    if (before !== undefined) return before;
    const alone: Rubric = { ...draft, sections: [item], verdicts: null, grades: [], examples: [] };
    const score = reach(alone).items[0]?.score ?? { least: 0, most: item.points ?? 0 };
    known.set(item.key, score);
    return score;
  };
}
