/** The official table as a worksheet: the same cells and merges, print titles, room to write with its bounds. */
import {
  headerHeights,
  mmPerPoint,
  notoSerif,
  type OfficialTable,
  printedWords,
  rowHeights,
  settingOf,
  titleLines,
  type TableCell,
} from '@rubric-lang/table';
import { headInputs } from '../table-inputs.ts';
import { type BookCell, type BookRule, type BookSheet, cellName, type CellLook } from './workbook.ts';

/**
 * What stands in a place to write in, instead of a blank: a formula, by the input's name; `section/key` for the sum of a
 * section, `head/total` for the total above the table.
 */
export type InputFormulas = ReadonlyMap<string, string>;

export interface PrintedSheet {
  readonly sheet: BookSheet;
  /** The cell of every place to write in, by the input's name. */
  readonly places: ReadonlyMap<string, string>;
}

interface Drawing {
  readonly cells: Map<string, BookCell>;
  readonly merges: { row: number; column: number; rows: number; columns: number }[];
  readonly rules: { row: number; column: number; rule: BookRule }[];
  readonly heights: Map<number, number>;
  readonly places: Map<string, string>;
}

export function printedSheet(table: OfficialTable, name: string, formulas: InputFormulas): PrintedSheet {
  const drawing: Drawing = { cells: new Map(), merges: [], rules: [], heights: new Map(), places: new Map() };
  const columns = Math.max(1, table.columns.length);
  const words = printedWords(table.language);
  let row = 0;
  const across = (text: string, look: CellLook, height: number): void => {
    drawing.cells.set(`${String(row)},0`, { kind: 'text', text, look });
    if (columns > 1) drawing.merges.push({ row, column: 0, rows: 1, columns });
    drawing.heights.set(row, height);
    row += 1;
  };
  if (table.attachment !== null) across(table.attachment, { font: '黑体', size: 16 }, 24);
  const width = table.columns.reduce((sum, column) => sum + column.width, 0) || 156;
  // Broken between words, as on our own pages.
  const titles = titleLines(table.title, notoSerif.title, 20, width / mmPerPoint);
  across(titles.join('\n'), { font: '方正小标宋简体', size: 20, align: 'center' }, titles.length * 28 + 6);
  for (const subtitle of table.subtitles) across(subtitle, { font: '楷体_GB2312', size: 14, align: 'center' }, 22);
  headInputs(table).forEach(({ input, text }, index) => {
    const look: CellLook = { font: '仿宋_GB2312', size: 12 };
    const label = `${table.head[index]?.label ?? ''}${words.colon}`;
    // One column has no room beside the label: the value then stands with it.
    if (columns === 1) return across(label + text, { ...look, open: true }, 22);
    // The label takes as many columns as it needs, the value the others.
    let own = 1;
    let room = table.columns[0]?.width ?? 0;
    while (own < columns - 1 && room < (label.length + 1) * 12 * mmPerPoint) {
      room += table.columns[own]?.width ?? 0;
      own += 1;
    }
    drawing.cells.set(`${String(row)},0`, { kind: 'text', text: label, look });
    if (own > 1) drawing.merges.push({ row, column: 0, rows: 1, columns: own });
    const value: CellLook = { ...look, open: true };
    const formula = input.use === 'total' ? formulas.get('head/total') : undefined;
    drawing.cells.set(`${String(row)},${String(own)}`, writtenContent(text, value, formula));
    if (columns - own > 1) drawing.merges.push({ row, column: own, rows: 1, columns: columns - own });
    drawing.places.set(input.name, cellName(row, own));
    drawing.heights.set(row, 22);
    row += 1;
  });
  const paragraph = (text: string, look: CellLook): void => {
    const size = look.size ?? 11;
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * size * mmPerPoint) / width)), 0);
    across(text, look, lines * size * 1.6 + 4);
  };
  for (const { text, style } of [...table.lead, ...table.prose]) {
    const font = style === 'heading-1' ? '黑体' : style === 'heading-2' ? '楷体_GB2312' : '仿宋_GB2312';
    paragraph(style === 'plain' ? text : `　　${text}`, { font, size: 12 });
  }
  const first = row;
  if (table.columns.length > 0) row = drawTable(table, row, drawing, formulas);
  const titleRows = table.header.length === 0 ? null : ([first, first + table.header.length - 1] as const);
  for (const note of table.notes) paragraph(note, { font: '仿宋_GB2312', size: 11 });
  const { signatures, issuer, date } = table.signOff;
  if (signatures.length > 0) {
    across(
      signatures.map((label) => label + words.colon).join('　　　　　　　　　　　　'),
      { font: '仿宋_GB2312', size: 12 },
      30,
    );
  }
  for (const text of [issuer, date === '' ? words.blankDate : date]) {
    if (text !== null) across(`${text}　　　　`, { font: '仿宋_GB2312', size: 12, align: 'right' }, 22);
  }
  const { page } = table.layout;
  return {
    places: drawing.places,
    sheet: {
      name,
      widths: table.columns.length > 0 ? table.columns.map((column) => column.width) : [width],
      heights: drawing.heights,
      cells: drawing.cells,
      merges: drawing.merges,
      rules: drawing.rules,
      titleRows,
      frozenRows: titleRows === null ? 0 : titleRows[1] + 1,
      hiddenColumns: [],
      orientation: page.orientation,
      margins: page.odd,
      foot: { text: table.foot, number: table.layout.pageNumbers !== 'none' },
      locked: false,
      hidden: false,
      filter:
        table.kind === 'summary'
          ? { from: first + table.header.length - 1, to: first + table.header.length + table.body.length - 1, columns }
          : null,
    },
  };
}

function drawTable(table: OfficialTable, from: number, drawing: Drawing, formulas: InputFormulas): number {
  const heights = rowHeights(table, notoSerif);
  const body = from + table.header.length;
  const tops = headerHeights(table, notoSerif);
  table.header.forEach((row, index) => {
    const row0 = from + index;
    for (const cell of row.cells) drawCell(cell, row0, table, drawing, formulas);
    // A title may be taller in this program's font: a little more than it needs.
    drawing.heights.set(row0, (tops[index] ?? 0) * 1.1 + 4);
  });
  table.body.forEach((row, index) => {
    const sum = row.kind === 'subtotal' ? formulas.get(`section/${row.about ?? ''}`) : undefined;
    for (const cell of row.cells) {
      drawCell(cell, body + index, table, drawing, formulas);
      const place = `${String(body + index)},${String(cell.column)}`;
      const drawn = drawing.cells.get(place);
      if (sum === undefined || drawn === undefined || table.columns[cell.column]?.content !== 'score') continue;
      drawing.cells.set(place, writtenContent(cell.text, drawn.look, sum));
    }
    // Office programs set text a little wider than paper does: one line more for every ten.
    drawing.heights.set(body + index, (heights[index] ?? 0) * 1.1 + 2);
  });
  return body + table.body.length;
}

function drawCell(cell: TableCell, row: number, table: OfficialTable, drawing: Drawing, formulas: InputFormulas): void {
  const header = cell.role === 'header';
  const setting = settingOf(header ? 'header-cell' : 'body-cell', table.layout);
  const strong = header || cell.role === 'total';
  const look: CellLook = {
    font: strong ? '黑体' : '仿宋_GB2312',
    size: setting.size,
    align: cell.align === 'center' ? 'center' : 'left',
    border: true,
    ...(cell.input === undefined ? {} : { open: true }),
  };
  drawing.cells.set(`${String(row)},${String(cell.column)}`, contentOf(cell, look, formulas));
  // Every place under a merged cell has the lines of its edge.
  for (let dy = 0; dy < cell.rowSpan; dy += 1) {
    for (let dx = 0; dx < cell.columnSpan; dx += 1) {
      if (dy + dx > 0) drawing.cells.set(`${String(row + dy)},${String(cell.column + dx)}`, { kind: 'empty', look });
    }
  }
  if (cell.rowSpan > 1 || cell.columnSpan > 1) {
    drawing.merges.push({ row, column: cell.column, rows: cell.rowSpan, columns: cell.columnSpan });
  }
  const { input } = cell;
  if (input === undefined) return;
  drawing.places.set(input.name, cellName(row, cell.column));
  if (input.least !== null || input.most !== null) {
    const points = (milli: number | null): number | null => (milli === null ? null : milli / 1000);
    const [least, most] = [points(input.least), points(input.most)];
    const message = `${least === null ? '' : String(least)}—${most === null ? '' : String(most)}`;
    drawing.rules.push({ row, column: cell.column, rule: { kind: 'decimal', least, most, message } });
  }
}

/** A number as a number, a text as a text, nothing as nothing; a formula with what it comes to, so far as that is printed. */
function writtenContent(text: string, look: CellLook, formula: string | undefined): BookCell {
  const number = /^-?\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) : null;
  if (formula !== undefined) {
    const result = text === '' ? {} : { result: number ?? text };
    return { kind: 'formula', formula, ...result, look: { ...look, format: '0.###;-0.###;0' } };
  }
  return text === '' ? { kind: 'empty', look } : { kind: 'text', text, look };
}

function contentOf(cell: TableCell, look: CellLook, formulas: InputFormulas): BookCell {
  const formula = cell.input === undefined ? undefined : formulas.get(cell.input.name);
  if (formula !== undefined) return writtenContent(cell.text, look, formula);
  const scored = cell.role === 'points' || cell.role === 'number' || cell.role === 'total' || cell.input !== undefined;
  // Scores and points are numbers to this program too: 0.5, -2.
  if (scored && /^-?\d{1,9}(\.\d{1,3})?$/.test(cell.text)) return { kind: 'number', number: Number(cell.text), look };
  return cell.text === '' ? { kind: 'empty', look } : { kind: 'text', text: cell.text, look };
}
