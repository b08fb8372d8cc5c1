/** A document on its pages: what stands above the table, the table, what stands under it. */
import { layRows } from './cell-layout.ts';
import { type Fonts, notoSerif } from './font-metrics.ts';
import type { OfficialTable } from './official-table.ts';
import { mmPerPoint, typeArea } from './page-profile.ts';
import type { Block, FieldsBlock, LinesBlock, Page, PlacedLine } from './pages.ts';
import { placeHeader, placeTable } from './placed-table.ts';
import { printedWords } from './printed-words.ts';
import { setLines } from './set-lines.ts';
import { tablePages } from './table-pages.ts';
import { titleLines } from './title-lines.ts';
import { settingOf, type TextPart, type TextSetting } from './typography.ts';

/** A block without its place. */
type Unplaced =
  | Omit<LinesBlock, 'top'>
  | Omit<FieldsBlock, 'top'>
  /** Empty room; none at the top of a page. */
  | { readonly kind: 'room'; readonly height: number };

interface Paper {
  readonly width: number;
  readonly height: number;
  readonly pages: Block[][];
  /** Where the next block of the last page begins. */
  top: number;
}

/** Lays a document out on pages, with the widths of the fonts it will be printed in. Time grows with its length. */
export function paginate(table: OfficialTable, fonts: Fonts = notoSerif): readonly Page[] {
  const area = typeArea(table.layout.page);
  const paper: Paper = { width: area.width / mmPerPoint, height: area.height / mmPerPoint, pages: [[]], top: 0 };
  for (const block of aboveTable(table, fonts, paper.width)) put(paper, block, 0);
  putProse(paper, table, fonts);
  const below = belowTable(table, fonts, paper.width);
  if (table.columns.length > 0) putTable(paper, table, fonts, below);
  else putTogether(paper, below);
  return paper.pages.map((blocks, index) => ({ number: index + 1, profile: table.layout.page, blocks }));
}

function putTable(paper: Paper, table: OfficialTable, fonts: Fonts, below: readonly Unplaced[]): void {
  const header = placeHeader(table.header, layRows(table.header, table, fonts, true));
  const laid = layRows(table.body, table, fonts, false);
  const other = paper.height - header.height;
  const tail = below.reduce((sum, block) => sum + block.height, 0);
  // What is more than half a page long cannot stand under the last rows; it then follows as it can.
  const kept = tail <= paper.height / 2;
  const room = { first: other - paper.top, other, tail: kept ? tail : 0 };
  tablePages(table.body, laid, room).forEach((page, index) => {
    if (index > 0) newPage(paper);
    if (page.parts.length === 0) return;
    const block = placeTable(table, laid, page, header, paper.top);
    last(paper).push(block);
    paper.top += block.height;
  });
  if (kept) for (const block of below) place(paper, block);
  else putTogether(paper, below);
}

/** Blocks one after another, each split where a page ends; the last of them never stand alone. */
function putTogether(paper: Paper, blocks: readonly Unplaced[]): void {
  const signed = blocks.findIndex(
    (block) => block.kind === 'fields' || (block.kind === 'lines' && block.fromRight > 0),
  );
  const loose = signed === -1 ? blocks : blocks.slice(0, signed);
  const together = signed === -1 ? [] : blocks.slice(signed);
  for (const block of loose) put(paper, block, 0);
  const height = together.reduce((sum, block) => sum + block.height, 0);
  if (paper.top + height > paper.height && height <= paper.height) {
    const taken = takeLines(paper);
    newPage(paper);
    for (const block of taken) put(paper, block, 0);
  }
  for (const block of together) put(paper, block, 0);
}

/** A page with nothing but a signature and a date is none: the last lines of the text go with them. */
function takeLines(paper: Paper): readonly Unplaced[] {
  const page = last(paper);
  const block = page[page.length - 1];
  if (page.length < 2 || block?.kind !== 'lines') return [];
  const { pitch } = block.setting;
  page.pop();
  const stay = block.lines.slice(0, block.lines.length < 4 ? 0 : -2);
  if (stay.length > 0) page.push({ ...block, lines: stay, height: stay.length * pitch });
  const lines = block.lines.slice(stay.length);
  return [{ ...block, lines, height: lines.length * pitch, continued: stay.length > 0 || block.continued }];
}

function last(paper: Paper): Block[] {
  return paper.pages[paper.pages.length - 1] as Block[];
}

function newPage(paper: Paper): void {
  paper.pages.push([]);
  paper.top = 0;
}

function place(paper: Paper, block: Unplaced): void {
  if (block.kind === 'room') {
    if (paper.top > 0) paper.top += block.height;
    return;
  }
  last(paper).push({ ...block, top: paper.top });
  paper.top += block.height;
}

/** Places a block, on the next page when it does not fit; a paragraph is parted, with two lines on both pages. */
function put(paper: Paper, block: Unplaced, under: number): void {
  if (paper.top + block.height + under <= paper.height + 0.01 || block.kind === 'room') return place(paper, block);
  if (block.kind === 'fields') {
    newPage(paper);
    return place(paper, block);
  }
  const { pitch } = block.setting;
  const fitting = Math.floor((paper.height - paper.top) / pitch + 1e-6);
  const lines = Math.min(fitting, block.lines.length - 2);
  if (lines >= 2 && under === 0) {
    place(paper, { ...block, lines: block.lines.slice(0, lines), height: lines * pitch });
    newPage(paper);
    const rest = block.lines.slice(lines);
    return put(paper, { ...block, lines: rest, height: rest.length * pitch, continued: true }, 0);
  }
  // At the top of a page there is nothing to gain by going on to the next.
  if (paper.top === 0) return place(paper, block);
  newPage(paper);
  return put(paper, block, 0);
}

/** A heading stands above at least two lines of what it is the heading of. */
function putProse(paper: Paper, table: OfficialTable, fonts: Fonts): void {
  table.prose.forEach((paragraph, index) => {
    const heading = paragraph.style === 'heading-1' || paragraph.style === 'heading-2';
    const next = table.prose[index + 1];
    const block = paragraphBlock(paragraph.text, paragraph.style, table, fonts, paper.width);
    const under = heading && next !== undefined ? 2 * settingOf(next.style, table.layout).pitch : 0;
    put(paper, block, under);
  });
}

function aboveTable(table: OfficialTable, fonts: Fonts, width: number): readonly Unplaced[] {
  const blocks: Unplaced[] = [];
  if (table.attachment !== null) {
    const attachment = paragraphBlock(table.attachment, 'attachment', table, fonts, width);
    // The title stands on the third line.
    blocks.push(attachment, { kind: 'room', height: attachment.setting.pitch / 2 });
  }
  const setting = settingOf('title', table.layout);
  const lines = titleLines(table.title, fonts.title, setting.size, width);
  blocks.push(
    linesBlock(
      'title',
      setting,
      lines.map((text): PlacedLine => ({ text, spread: 0 })),
    ),
  );
  for (const text of table.subtitles) blocks.push(paragraphBlock(text, 'subtitle', table, fonts, width));
  blocks.push({ kind: 'room', height: 10 });
  if (table.head.length > 0) {
    const { colon } = printedWords(table.language);
    const texts = table.head.map((field) => `${field.label}${colon}${field.value}`);
    blocks.push(...fieldsBlocks(texts, settingOf('head', table.layout), fonts, width), { kind: 'room', height: 2 });
  }
  for (const { text, style } of table.lead) blocks.push(paragraphBlock(text, style, table, fonts, width));
  return blocks;
}

function belowTable(table: OfficialTable, fonts: Fonts, width: number): readonly Unplaced[] {
  const blocks: Unplaced[] = [];
  const words = printedWords(table.language);
  if (table.columns.length > 0 && table.notes.length > 0) blocks.push({ kind: 'room', height: 6 });
  const part: TextPart = table.columns.length > 0 ? 'note' : 'body';
  for (const note of table.notes) blocks.push(paragraphBlock(note, part, table, fonts, width));
  const { signatures, issuer, date } = table.signOff;
  const sign = settingOf('sign', table.layout);
  if (signatures.length > 0) {
    blocks.push({ kind: 'room', height: 8 });
    blocks.push(
      ...fieldsBlocks(
        signatures.map((text) => `${text}${words.colon}`),
        sign,
        fonts,
        width,
      ),
    );
  }
  if (issuer !== null || date !== null) blocks.push({ kind: 'room', height: 8 });
  const setting = table.columns.length > 0 ? sign : settingOf('plain', table.layout);
  for (const text of [issuer, date === '' ? words.blankDate : date]) {
    if (text === null) continue;
    // 落款 stands four characters from the right edge.
    const fromRight = 4 * setting.size;
    const right = { ...setting, align: 'end' as const };
    blocks.push({ ...linesBlock('sign', right, setLines(text, right, width - fromRight, fonts)), fromRight });
  }
  return blocks;
}

function paragraphBlock(
  text: string,
  part: TextPart,
  table: OfficialTable,
  fonts: Fonts,
  width: number,
): Omit<LinesBlock, 'top'> {
  const setting = settingOf(part, table.layout);
  return linesBlock(part, setting, setLines(text, setting, width, fonts));
}

function linesBlock(part: TextPart, setting: TextSetting, lines: readonly PlacedLine[]): Omit<LinesBlock, 'top'> {
  const height = lines.length * setting.pitch;
  return { kind: 'lines', part, setting, lines, height, continued: false, fromRight: 0 };
}

/** Labels side by side, at most four in a row, each with room for writing; a long one has a row to itself. */
function fieldsBlocks(
  texts: readonly string[],
  setting: TextSetting,
  fonts: Fonts,
  width: number,
): readonly Omit<FieldsBlock, 'top'>[] {
  const columns = Math.min(4, texts.length, Math.max(1, Math.floor(width / leastField)));
  const share = width / columns;
  const blocks: Omit<FieldsBlock, 'top'>[] = [];
  let row: FieldsBlock['fields'][number][] = [];
  const close = (): void => {
    if (row.length === 0) return;
    const height = Math.max(...row.map((field) => field.lines.length)) * setting.pitch;
    blocks.push({ kind: 'fields', setting, fields: row, height });
    row = [];
  };
  for (const text of texts) {
    const narrow = setLines(text, setting, share, fonts);
    if (narrow.length > 1) {
      close();
      row.push({ left: 0, width, lines: setLines(text, setting, width, fonts) });
      close();
      continue;
    }
    row.push({ left: row.length * share, width: share, lines: narrow });
    if (row.length === columns) close();
  }
  close();
  return blocks;
}

/** pt: a label and 35 mm to write. */
const leastField = 60 / mmPerPoint;
