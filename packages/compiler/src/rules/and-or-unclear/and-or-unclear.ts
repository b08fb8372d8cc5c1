import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'and-or-unclear',
  name: '并列不清',
  severity: 'hint',
  message: ({ rule, points }) => ({
    zh: `“${rule}”：只缺其中一样扣不扣这${pointsText(points)}分，两样都缺扣一次还是两次，没有写清。`,
    en: `"${rule}": does one of the two alone cost the ${pointsText(points)} points, and do both cost them once or twice?`,
  }),
  advice: () => ({
    zh: '缺一样就扣的，写“……或……的”；各扣一次的，写“……分别扣……分”；都缺才扣的，写“……都……的”。',
    en: 'Write "either … or", "each", or "both", as it is meant.',
  }),
});

/** One deduction for two things joined under one negation, where the words do not say whether one of them is enough. */
export const andOrUnclear = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  const { jointNegation, jointPredicates, eitherWord } = wording.grammar;
  return itemsOf(context.draft.sections).flatMap((item) =>
    readClausesOf(context, item).flatMap(({ reading, span }) => {
      const { condition, effect } = reading;
      if (condition.kind !== 'plain' || effect.kind !== 'deduct' || effect.amount.kind !== 'points') return [];
      const label = wording.read(condition.label).hidden;
      if (wording.pattern(eitherWord).test(label)) return [];
      if (!wording.pattern(jointNegation).test(label) && !wording.pattern(jointPredicates).test(label)) return [];
      return [report({ span }, { rule: short(reading.text), points: effect.amount.points })];
    }),
  );
});
