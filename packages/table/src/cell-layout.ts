/** Every cell of a table with its lines, and how high it wants to be. */
import type { Fonts } from './font-metrics.ts';
import type { OfficialTable, TableCell, TableRow } from './official-table.ts';
import { mmPerPoint } from './page-profile.ts';
import type { PlacedLine } from './pages.ts';
import { printedWords } from './printed-words.ts';
import { setLines } from './set-lines.ts';
import { cellPadding, settingOf, type TextSetting } from './typography.ts';

export interface LaidCell {
  readonly cell: TableCell;
  /** The row it begins in, and the row after its last. */
  readonly from: number;
  readonly to: number;
  readonly setting: TextSetting;
  readonly lines: readonly PlacedLine[];
  /** The lines of a label with （续）; of other cells the same lines. */
  readonly again: readonly PlacedLine[];
}

export interface LaidRows {
  /** The cells that begin in each row. */
  readonly cells: readonly (readonly LaidCell[])[];
  /** What each row needs for the cells that are its own alone. */
  readonly base: readonly number[];
}

/** pt that so many lines need in a cell. */
export function cellHeight(lines: number, pitch: number): number {
  return lines * pitch + 2 * cellPadding;
}

/** How many lines a cell of that height has room for. */
export function linesIn(height: number, pitch: number): number {
  return Math.max(0, Math.floor((height - 2 * cellPadding) / pitch + 1e-6));
}

export function layRows(rows: readonly TableRow[], table: OfficialTable, fonts: Fonts, header: boolean): LaidRows {
  const edges = [0];
  for (const column of table.columns) edges.push((edges[edges.length - 1] ?? 0) + column.width / mmPerPoint);
  const { continued } = printedWords(table.language);
  const least = table.layout.leastRow / mmPerPoint;
  const cells = rows.map((row, from) =>
    row.cells.map((cell): LaidCell => {
      const setting = { ...settingOf(header ? 'header-cell' : 'body-cell', table.layout), align: cell.align };
      const width = (edges[cell.column + cell.columnSpan] ?? 0) - (edges[cell.column] ?? 0) - 2 * cellPadding;
      const lines = setLines(cell.text, setting, width, fonts);
      const repeated = cell.role === 'label' && cell.rowSpan > 1 && cell.text !== '';
      return {
        cell,
        from,
        to: from + cell.rowSpan,
        setting,
        lines,
        again: repeated ? setLines(cell.text + continued, setting, width, fonts) : lines,
      };
    }),
  );
  const base = rows.map((row, index) => {
    const written = row.cells.some((cell) => cell.input !== undefined) ? least : 0;
    const own = (cells[index] ?? []).filter((it) => it.to === index + 1);
    // A row whose cells are all merged with those around it is one line high.
    const line = settingOf(header ? 'header-cell' : 'body-cell', table.layout).pitch;
    return Math.max(written, cellHeight(1, line), ...own.map((it) => cellHeight(it.lines.length, it.setting.pitch)));
  });
  return { cells, base };
}

/** What every row of the table's body needs by itself, in pt, whatever is merged around it. */
export function rowHeights(table: OfficialTable, fonts: Fonts): readonly number[] {
  return layRows(table.body, table, fonts, false).base;
}

/** What every row of the table's header needs by itself, in pt. */
export function headerHeights(table: OfficialTable, fonts: Fonts): readonly number[] {
  return layRows(table.header, table, fonts, true).base;
}
