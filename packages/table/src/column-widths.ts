/** How wide the columns are: those that are written into get what a hand needs, the others share by what they hold. */
import type { TableColumn, TableRow } from './official-table.ts';
import { mmPerPoint } from './page-profile.ts';

type Content = TableColumn['content'];

/** mm: what the short columns need; the others ask for a share of the rest. */
const fixed: Partial<Record<Content, number>> = {
  number: 11,
  points: 13,
  score: 15,
  'self-score': 15,
  due: 13,
  deducted: 14,
  rater: 14,
  'not-applicable': 12,
};

/** mm: no column of words is narrower. */
const least: Partial<Record<Content, number>> = { label: 17, item: 26, text: 18, reason: 25, remark: 14, blank: 14 };
/** mm: more would be wasted on a label, or on a blank. */
const most: Partial<Record<Content, number>> = { label: 30, reason: 36, remark: 22, blank: 40 };

/**
 * Widths in mm that add up to `total`. Columns of words are widened in turn, each time the one that shortens the
 * table most, so that the table has about the least height that these columns allow.
 */
export function columnWidths(
  columns: readonly Pick<TableColumn, 'content'>[],
  header: readonly TableRow[],
  rows: readonly TableRow[],
  setting: { readonly total: number; readonly size: number },
): readonly number[] {
  const { total, size } = setting;
  const widths = columns.map((column, index) =>
    Math.max(
      fixed[column.content] ?? least[column.content] ?? 18,
      headerWidth(header, index, size),
      labelWidth(rows, index, size),
    ),
  );
  const growing = columns.flatMap((column, index) => (fixed[column.content] === undefined ? [index] : []));
  // A table of numbers alone has no words to give the room to: all share it.
  const open = growing.length === 0 ? columns.map((_, index) => index) : growing;
  let rest = total - widths.reduce((sum, width) => sum + width, 0);
  if (rest < 0) return widths.map((width) => (width * total) / (total - rest));
  const lengths = lengthsOf(rows, columns.length);
  const step = 2;
  while (rest >= step) {
    const next = bestColumn(columns, open, widths, lengths, step);
    widths[next] = (widths[next] ?? 0) + step;
    rest -= step;
  }
  const last = open[open.length - 1] ?? 0;
  widths[last] = (widths[last] ?? 0) + rest;
  return widths;
}

/**
 * Widths that an arrangement asks for, unless they starve a column of words: then the columns of words share their room
 * by what they hold, and the others keep theirs.
 */
export function heldWidths(
  columns: readonly Pick<TableColumn, 'content'>[],
  rows: readonly TableRow[],
  asked: readonly number[],
): readonly number[] {
  const open = columns.flatMap(({ content }, index) => (content === 'item' || content === 'text' ? [index] : []));
  const lengths = lengthsOf(rows, columns.length);
  const room = open.reduce((sum, index) => sum + (asked[index] ?? 0), 0);
  const widths = asked.map((width, index) => (open.includes(index) ? Math.min(width, least.text ?? 18) : width));
  let rest = room - open.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  for (; rest >= 2; rest -= 2) {
    const next = bestColumn(columns, open, widths, lengths, 2);
    widths[next] = (widths[next] ?? 0) + 2;
  }
  const last = open[open.length - 1];
  if (last !== undefined) widths[last] = (widths[last] ?? 0) + rest;
  const height = (of: readonly number[]): number =>
    lengths.reduce((sum, row) => sum + Math.max(...open.map((index) => (row[index] ?? 0) / (of[index] ?? 1))), 0);
  // A table that is a quarter shorter is worth other widths than the usual ones.
  return height(widths) < 0.75 * height(asked) ? widths : asked;
}

/** The narrowest that shows the header's title: up to four characters in one line, more in two or three. */
function headerWidth(header: readonly TableRow[], column: number, size: number): number {
  const cells = header.flatMap((row) => row.cells).filter((cell) => cell.column === column && cell.columnSpan === 1);
  const characters = cells.map(({ text }) => {
    const bracket = Math.max(0, ...[...text.matchAll(/（[^（）]{1,5}）/g)].map((match) => match[0].length));
    return text.length <= 4 ? text.length : Math.max(3, Math.ceil(text.length / 3), bracket);
  });
  return characterWidth(Math.max(0, ...characters), size);
}

/** The narrowest that does not part the points of a label: （34分）. */
function labelWidth(rows: readonly TableRow[], column: number, size: number): number {
  const labels = rows.flatMap((row) => row.cells).filter((cell) => cell.column === column && cell.role === 'label');
  const longest = labels.reduce((most, cell) => Math.max(most, cell.parts?.points.length ?? 0), 0);
  return characterWidth(Math.min(longest, 6), size);
}

/** mm of a cell for so many characters in a line. */
function characterWidth(characters: number, size: number): number {
  return characters === 0 ? 0 : Math.ceil((characters * size * mmPerPoint + 2.2) * 2) / 2;
}

/** Characters of each cell that stands in one column, for at most 400 rows: enough to know the shape of the text. */
function lengthsOf(rows: readonly TableRow[], columns: number): readonly (readonly number[])[] {
  const every = Math.max(1, Math.ceil(rows.length / 400));
  return rows
    .filter((_, index) => index % every === 0)
    .map((row) => {
      const lengths = new Array<number>(columns).fill(0);
      for (const cell of row.cells) {
        // A merged cell has the height of all its rows; a cell over several columns is wide enough.
        if (cell.columnSpan === 1) lengths[cell.column] = cell.text.length / cell.rowSpan;
      }
      return lengths;
    });
}

function bestColumn(
  columns: readonly Pick<TableColumn, 'content'>[],
  open: readonly number[],
  widths: readonly number[],
  lengths: readonly (readonly number[])[],
  step: number,
): number {
  const roomy = open.filter((column) => (widths[column] ?? 0) < (most[columns[column]?.content ?? 'text'] ?? Infinity));
  const candidates = roomy.length === 0 ? open : roomy;
  let best = candidates[0] ?? 0;
  let gain = -1;
  for (const column of candidates) {
    // The gain counts half where another column of the row is the taller one: it will be its turn next.
    let own = 0;
    for (const row of lengths) {
      const before = (row[column] ?? 0) / (widths[column] ?? 1);
      const after = (row[column] ?? 0) / ((widths[column] ?? 1) + step);
      const tallest = Math.max(...open.map((other) => (row[other] ?? 0) / (widths[other] ?? 1)));
      own += (before - after) * (before >= tallest - 1e-9 ? 1 : 0.25);
    }
    if (own > gain) {
      gain = own;
      best = column;
    }
  }
  return best;
}
