import { diagnosticKind } from '@rubric-lang/diagnostics';
import { frames } from '@rubric-lang/grammar';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { extentOf } from '../../analysis/extent.ts';
import { isSettled } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly most: Milli;
  /** `5+3=8`; empty when it is no plain sum. */
  readonly sum: string;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'award-short',
  name: '得不满',
  severity: 'warning',
  message: ({ most, sum, points }) => ({
    zh: `各条得分合计最多${pointsText(most)}分${sum === '' ? '' : `（${sum}）`}，本项是${pointsText(points)}分，有${pointsText(points - most)}分谁也得不到。`,
    en: `All awards together come to ${pointsText(most)}${sum === '' ? '' : ` (${sum})`}, the item has ${pointsText(points)}: ${pointsText(points - most)} that nobody can earn.`,
  }),
  advice: ({ most, points }) => ({
    zh: `把${pointsText(points - most)}分加到其中的条款上，或把本项改为${pointsText(most)}分（上一级的分值也要跟着改）。`,
    en: `Add ${pointsText(points - most)} to its rules, or give the item ${pointsText(most)} points and its section accordingly.`,
  }),
});

/** The most an item can come to, against its points. */
export const awardShort = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    if (item.role !== 'ordinary' || item.points === null || !isRead(item)) return [];
    // 加分项（5分） without the mark of a bonus: nobody needs to come to all of it, and the sum says what is amiss.
    if (frames[context.draft.language as keyof typeof frames]?.points.bonus.some((it) => item.title.includes(it)))
      return [];
    const { most } = context.reach(item);
    if (most >= item.points) return [];
    return [report({ span: pointsSpan(context, item) }, { most, sum: sumOf(item, most), points: item.points })];
  }),
);

/** Something awards, and nothing is left to a reading that might change. */
function isRead(item: Item): boolean {
  const { clauses, base, points } = item;
  return points !== null && base < points && clauses.some(({ effect }) => effect.kind === 'award') && isSettled(item);
}

function sumOf(item: Item, most: Milli): string {
  const extent = extentOf(item, ['award']);
  return extent.shares.length > 1 && extent.most === most ? extent.sum : '';
}
