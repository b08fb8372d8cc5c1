import type { Localized } from '@rubric-lang/diagnostics';
import type { Facts, FactValue, Rubric } from '@rubric-lang/model';
import { calledOwner, factNames } from './fact-names.ts';
import { foldName, notApplicableWords } from './words.ts';
import { expectedOf, writtenValue } from './written-value.ts';

/** What somebody wrote into the places of a printed workbook, by the rubric's keys. */
export interface FilledPlaces {
  readonly subject: string | null;
  readonly category: string | null;
  /** Of an item: empty, 空项, or a word that says it was inspected. */
  readonly states: readonly { readonly item: string; readonly text: string }[];
  /** `item` is '' for a declared quantity. */
  readonly facts: readonly { readonly item: string; readonly fact: string; readonly text: string }[];
}

export interface FilledFacts {
  readonly facts: Facts;
  readonly problems: readonly Localized[];
}

/** The facts of a filled workbook. What does not fit is reported with its item and left out. */
export function filledFacts(rubric: Rubric, filled: FilledPlaces): FilledFacts {
  const names = factNames(rubric);
  const problems: Localized[] = [];
  const declared = new Map<string, FactValue>();
  const items = new Map<string, Map<string, FactValue> | 'not-applicable'>();
  for (const { item, text } of filled.states) {
    if (text === '') continue;
    items.set(item, notApplicableWords.includes(foldName(text)) ? 'not-applicable' : new Map<string, FactValue>());
  }
  for (const { item, fact: key, text } of filled.facts) {
    if (text === '') continue;
    const owner = item === '' ? undefined : names.owner(item);
    const fact = owner ? names.factOf(owner, key) : names.declared(key);
    if (!fact) {
      problems.push({ zh: `评分表里没有“${key}”这一条`, en: `The rubric has no fact “${key}”` });
      continue;
    }
    const value = writtenValue(fact, text);
    const known = item === '' ? declared : (items.get(item) ?? new Map<string, FactValue>());
    if (value === undefined) {
      const expected = expectedOf(fact.type);
      const where = owner ? calledOwner(owner) : '';
      problems.push({
        zh: `${where === '' ? '' : `“${where}”的`}“${fact.label}”应写${expected.zh}，不能写“${text}”`,
        en: `“${fact.label}”${where === '' ? '' : ` of “${where}”`} takes ${expected.en}, not “${text}”`,
      });
    } else if (known === 'not-applicable') {
      problems.push({
        zh: `“${owner ? calledOwner(owner) : item}”写了“${notApplicableWords[0] ?? ''}”，又写了“${fact.label}”，请留一样`,
        en: `“${owner ? calledOwner(owner) : item}” is said not to apply, yet “${fact.label}” is filled in`,
      });
    } else {
      known.set(fact.key, value);
      if (item !== '') items.set(item, known);
    }
  }
  const { subject, category } = filled;
  return {
    facts: {
      ...(subject === null || subject === '' ? {} : { subject }),
      ...(category === null || category === '' ? {} : { category }),
      declared: Object.fromEntries(declared),
      items: Object.fromEntries(
        [...items].map(
          ([item, values]) => [item, values === 'not-applicable' ? values : Object.fromEntries(values)] as const,
        ),
      ),
      othersMet: false,
    },
    problems,
  };
}
