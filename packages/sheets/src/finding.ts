import type { Fact, Finding } from '@rubric-lang/model';
import { calledOwner } from './fact-names.ts';
import type { FactNames, FactsOwner } from './fact-names.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import { findingWords, wordOf } from './words.ts';
import { expectedOf, writtenValue } from './written-value.ts';

/** One entry of a finding as written; `path` is where to report it, in whatever way the file counts. */
export interface FindingEntry<Path> {
  readonly key: string;
  readonly text: string;
  readonly path: Path;
}

/** One finding of its entries. The item may be left out when the fact's name is the only one of its kind. */
export function findingOf<Path>(
  names: FactNames,
  entries: readonly FindingEntry<Path>[],
  at: Path,
  report: (path: Path, message: Localized) => void,
): Finding | undefined {
  const given: Partial<Record<keyof typeof findingWords, FindingEntry<Path>>> = {};
  for (const entry of entries) {
    const word = wordOf(findingWords, entry.key);
    if (word === undefined) {
      report(entry.path, {
        zh: `检查记录里没有“${entry.key}”这一栏，可以写：${Object.values(findingWords)
          .map(([name]) => name)
          .join('、')}`,
        en: `A finding has no “${entry.key}”; it has ${Object.keys(findingWords).join(', ')}`,
      });
    } else if (entry.text !== '') {
      given[word] = entry;
    }
  }

  if (!given.fact) {
    report(at, { zh: '这一条检查记录没有写是哪一条情况', en: 'This finding does not name a fact' });
    return undefined;
  }
  const fact = factOf(names, given.fact, given.item, report);
  if (!fact) return undefined;

  const value = given.value === undefined ? null : writtenValue(fact, given.value.text);
  if (given.value !== undefined && value === undefined) {
    const expected = expectedOf(fact.type);
    report(given.value.path, {
      zh: `“${fact.label}”应写${expected.zh}，不能写“${given.value.text}”`,
      en: `“${fact.label}” takes ${expected.en}, not “${given.value.text}”`,
    });
    return undefined;
  }
  const text = (word: 'where' | 'when' | 'note' | 'evidence' | 'by'): Readonly<Record<string, string>> =>
    given[word] === undefined ? {} : { [word]: given[word].text };
  return {
    item: fact.item,
    fact: fact.key,
    value: value ?? null,
    ...text('where'),
    ...text('when'),
    ...text('note'),
    ...text('evidence'),
    ...text('by'),
  };
}

function factOf<Path>(
  names: FactNames,
  fact: FindingEntry<Path>,
  item: FindingEntry<Path> | undefined,
  report: (path: Path, message: Localized) => void,
): Fact | undefined {
  if (item === undefined) {
    const found = names.everywhere(fact.text);
    if (found.length === 1) return found[0];
    const near = names.nearestFact(null, fact.text);
    report(
      fact.path,
      found.length === 0
        ? {
            zh: `评分表里没有“${fact.text}”这一条${near === null ? '' : `，是不是“${near}”？`}`,
            en: `The rubric has no fact “${fact.text}”${near === null ? '' : `; did you mean “${near}”?`}`,
          }
        : {
            zh: `有 ${found.length} 个项目都有“${fact.text}”，请写明是哪个项目`,
            en: `${found.length} items have a fact “${fact.text}”; name the item`,
          },
    );
    return undefined;
  }
  const owner = names.owner(item.text);
  if (!owner) {
    const near = names.nearestOwner(item.text);
    report(item.path, {
      zh: `评分表里没有“${item.text}”这个项目${near === null ? '' : `，是不是“${near}”？`}`,
      en: `The rubric has no item “${item.text}”${near === null ? '' : `; did you mean “${near}”?`}`,
    });
    return undefined;
  }
  const found = names.factOf(owner, fact.text);
  if (!found) report(fact.path, noSuchFact({ owner, name: fact.text, near: names.nearestFact(owner, fact.text) }));
  return found;
}

/** An item has no fact of that name. */
export function noSuchFact({
  owner,
  name,
  near,
}: {
  readonly owner: FactsOwner;
  readonly name: string;
  readonly near: string | null;
}): Localized {
  return {
    zh: `“${calledOwner(owner)}”里没有“${name}”这一条${near === null ? '' : `，是不是“${near}”？`}`,
    en: `“${calledOwner(owner)}” has no fact “${name}”${near === null ? '' : `; did you mean “${near}”?`}`,
  };
}
