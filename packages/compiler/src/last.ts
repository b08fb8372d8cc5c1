/** The last of a list, if it has one. */
export function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}
