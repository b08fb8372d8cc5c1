/** What one row of the table says in each of its columns, before anything is merged. */
import { type BlankUse, type Item, pointsText, type Section } from '@rubric-lang/model';
import { type ColumnPlan, indicatorParts, type PlannedColumn, sameStep, type Step } from './column-plan.ts';
import { itemBounds } from './item-bounds.ts';
import type { CellInput, TableCell } from './official-table.ts';
import { isMergedCell, type OutlineRow } from './outline-rows.ts';
import { textOfField } from './printed-field.ts';

/** What a row is about: an item, a section, the sum before bonus and penalties, or (null) the total. */
export type Scored = Item | Section | 'ordinary' | null;

/** What a filled table has in its blanks. */
export type BlankText = (use: BlankUse | null, about: Scored) => string;

/** A piece of one row: the leaf columns it covers and what it says. Pieces with one key in consecutive rows merge. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly key: string | null;
  readonly cell: Pick<TableCell, 'text' | 'role' | 'parts' | 'input'>;
}

/** A leaf column while rows are laid: a step of a ladder, or a whole planned column. */
export interface Leaf {
  readonly planned: number;
  readonly step: Step | null;
  /** The level whose label this column merges; null when it merges none. */
  readonly level: number | null;
}

export interface RowSource {
  readonly plan: ColumnPlan;
  readonly leaves: readonly Leaf[];
  readonly rows: readonly OutlineRow[];
  readonly blank: BlankText;
  readonly words: { readonly subtotal: string };
}

/** Every step of a ladder is a leaf column, for now: which are needed is known when all rows are. */
export function leavesOf(plan: ColumnPlan): readonly Leaf[] {
  return plan.columns.flatMap((column, planned): readonly Leaf[] => {
    if (column.kind === 'ladder') {
      return column.steps.map((step) => ({ planned, step, level: step.kind === 'level' ? step.level : null }));
    }
    const level = column.kind === 'number' && column.of.kind === 'level' ? column.of.level : null;
    return [{ planned, step: null, level }];
  });
}

/** The pieces of every row, in order of columns; together they cover the row. */
export function piecesOfRows(source: RowSource): readonly (readonly Piece[])[] {
  const shown = sectionsShowingItems(source);
  let counted = 0;
  return source.rows.map((row) => {
    if (row.kind === 'item') counted += 1;
    switch (row.kind) {
      case 'line':
        return acrossPieces(row, row.path.length, { text: row.text, role: 'text' }, source);
      case 'heading': {
        const parts = indicatorParts(sectionOf(row), { mark: true, points: true });
        return acrossPieces(row, row.path.length - 1, { text: joined(parts), role: 'text', parts }, source);
      }
      case 'subtotal':
        return subtotalPieces(row, source);
      case 'item':
      case 'empty':
        return columnsOf(source.plan, source.leaves).flatMap(({ column, planned, from, to }) =>
          column.kind === 'ladder'
            ? ladderPieces(column, row, shown, source.plan, from, to)
            : [{ from, to, ...singlePiece(column, planned, row, counted, source) }],
        );
    }
  });
}

function columnsOf(
  plan: ColumnPlan,
  leaves: readonly Leaf[],
): readonly { readonly column: PlannedColumn; readonly planned: number; readonly from: number; readonly to: number }[] {
  let from = 0;
  return plan.columns.map((column, planned) => {
    const start = from;
    while (leaves[from]?.planned === planned) from += 1;
    return { column, planned, from: start, to: from };
  });
}

const sectionOf = (row: OutlineRow): Section => row.path[row.path.length - 1] as Section;
const joined = (parts: NonNullable<TableCell['parts']>): string => parts.mark + parts.words + parts.points;
const empty: Piece['cell'] = { text: '', role: 'text' };

/** A passage across the table, beside the labels of the sections it stands in. */
function acrossPieces(row: OutlineRow, level: number, cell: Piece['cell'], source: RowSource): readonly Piece[] {
  const from = leadingLabels(source.leaves, level);
  return [...labelPieces(row, source, from), { from, to: source.leaves.length, key: null, cell }];
}

/** How many columns from the left are labels of the sections down to `level`: those go on beside a passage. */
function leadingLabels(leaves: readonly Leaf[], level: number): number {
  const first = leaves.findIndex((leaf) => leaf.level === null || leaf.level > level);
  return first === -1 ? leaves.length : first;
}

function labelPieces(row: OutlineRow, source: RowSource, count: number): readonly Piece[] {
  return source.leaves.slice(0, count).map((leaf, from) => {
    const column = source.plan.columns[leaf.planned] as PlannedColumn;
    return { from, to: from + 1, ...labelOf(row, leaf.level ?? 0, column, source.plan) };
  });
}

/** The label of the row's section of a level, merged over all its rows. */
function labelOf(row: OutlineRow, level: number, column: PlannedColumn, plan: ColumnPlan): Pick<Piece, 'key' | 'cell'> {
  const section = row.path[level - 1];
  if (section === undefined) return { key: null, cell: empty };
  if (column.kind === 'number') return { key: section.key, cell: { text: section.number, role: 'number' } };
  const mark = !plan.numbered.some((step) => sameStep(step, { kind: 'level', level }));
  const parts = indicatorParts(section, { mark, points: true });
  return { key: section.key, cell: { text: joined(parts), role: 'label', parts } };
}

function subtotalPieces(row: OutlineRow, source: RowSource): readonly Piece[] {
  const section = sectionOf(row);
  const from = leadingLabels(source.leaves, 1);
  return [
    ...labelPieces(row, source, from),
    ...sumPieces({ label: source.words.subtotal, points: pointsText(section.points), from, about: section }, source),
  ];
}

/** A row of sums: its label up to the first column with a number, then the numbers. */
export function sumPieces(
  sum: {
    readonly label: string;
    readonly points: string;
    readonly from: number;
    readonly about: Section | 'ordinary' | null;
  },
  source: Pick<RowSource, 'plan' | 'leaves' | 'blank'>,
): readonly Piece[] {
  const columns = columnsOf(source.plan, source.leaves).filter((it) => it.to > sum.from);
  const counted = columns.map((it) => it.column.kind === 'points' || it.column.kind === 'blank');
  // Where a number stands first, the label stands behind it: the number is not to be covered.
  const words = counted.indexOf(false);
  const start = counted[0] === true && words !== -1 ? words : 0;
  const next = counted.indexOf(true, start + 1);
  const label: Piece = {
    from: start === 0 ? sum.from : (columns[start]?.from ?? sum.from),
    to: next === -1 ? source.leaves.length : (columns[next]?.from ?? source.leaves.length),
    key: null,
    cell: { text: sum.label, role: 'total' },
  };
  const number = ({ column, from, to }: (typeof columns)[number]): Piece => ({
    from,
    to,
    key: null,
    cell: sumCell(column, sum.points, sum.about, source.blank),
  });
  return [...columns.slice(0, start).map(number), label, ...columns.filter((it) => it.from >= label.to).map(number)];
}

function sumCell(
  column: PlannedColumn,
  points: string,
  about: Section | 'ordinary' | null,
  blank: BlankText,
): Piece['cell'] {
  if (column.kind === 'points') return { text: points, role: 'points' };
  if (column.kind !== 'blank') return empty;
  const text = blank(column.use, about);
  const scored = column.use === 'score' || column.use === 'self-score';
  if (typeof about === 'object' && about !== null) return { text, role: 'total' };
  if (!scored) return { text, role: 'total' };
  return { text, role: 'input', input: inputOf(column.use, about) };
}

function singlePiece(
  column: Exclude<PlannedColumn, { kind: 'ladder' }>,
  planned: number,
  row: OutlineRow & { kind: 'item' | 'empty' },
  counted: number,
  source: RowSource,
): Pick<Piece, 'key' | 'cell'> {
  switch (column.kind) {
    case 'number': {
      if (column.of.kind === 'level') return labelOf(row, column.of.level, column, source.plan);
      // A list without numbers of its own is counted.
      const text = row.kind === 'item' ? row.item.number || String(counted) : '';
      return { key: null, cell: { text, role: 'number' } };
    }
    case 'points': {
      const points = row.kind === 'item' ? row.item.points : null;
      return { key: null, cell: { text: points === null ? '' : pointsText(points), role: 'points' } };
    }
    case 'field':
      return fieldPiece(column.names, planned, row, source.plan);
    case 'blank': {
      if (row.kind === 'empty') return { key: null, cell: empty };
      const text = source.blank(column.use, row.item);
      return { key: null, cell: { text, role: 'input', input: inputOf(column.use, row.item) } };
    }
  }
}

/** An item's own field; where it has none, that of the nearest section that has one, merged over its items. */
function fieldPiece(
  names: readonly string[],
  planned: number,
  row: OutlineRow & { kind: 'item' | 'empty' },
  plan: ColumnPlan,
): Pick<Piece, 'key' | 'cell'> {
  if (row.kind === 'item') {
    const own = row.item.fields.filter((field) => field.printed && names.includes(field.name)).map(textOfField);
    const text = own.filter((it) => it !== '').join('\n');
    // Without an indicator column the item's number and words stand before its first text.
    const first = plan.columns.findIndex((column) => column.kind === 'field');
    if (!plan.showsItems && first === planned) return { key: null, cell: withIndicator(row.item, text, plan) };
    if (text !== '') return { key: null, cell: { text, role: 'text' } };
  }
  const columns = plan.fieldColumns;
  for (const section of [...row.path].reverse()) {
    const field = section.fields.find((it) => it.printed && columns.get(it.name) === planned);
    if (field !== undefined && isMergedCell(section, field, columns)) {
      return { key: `field:${section.key}`, cell: { text: textOfField(field), role: 'text' } };
    }
  }
  return { key: null, cell: empty };
}

function withIndicator(item: Item, text: string, plan: ColumnPlan): Piece['cell'] {
  const numbered = plan.numbered.some((step) => step.kind === 'item');
  const parts = indicatorParts(item, { mark: !numbered, points: !plan.pointsColumn && item.title !== '' });
  const words = [parts.words + parts.points, text].filter((it) => it !== '').join('\n');
  return { text: parts.mark + words, role: 'text', parts: { mark: parts.mark, words, points: '' } };
}

function inputOf(use: BlankUse | null, about: Item | 'ordinary' | null): CellInput {
  const item = about === 'ordinary' ? null : about;
  const key = item?.key ?? '';
  // Two sums have no item: the second slash keeps the name from being an item's.
  const name = `${use ?? 'blank'}/${about === 'ordinary' ? '/ordinary' : key}`;
  const scored = use === 'score' || use === 'self-score' || use === 'rater';
  const bounds = scored && item !== null ? itemBounds(item) : { least: null, most: null };
  if (use === 'deducted') return { use, item: key, name, least: 0, most: item?.points ?? null };
  return { use: use ?? 'blank', item: key, name, ...bounds };
}

/** Which sections have an item with words of its own among their direct items. */
function sectionsShowingItems(source: RowSource): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const row of source.rows) {
    if (row.kind === 'item' && itemText(row.item, source.plan, []) !== '') {
      for (const section of row.path) shown.add(section.key);
    }
  }
  return shown;
}

function itemText(item: Item, plan: ColumnPlan, fields: readonly string[]): string {
  const numbered = plan.numbered.some((step) => step.kind === 'item');
  const parts = indicatorParts(item, { mark: !numbered, points: !plan.pointsColumn });
  const own = item.fields.filter((it) => it.printed && fields.includes(it.name)).map(textOfField);
  return [joined(parts), ...own].filter((it) => it !== '').join('\n');
}

/**
 * The indicator cells of one row. A cell reaches left to where the one before it ends, and the last one reaches right
 * to the end: an item directly under a first-level section takes the place of the missing second level.
 */
function ladderPieces(
  column: PlannedColumn & { kind: 'ladder' },
  row: OutlineRow & { kind: 'item' | 'empty' },
  shown: ReadonlySet<string>,
  plan: ColumnPlan,
  from: number,
  to: number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  column.steps.forEach((step, index) => {
    const at = from + index + 1;
    if (step.kind === 'level') {
      const section = row.path[step.level - 1];
      if (section === undefined) return;
      // Its cell may reach to the end only when nothing follows in any of its rows.
      const below = column.steps.slice(index + 1);
      const alone = !below.some((next) => follows(next, section, step.level, shown));
      const end = alone ? to : at;
      pieces.push({ from: start, to: end, ...labelOf(row, step.level, column, plan) });
      start = end;
      return;
    }
    const parent = row.path[row.path.length - 1];
    if (row.kind !== 'item' || start >= at) return;
    const parts = indicatorParts(row.item, {
      mark: !plan.numbered.some((it) => it.kind === 'item'),
      points: column.points || !plan.pointsColumn,
    });
    const text = itemText(row.item, { ...plan, pointsColumn: !column.points && plan.pointsColumn }, column.fields);
    if (text === '' && parent !== undefined && !shown.has(parent.key)) return;
    pieces.push({ from: start, to: at, key: null, cell: { text, role: 'text', parts } });
    start = at;
  });
  const last = pieces[pieces.length - 1];
  if (start === to) return pieces;
  // Only a cell of this row alone may take the rest; a label's width is the same in all its rows.
  if (last?.key === null) return [...pieces.slice(0, -1), { ...last, to }];
  return [...pieces, { from: start, to, key: null, cell: empty }];
}

/** Does a later step of the ladder stand beside the section's label in some row? */
function follows(step: Step, section: Section, level: number, shown: ReadonlySet<string>): boolean {
  if (step.kind === 'item') return shown.has(section.key);
  const deepest = (node: Section): number =>
    1 + Math.max(0, ...node.children.map((child) => (child.kind === 'section' ? deepest(child) : 0)));
  return level + deepest(section) - 1 >= step.level;
}
