import { breakLines, mmPerPoint, notoSerif } from '@rubric-lang/table';
import type { BookCell } from './workbook.ts';

/** mm of a cell that no text stands in; some programs set text a little wider than our own measure. */
const edges = 3;
const wider = 1.06;

/** How high the rows are, in pt: office programs do not find it out by themselves for a sheet they did not write. */
export function detailHeights(
  cells: ReadonlyMap<string, BookCell>,
  widths: readonly number[],
  /** Rows above this one are one cell across all columns. */
  across: number,
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const total = widths.reduce((sum, width) => sum + width, 0);
  for (const [place, cell] of cells) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const width = row < across && column === 0 ? total : widths[column];
    if (width === undefined) continue;
    const size = cell.look.size ?? 11;
    const room = (width - edges) / mmPerPoint;
    const lines =
      cell.kind === 'text' ? breakLines(cell.text, notoSerif.body, { size: size * wider, width: room }).length : 1;
    heights.set(row, Math.max(heights.get(row) ?? 0, lines * size * 1.35 + 4));
  }
  return heights;
}
