import { type Parts, textOfPart, unpack } from '../stable-zip.ts';
import { keptName, placeName } from '../xlsx/place-name.ts';
import { type FilledRead, filledFile, printedParts, printedText } from './filled-file.ts';
import { childOf, descendants, parseXml, textIn, type XmlElement } from './xml-tree.ts';

/** Reads an XLSX that was printed here and filled in with Excel, WPS or LibreOffice. Never throws. */
export function readFilledXlsx(bytes: Uint8Array): FilledRead {
  const parts = unpack(bytes);
  const book = parts === undefined ? undefined : parseXml(textOfPart(parts, 'xl/workbook.xml') ?? '');
  if (parts === undefined || book === undefined) return { kind: 'no-office-file' };
  const sheets = sheetsOf(parts, book);
  const kept = [...(sheets.get(keptName)?.values() ?? [])].join('');
  const found = printedParts(parts);
  // Not every program keeps parts that it does not know; the hidden sheet holds the same, one after another.
  const printed = found.length > 0 ? found : kept.split(/(?=<\?xml )/).flatMap((text) => printedText(text) ?? []);
  if (printed.length === 0) return { kind: 'not-printed-here' };
  const names = new Map(descendants(book, 'definedName').map((it) => [it.attributes['name'] ?? '', textIn(it)]));
  const placed = (index: number): { readonly sheet: Cells; readonly cell: string } | undefined => {
    const reference = /^(?:'((?:[^']|'')*)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)$/.exec(names.get(placeName(index)) ?? '');
    if (reference === null) return undefined;
    const [, quoted, plain, column = '', row = ''] = reference;
    const sheet = sheets.get(quoted === undefined ? (plain ?? '') : quoted.replaceAll("''", "'"));
    return sheet === undefined ? undefined : { sheet, cell: column + row };
  };
  const written = (index: number): string | undefined => {
    const place = placed(index);
    return place === undefined ? undefined : (place.sheet.get(place.cell) ?? '');
  };
  const front: Cells = sheets.values().next().value ?? new Map();
  return {
    kind: 'filled',
    files: printed.map((part) => {
      // Printed words are looked for on the table's own sheet: its first place stands there, whatever it is called now.
      const sheet = (part.inputs.length === 0 ? undefined : placed(part.first)?.sheet) ?? front;
      return filledFile(part, written, [...sheet.values()].join('\n'));
    }),
  };
}

type Cells = ReadonlyMap<string, string>;

function sheetsOf(parts: Parts, book: XmlElement): ReadonlyMap<string, Cells> {
  const relations = parseXml(textOfPart(parts, 'xl/_rels/workbook.xml.rels') ?? '');
  const targets = new Map(
    relations === undefined
      ? []
      : descendants(relations, 'Relationship').map((it) => [it.attributes['Id'] ?? '', it.attributes['Target'] ?? '']),
  );
  const shared = parseXml(textOfPart(parts, 'xl/sharedStrings.xml') ?? '');
  const strings = shared === undefined ? [] : descendants(shared, 'si').map(stringOf);
  return new Map(
    descendants(book, 'sheet').map((sheet) => {
      const target = targets.get(sheet.attributes['id'] ?? '') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return [sheet.attributes['name'] ?? '', cellsOf(parseXml(textOfPart(parts, path) ?? ''), strings)];
    }),
  );
}

function cellsOf(sheet: XmlElement | undefined, strings: readonly string[]): Cells {
  if (sheet === undefined) return new Map();
  return new Map(descendants(sheet, 'c').map((cell) => [cell.attributes['r'] ?? '', valueOf(cell, strings)]));
}

function valueOf(cell: XmlElement, strings: readonly string[]): string {
  const inline = childOf(cell, 'is');
  if (inline !== undefined) return stringOf(inline);
  const value = childOf(cell, 'v');
  const text = value === undefined ? '' : textIn(value);
  switch (cell.attributes['t']) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    // An error in a cell is nothing that somebody wrote.
    case 'e':
      return '';
    case 'str':
    case 'inlineStr':
      return text;
    default:
      return plainNumber(text);
  }
}

/** Office programs save 0.1 + 0.2 as they count it; fifteen digits are what was meant. */
function plainNumber(text: string): string {
  if (text === '' || !Number.isFinite(Number(text))) return text;
  const number = Number(Number(text).toPrecision(15));
  return Math.abs(number) < 1e15 && Math.abs(number) >= 1e-6 ? String(number) : number === 0 ? '0' : text;
}

/** A string with its formatting taken off; ruby (phonetic) text is no part of it. */
function stringOf(element: XmlElement): string {
  return element.children
    .map((child): string => {
      if (typeof child === 'string' || child.name === 'rPh') return '';
      return child.name === 't' ? unescaped(textIn(child)) : stringOf(child);
    })
    .join('');
}

/** Excel writes what XML cannot hold as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
