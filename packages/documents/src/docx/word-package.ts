/**
 * A DOCX package: what `docx` wrote, with a content control around every place to write in, the source and digest in a
 * part of its own, and nothing that differs from one print to the next.
 */
import type { OfficialTable } from '@rubric-lang/table';
import { Packer } from 'docx';
import { pack, type Parts, textOfPart, unpack } from '../stable-zip.ts';
import { inputsOf, type PrintedInput } from '../table-inputs.ts';
import { sourcePart, type PrintedSource } from '../source-part.ts';
import { xmlText } from '../xml-text.ts';
import { wordDocument } from './word-document.ts';

/** The table as DOCX; `source` is what a filled copy is later compared with. */
export async function docx(table: OfficialTable, source: PrintedSource): Promise<Uint8Array> {
  const marker = markerFor(table);
  const written = await Packer.toBuffer(wordDocument(table, marker));
  const parts = unpack(written);
  if (parts === undefined) throw new Error('docx wrote no package');
  return pack(finished(parts, table, source, marker));
}

/** A text that stands nowhere in the document, with a number. */
function markerFor(table: OfficialTable): (index: number) => string {
  const all = JSON.stringify(table);
  let word = 'rubric-input';
  while (all.includes(word)) word += '-';
  return (index) => `${word}(${String(index)})`;
}

function finished(
  parts: Parts,
  table: OfficialTable,
  source: PrintedSource,
  marker: (index: number) => string,
): ReadonlyMap<string, Uint8Array | string> {
  const result = new Map<string, Uint8Array | string>(parts);
  const body = textOfPart(parts, 'word/document.xml') ?? '';
  result.set(
    'word/document.xml',
    withControls(body.replaceAll('<w:spacing ', `${plainSetting}<w:spacing `), table, marker),
  );
  result.set('docProps/core.xml', corePart(table));
  result.set(
    'customXml/item1.xml',
    sourcePart(
      table,
      source,
      inputsOf(table).map(({ input }) => input),
    ),
  );
  result.set('customXml/itemProps1.xml', itemProps);
  result.set('customXml/_rels/item1.xml.rels', relations([['rId1', `${office}/customXmlProps`, 'itemProps1.xml']]));
  const documentRelations = 'word/_rels/document.xml.rels';
  const own = `<Relationship Id="rIdSource" Type="${office}/customXml" Target="../customXml/item1.xml"/>`;
  result.set(
    documentRelations,
    (textOfPart(parts, documentRelations) ?? '').replace('</Relationships>', `${own}</Relationships>`),
  );
  const types = textOfPart(parts, '[Content_Types].xml') ?? '';
  const override =
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>';
  result.set('[Content_Types].xml', types.replace('</Types>', `${override}</Types>`));
  return result;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const itemProps = `${declaration}<ds:datastoreItem ds:itemID="{6F1D0E5A-3C7B-4B0E-9D51-7A2C5E8F4B10}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:rubric-lang:printed:1"/></ds:schemaRefs></ds:datastoreItem>`;

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
function withControls(body: string, table: OfficialTable, marker: (index: number) => string): string {
  const markers = new Map(inputsOf(table).map((it, index) => [marker(index), { ...it, index }]));
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
  const about = input.item === '' ? (input.name.split('/')[2] ?? '') : input.item;
  return `${String(index + 1)} ${about.slice(0, 50)}`.trim();
}

/** Word takes tags of up to 64 characters; longer names are cut and told apart by their number. */
export function controlTag(input: Pick<PrintedInput, 'name'>, index: number): string {
  return input.name.length <= 64 ? input.name : `${input.name.slice(0, 56)}#${String(index)}`;
}
