/** The rows of one page with their cells, as they are drawn. */
import { cellHeight, type LaidCell, type LaidRows, linesIn } from './cell-layout.ts';
import type { OfficialTable, TableRow } from './official-table.ts';
import { mmPerPoint } from './page-profile.ts';
import type { PlacedCell, PlacedRow, TableBlock } from './pages.ts';
import type { RowPart, TablePage } from './table-pages.ts';

export interface HeaderRows {
  readonly rows: readonly PlacedRow[];
  readonly height: number;
}

/** Header rows are the same on every page; a title over two rows makes the lower one higher when it must. */
export function placeHeader(rows: readonly TableRow[], laid: LaidRows): HeaderRows {
  const heights = [...laid.base];
  for (const cells of laid.cells) {
    for (const it of cells) {
      const have = heights.slice(it.from, it.to).reduce((sum, height) => sum + height, 0);
      const need = cellHeight(it.lines.length, it.setting.pitch);
      if (need > have) heights[it.to - 1] = (heights[it.to - 1] ?? 0) + need - have;
    }
  }
  const placed = rows.map((row, index): PlacedRow => ({
    kind: row.kind,
    about: null,
    height: heights[index] ?? 0,
    continued: false,
    cells: (laid.cells[index] ?? []).map((it) => placeCell(it, it.to - it.from, it.lines, false)),
  }));
  return { rows: placed, height: heights.reduce((sum, height) => sum + height, 0) };
}

export function placeTable(
  table: OfficialTable,
  laid: LaidRows,
  page: TablePage,
  header: HeaderRows,
  top: number,
): TableBlock {
  const end = (page.parts[page.parts.length - 1]?.row ?? -1) + 1;
  // Height from the top of each part to the end of the page: the room of a text that is cut there.
  let below = page.parts.reduce((sum, part) => sum + part.height, 0);
  const rows = page.parts.map((part, index) => {
    const row = placeRow(table.body[part.row] as TableRow, { laid, page, part, end, below, first: index === 0 });
    below -= part.height;
    return row;
  });
  return {
    kind: 'table',
    top,
    height: header.height + page.parts.reduce((sum, part) => sum + part.height, 0),
    widths: table.columns.map((column) => column.width / mmPerPoint),
    rows: [...header.rows, ...rows],
  };
}

interface RowPlace {
  readonly laid: LaidRows;
  readonly page: TablePage;
  readonly part: RowPart;
  /** The row after the page's last. */
  readonly end: number;
  readonly below: number;
  readonly first: boolean;
}

function placeRow(row: TableRow, place: RowPlace): PlacedRow {
  const { laid, page, part, end } = place;
  const cells: PlacedCell[] = [];
  if (place.first) {
    for (const [it, before] of page.continued) {
      const lines = it.cell.role === 'text' ? linesHere(it, before, place) : it.again;
      cells.push(placeCell(it, Math.min(it.to, end) - part.row, lines, true));
    }
  }
  for (const it of laid.cells[part.row] ?? []) {
    const merged = it.to > part.row + 1;
    // What was merged was opened by the row's first part, and is among the cells that go on.
    if (merged && part.continued) continue;
    const own = it.lines.slice(part.fromLine, part.toLine);
    const lines = !merged ? own : it.cell.role === 'text' ? linesHere(it, 0, place) : it.lines;
    cells.push(placeCell(it, Math.min(it.to, end) - part.row, lines, part.continued));
  }
  cells.sort((one, other) => one.column - other.column);
  return { kind: row.kind, about: row.about, height: part.height, continued: part.continued, cells };
}

/** The lines of a merged text that stand on this page: all that are left, or as many as fit where the page cuts it. */
function linesHere(it: LaidCell, before: number, place: RowPlace): PlacedCell['lines'] {
  const last = place.page.parts[place.page.parts.length - 1];
  const wholeRow = last === undefined || last.toLine >= Math.max(...rowLines(place.laid, last.row));
  if (it.to < place.end || (it.to === place.end && wholeRow)) return it.lines.slice(before);
  return it.lines.slice(before, before + linesIn(place.below, it.setting.pitch));
}

function rowLines(laid: LaidRows, row: number): readonly number[] {
  return [0, ...(laid.cells[row] ?? []).filter((it) => it.to === row + 1).map((it) => it.lines.length)];
}

function placeCell(it: LaidCell, rowSpan: number, lines: PlacedCell['lines'], continued: boolean): PlacedCell {
  const { column, columnSpan, role, align, input } = it.cell;
  const written = input === undefined || continued ? {} : { input };
  return { column, columnSpan, rowSpan, role, align, lines, continued, ...written };
}
