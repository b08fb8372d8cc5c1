/** The rows of the 明细 sheet as people see them: what is asked, how it is filled in, what it counts for. */
import { factQuestion } from '@rubric-lang/model';
import type { Fact, Facts, Item, Rubric } from '@rubric-lang/model';
import { itemBounds } from '@rubric-lang/table';
import type { BlockFormulas } from './block-formulas.ts';
import { columnOf, place } from './detail-columns.ts';
import type { DetailBlock, DetailRow } from './detail-places.ts';
import type { RefusalReason } from './exact-formula.ts';
import { hintOf, no, ruleOf, yes } from './fact-formulas.ts';
import { isInspected, recorded } from './open-block.ts';
import type { BookCell, BookRule } from './workbook.ts';

/** Rows above the first: title, how to fill it in, column titles. */
export const top = 3;
export const assessed = '已考评';
export const absentWord = '空项';

export interface Drawing {
  readonly cells: Map<string, BookCell>;
  readonly rules: { row: number; column: number; rule: BookRule }[];
}

const plain = { border: true, size: 10.5 } as const;
export const strong = { border: true, size: 10.5, bold: true, fill: 'F2F2F2' } as const;
const open = { border: true, size: 10.5, open: true, fill: 'FFF9E5', align: 'center' } as const;

export function put(drawing: Drawing, row: number, column: number, cell: BookCell): void {
  drawing.cells.set(`${String(row)},${String(column)}`, cell);
}

export function text(value: string, look: BookCell['look'] = plain): BookCell {
  return value === '' ? { kind: 'empty', look } : { kind: 'text', text: value, look };
}

export function formula(value: string, look: BookCell['look'] = plain): BookCell {
  return { kind: 'formula', formula: value, look: { ...look, format: '0.###;-0.###;0' } };
}

/** A hidden formula at a place in A1 style. */
export function hidden(drawing: Drawing, at: string, value: string): void {
  const match = /^([A-Z]+)(\d+)$/.exec(at);
  if (match === null) return;
  const [, letters = 'A', digits = '1'] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  put(drawing, Number(digits) - 1, column, { kind: 'formula', formula: value, look: { size: 9, color: '808080' } });
}

export function head(drawing: Drawing, rubric: Rubric, category: string | null): void {
  put(drawing, 0, 0, text(`${rubric.title}　明细`, { size: 14, bold: true, align: 'center' }));
  put(
    drawing,
    1,
    0,
    text(`在浅黄色格子里填写查到的情况；没有发现问题的项目，在项目行选“${assessed}”。其余各格自动计算。`, {
      size: 10.5,
    }),
  );
  ['项目和条款', '要填的情况', '填写', '怎样填', '次数', '得（扣）分'].forEach((title, column) => {
    put(drawing, top - 1, column, text(title, { ...strong, align: 'center' }));
  });
  if (rubric.categories.length === 0) return;
  put(drawing, top, 0, text('类别', strong));
  put(drawing, top, 1, text(''));
  put(drawing, top, columnOf('input'), text(category ?? '', open));
  put(drawing, top, columnOf('hint'), text(rubric.categories.join('／')));
  drawing.rules.push({
    row: top,
    column: columnOf('input'),
    rule: { kind: 'list', words: rubric.categories, message: rubric.categories.join('、') },
  });
}

function written(fact: Fact, facts: Facts | undefined): BookCell {
  const value = recorded(fact, facts);
  if (value === undefined) return { kind: 'empty', look: open };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? yes : no, look: open };
  if (fact.type.kind === 'level') return { kind: 'text', text: String(value), look: open };
  const number = Number(value);
  return Number.isFinite(number) ? { kind: 'number', number, look: open } : { kind: 'empty', look: open };
}

export function factRow(drawing: Drawing, fact: Fact, row: number, facts: Facts | undefined): void {
  put(
    drawing,
    row,
    columnOf('text'),
    drawing.cells.get(`${String(row)},0`) ?? text(fact.item === null ? fact.label : ''),
  );
  put(drawing, row, columnOf('question'), text(factQuestion(fact).zh));
  put(drawing, row, columnOf('input'), written(fact, facts));
  put(drawing, row, columnOf('hint'), text(hintOf(fact)));
  put(drawing, row, columnOf('count'), text(''));
  put(drawing, row, columnOf('points'), text(''));
  drawing.rules.push({ row, column: columnOf('input'), rule: ruleOf(fact) });
}

export function itemRow(drawing: Drawing, block: DetailBlock, row: number, facts: Facts | undefined): void {
  put(drawing, row, columnOf('text'), text(block.label, strong));
  const record = facts !== undefined && Object.hasOwn(facts.items, block.key) ? facts.items[block.key] : undefined;
  const state = record === 'not-applicable' ? absentWord : isInspected(block.key, facts) ? assessed : '';
  const words = block.item !== null && mayBeAbsent(block.item) ? [assessed, absentWord] : [assessed];
  put(drawing, row, columnOf('question'), text('', strong));
  put(drawing, row, columnOf('input'), text(state, open));
  put(drawing, row, columnOf('hint'), text(words.join('／'), strong));
  put(drawing, row, columnOf('count'), text('', strong));
  put(drawing, row, columnOf('points'), text('', strong));
  drawing.rules.push({ row, column: columnOf('input'), rule: { kind: 'list', words, message: words.join('、') } });
}

/** 取同类平均 needs the others: then 空项 cannot be chosen here. */
export function mayBeAbsent(item: Item): boolean {
  return item.notApplicable !== null && item.notApplicable !== 'peer-average';
}

const whyByHand: Readonly<Record<RefusalReason, string>> = {
  cohort: '要和其他考评对象比较',
  'too-large': '数值太大，电子表格算不准',
  quotients: '算式里有几个不同的除数',
  circular: '几条规则互相等待',
  order: '规则的先后次序电子表格排不出来',
};

/** `points`: what the item came to, thousandths, where somebody has scored it. */
export function byHandRow(
  drawing: Drawing,
  block: DetailBlock,
  row: number,
  reason: RefusalReason,
  points: number | null,
): void {
  put(drawing, row, columnOf('text'), text('（本项不能自动计算，请直接填写得分）'));
  put(drawing, row, columnOf('question'), text(whyByHand[reason]));
  put(
    drawing,
    row,
    columnOf('input'),
    points === null ? { kind: 'empty', look: open } : { kind: 'number', number: points / 1000, look: open },
  );
  put(drawing, row, columnOf('count'), text(''));
  put(drawing, row, columnOf('points'), text(''));
  if (block.item === null) return;
  const bounds = itemBounds(block.item);
  const inPoints = (value: number | null): number | null => (value === null ? null : value / 1000);
  const [least, most] = [inPoints(bounds.least), inPoints(bounds.most)];
  const message = `${String(least ?? '')}—${String(most ?? '')}`;
  put(drawing, row, columnOf('hint'), text(`${message}分`));
  if (least !== null || most !== null) {
    drawing.rules.push({ row, column: columnOf('input'), rule: { kind: 'decimal', least, most, message } });
  }
}

export function clauseRow(
  drawing: Drawing,
  row: DetailRow,
  index: number,
  formulas: BlockFormulas,
  facts: Facts | undefined,
): void {
  if (row.kind === 'item') return;
  const { clause, branch } = row;
  const label =
    row.kind === 'fact' || clause === null
      ? ''
      : clause.branches.length > 1 && branch !== null
        ? `${clause.text}（${branch.label}）`
        : clause.text;
  put(drawing, index, columnOf('text'), text(label === '' ? '' : `　${label}`));
  if (row.fact !== null) factRow(drawing, row.fact, index, facts);
  else {
    for (const column of ['question', 'input', 'hint', 'count', 'points'] as const)
      put(drawing, index, columnOf(column), text(''));
  }
  const shown = formulas.shown.get(index);
  if (shown === undefined) return;
  // Before anything is known of it a clause has neither taken nor given anything.
  const once = (value: string): BookCell => formula(`IF(${shown.known},${value},"")`, { ...plain, align: 'center' });
  put(drawing, index, columnOf('count'), once(shown.count));
  const live = `AND(${place('counts', index)}=1,${place('live', index)}=1)`;
  if (shown.zero) put(drawing, index, columnOf('points'), once(`IF(${live},"不得分","")`));
  else if (shown.points !== null) {
    put(drawing, index, columnOf('points'), once(`IF(${place('live', index)}=1,${shown.points}/1000,"")`));
  }
}
