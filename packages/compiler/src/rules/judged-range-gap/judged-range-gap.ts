import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Clause, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly least: Milli;
  readonly most: Milli;
  readonly first: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'judged-range-gap',
  name: '给分断档',
  severity: 'hint',
  message: ({ rule, least, most, first }) => ({
    zh: `“${rule}”要么0分，要么${pointsText(least)}—${pointsText(most)}分，${pointsText(first)}分到不满${pointsText(least)}分之间没有说什么情形得。`,
    en: `"${rule}" gives 0 or ${pointsText(least)} to ${pointsText(most)}; nothing is said of ${pointsText(first)} up to ${pointsText(least)}.`,
  }),
  advice: ({ least, most }) => ({
    zh: `写明几分对应什么情形，例如${pointsText(least)}分、${pointsText(most)}分各是什么样，做了一部分的得几分。`,
    en: 'Say what earns how much, also for work that is partly done.',
  }),
});

/** One point or less is a beginning. */
const WORTH_A_WORD: Milli = 1000;

/** An award within bounds above 0, which leaves out the points just above 0. */
export const judgedRangeGap = checkOf(report, (context) => {
  const step = context.draft.judgementStep;
  return itemsOf(context.draft.sections).flatMap(({ clauses, role }) =>
    role !== 'ordinary'
      ? []
      : clauses.flatMap((clause) => {
          if (clause.effect.kind !== 'award' || clause.branches.length !== 1) return [];
          const amount = clause.branches[0]?.amount;
          if (
            amount?.kind !== 'judged' ||
            amount.least <= WORTH_A_WORD ||
            clauses.some((other) => other !== clause && givesLess(other, amount.least))
          )
            return [];
          return [
            report(
              { span: clause.span },
              { rule: short(clause.text), least: amount.least, most: amount.most, first: step },
            ),
          ];
        }),
  );
});

/** Another range below it (5—7分得……, 1—4分得……): the two are steps of one scale. */
function givesLess({ effect, branches }: Clause, least: Milli): boolean {
  return (
    effect.kind === 'award' &&
    branches.some(({ amount }) => amount.kind === 'judged' && amount.least > 0 && amount.least < least)
  );
}
