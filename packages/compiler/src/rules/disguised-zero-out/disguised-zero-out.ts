import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { isSettled } from '../../analysis/item-extents.ts';
import { short } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly points: Milli;
  /** Other deductions of the item. */
  readonly others: number;
}

const report = diagnosticKind<Facts>({
  code: 'disguised-zero-out',
  name: '等于不得分',
  severity: 'hint',
  message: ({ rule, points, others }) => ({
    zh: `“${rule}”扣的就是本项全部${pointsText(points)}分，等于不得分；其余${String(others)}条扣分这时都不起作用。`,
    en: `"${rule}" takes all ${pointsText(points)} points of the item; the other deductions then change nothing.`,
  }),
  advice: () => ({
    zh: '本意如此的，写“不得分”更清楚；不是的，减小这一条的扣分。',
    en: 'If that is meant, say that the item scores nothing; if not, let it take less.',
  }),
});

/** A single deduction as large as the item it stands in, beside others. */
export const disguisedZeroOut = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => {
    const { points, clauses, groups } = item;
    if (item.role !== 'ordinary' || points === null || points === 0 || !isSettled(item)) return [];
    // The last step of a ladder takes everything as a matter of course.
    const steps = new Set(groups.flatMap(({ kind, members }) => (kind === 'cap' ? [] : members)));
    const deductions = clauses.filter(({ effect, key }) => effect.kind === 'deduct' && !steps.has(key));
    if (deductions.length < 2) return [];
    return deductions
      .filter(
        ({ branches, combine }) =>
          branches.length === 1 &&
          combine === 'sum' &&
          branches.every(
            ({ amount, times }) => times.kind === 'once' && amount.kind === 'points' && amount.points === points,
          ),
      )
      .map((clause) =>
        report({ span: clause.span }, { rule: short(clause.text), points, others: deductions.length - 1 }),
      );
  }),
);
