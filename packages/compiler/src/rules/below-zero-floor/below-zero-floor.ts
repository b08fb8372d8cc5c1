import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import type { ClauseReading } from '@rubric-lang/sentences';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly zero: string;
  readonly taken: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'below-zero-floor',
  name: '倒扣无底',
  severity: 'warning',
  message: ({ rule, zero, taken, points }) => ({
    zh: `“${rule}”碰上“${zero}”，本项（${pointsText(points)}分）是0分还是-${pointsText(taken)}分，没有写。`,
    en: `When "${rule}" meets "${zero}", is the item (${pointsText(points)} points) 0 or -${pointsText(taken)}? Nothing says.`,
  }),
  advice: ({ taken }) => ({
    zh: `现按先为0分、再倒扣到-${pointsText(taken)}分计算。写明倒扣到哪里为止，例如“在总分中倒扣”或“不计负分”。`,
    en: `It now counts as 0 and then -${pointsText(taken)}. Say where it stops: taken from the total, or never below 0.`,
  }),
});

/** 倒扣 beside 不得分 in one item, where the document does not join the two itself. */
export const belowZeroFloor = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    const { points, floor, clauses } = item;
    const zero = clauses.find(({ effect }) => effect.kind === 'zero');
    if (points === null || floor === null || zero === undefined) return [];
    const read = readClausesOf(context, item);
    return clauses.flatMap((clause) => {
      if (clause.effect.kind !== 'below-zero') return [];
      const reading = read.find((it) => it.clause === clause)?.reading;
      // 不得分，并追加扣除5分 says what comes of both.
      if (reading === undefined || reading.sharesCondition || reading.addsToPrevious || hasNoCondition(reading))
        return [];
      const amount = clause.branches[0]?.amount;
      if (amount?.kind !== 'points' || clause.branches[0]?.times.kind !== 'once') return [];
      return [
        report(
          {
            span: clause.span,
            related: [{ span: zero.span, message: { zh: '不得分写在这里', en: 'scores nothing' } }],
          },
          { rule: short(clause.text), zero: short(zero.text, 16), taken: amount.points, points },
        ),
      ];
    });
  }),
);

/** Nothing of its own before it, or only a joining word. */
function hasNoCondition({ condition }: ClauseReading): boolean {
  return condition.kind === 'none' || (condition.kind === 'plain' && condition.label.length < 2);
}
