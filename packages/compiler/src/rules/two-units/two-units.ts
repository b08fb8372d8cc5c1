import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly words: string;
}

const report = diagnosticKind<Facts>({
  code: 'two-units',
  name: '两种单位',
  severity: 'warning',
  message: ({ rule, words }) => ({
    zh: `“${rule}”里“${words}”有两种数法：一起事涉及两个人，算一次还是两次？`,
    en: `"${words}" in "${rule}" can be counted in two ways: do two persons in one case count once or twice?`,
  }),
  advice: () => ({ zh: '只留一种，例如“每起”或“每人”；两样都乘的，写“每人每次”。', en: 'Keep one of the two units.' }),
});

/** One rate for two units of counting. */
export const twoUnits = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) =>
    readClausesOf(context, item).flatMap(({ reading, span }) => {
      const note = reading.notes.find(({ code }) => code === 'two-units');
      return note === undefined ? [] : [report({ span }, { rule: short(reading.text), words: note.words })];
    }),
  ),
);
