/** Where something stands in a file, as people count: line and column from 1, columns in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Of a table: the heading of the column. */
  readonly heading?: string;
}

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** The places of a document's values, by `pathKey`. Keys and values of one entry share the place of the key. */
export type Places = ReadonlyMap<string, Place>;

/** A path as one text; no two paths share one. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** The place of the value, or of the nearest thing around it that has one. */
export function placeOf(places: Places, path: Path): Place | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place) return place;
  }
  return null;
}

/** Offsets to lines and columns of one text. LF, CRLF and CR end a line. */
export function placer(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Array.from(text.slice(starts[low] ?? 0, offset)).length + 1 };
  };
}
