import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
}

const report = diagnosticKind<Facts>({
  code: 'open-distribution',
  name: '分别列不全',
  severity: 'warning',
  message: ({ rule }) => ({
    zh: `“${rule}”里有“等”，分别扣的是哪几样、最多几次，数不清。`,
    en: `"${rule}" leaves its list open: it cannot be said which of them count, or how many.`,
  }),
  advice: () => ({
    zh: '把要分别扣分的写全，去掉“等”；或改成“每缺一项扣……分，最多扣……分”。',
    en: 'Name all of them, or write so much for each, with a cap.',
  }),
});

/** Each of a list is counted, and the list is left open. */
export const openDistribution = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  const open = wording.pattern(wording.grammar.openList);
  return itemsOf(context.draft.sections).flatMap((item) =>
    readClausesOf(context, item).flatMap(({ reading, span }) => {
      if (reading.condition.kind !== 'list' || !open.test(wording.read(reading.text).hidden)) return [];
      return [report({ span }, { rule: short(reading.text) })];
    }),
  );
});
