import { reach, type Reach } from '@rubric-lang/evaluator';
import type { Item, Rubric, Score } from '@rubric-lang/model';

/** Least and most of every item, worked out once, when the first is asked for. */
export function reachOf(draft: Rubric): (item: Item) => Score {
  let known: ReadonlyMap<string, Score> | null = null;
  return (item) => {
    known ??= scoresOf(reach(draft));
    return known.get(item.key) ?? { least: 0, most: item.points ?? 0 };
  };
}

function scoresOf({ items }: Reach): ReadonlyMap<string, Score> {
  return new Map(items.map(({ key, score }) => [key, score]));
}
