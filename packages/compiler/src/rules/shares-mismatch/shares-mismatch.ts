import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly shares: readonly Milli[];
  readonly sum: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'shares-mismatch',
  name: '分担不符',
  severity: 'warning',
  message: ({ shares, sum, points }) => {
    const sums = `${shares.map(pointsText).join('+')}=${pointsText(sum)}`;
    const difference = pointsText(Math.abs(points - sum));
    return {
      zh: `各科室分担${sums}分，本项是${pointsText(points)}分，${sum < points ? '少' : '多'}${difference}分。`,
      en: `The assessors share ${sums} points, the item has ${pointsText(points)}: ${difference} too ${sum < points ? 'few' : 'many'}.`,
    };
  },
  advice: () => ({
    zh: '核对括号里各科室的分值，使合计等于本项分值。',
    en: 'Let the shares in the bracket add up to the points of the item.',
  }),
});

/** Points shared out between assessors in a bracket, against the points of the item. */
export const sharesMismatch = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    if (item.points === null || item.clauses.length !== 1) return [];
    const { points } = item;
    return readClausesOf(context, item).flatMap(({ reading, span }) => {
      if (reading.effect.kind !== 'split') return [];
      const shares = reading.effect.shares.map((it) => it.points);
      const sum = shares.reduce((a, b) => a + b, 0);
      return sum === points ? [] : [report({ span }, { shares, sum, points })];
    });
  }),
);
