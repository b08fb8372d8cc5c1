/**
 * The 明细 sheet: a row a clause, where its count, quantity, level or judgement is written down; what it takes or gives,
 * items, sections, total and grade are formulas. What a formula cannot hold is scored by hand, and said so.
 */
import {
  factId,
  type Facts,
  factsOf,
  type Item,
  itemsOf,
  type NotApplicable,
  type Rubric,
  type ScoreSheet,
} from '@rubric-lang/model';
import { printedWords } from '@rubric-lang/table';
import type { PrintedInput } from '../table-inputs.ts';
import { blockFormulas, type BlockFormulas } from './block-formulas.ts';
import { columnOf, place, visible } from './detail-columns.ts';
import { detailHeights } from './detail-heights.ts';
import { detailBlocks, type DetailRow, detailRows } from './detail-places.ts';
import {
  absentWord,
  assessed,
  byHandRow,
  clauseRow,
  type Drawing,
  factRow,
  formula,
  head,
  hidden,
  itemRow,
  mayBeAbsent,
  put,
  strong,
  top,
} from './detail-rows.ts';
import { sumRows } from './detail-sums.ts';
import type { RefusalReason, Refusals } from './exact-formula.ts';
import { factCells, type FactTable } from './fact-formulas.ts';
import { isOpen } from './open-block.ts';
import type { InputFormulas } from './printed-sheet.ts';
import { type BookSheet, cellName, formulaText, sheetName } from './workbook.ts';

/** What is scored by hand, and why. */
export interface WorkbookRefusal {
  readonly item: string;
  readonly reason: RefusalReason;
}

export interface DetailSheet {
  readonly sheet: BookSheet;
  readonly refusals: readonly WorkbookRefusal[];
  /** Where something is written down in this sheet, with its cell. */
  readonly inputs: readonly { readonly input: PrintedInput; readonly cell: string }[];
  /** The formulas that fill the printed table. */
  readonly printed: InputFormulas;
}

export interface DetailInput {
  readonly rubric: Rubric;
  /** Only the items for subjects of this kind. */
  readonly category: string | null;
  /** Recorded facts, written into the sheet. */
  readonly facts?: Facts;
  /** What the facts come to. */
  readonly sheet?: ScoreSheet;
  /** What the sheet is called. */
  readonly name: string;
  /** The cells of the printed table with the items' scores (`'评分表'!E7`), by item: what stands there enters the sums. */
  readonly scores: ReadonlyMap<string, string>;
}

export function detailSheet(input: DetailInput): DetailSheet {
  // Which blocks no formula can hold shows only when formulas are made; then they take other rows.
  const byHand = new Map<string, RefusalReason>();
  let drawn = draw(input, byHand);
  while (drawn.refused.size > 0) {
    for (const [key, reason] of drawn.refused) byHand.set(key, reason);
    drawn = draw(input, byHand);
  }
  const labels = new Map(detailBlocks(input.rubric).map((block) => [block.key, block.label]));
  const refusals = [...byHand].map(([key, reason]) => ({ item: labels.get(key) ?? key, reason }));
  return { sheet: drawn.sheet, printed: drawn.printed, inputs: drawn.inputs, refusals };
}

interface Drawn {
  readonly sheet: BookSheet;
  readonly inputs: DetailSheet['inputs'];
  readonly printed: InputFormulas;
  readonly refused: ReadonlyMap<string, RefusalReason>;
}

function draw(input: DetailInput, byHand: ReadonlyMap<string, RefusalReason>): Drawn {
  const { rubric } = input;
  const rows = detailRows(rubric, new Set(byHand.keys()));
  const hasKinds = rubric.categories.length > 0;
  const first = top + (hasKinds ? 1 : 0);
  const rowOf = new Map<string, number>();
  const branchRow = new Map<NonNullable<DetailRow['branch']>, number>();
  rows.forEach((row, index) => {
    if (row.fact !== null) rowOf.set(factId({ item: row.fact.item, fact: row.fact.key }), first + index);
    if (row.branch !== null) branchRow.set(row.branch, first + index);
  });
  const facts: FactTable = {
    rowOf,
    factOf: new Map(factsOf(rubric).map((fact) => [factId({ item: fact.item, fact: fact.key }), fact])),
  };
  const drawing: Drawing = { cells: new Map(), rules: [] };
  const category = hasKinds ? cellName(top, columnOf('input')) : null;
  head(drawing, rubric, category === null ? null : (input.facts?.category ?? input.category));

  const refused = new Map<string, RefusalReason>();
  const blockRow = new Map<string, number>();
  const blockRows = new Map<string, { readonly row: DetailRow; readonly index: number }[]>();
  rows.forEach((row, index) => {
    if (row.block === null) return;
    if (row.kind === 'item') blockRow.set(row.block.key, first + index);
    blockRows.set(row.block.key, [...(blockRows.get(row.block.key) ?? []), { row, index: first + index }]);
  });
  const common: Refusals = { add: () => undefined };
  rows.forEach((row, index) => {
    if (row.kind === 'declared' && row.fact !== null) {
      factRow(drawing, row.fact, first + index, input.facts);
      for (const [cell, formula] of factCells(row.fact, first + index, null, facts, common))
        hidden(drawing, cell, formula);
    }
  });

  const found = new Map<string, BlockFormulas>();
  let stages = 0;
  for (const block of detailBlocks(rubric)) {
    const own = blockRows.get(block.key) ?? [];
    const row = blockRow.get(block.key) ?? first;
    const lastRow = own[own.length - 1]?.index ?? row;
    itemRow(drawing, block, row, input.facts);
    if (byHand.has(block.key)) {
      byHandRow(drawing, block, row + 1, byHand.get(block.key) ?? 'cohort', scoreOf(input, block.key));
      continue;
    }
    const inputs = `${cellName(row + 1, columnOf('input'))}:${cellName(Math.max(lastRow, row + 1), columnOf('input'))}`;
    const state = cellName(row, columnOf('input'));
    const refusals: Refusals = { add: (reason) => refused.set(block.key, reason) };
    const formulas = blockFormulas(
      {
        block,
        row,
        branchRow,
        ownFacts: own.flatMap((it) => (it.row.fact === null ? [] : [{ fact: it.row.fact, row: it.index }])),
        facts,
        rounding: rubric.rounding,
        category,
        inspected:
          lastRow > row
            ? `OR(${state}=${formulaText(assessed)},COUNTA(${inputs})>0)`
            : `${state}=${formulaText(assessed)}`,
      },
      refusals,
    );
    found.set(block.key, formulas);
    stages = Math.max(stages, formulas.stages);
    for (const [cell, formula] of formulas.cells) hidden(drawing, cell, formula);
    for (const it of own) clauseRow(drawing, it.row, it.index, formulas, input.facts);
  }

  const printed = new Map<string, string>();
  const shown = printedFormula(input);
  for (const item of itemsOf(rubric.sections)) {
    const row = blockRow.get(item.key);
    if (row === undefined) continue;
    const formulas = found.get(item.key);
    itemCells(drawing, item, row, formulas, input.scores.get(item.key) ?? null);
    const own = `${sheetName(input.name)}!${place('points', row)}`;
    if (!isSaid(input, item.key)) printed.set(`score/${item.key}`, shown(own));
  }
  const end = first + rows.length;
  const refusedSums = new Set<RefusalReason>();
  const last = sumRows(drawing, rubric, { blockRow, found, category, from: end + 1, refusedSums });
  const cell = (row: number): string => `${sheetName(input.name)}!${place('points', row)}`;
  for (const [section, row] of last.sections) printed.set(`section/${section.key}`, shown(cell(row)));
  if (last.ordinary !== null) printed.set('score//ordinary', shown(cell(last.ordinary)));
  if (!isSaid(input, null)) {
    printed.set('score/', shown(cell(last.total)));
    if (rubric.header.some((it) => it.role === 'total' && it.text === '')) {
      printed.set('head/total', shown(cell(last.total)));
    }
  }
  const width = visible + 14 + stages;
  const widths = [92, 60, 22, 30, 14, 18];
  return {
    refused,
    printed,
    inputs: inputsOfRows(rows, first, category),
    sheet: {
      name: input.name,
      widths: [...widths, ...Array.from({ length: width - visible }, () => 12)],
      heights: detailHeights(drawing.cells, widths, top - 2),
      cells: drawing.cells,
      merges: [
        { row: 0, column: 0, rows: 1, columns: visible },
        { row: 1, column: 0, rows: 1, columns: visible },
      ],
      rules: drawing.rules,
      titleRows: [top - 1, top - 1],
      frozenRows: top,
      hiddenColumns: Array.from({ length: width - visible }, (_, index) => visible + index),
      orientation: 'landscape',
      margins: { top: 20, right: 15, bottom: 20, left: 15 },
      foot: { text: rubric.title, number: true },
      locked: true,
      hidden: false,
      filter: null,
    },
  };
}

function inputsOfRows(rows: readonly DetailRow[], first: number, category: string | null): DetailSheet['inputs'] {
  const none = { least: null, most: null };
  const kinds =
    category === null
      ? []
      : [{ input: { use: 'category' as const, item: '', name: 'category', ...none }, cell: category }];
  const written = rows.flatMap((row, index): DetailSheet['inputs'] => {
    const cell = cellName(first + index, columnOf('input'));
    const item = row.block?.key ?? '';
    if (row.kind === 'item') return [{ input: { use: 'state', item, name: `state/${item}`, ...none }, cell }];
    if (row.kind === 'by-hand') return [{ input: { use: 'score', item, name: `by-hand/${item}`, ...none }, cell }];
    if (row.fact === null) return [];
    const owner = row.fact.item ?? '';
    return [
      { input: { use: 'fact', item: owner, fact: row.fact.key, name: `fact/${owner}/${row.fact.key}`, ...none }, cell },
    ];
  });
  return [...kinds, ...written];
}

/** The item's own row: what it scores, and what enters the sums: the printed table's cell where it has one. */
function itemCells(
  drawing: Drawing,
  item: Item,
  row: number,
  formulas: BlockFormulas | undefined,
  score: string | null,
): void {
  const state = `${cellName(row, columnOf('input'))}=${formulaText(absentWord)}`;
  const hand = cellName(row + 1, columnOf('input'));
  const milli = formulas?.milli ?? `IF(ISNUMBER(${hand}),ROUND(${hand}*1000,0),0)`;
  const pending = formulas?.pending ?? `NOT(ISNUMBER(${hand}))`;
  const absent = mayBeAbsent(item);
  const given: NotApplicable | null = item.notApplicable;
  hidden(drawing, place('n', row), `IF(${pending},1,0)`);
  hidden(drawing, place('exactN', row), milli);
  const scored = `IF(${place('n', row)}=1,"",${place('exactN', row)}/1000)`;
  const gone = given === 'full' ? `${String(item.points ?? 0)}/1000` : formulaText(absentWord);
  put(
    drawing,
    row,
    columnOf('points'),
    formula(absent ? `IF(${state},${gone},${scored})` : scored, { ...strong, align: 'center' }),
  );
  const enters = score ?? place('points', row);
  hidden(drawing, place('milli', row), `IF(ISNUMBER(${enters}),ROUND(${enters}*1000,0),0)`);
  hidden(drawing, place('unitN', row), absent ? `IF(${enters}=${formulaText(absentWord)},1,0)` : '0');
  hidden(drawing, place('live', row), `IF(OR(ISNUMBER(${enters}),${place('unitN', row)}=1),0,1)`);
}

/** A filled table says what is open; a blank one leaves it blank. */
function printedFormula(input: DetailInput): (cell: string) => string {
  if (input.sheet === undefined) return (cell) => cell;
  const { pending } = printedWords('zh');
  return (cell) => `IF(${cell}="",${formulaText(pending)},${cell})`;
}

/** What the item, or the whole (null), came to, in thousandths; null: not known for certain. */
function scoreOf({ sheet }: DetailInput, key: string | null): number | null {
  const result = key === null ? undefined : sheet?.items.find((it) => it.item === key);
  const score = key === null ? sheet?.total : result?.state === 'scored' ? result.score : undefined;
  return score !== undefined && score.least === score.most ? score.least : null;
}

/** Is the score known though the workbook will wait for more? Then it stands in the printed table as a number. */
function isSaid(input: DetailInput, key: string | null): boolean {
  const { rubric, facts } = input;
  if (facts === undefined || scoreOf(input, key) === null) return false;
  const block = detailBlocks(rubric).find((it) => (key === null ? it.item === null : it.key === key));
  return block !== undefined && isOpen(rubric, block, facts);
}
