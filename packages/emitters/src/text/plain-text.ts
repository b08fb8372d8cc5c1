/** A document as plain text for a terminal: the table is drawn with lines, merged cells and all. */
import { breakLines, type FontMetrics, type OfficialTable, type TableRow } from '@rubric-lang/table';
import { drawGrid, type GridCell } from './drawn-grid.ts';
import { terminalCells, terminalText, terminalWidth } from './terminal-width.ts';

/** Half an em is one cell. */
const cells: FontMetrics = { advance: (codePoint) => terminalCells(String.fromCodePoint(codePoint)) / 2 };

/** `width`: cells of a line, at least 40. */
export function plainText(table: OfficialTable, width = 100): string {
  const room = Math.max(40, Math.floor(width));
  const colon = table.language === 'en' ? ': ' : '：';
  const wrap = (text: string, indent = 0): readonly string[] =>
    linesOf(text, room, indent).map((line, index) => (index === 0 ? ' '.repeat(indent * 2) : '') + line);
  const centred = (text: string): readonly string[] =>
    linesOf(text, room, 0).map((line) => ' '.repeat(Math.max(0, Math.floor((room - terminalWidth(line)) / 2))) + line);
  const lines: string[] = [];
  if (table.attachment !== null) lines.push(...wrap(table.attachment));
  lines.push(...centred(table.title), ...table.subtitles.flatMap(centred), '');
  if (table.head.length > 0) {
    lines.push(
      ...wrap(
        table.head
          .map((field) => `${field.label}${colon}${field.value === '' ? '________' : field.value}`)
          .join('    '),
      ),
    );
  }
  for (const paragraph of [...table.lead, ...table.prose])
    lines.push(...wrap(paragraph.text, paragraph.style === 'plain' ? 0 : 2));
  if (table.columns.length > 0) lines.push(...gridLines(table, room));
  for (const note of table.notes) lines.push(...wrap(note));
  const { signatures, issuer, date } = table.signOff;
  if (signatures.length > 0)
    lines.push('', ...wrap(signatures.map((label) => `${label}${colon}________`).join('    ')));
  for (const text of [issuer, date]) {
    if (text !== null && text !== '')
      lines.push(' '.repeat(Math.max(0, room - terminalWidth(terminalText(text)))) + terminalText(text));
  }
  lines.push('', ...wrap(table.foot));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function linesOf(text: string, width: number, indent: number): readonly string[] {
  return breakLines(terminalText(text), cells, { size: 2, width, indent }).map((line) => line.text);
}

function gridLines(table: OfficialTable, room: number): readonly string[] {
  const widths = cellWidths(table, room);
  const rows = [...table.header, ...table.body];
  return drawGrid(
    widths,
    rows.map((row) => row.cells.map((cell) => cellOf(cell, widths))),
    table.header.length,
  );
}

function cellOf(cell: TableRow['cells'][number], widths: readonly number[]): GridCell {
  const own = widths.slice(cell.column, cell.column + cell.columnSpan);
  // Inner lines that a cell over several columns does not draw are room for it.
  const width = own.reduce((sum, one) => sum + one, 0) + own.length - 1;
  const { column, columnSpan, rowSpan, align } = cell;
  return { column, columnSpan, rowSpan, align, lines: linesOf(cell.text, width, 0) };
}

/** The columns' widths on paper, as shares of the terminal; no column has less than one Chinese character. */
function cellWidths(table: OfficialTable, room: number): readonly number[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const free = room - table.columns.length - 1;
  const widths = table.columns.map((column) => Math.max(2, Math.floor((column.width * free) / total)));
  const used = widths.reduce((sum, width) => sum + width, 0);
  const widest = widths.indexOf(Math.max(...widths));
  widths[widest] = Math.max(2, (widths[widest] ?? 0) + free - used);
  return widths;
}
