/**
 * Did you mean: the known name nearest to what was written, by edits of characters (one put in, left out, replaced, or
 * two neighbours swapped). One edit is allowed in a short name, one for every three characters in a long one; undefined
 * when nothing is near. Of two as near, the one that shares more of its beginning, then the one given first.
 */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const name = Array.from(written);
  const allowed = Math.max(1, Math.floor(name.length / 3));
  let best: { readonly name: string; readonly edits: number; readonly shared: number } | undefined;
  // In a name of one character, one edit is every other name.
  if (name.length < 2) return undefined;
  for (const candidate of known) {
    const other = Array.from(candidate);
    if (other.length < 2 || Math.abs(other.length - name.length) > allowed) continue;
    const edits = editsBetween(name, other);
    if (edits > allowed) continue;
    const shared = sharedBeginning(name, other);
    if (best === undefined || edits < best.edits || (edits === best.edits && shared > best.shared)) {
      best = { name: candidate, edits, shared };
    }
  }
  return best?.name;
}

/** Optimal string alignment: Levenshtein's distance with swaps of neighbours. */
export function editsBetween(a: readonly string[], b: readonly string[]): number {
  let before: readonly number[] = [];
  let above = b.map((_, at) => at + 1);
  above.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

function sharedBeginning(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
}
