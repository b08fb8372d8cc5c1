/** Zip packages (DOCX, XLSX) that are the same bytes whenever they hold the same parts. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts of a package: texts by path, other files as bytes. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Reads a package; undefined when the bytes are none. */
export function unpack(bytes: Uint8Array): Parts | undefined {
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch {
    // fflate throws whatever it stumbles upon; to the caller it is simply no package.
    return undefined;
  }
}

export function textOfPart(parts: Parts, path: string): string | undefined {
  const bytes = parts.get(path);
  return bytes === undefined ? undefined : strFromU8(bytes);
}

/** Packs parts with one fixed date, the list of content types first, as the formats want it, then by path. */
export function pack(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const first = '[Content_Types].xml';
  const paths = [...parts.keys()].filter((path) => path !== first && !path.endsWith('/')).sort();
  const files: Record<string, Uint8Array> = {};
  for (const path of [first, ...paths]) {
    const part = parts.get(path);
    if (part !== undefined) files[path] = typeof part === 'string' ? strToU8(part) : part;
  }
  // The earliest date that a zip can hold, in local time as zip has it: no clock, no time zone.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1, 0, 0, 0) });
}
