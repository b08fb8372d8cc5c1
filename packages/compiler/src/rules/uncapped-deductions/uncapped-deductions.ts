import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { isSettled, ruledExtent } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { stopsDeductions } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly sum: string;
  /** null: as often as it happens. */
  readonly most: Milli | null;
  readonly points: Milli;
  readonly rules: number;
}

const report = diagnosticKind<Facts>({
  code: 'uncapped-deductions',
  name: '扣分超出',
  severity: 'warning',
  message: ({ sum, most, points, rules }) => ({
    zh: `${most === null ? `${rules > 1 ? '这几条' : '这一条'}扣分没有上限（${sum}）` : `${rules > 1 ? '这几条' : '这一条'}最多可扣${pointsText(most)}分（${sum}）`}，本项只有${pointsText(points)}分，没有写扣到哪里为止。`,
    en: `${most === null ? `These deductions have no end (${sum})` : `These deductions come to ${pointsText(most)} (${sum})`}, the item has ${pointsText(points)}, and nothing says where they stop.`,
  }),
  advice: ({ points }) => ({
    zh: `在说明里写“各项扣分扣完为止”，或在本项写“扣完${pointsText(points)}分为止”。现按扣到0分为止计算。`,
    en: `Say in the notes that deductions stop at the points of the item. Until then they are taken to stop at 0.`,
  }),
});

/** Deductions that may exceed the item where neither the item nor the notes say that they stop. */
export const uncappedDeductions = checkOf(report, (context) => {
  if (context.tableTexts.some(stopsDeductions)) return [];
  return itemsOf(context.draft.sections).flatMap((item) => {
    if (item.role !== 'ordinary' || item.points === null || item.floor === null || !isSettled(item)) return [];
    if (context.textsOf(item.key).some(stopsDeductions)) return [];
    const { most, sum, shares } = ruledExtent(context, item, ['deduct', 'below-zero']);
    if (most !== null && most <= item.points) return [];
    return [report({ span: pointsSpan(context, item) }, { sum, most, points: item.points, rules: shares.length })];
  });
});
