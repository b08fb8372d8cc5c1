/**
 * A document as Word has it: one table that Word paginates, for it will be edited. Merged cells, repeated header rows,
 * rows that do not break. What `docx` cannot write (content controls, the source) is put in by `word-package.ts`.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  mmPerPoint,
  notoSerif,
  type OfficialTable,
  type PageProfile,
  printedWords,
  rowHeights,
  settingOf,
  titleLines,
  type TableCell as Cell,
  type TableRow as Row,
  type TextPart,
  type TextSetting,
  typeArea,
} from '@rubric-lang/table';
import { xmlAllowed } from '../xml-text.ts';
import { wordFont } from './word-fonts.ts';

/** Twentieths of a point. */
const twips = (mm: number): number => Math.round((mm / mmPerPoint) * 20);
const inTwips = (pt: number): number => Math.round(pt * 20);

/** What stands, for now, where `word-package.ts` puts in what `docx` cannot write. */
export interface Markers {
  /** In the n-th place to write in, counted through all documents. */
  readonly input: (index: number) => string;
  /** Where the turned page number of a landscape page hangs: on odd and on even pages. */
  readonly number: Readonly<Record<'odd' | 'even', string>>;
}

/** One document after another, each a section whose pages are counted from 1. At least one. */
export function wordDocument(tables: readonly OfficialTable[], markers: Markers): Document {
  let inputs = 0;
  const nextMarker = (): string => {
    inputs += 1;
    return markers.input(inputs - 1);
  };
  const first = tables[0] as OfficialTable;
  const body = settingOf('body-cell', first.layout);
  return new Document({
    title: xmlAllowed(first.title),
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: tables.some((it) => it.layout.pageNumbers === 'national'),
    styles: {
      default: {
        document: {
          run: {
            font: wordFont('body'),
            size: Math.round(body.size * 2),
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
        title: { run: { font: wordFont('title'), size: 44, bold: false, color: '000000' } },
        heading1: { run: { font: wordFont('heading'), size: 32, bold: false, color: '000000' } },
        heading2: { run: { font: wordFont('second'), size: 32, bold: false, color: '000000' } },
      },
    },
    sections: tables.map((table, index) => sectionOf(table, tables[index - 1], nextMarker, markers)),
  });
}

function sectionOf(
  table: OfficialTable,
  before: OfficialTable | undefined,
  nextMarker: () => string,
  markers: Markers,
): ISectionOptions {
  const { page } = table.layout;
  // A section without a foot of its own has that of the one before it.
  const same = before !== undefined && JSON.stringify(before.layout) === JSON.stringify(table.layout);
  return {
    properties: {
      ...(before === undefined ? {} : { type: SectionType.NEXT_PAGE }),
      page: {
        size: {
          // docx turns the sides itself when the page is landscape.
          width: twips(Math.min(page.width, page.height)),
          height: twips(Math.max(page.width, page.height)),
          orientation: page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: marginsOf(page),
        ...(before === undefined ? {} : { pageNumbers: { start: 1 } }),
      },
      // The standard's 22 lines a page; without a type nothing snaps to it, so cells keep their own pitch.
      grid: { linePitch: 579 },
    },
    ...(same ? {} : { footers: footersOf(table, markers) }),
    children: [
      ...aboveTable(table, nextMarker),
      ...table.prose.flatMap((paragraph) => textParagraphs(paragraph.text, paragraph.style, table)),
      ...(table.columns.length === 0 ? [] : [wordTable(table, nextMarker)]),
      ...belowTable(table),
    ],
  };
}

function marginsOf(
  page: PageProfile,
): Record<'top' | 'right' | 'bottom' | 'left' | 'footer' | 'header' | 'gutter', number> {
  const { top, right, bottom, left } = page.odd;
  return {
    top: twips(top),
    right: twips(right),
    bottom: twips(bottom),
    left: twips(left),
    header: twips(15),
    // The page number stands 7 mm under the type area; number and origin are some 9 mm high.
    footer: twips(Math.max(5, bottom - 7 - 9)),
    gutter: 0,
  };
}

function footersOf(table: OfficialTable, markers: Markers): Record<string, Footer> {
  const originWith = (...more: readonly TextRun[]): Paragraph =>
    new Paragraph({ spacing: exactly(10), children: [run(table.foot, { font: 'plain', size: 7.5 }), ...more] });
  const origin = originWith();
  const number = (
    alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
    indent: IParagraphOptions['indent'],
  ): Paragraph =>
    new Paragraph({
      alignment,
      ...(indent === undefined ? {} : { indent }),
      spacing: exactly(16),
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: wordFont('plain'), size: 28 })],
    });
  const character = inTwips(14);
  switch (table.layout.pageNumbers) {
    case 'none':
      return { default: new Footer({ children: [origin] }) };
    case 'centred':
      return { default: new Footer({ children: [number(AlignmentType.CENTER, undefined), origin] }) };
    case 'national':
      if (table.layout.page.orientation === 'landscape') {
        const hung = (marker: string): Footer => new Footer({ children: [originWith(new TextRun(marker))] });
        return { default: hung(markers.number.odd), even: hung(markers.number.even) };
      }
      return {
        default: new Footer({ children: [number(AlignmentType.RIGHT, { right: character }), origin] }),
        even: new Footer({ children: [number(AlignmentType.LEFT, { left: character }), origin] }),
      };
  }
}

function aboveTable(table: OfficialTable, nextMarker: () => string): readonly Paragraph[] {
  const { colon } = printedWords(table.language);
  const title = settingOf('title', table.layout);
  return [
    ...(table.attachment === null ? [] : [...textParagraphs(table.attachment, 'attachment', table)]),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(32), before: table.attachment === null ? 0 : inTwips(14), after: 0 },
      // Broken between words, as on our own pages.
      children: titleLines(
        table.title,
        notoSerif.title,
        title.size,
        typeArea(table.layout.page).width / mmPerPoint,
      ).flatMap((line, index) => [...(index === 0 ? [] : [new TextRun({ break: 1 })]), run(line, title)]),
    }),
    ...table.subtitles.flatMap((text) => textParagraphs(text, 'subtitle', table)),
    ...fieldParagraphs(
      table.head.map((field) => [`${field.label}${colon}`, nextMarker()]),
      table,
    ),
    ...table.lead.flatMap((paragraph) => textParagraphs(paragraph.text, paragraph.style, table)),
  ];
}

function belowTable(table: OfficialTable): readonly Paragraph[] {
  const words = printedWords(table.language);
  const { signatures, issuer, date } = table.signOff;
  const part: TextPart = table.columns.length > 0 ? 'note' : 'body';
  const right = settingOf(table.columns.length > 0 ? 'sign' : 'plain', table.layout);
  const signed = [issuer, date === '' ? words.blankDate : date].filter((it) => it !== null);
  return [
    ...table.notes.flatMap((note) => textParagraphs(note, part, table)),
    ...fieldParagraphs(
      signatures.map((label) => [label + words.colon]),
      table,
    ),
    ...signed.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          indent: { right: inTwips(right.size * 4) },
          spacing: exactly(right.pitch),
          children: [run(text, right)],
        }),
    ),
  ];
}

/** Labels side by side at tab stops, at most three in a line. */
function fieldParagraphs(texts: readonly (readonly string[])[], table: OfficialTable): readonly Paragraph[] {
  const setting = settingOf('head', table.layout);
  const columns = Math.min(3, texts.length);
  const width = twips(typeArea(table.layout.page).width);
  const rows = Math.ceil(texts.length / Math.max(1, columns));
  return Array.from({ length: rows }, (_, row) => {
    const line = texts.slice(row * columns, (row + 1) * columns);
    return new Paragraph({
      spacing: { ...exactly(setting.pitch), before: 60, after: 40 },
      tabStops: line.map((_text, index) => ({
        type: 'left' as const,
        position: Math.round((width * (index + 1)) / columns),
      })),
      children: line.flatMap((text, index) => [
        ...(index === 0 ? [] : [new TextRun({ children: ['\t'], font: wordFont(setting.font) })]),
        ...text.map((part) => run(part, setting)),
      ]),
    });
  });
}

/** A paragraph a line: a soft break inside a paragraph set to both edges would tear its line apart. */
function textParagraphs(text: string, part: TextPart, table: OfficialTable): readonly Paragraph[] {
  return text.split('\n').map((line, index) => textParagraph(line, part, index === 0, table));
}

function textParagraph(line: string, part: TextPart, first: boolean, table: OfficialTable): Paragraph {
  const setting = settingOf(part, table.layout);
  const heading =
    part === 'heading-1' ? HeadingLevel.HEADING_1 : part === 'heading-2' ? HeadingLevel.HEADING_2 : undefined;
  return new Paragraph({
    ...(heading === undefined ? {} : { heading, keepNext: true }),
    alignment: alignmentOf(setting.align),
    ...(setting.indent > 0 && first ? { indent: { firstLine: inTwips(setting.indent * setting.size) } } : {}),
    spacing: exactly(setting.pitch),
    children: [run(line, setting)],
  });
}

function alignmentOf(align: TextSetting['align']): (typeof AlignmentType)[keyof typeof AlignmentType] {
  if (align === 'center') return AlignmentType.CENTER;
  return align === 'end' ? AlignmentType.RIGHT : AlignmentType.BOTH;
}

function exactly(pt: number): { line: number; lineRule: (typeof LineRuleType)[keyof typeof LineRuleType] } {
  return { line: inTwips(pt), lineRule: LineRuleType.EXACTLY };
}

function run(text: string, setting: Pick<TextSetting, 'font' | 'size'>): TextRun {
  return new TextRun({ text: xmlAllowed(text), font: wordFont(setting.font), size: Math.round(setting.size * 2) });
}

function wordTable(table: OfficialTable, nextMarker: () => string): Table {
  const widths = table.columns.map((column) => twips(column.width));
  const page = typeArea(table.layout.page).height / mmPerPoint;
  const heights = rowHeights(table, notoSerif);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const padding = twips(1);
  const rows = table.body.map((row, index) =>
    wordRow(row, table, widths, {
      header: false,
      // A row of more than 60 % of a page would leave the page before it empty.
      whole: (heights[index] ?? 0) < 0.6 * page,
      nextMarker,
    }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: { top: twips(0.5), bottom: twips(0.5), left: padding, right: padding, marginUnitType: WidthType.DXA },
    rows: [
      ...table.header.map((row) => wordRow(row, table, widths, { header: true, whole: true, nextMarker })),
      ...rows,
    ],
  });
}

interface RowSetting {
  readonly header: boolean;
  readonly whole: boolean;
  readonly nextMarker: () => string;
}

function wordRow(row: Row, table: OfficialTable, widths: readonly number[], setting: RowSetting): TableRow {
  const written = row.cells.some((cell) => cell.input !== undefined);
  return new TableRow({
    ...(setting.header ? { tableHeader: true } : {}),
    ...(setting.whole ? { cantSplit: true } : {}),
    ...(written ? { height: { value: twips(table.layout.leastRow), rule: HeightRule.ATLEAST } } : {}),
    children: row.cells.map((cell) => wordCell(cell, table, widths, setting)),
  });
}

function wordCell(cell: Cell, table: OfficialTable, widths: readonly number[], setting: RowSetting): TableCell {
  const base = settingOf(setting.header ? 'header-cell' : 'body-cell', table.layout);
  const style = cell.role === 'total' ? { ...base, font: 'heading' as const } : base;
  const own = widths.slice(cell.column, cell.column + cell.columnSpan);
  const written = cell.input !== undefined && !setting.header;
  const text = written ? setting.nextMarker() : cell.text;
  return new TableCell({
    width: { size: own.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          // Narrow cells that are set to both edges are torn apart.
          alignment: cell.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: exactly(style.pitch),
          children: [run(line, style)],
        }),
    ),
  });
}
