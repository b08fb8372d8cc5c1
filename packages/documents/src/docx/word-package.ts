/**
 * A DOCX package: what `docx` wrote, with a content control around every place to write in, the source and digest in a
 * part of its own, and nothing that differs from one print to the next.
 */
import type { OfficialTable } from '@rubric-lang/table';
import { Packer } from 'docx';
import { pack, type Parts, textOfPart, unpack } from '../stable-zip.ts';
import { placesOf, type PrintedInput, type TableInput } from '../table-inputs.ts';
import { type PrintedSource, sourceParts } from '../source-part.ts';
import { xmlText } from '../xml-text.ts';
import { pageNumberBox } from './page-number-box.ts';
import { type Markers, wordDocument } from './word-document.ts';
import { wordFont } from './word-fonts.ts';

/** The documents as one DOCX; `source` is what a filled copy is later compared with. */
export async function docx(tables: readonly OfficialTable[], source: PrintedSource): Promise<Uint8Array> {
  const markers = markersFor(tables);
  const written = await Packer.toBuffer(wordDocument(tables, markers));
  const parts = unpack(written);
  if (parts === undefined) throw new Error('docx wrote no package');
  return pack(finished(parts, tables, source, markers));
}

/** Texts that stand nowhere in the documents. */
function markersFor(tables: readonly OfficialTable[]): Markers {
  const all = JSON.stringify(tables);
  let word = 'rubric-input';
  while (all.includes(word)) word += '-';
  return {
    input: (index) => `${word}(${String(index)})`,
    number: { odd: `${word}(odd)`, even: `${word}(even)` },
  };
}

function finished(
  parts: Parts,
  tables: readonly OfficialTable[],
  source: PrintedSource,
  markers: Markers,
): ReadonlyMap<string, Uint8Array | string> {
  const result = new Map<string, Uint8Array | string>(parts);
  const body = textOfPart(parts, 'word/document.xml') ?? '';
  const places = placesOf(tables);
  result.set(
    'word/document.xml',
    withControls(body.replaceAll('<w:spacing ', `${plainSetting}<w:spacing `), places.flat(), markers.input),
  );
  for (const path of parts.keys()) {
    if (/^word\/footer\d+\.xml$/.test(path)) {
      result.set(path, withNumber(textOfPart(parts, path) ?? '', tables, markers));
    }
  }
  const first = tables[0] as OfficialTable;
  result.set('docProps/core.xml', corePart(first));
  const sources = sourceParts(
    tables,
    source,
    places.map((own) => own.map(({ input }) => input)),
  );
  sources.forEach((part, index) => {
    const number = String(index + 1);
    result.set(`customXml/item${number}.xml`, part);
    result.set(`customXml/itemProps${number}.xml`, itemProps(index));
    result.set(
      `customXml/_rels/item${number}.xml.rels`,
      relations([['rId1', `${office}/customXmlProps`, `itemProps${number}.xml`]]),
    );
  });
  const documentRelations = 'word/_rels/document.xml.rels';
  const own = sources.map(
    (_, index) =>
      `<Relationship Id="rIdSource${String(index + 1)}" Type="${office}/customXml" Target="../customXml/item${String(index + 1)}.xml"/>`,
  );
  result.set(
    documentRelations,
    (textOfPart(parts, documentRelations) ?? '').replace('</Relationships>', () => `${own.join('')}</Relationships>`),
  );
  const types = textOfPart(parts, '[Content_Types].xml') ?? '';
  const overrides = sources.map(
    (_, index) =>
      `<Override PartName="/customXml/itemProps${String(index + 1)}.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
  );
  result.set(
    '[Content_Types].xml',
    types.replace('</Types>', () => `${overrides.join('')}</Types>`),
  );
  return result;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function itemProps(index: number): string {
  const id = `6F1D0E5A-3C7B-4B0E-9D51-${(0x7a2c5e8f4b10 + index).toString(16).toUpperCase()}`;
  return `${declaration}<ds:datastoreItem ds:itemID="{${id}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:rubric-lang:printed:1"/></ds:schemaRefs></ds:datastoreItem>`;
}

/** The mark of the turned number becomes its box. */
function withNumber(foot: string, tables: readonly OfficialTable[], markers: Markers): string {
  const page = tables.find((it) => it.layout.page.orientation === 'landscape')?.layout.page;
  if (page === undefined) return foot;
  const font = wordFont('plain');
  const style = `<w:rPr><w:rFonts w:ascii="${font.ascii}" w:cs="${font.cs}" w:eastAsia="${font.eastAsia}" w:hAnsi="${font.hAnsi}"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>`;
  const sides = ['odd', 'even'] as const;
  return foot.replace(
    /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gs,
    (run, text: string) => {
      const side = sides.find((it) => markers.number[it] === text);
      return side === undefined ? run : pageNumberBox(page, side, style);
    },
  );
}

function relations(of: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = of.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/**
 * No mark hangs out of the type area, and no space is put between Chinese and digits or Latin letters: 第3项 is printed
 * as it was written. Said of every paragraph, for not every program looks at the defaults.
 */
const plainSetting = '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

/** Title and nothing of who and when: the digest at the foot says which edition it is. */
function corePart(table: OfficialTable): string {
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(table.title)}</dc:title><dc:language>${table.language === 'en' ? 'en' : 'zh-CN'}</dc:language></cp:coreProperties>`;
}

/** The run of each marker becomes the content of a control; what a filled table says stands in it from the start. */
function withControls(body: string, places: readonly TableInput[], marker: Markers['input']): string {
  const markers = new Map(places.map((it, index) => [marker(index), { ...it, index }]));
  return body.replace(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gs,
    (run, style: string, text: string) => {
      const place = markers.get(text);
      return place === undefined ? run : control(place.input, place.index, style, place.text);
    },
  );
}

/** Shown where nothing is written yet: room to click into that prints as nothing. */
const emptyRoom = '　　';

function control(input: PrintedInput, index: number, style: string, text: string): string {
  const runs = text
    .split('\n')
    .map(
      (line, at) => `<w:r>${style}${at === 0 ? '' : '<w:br/>'}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`,
    );
  const empty = text === '';
  const content = empty ? `<w:r>${style}<w:t xml:space="preserve">${emptyRoom}</w:t></w:r>` : runs.join('');
  // A number is one line, a reason may be several; neither has formatting of its own.
  const kind = input.most === null && input.least === null ? '<w:text w:multiLine="1"/>' : '<w:text/>';
  return `<w:sdt><w:sdtPr><w:alias w:val="${xmlText(controlTitle(input, index))}"/><w:tag w:val="${xmlText(controlTag(input, index))}"/><w:id w:val="${String(100_000 + index)}"/>${empty ? '<w:showingPlcHdr/>' : ''}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** What Word shows at the control; some programs keep it and lose the tag, so it is unique, too. */
export function controlTitle(input: Pick<PrintedInput, 'name' | 'item' | 'use'>, index: number): string {
  const head = input.use === 'subject' || input.use === 'total' || input.use === 'head';
  const about = head ? (input.name.split('/')[2] ?? '') : input.item;
  return `${String(index + 1)} ${about.slice(0, 50)}`.trim();
}

/** Word takes tags of up to 64 characters; longer names are cut and told apart by their number. */
export function controlTag(input: Pick<PrintedInput, 'name'>, index: number): string {
  return input.name.length <= 64 ? input.name : `${input.name.slice(0, 56)}#${String(index)}`;
}
