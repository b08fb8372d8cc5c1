import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { isSettled } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly base: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'base-not-printed',
  name: '起评未印',
  severity: 'hint',
  message: ({ base, points }) => ({
    zh: `本项又给分又扣分，印出来的文字没有说从${pointsText(points)}分往下扣还是从0分往上加；现从${pointsText(base)}分起算。`,
    en: `This item awards and deducts, and the printed text does not say whether it starts at ${pointsText(points)} or at 0; it now starts at ${pointsText(base)}.`,
  }),
  advice: ({ points }) => ({
    zh: `修订时写进细则，例如“在${pointsText(points)}分基础上扣”或“先按……给分，再扣……”。`,
    en: 'Say so in the rules when the document is revised.',
  }),
});

/** Awards at discretion beside deductions: paper that does not say where the score starts. */
export const baseNotPrinted = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    const { points, base } = item;
    if (item.role !== 'ordinary' || points === null || !isSettled(item) || !isMixed(item)) return [];
    return [report({ span: pointsSpan(context, item) }, { base, points })];
  }),
);

/**
 * Awards that reach the points by themselves start at 0, and an award to which a deduction belongs comes down from it:
 * only an award whose size is left to the assessor says nothing.
 */
function isMixed({ clauses, points }: Item): boolean {
  const awards = clauses.filter(({ effect }) => effect.kind === 'award');
  const deducts = clauses.some(({ effect }) => effect.kind === 'deduct');
  return (
    deducts &&
    awards.length > 0 &&
    awards.every(({ branches }) =>
      branches.every(({ amount }) => amount.kind === 'judged' && amount.least === 0 && amount.most >= (points ?? 0)),
    )
  );
}
