/** Rows and columns of the table with its merged cells, from the plan of its columns and the outline of its rows. */
import { type Milli, pointsText } from '@rubric-lang/model';
import type { ColumnPlan, PlannedColumn } from './column-plan.ts';
import type { TableCell, TableColumn, TableRow } from './official-table.ts';
import type { OutlineRow } from './outline-rows.ts';
import { type BlankText, type Leaf, leavesOf, type Piece, piecesOfRows, sumPieces } from './pieces.ts';

export interface Grid {
  /** Without widths: those depend on what the columns hold. */
  readonly columns: readonly Omit<TableColumn, 'width'>[];
  readonly header: readonly TableRow[];
  readonly body: readonly TableRow[];
}

export interface GridSource {
  readonly plan: ColumnPlan;
  readonly rows: readonly OutlineRow[];
  readonly blank: BlankText;
  readonly subtotal: string;
  /** Rows of sums, each before the outline row with that index, or at the end. */
  readonly sums: readonly {
    readonly at: number;
    readonly label: string;
    readonly points: Milli;
    readonly kind: 'total' | 'grand-total';
  }[];
}

interface LaidRow {
  readonly kind: TableRow['kind'];
  readonly about: string | null;
  readonly pieces: readonly Piece[];
}

export function buildGrid(source: GridSource): Grid {
  const leaves = leavesOf(source.plan);
  const rowSource = { ...source, leaves, words: { subtotal: source.subtotal } };
  const outline = piecesOfRows(rowSource);
  const laid: LaidRow[] = [];
  for (let index = 0; index <= source.rows.length; index += 1) {
    for (const sum of source.sums.filter((it) => it.at === index)) {
      const about = sum.kind === 'total' && sum !== source.sums[source.sums.length - 1] ? 'ordinary' : null;
      const pieces = sumPieces({ label: sum.label, points: pointsText(sum.points), from: 0, about }, rowSource);
      laid.push({ kind: sum.kind, about: null, pieces });
    }
    const row = source.rows[index];
    if (row !== undefined) laid.push({ ...kindOf(row), pieces: outline[index] ?? [] });
  }
  const kept = neededColumns(leaves, laid);
  const moved = laid.map((row) => ({ ...row, pieces: row.pieces.map((piece) => movePiece(piece, kept)) }));
  const columns = kept.map((leaf, index) => columnOf(leaves[leaf] as Leaf, source.plan, longest(moved, index)));
  const planned = kept.map((leaf) => (leaves[leaf] as Leaf).planned);
  return { columns, header: headerRows(source.plan, planned), body: mergeRows(moved, columns) };
}

function kindOf(row: OutlineRow): Pick<LaidRow, 'kind' | 'about'> {
  const section = row.path[row.path.length - 1]?.key ?? null;
  if (row.kind === 'item') return { kind: 'item', about: row.item.key };
  return { kind: row.kind === 'empty' ? 'item' : row.kind, about: section };
}

/** A step of a ladder at which no cell begins in any row is no column: its room belongs to the one before it. */
function neededColumns(leaves: readonly Leaf[], rows: readonly LaidRow[]): readonly number[] {
  const starts = new Set(rows.flatMap((row) => row.pieces.map((piece) => piece.from)));
  return leaves.flatMap((leaf, index) =>
    starts.has(index) || index === 0 || leaves[index - 1]?.planned !== leaf.planned ? [index] : [],
  );
}

function movePiece(piece: Piece, kept: readonly number[]): Piece {
  // The number of kept columns before an edge is the edge's place among them.
  const place = (edge: number): number => kept.filter((leaf) => leaf < edge).length;
  return { ...piece, from: place(piece.from), to: place(piece.to) };
}

function longest(rows: readonly LaidRow[], column: number): number {
  const pieces = rows.flatMap((row) => row.pieces.filter((piece) => piece.from === column && piece.to === column + 1));
  return pieces.reduce((most, piece) => Math.max(most, piece.cell.text.length), 0);
}

function columnOf(leaf: Leaf, plan: ColumnPlan, longestText: number): Omit<TableColumn, 'width'> {
  const column = plan.columns[leaf.planned] as PlannedColumn;
  switch (column.kind) {
    case 'ladder':
      return leaf.level === null ? { content: 'item', align: 'start' } : { content: 'label', align: 'center' };
    case 'number':
    case 'points':
      return { content: column.kind, align: 'center' };
    case 'field':
      // A column of names (责任科室) is centred, one of sentences is not.
      return { content: 'text', align: longestText <= 10 ? 'center' : 'start' };
    case 'blank': {
      const words = column.use === 'reason' || column.use === 'remark' || column.use === null;
      return { content: column.use ?? 'blank', align: words ? 'start' : 'center' };
    }
  }
}

/** Header cells: a title over several leaf columns is one cell, a title above others spans them. */
function headerRows(plan: ColumnPlan, planned: readonly number[]): readonly TableRow[] {
  const depth = Math.max(0, ...plan.columns.map((column) => column.titles.length));
  return Array.from({ length: depth }, (_, level): TableRow => {
    const cells: TableCell[] = [];
    let at = 0;
    while (at < planned.length) {
      const column = plan.columns[planned[at] ?? 0] as PlannedColumn;
      let end = at + 1;
      while (end < planned.length && sameHeader(plan, planned[at] ?? 0, planned[end] ?? 0, level)) end += 1;
      const text = column.titles[level];
      if (text !== undefined) {
        const rowSpan = level === column.titles.length - 1 ? depth - level : 1;
        cells.push({ column: at, columnSpan: end - at, rowSpan, text, role: 'header', align: 'center' });
      }
      at = end;
    }
    return { kind: 'header', about: null, cells };
  });
}

function sameHeader(plan: ColumnPlan, one: number, other: number, level: number): boolean {
  if (one === other) return true;
  const a = plan.columns[one] as PlannedColumn;
  const b = plan.columns[other] as PlannedColumn;
  return (
    a.group === b.group &&
    level < a.titles.length - 1 &&
    level < b.titles.length - 1 &&
    a.titles[level] === b.titles[level]
  );
}

/** Pieces with one key, in one place, in consecutive rows become one cell. */
function mergeRows(rows: readonly LaidRow[], columns: Grid['columns']): readonly TableRow[] {
  const same = (one: Piece | undefined, other: Piece): boolean =>
    one !== undefined && one.key !== null && one.key === other.key && one.from === other.from && one.to === other.to;
  const above = rows.map((row, index) =>
    row.pieces.map((piece) => rows[index - 1]?.pieces.some((it) => same(it, piece)) === true),
  );
  // From the last row up: how many rows each place's merged cell reaches down from here.
  const reach = new Map<string, number>();
  const spans: number[][] = rows.map(() => []);
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const here = new Map<string, number>();
    rows[index]?.pieces.forEach((piece, at) => {
      const place = `${piece.key ?? ''} ${String(piece.from)} ${String(piece.to)}`;
      const span = piece.key === null ? 1 : (reach.get(place) ?? 0) + 1;
      (spans[index] as number[])[at] = span;
      if (piece.key !== null) here.set(place, span);
    });
    reach.clear();
    for (const [place, span] of here) reach.set(place, span);
  }
  return rows.map((row, index) => ({
    kind: row.kind,
    about: row.about,
    cells: row.pieces.flatMap((piece, at): readonly TableCell[] => {
      if (above[index]?.[at] === true) return [];
      const { text, role, parts, input } = piece.cell;
      return [
        {
          column: piece.from,
          columnSpan: piece.to - piece.from,
          rowSpan: spans[index]?.[at] ?? 1,
          text,
          role,
          align: alignOf(piece, columns),
          ...(parts === undefined ? {} : { parts }),
          ...(input === undefined ? {} : { input }),
        },
      ];
    }),
  }));
}

function alignOf(piece: Piece, columns: Grid['columns']): TableCell['align'] {
  const { role } = piece.cell;
  if (role === 'total' || role === 'label') return 'center';
  const column = columns[piece.from];
  // A sentence begins at the edge, even where it takes the place of a label.
  if (role === 'text' && (piece.to - piece.from > 1 || column?.content === 'label')) return 'start';
  return column?.align ?? 'start';
}
