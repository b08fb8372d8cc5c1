/** Draws a table with merged cells out of line characters. */
import { terminalWidth } from './terminal-width.ts';

export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly align: 'start' | 'center';
  readonly lines: readonly string[];
}

/** A cell with the row it begins in. */
interface Placed {
  readonly row: number;
  readonly cell: GridCell;
}

/** Corners by the directions in which lines leave them: up 1, down 2, left 4, right 8. */
const corners = ' ││││┘┐┤│└┌├─┴┬┼';
const doubled: Readonly<Record<string, string>> = { '├': '╞', '┤': '╡', '┼': '╪', '┴': '╧', '┬': '╤', '─': '═' };

/** `widths` in cells, without lines; a double line stands under the first `header` rows. */
export function drawGrid(
  widths: readonly number[],
  rows: readonly (readonly GridCell[])[],
  header: number,
): readonly string[] {
  const owner = ownersOf(widths.length, rows);
  const heights = rowHeights(rows);
  const lines: string[] = [];
  // Where each row's first line of text is; the text of a merged cell runs on through its neighbours' rules.
  const tops: number[] = [];
  for (let row = 0; row <= rows.length; row += 1) {
    lines.push(
      ruleLine(row, {
        widths,
        owner,
        tops,
        line: lines.length,
        double: row === header && row > 0 && row < rows.length,
      }),
    );
    tops.push(lines.length);
    const height = heights[row] ?? 0;
    for (let line = 0; line < height; line += 1)
      lines.push(contentLine(row, { widths, owner, tops, line: lines.length }));
  }
  return lines;
}

interface Drawing {
  readonly widths: readonly number[];
  readonly owner: readonly (readonly (Placed | undefined)[])[];
  readonly tops: readonly number[];
  /** Index of the line that is drawn. */
  readonly line: number;
}

function contentLine(row: number, drawing: Drawing): string {
  let text = '';
  for (let column = 0; column < drawing.widths.length;) {
    const placed = drawing.owner[row]?.[column];
    text += `│${textOf(placed, column, drawing)}`;
    column += spanOf(placed);
  }
  return `${text}│`;
}

function ruleLine(row: number, drawing: Drawing & { readonly double: boolean }): string {
  const { widths, owner } = drawing;
  const merged = (column: number): boolean =>
    owner[row - 1]?.[column] !== undefined && owner[row - 1]?.[column] === owner[row]?.[column];
  const bar = (of: number, edge: number): boolean =>
    owner[of] !== undefined && (edge === 0 || edge === widths.length || owner[of]?.[edge - 1] !== owner[of]?.[edge]);
  const rule = (column: number): boolean => column >= 0 && column < widths.length && !merged(column);
  let text = '';
  for (let column = 0; column <= widths.length;) {
    const corner =
      (bar(row - 1, column) ? 1 : 0) + (bar(row, column) ? 2 : 0) + (rule(column - 1) ? 4 : 0) + (rule(column) ? 8 : 0);
    const character = corners[corner] ?? ' ';
    text += drawing.double && corner >= 4 ? (doubled[character] ?? character) : character;
    if (column === widths.length) break;
    if (merged(column)) {
      const placed = owner[row]?.[column];
      text += textOf(placed, column, drawing);
      column += spanOf(placed);
    } else {
      text += (drawing.double ? '═' : '─').repeat(widths[column] ?? 0);
      column += 1;
    }
  }
  return text;
}

function spanOf(placed: Placed | undefined): number {
  return placed?.cell.columnSpan ?? 1;
}

/** One line of a cell, filled up to its width. */
function textOf(placed: Placed | undefined, column: number, drawing: Drawing): string {
  const own = drawing.widths.slice(column, column + spanOf(placed));
  const width = own.reduce((sum, one) => sum + one, 0) + own.length - 1;
  if (placed === undefined) return ' '.repeat(width);
  const text = (placed.cell.lines[drawing.line - (drawing.tops[placed.row] ?? 0)] ?? '').trimEnd();
  const free = Math.max(0, width - terminalWidth(text));
  const before = placed.cell.align === 'center' ? Math.floor(free / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(free - before);
}

function ownersOf(
  columns: number,
  rows: readonly (readonly GridCell[])[],
): readonly (readonly (Placed | undefined)[])[] {
  const owner = rows.map(() => new Array<Placed | undefined>(columns).fill(undefined));
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const placed: Placed = { row, cell };
      for (const line of owner.slice(row, row + cell.rowSpan))
        line.fill(placed, cell.column, cell.column + cell.columnSpan);
    }
  });
  return owner;
}

/** Lines of each row; the last row of a merged cell has what the others have no room for. */
function rowHeights(rows: readonly (readonly GridCell[])[]): readonly number[] {
  const heights = rows.map((cells) =>
    Math.max(1, ...cells.filter((it) => it.rowSpan === 1).map((it) => it.lines.length)),
  );
  // Rows before a cell's last are final once all cells that end there are seen: cells are taken by their last row.
  const ending = rows.map((): Placed[] => []);
  rows.forEach((cells, row) => {
    for (const cell of cells) if (cell.rowSpan > 1) ending[row + cell.rowSpan - 1]?.push({ row, cell });
  });
  const before = [0];
  heights.forEach((_, row) => {
    for (const placed of ending[row] ?? []) {
      // A rule between two rows is a line for the text of what is merged over it.
      const have = (before[row] ?? 0) - (before[placed.row] ?? 0) + (heights[row] ?? 0);
      heights[row] = (heights[row] ?? 0) + Math.max(0, placed.cell.lines.length - have);
    }
    before.push((before[row] ?? 0) + (heights[row] ?? 0) + 1);
  });
  return heights;
}
