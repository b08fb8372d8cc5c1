/**
 * Reads from a TrueType or OpenType file what measuring text needs: names, and how wide each character is.
 * Outlines, kerning and substitutions are left alone: Chinese text is set on a grid, and the few Latin words
 * in it are set without kerning by every target.
 */
import type { FontMetrics } from './font-metrics.ts';

/** What a font file says of itself. */
export interface FontFile {
  /** The family in English, as programs ask for it (`FangSong`). */
  readonly family: string;
  /** Every family name in the file, in any language (`FangSong`, `仿宋`). */
  readonly families: readonly string[];
  /** 100 … 900. */
  readonly weight: number;
  readonly metrics: FontMetrics;
}

interface Table {
  readonly offset: number;
  readonly length: number;
}

/** All fonts of a file: one, or those of a collection (`.ttc`). What is no font, or is damaged, gives none. */
export function readFontFile(bytes: Uint8Array): readonly FontFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (tagAt(view, 0) !== 'ttcf') return fontAt(view, 0);
    const fonts: FontFile[] = [];
    for (let index = 0; index < view.getUint32(8); index += 1)
      fonts.push(...fontAt(view, view.getUint32(12 + index * 4)));
    return fonts;
  } catch (error: unknown) {
    // A font that ends too early is no font to us; there is always another.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function fontAt(view: DataView, start: number): readonly FontFile[] {
  const tables = new Map<string, Table>();
  for (let index = 0; index < view.getUint16(start + 4); index += 1) {
    const record = start + 12 + index * 16;
    tables.set(tagAt(view, record), { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  const [head, hhea, hmtx, cmap, name] = ['head', 'hhea', 'hmtx', 'cmap', 'name'].map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !cmap || !name) return [];
  const unitsPerEm = view.getUint16(head.offset + 18);
  const glyphOf = characterMap(view, cmap);
  if (unitsPerEm === 0 || glyphOf === undefined) return [];
  const longMetrics = view.getUint16(hhea.offset + 34);
  const os2 = tables.get('OS/2');
  const families = familyNames(view, name);
  return [
    {
      family: families[0] ?? '',
      families,
      weight: os2 === undefined ? 400 : view.getUint16(os2.offset + 4),
      metrics: {
        advance: (codePoint) => {
          const glyph = glyphOf(codePoint);
          if (glyph === 0 || longMetrics === 0) return undefined;
          return view.getUint16(hmtx.offset + Math.min(glyph, longMetrics - 1) * 4) / unitsPerEm;
        },
      },
    },
  ];
}

/** Character → glyph, 0 when the font has none; undefined when the file has no map that we read. */
function characterMap(view: DataView, cmap: Table): ((codePoint: number) => number) | undefined {
  let small: number | undefined;
  for (let index = 0; index < view.getUint16(cmap.offset + 2); index += 1) {
    const record = cmap.offset + 4 + index * 8;
    const platform = view.getUint16(record);
    const encoding = view.getUint16(record + 2);
    const at = cmap.offset + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if (format === 12 && (platform === 0 || (platform === 3 && encoding === 10))) return segmentsOf12(view, at);
    if (format === 4 && (platform === 0 || (platform === 3 && encoding === 1))) small = at;
  }
  return small === undefined ? undefined : segmentsOf4(view, small);
}

function segmentsOf12(view: DataView, at: number): (codePoint: number) => number {
  const groups = view.getUint32(at + 12);
  const group = (index: number): number => at + 16 + index * 12;
  return (codePoint) => {
    const index = firstIndex(groups, (it) => view.getUint32(group(it) + 4) >= codePoint);
    if (index === groups || view.getUint32(group(index)) > codePoint) return 0;
    return view.getUint32(group(index) + 8) + codePoint - view.getUint32(group(index));
  };
}

function segmentsOf4(view: DataView, at: number): (codePoint: number) => number {
  const segments = view.getUint16(at + 6) / 2;
  const end = at + 14;
  const start = end + segments * 2 + 2;
  const delta = start + segments * 2;
  const offset = delta + segments * 2;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const index = firstIndex(segments, (it) => view.getUint16(end + it * 2) >= codePoint);
    if (index === segments || view.getUint16(start + index * 2) > codePoint) return 0;
    const shift = view.getUint16(delta + index * 2);
    const range = view.getUint16(offset + index * 2);
    if (range === 0) return (codePoint + shift) & 0xffff;
    const glyph = view.getUint16(offset + index * 2 + range + (codePoint - view.getUint16(start + index * 2)) * 2);
    return glyph === 0 ? 0 : (glyph + shift) & 0xffff;
  };
}

/** The first index below `count` that `holds`, by halving; `count` when none does. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Family names in every language, the English one first; the typographic family (16) before the plain one (1). */
function familyNames(view: DataView, name: Table): readonly string[] {
  const found: { readonly rank: number; readonly text: string }[] = [];
  const strings = name.offset + view.getUint16(name.offset + 4);
  for (let index = 0; index < view.getUint16(name.offset + 2); index += 1) {
    const record = name.offset + 6 + index * 12;
    const platform = view.getUint16(record);
    const language = view.getUint16(record + 4);
    const id = view.getUint16(record + 6);
    // Windows and Unicode records are UTF-16BE; Macintosh ones repeat them in an older encoding.
    if ((platform !== 3 && platform !== 0) || (id !== 1 && id !== 16)) continue;
    let text = '';
    const from = strings + view.getUint16(record + 10);
    for (let at = 0; at + 1 < view.getUint16(record + 8); at += 2)
      text += String.fromCharCode(view.getUint16(from + at));
    const english = platform === 0 || language === 0x409 ? 0 : 2;
    found.push({ rank: english + (id === 16 ? 0 : 1), text });
  }
  found.sort((one, other) => one.rank - other.rank);
  return [...new Set(found.map((it) => it.text))];
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
