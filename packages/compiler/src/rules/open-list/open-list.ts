import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { countedSetsOf, openListOf } from '../../analysis/counted-sets.ts';
import { short } from '../../analysis/places.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly list: string;
}

const report = diagnosticKind<Facts>({
  code: 'open-list',
  name: '等字不封口',
  severity: 'warning',
  message: ({ rule, list }) => ({
    zh: `“${rule}”按缺的个数扣，应有几个却用“等”带过（“${list}”），缺几个数不清。`,
    en: `"${rule}" counts what is missing, but the list is left open ("${list}"): nobody can say how many are.`,
  }),
  advice: () => ({ zh: '把应有的一一列全，或写明“共……个”。', en: 'Name all of them, or say how many there are.' }),
});

/** A count of what is missing from a list that ends in 等. */
export const openList = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  return itemsOf(context.draft.sections).flatMap((item) =>
    countedSetsOf(context, item).flatMap((set) => {
      const list = openListOf(set, wording);
      const { reading, span } = set.clause;
      return list === null ? [] : [report({ span }, { rule: short(reading.text), list: short(ending(list)) })];
    }),
  );
});

/** The end of a list, where the word stands. */
function ending(list: string): string {
  const characters = Array.from(list);
  return characters.length <= 18 ? list.replace(/^[、，]/u, '') : `…${characters.slice(-16).join('')}`;
}
