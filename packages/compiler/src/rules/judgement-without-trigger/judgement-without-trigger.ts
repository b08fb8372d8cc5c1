import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { namesAnOccasion } from '../../analysis/occasion.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly points: Milli | null;
}

const report = diagnosticKind<Facts>({
  code: 'judgement-without-trigger',
  name: '扣分没有情形',
  severity: 'warning',
  message: ({ rule, points }) => ({
    zh: `“${rule}”没有说什么情形要扣${points === null ? '' : `，本项${pointsText(points)}分全凭看着办`}。`,
    en: `"${rule}" does not say what for${points === null ? '' : `: all ${pointsText(points)} points are at discretion`}.`,
  }),
  advice: () => ({
    zh: '写明出现什么情况扣、扣多少，例如“受到处分的，每人扣0.5分”。',
    en: 'Say what costs how much, such as: for each person disciplined, deduct 0.5.',
  }),
});

/** A deduction at discretion that names no occasion for it. */
export const judgementWithoutTrigger = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) =>
    readClausesOf(context, item).flatMap(({ reading, span }) => {
      if (item.role !== 'ordinary' || namesAnOccasion(reading, wording)) return [];
      return [report({ span }, { rule: short(reading.text), points: item.points })];
    }),
  );
});
