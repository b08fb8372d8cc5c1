import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Clause, type Milli } from '@rubric-lang/model';
import { isSettled, ruledExtent } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly sum: string;
  readonly most: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'award-over',
  name: '给分超出',
  severity: 'hint',
  message: ({ sum, most, points }) => ({
    zh: `各条得分合计最多${pointsText(most)}分（${sum}），本项只有${pointsText(points)}分，超出的${pointsText(most - points)}分不算。`,
    en: `All awards together come to ${pointsText(most)} (${sum}), the item has ${pointsText(points)}: the other ${pointsText(most - points)} do not count.`,
  }),
  advice: ({ most, points }) => ({
    zh: `若是有意留余地，写明“最高得${pointsText(points)}分”；若是写错，减去${pointsText(most - points)}分。`,
    en: `If that is meant, say "at most ${pointsText(points)} points"; if not, take ${pointsText(most - points)} off its rules.`,
  }),
});

/** Awards that together overshoot the item without a word about it. */
export const awardOver = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    if (item.role !== 'ordinary' || item.points === null || item.base > 0 || !isSettled(item)) return [];
    // 下降得4分，持平得2分，上升不得分: where one of them gives nothing they are alternatives.
    if (item.clauses.some(givesNothing)) return [];
    if (
      readClausesOf(context, item).some(({ reading }) =>
        reading.modifiers.some((it) => it.kind === 'cap' || it.kind === 'full-mark'),
      )
    )
      return [];
    const { most, sum, shares } = ruledExtent(context, item, ['award']);
    // What has no end is meant to stop at the item's points; so is a single rule (每件得1分).
    if (most === null || most <= item.points || shares.length < 2) return [];
    const { points } = item;
    // One that earns everything by itself has alternatives beside it: 小型企业得2分，中型企业得1分.
    if (shares.some((share) => share.most !== null && share.most >= points)) return [];
    return [report({ span: pointsSpan(context, item) }, { sum, most, points })];
  }),
);

function givesNothing({ effect, branches }: Clause): boolean {
  return (
    effect.kind === 'zero' ||
    (effect.kind === 'award' && branches.some(({ amount }) => amount.kind === 'points' && amount.points === 0))
  );
}
