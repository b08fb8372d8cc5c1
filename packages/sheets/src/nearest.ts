import { foldName } from './words.ts';

/** The one of the names that differs least from what was written, when it differs little; else null. */
export function nearest(written: string, names: readonly string[]): string | null {
  const wanted = Array.from(foldName(written)).slice(0, 60);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = distanceBetween(wanted, Array.from(foldName(name)).slice(0, 60), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** Characters to insert, remove or replace; `limit` when there are at least as many. */
function distanceBetween(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = b.map((_, index) => index + 1);
  for (const [i, character] of a.entries()) {
    const row: number[] = [];
    for (const [j, other] of b.entries()) {
      const diagonal = j === 0 ? i : (above[j - 1] ?? 0);
      const left = j === 0 ? i + 1 : (row[j - 1] ?? 0);
      row.push(Math.min((above[j] ?? 0) + 1, left + 1, diagonal + (character === other ? 0 : 1)));
    }
    above = row;
  }
  return Math.min(limit, above[above.length - 1] ?? a.length);
}
