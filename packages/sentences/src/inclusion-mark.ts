/** The brackets of an inclusion mark, 90%（含）以上: part of the words, never the bounds of a clause. */
export const OPEN_INCLUSION = '\uE002';
export const CLOSE_INCLUSION = '\uE003';

/** Do the words, as the patterns see them, say whether an edge is included? */
export function hasInclusion(visible: string): boolean {
  return visible.includes(OPEN_INCLUSION);
}
