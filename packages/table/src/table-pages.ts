/**
 * Cuts the rows of a table into pages. Rows are filled in from the top; a page ends at the last place where it may.
 * What may not be parted: a passage or heading from the row under it, a sum from the row above it, the last two rows
 * from what is signed. A row is split only when it is more than 60 % of a page high. Merged cells are cut at the page's
 * end: labels are repeated, texts go on.
 *
 * One pass over the rows, with the few cells that are open at each of them: time grows with the table's length.
 */
import { cellHeight, type LaidCell, type LaidRows, linesIn } from './cell-layout.ts';
import type { TableRow } from './official-table.ts';

/** A row, or a part of it, on a page. */
export interface RowPart {
  readonly row: number;
  readonly height: number;
  /** The lines of its own cells that stand here. */
  readonly fromLine: number;
  readonly toLine: number;
  /** A part that is not the first. */
  readonly continued: boolean;
}

export interface TablePage {
  readonly parts: readonly RowPart[];
  /** The merged cells that go on from the page before, with how many of their lines stood there. */
  readonly continued: ReadonlyMap<LaidCell, number>;
}

export interface TableRoom {
  /** pt for rows on the first page, and on the others. */
  readonly first: number;
  readonly other: number;
  /** pt of what must stand under the last rows. */
  readonly tail: number;
}

/** A merged cell that goes on: where it began on this page, and what it needs there. */
interface Open {
  readonly laid: LaidCell;
  readonly start: number;
  readonly linesBefore: number;
  /** It began on a page before. */
  readonly continued: boolean;
}

/** From this part of a page's height a row may be split. */
const splittable = 0.6;
/** A part of a row has at least this many lines. */
const leastLines = 2;
const slack = 0.01;

export function tablePages(rows: readonly TableRow[], laid: LaidRows, room: TableRoom): readonly TablePage[] {
  const pages: TablePage[] = [];
  const mayEnd = endings(rows, laid, room);
  let next = 0;
  let fromLine = 0;
  let open: readonly Open[] = [];
  while (next < rows.length) {
    const capacity = pages.length === 0 ? room.first : room.other;
    const page = fillPage({ rows, laid, mayEnd, next, fromLine, open, capacity, room, first: pages.length === 0 });
    pages.push(page.page);
    ({ next, fromLine, open } = page);
  }
  return pages;
}

interface Filling {
  readonly rows: readonly TableRow[];
  readonly laid: LaidRows;
  readonly mayEnd: readonly boolean[];
  readonly next: number;
  readonly fromLine: number;
  readonly open: readonly Open[];
  readonly capacity: number;
  readonly room: TableRoom;
  readonly first: boolean;
}

interface Filled {
  readonly page: TablePage;
  readonly next: number;
  readonly fromLine: number;
  readonly open: readonly Open[];
}

function fillPage(filling: Filling): Filled {
  const { rows, laid, mayEnd, capacity, room } = filling;
  const parts: RowPart[] = [];
  const continued = new Map(filling.open.map((it) => [it.laid, it.linesBefore]));
  let open = filling.open;
  let sum = 0;
  let row = filling.next;
  let fromLine = filling.fromLine;
  /** The last place where the page may end: how many parts, and what is open there. */
  let good:
    { readonly parts: number; readonly row: number; readonly sum: number; readonly open: readonly Open[] } | undefined;
  while (row < rows.length) {
    const starting = fromLine > 0 ? [] : spanning(laid, row).map((it) => opened(it, sum));
    const here = [...open, ...starting];
    const base = baseHeight(laid, row, fromLine);
    const closed = Math.max(
      sum + base,
      ...here.filter((it) => it.laid.to === row + 1).map((it) => it.start + closing(it)),
    );
    const still = here.filter((it) => it.laid.to > row + 1);
    const ended = Math.max(closed, ...still.map((it) => it.start + breaking(it)));
    const limit = capacity - (row === rows.length - 1 ? room.tail : 0);
    if (ended > limit + slack) break;
    parts.push({ row, height: closed - sum, fromLine, toLine: linesOf(laid, row), continued: fromLine > 0 });
    sum = closed;
    open = still;
    row += 1;
    fromLine = 0;
    if (mayEnd[row] === true) good = { parts: parts.length, row, sum, open };
  }
  if (row === rows.length) return { page: { parts, continued }, next: row, fromLine: 0, open: [] };

  const split = splitRow(filling, row, fromLine, sum, open);
  if (split !== undefined) {
    parts.push(split.part);
    return cut(parts, continued, split.open, sum + split.part.height, { next: row, fromLine: split.part.toLine });
  }
  if (good !== undefined && good.parts > 0) {
    return cut(parts.slice(0, good.parts), continued, good.open, good.sum, { next: good.row, fromLine: 0 });
  }
  // Under the title there may be no room for what belongs together: the table then begins on the next page.
  if (filling.first && room.first < room.other) {
    return { page: { parts: [], continued }, next: filling.next, fromLine: filling.fromLine, open: filling.open };
  }
  if (parts.length > 0) return cut(parts, continued, open, sum, { next: row, fromLine: 0 });
  // One row is higher than a page even without its text (a long label in a short page): it is cut off at the edge.
  const forced: RowPart = { row, height: capacity, fromLine, toLine: linesOf(laid, row), continued: fromLine > 0 };
  const still = [...open, ...spanning(laid, row).map((it) => opened(it, 0))];
  return cut(
    [forced],
    continued,
    still.filter((it) => it.laid.to > row + 1),
    capacity,
    { next: row + 1, fromLine: 0 },
  );
}

/** Ends a page: the last row grows until every label cut here fits, and each merged text counts the lines it had. */
function cut(
  parts: readonly RowPart[],
  continued: ReadonlyMap<LaidCell, number>,
  open: readonly Open[],
  sum: number,
  next: { readonly next: number; readonly fromLine: number },
): Filled {
  const height = Math.max(sum, ...open.map((it) => it.start + breaking(it)));
  const last = parts[parts.length - 1];
  const grown = last === undefined ? parts : [...parts.slice(0, -1), { ...last, height: last.height + height - sum }];
  const goingOn = open.map((it): Open => {
    const shown = linesIn(height - it.start, it.laid.setting.pitch);
    const count = it.laid.lines.length;
    return { laid: it.laid, start: 0, linesBefore: Math.min(count, it.linesBefore + shown), continued: true };
  });
  return { page: { parts: grown, continued }, ...next, open: goingOn };
}

/** A row of more than 60 % of a page fills what is left of this one and goes on, when both parts are worth it. */
function splitRow(
  filling: Filling,
  row: number,
  fromLine: number,
  sum: number,
  open: readonly Open[],
): { readonly part: RowPart; readonly open: readonly Open[] } | undefined {
  const { laid, room, capacity } = filling;
  const pitch = pitchOf(laid, row);
  const total = linesOf(laid, row);
  const fresh = sum === 0 && !(filling.first && room.first < room.other);
  const base = baseHeight(laid, row, fromLine);
  if (base < splittable * room.other && !(fresh && base > capacity)) return undefined;
  const fitting = linesIn(capacity - sum, pitch);
  // The last line never goes on alone, and what is signed needs rows above it.
  const lines = Math.min(fitting, total - fromLine - leastLines);
  if (lines < leastLines) return undefined;
  const starting = fromLine > 0 ? [] : spanning(laid, row).map((it) => opened(it, sum));
  const here = [...open, ...starting];
  const height = cellHeight(lines, pitch);
  if (here.some((it) => it.start + breaking(it) > capacity + slack)) return undefined;
  const part: RowPart = { row, height, fromLine, toLine: fromLine + lines, continued: fromLine > 0 };
  return { part, open: here };
}

/** Merged cells that begin in a row. */
function spanning(laid: LaidRows, row: number): readonly LaidCell[] {
  return (laid.cells[row] ?? []).filter((it) => it.to > row + 1);
}

function opened(laid: LaidCell, start: number): Open {
  return { laid, start, linesBefore: 0, continued: false };
}

/** What a merged cell needs by its end: all that is left of it. */
function closing(open: Open): number {
  const { laid, linesBefore } = open;
  return cellHeight(isLabel(laid) ? labelLines(open) : laid.lines.length - linesBefore, laid.setting.pitch);
}

/** What it needs where a page cuts it: the whole label, or nothing of a text. */
function breaking(open: Open): number {
  return isLabel(open.laid) ? cellHeight(labelLines(open), open.laid.setting.pitch) : 0;
}

function isLabel(laid: LaidCell): boolean {
  return laid.cell.role !== 'text';
}

function labelLines(open: Open): number {
  return (open.continued ? open.laid.again : open.laid.lines).length;
}

function linesOf(laid: LaidRows, row: number): number {
  return Math.max(1, ...own(laid, row).map((it) => it.lines.length));
}

function pitchOf(laid: LaidRows, row: number): number {
  return Math.max(1, ...own(laid, row).map((it) => it.setting.pitch));
}

function own(laid: LaidRows, row: number): readonly LaidCell[] {
  return (laid.cells[row] ?? []).filter((it) => it.to === row + 1);
}

/** The height of a row, or of what is left of it from a line on. */
function baseHeight(laid: LaidRows, row: number, fromLine: number): number {
  if (fromLine === 0) return laid.base[row] ?? 0;
  return cellHeight(linesOf(laid, row) - fromLine, pitchOf(laid, row));
}

/** Before which rows a page may end. */
function endings(rows: readonly TableRow[], laid: LaidRows, room: TableRoom): readonly boolean[] {
  const may = rows.map((row, index) => {
    const above = rows[index - 1];
    if (above === undefined) return false;
    const sum = row.kind === 'subtotal' || row.kind === 'total' || row.kind === 'grand-total';
    return !sum && above.kind !== 'line' && above.kind !== 'heading';
  });
  if (room.tail > 0) keepLastTwo(rows, may);
  keepTexts(rows, laid, room, may);
  return may;
}

/** What is signed stands under at least two rows that are no sums. */
function keepLastTwo(rows: readonly TableRow[], may: boolean[]): void {
  let left = 2;
  for (let index = rows.length - 1; index > 0 && left > 0; index -= 1) {
    const kind = rows[index]?.kind;
    if (kind !== 'subtotal' && kind !== 'total' && kind !== 'grand-total') left -= 1;
    if (left > 0) may[index] = false;
  }
}

/** The rows of a merged text stay together while they are a small part of a page. */
function keepTexts(rows: readonly TableRow[], laid: LaidRows, room: TableRoom, may: boolean[]): void {
  rows.forEach((_, row) => {
    for (const it of spanning(laid, row)) {
      if (it.cell.role !== 'text') continue;
      let height = 0;
      for (let index = it.from; index < it.to; index += 1) height += laid.base[index] ?? 0;
      if (Math.max(height, cellHeight(it.lines.length, it.setting.pitch)) > splittable * room.other) continue;
      for (let index = it.from + 1; index < it.to; index += 1) may[index] = false;
    }
  });
}
