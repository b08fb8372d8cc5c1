import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import type { CheckContext } from '../check.ts';
import { isSettled, ruledExtent } from './item-extents.ts';
import { notesStopDeductions, readClausesOf, stopsDeductions } from './read-clauses.ts';

/** An item whose deductions may exceed its points, while nothing says that they stop. */
export interface Excess {
  readonly item: Item;
  /** The sum as arithmetic: `2+1×n`. */
  readonly sum: string;
  /** null: as often as it happens. */
  readonly most: Milli | null;
  readonly points: Milli;
  readonly rules: number;
}

/** The items of a table that say nothing of where deductions stop, and need it. None where the notes say it for all. */
export function excessesOf(context: CheckContext): readonly Excess[] {
  if (notesStopDeductions(context)) return [];
  return settledItems(context).flatMap((item): readonly Excess[] => {
    if (context.textsOf(item.key).some(stopsDeductions)) return [];
    const { most, sum, shares } = ruledExtent(context, item, ['deduct', 'below-zero']);
    const points = item.points ?? 0;
    return most !== null && most <= points ? [] : [{ item, sum, most, points, rules: shares.length }];
  });
}

/** The items that say 扣完为止 while more others need it and do not: a question about the table, not about one item. */
export function unevenlyStopped(context: CheckContext, excesses: readonly Excess[]): readonly Item[] {
  if (notesStopDeductions(context)) return [];
  const stopped = settledItems(context).filter((item) =>
    readClausesOf(context, item).some(({ reading }) => reading.modifiers.some(isUntil)),
  );
  return stopped.length < excesses.length ? stopped : [];
}

/** 扣完为止; 最多扣3分 is a cap of its own. */
export function isUntil({ kind }: ModifierReading): boolean {
  return kind === 'until-exhausted';
}

function settledItems({ draft }: CheckContext): readonly Item[] {
  return itemsOf(draft.sections).filter(
    (item) => item.role === 'ordinary' && item.points !== null && item.floor !== null && isSettled(item),
  );
}

/** Both numbers, as the end of a sentence about the item. */
export function excessText(excess: Excess): { readonly zh: string; readonly en: string } {
  const points = pointsText(excess.points);
  return {
    zh: `${excessZh(excess)}，本项${points}分`,
    en: `${excessEn(excess)}, the item has ${points}`,
  };
}

export function excessZh({ sum, most, rules }: Pick<Excess, 'sum' | 'most' | 'rules'>): string {
  const these = rules > 1 ? '这几条' : '这一条';
  return most === null ? `${these}扣分没有上限（${sum}）` : `${these}最多可扣${pointsText(most)}分（${sum}）`;
}

export function excessEn({ sum, most }: Pick<Excess, 'sum' | 'most'>): string {
  return most === null
    ? `these deductions have no end (${sum})`
    : `these deductions come to ${pointsText(most)} (${sum})`;
}
