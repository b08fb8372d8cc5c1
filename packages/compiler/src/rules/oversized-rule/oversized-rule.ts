import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly amount: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'oversized-rule',
  name: '一条超分',
  severity: 'warning',
  message: ({ rule, amount, points }) => ({
    zh: `“${rule}”一条就是${pointsText(amount)}分，本项只有${pointsText(points)}分。`,
    en: `"${rule}" alone is worth ${pointsText(amount)} points, the item has ${pointsText(points)}.`,
  }),
  advice: ({ amount, points }) => ({
    zh: `核对两个数：是本项应为${pointsText(amount)}分，还是这一条应在${pointsText(points)}分以内。`,
    en: `Check both numbers: should the item have ${pointsText(amount)}, or the rule at most ${pointsText(points)}?`,
  }),
});

/** A rule that one time is worth more than its whole item. */
export const oversizedRule = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) => {
    const { points, clauses } = item;
    if (item.role !== 'ordinary' || points === null || item.floor === null) return [];
    return clauses.flatMap((clause) => {
      if (clause.effect.kind !== 'deduct' && clause.effect.kind !== 'award') return [];
      // 从总分中扣5分 takes from more than this item.
      if (wording?.pattern(wording.grammar.wholeScore).test(wording.read(clause.text).hidden) === true) return [];
      const amounts = clause.branches.flatMap(({ amount }) =>
        amount.kind === 'points' ? [amount.points] : amount.kind === 'judged' && amount.least > 0 ? [amount.most] : [],
      );
      const amount = Math.max(0, ...amounts);
      return amount <= points ? [] : [report({ span: clause.span }, { rule: short(clause.text), amount, points })];
    });
  });
});
