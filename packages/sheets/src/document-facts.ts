import type { Fact, Facts, FactValue, Finding, Rubric } from '@rubric-lang/model';
import { calledOwner, factNames, meaningOf } from './fact-names.ts';
import type { FactNames, FactsOwner, NameMeaning } from './fact-names.ts';
import { findingOf, noSuchFact } from './finding.ts';
import { pathKey, placeOf } from './places.ts';
import type { Path, Place } from './places.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import type { DocumentReading, SheetProblem } from './problem.ts';
import { factPath } from './record.ts';
import type { FactsReading, FactsRecord } from './record.ts';
import { foldName, metWords, notApplicableWords, wordOf, words } from './words.ts';
import { expectedOf, writtenValue } from './written-value.ts';

/**
 * The subjects of a YAML or JSON document: one mapping, or a list of them. What is named wrongly or has
 * the wrong form is reported and left out, so that one fault gives one message.
 */
export function factsOfDocument(rubric: Rubric, document: DocumentReading): FactsReading {
  if (document.problems.length > 0) return { records: [], problems: document.problems };
  const { value, places } = document;
  const problems: SheetProblem[] = [];
  const report = (path: Path, message: Localized): void =>
    void problems.push({ place: placeOf(places, path), message });
  const names = factNames(rubric);

  if (value === null || value === undefined) {
    report([], { zh: '文件是空的', en: 'The file is empty' });
    return { records: [], problems };
  }
  if (!Array.isArray(value)) {
    const record = recordOf(names, value, [], document, report);
    return { records: record ? [record] : [], problems };
  }
  const records = value.flatMap((one: unknown, index) => recordOf(names, one, [index], document, report) ?? []);
  return { records, problems };
}

type Report = (path: Path, message: Localized) => void;

function recordOf(
  names: FactNames,
  value: unknown,
  at: Path,
  { places }: DocumentReading,
  report: Report,
): FactsRecord | undefined {
  if (!isMapping(value)) {
    report(at, {
      zh: '这里应写一个单位的情况：“项目：”下面一行一条（用英文冒号时，后面要有空格）',
      en: 'The facts of one subject are expected here, item by item (a space follows every colon)',
    });
    return undefined;
  }
  const texts: Partial<Record<'subject' | 'group' | 'category' | 'rater', string>> = {};
  // Maps, so that an item of whatever name is an entry and nothing else.
  const declared = new Map<string, FactValue>();
  const items: ItemFacts = new Map();
  const findings: Finding[] = [];
  const found = new Map<string, Place>();
  let othersMet = false;

  const note = (path: Path, item: string | null, fact: string): void => {
    const place = placeOf(places, path);
    if (place) found.set(pathKey(factPath(item, fact)), place);
  };

  const add = (fact: Fact, entry: unknown, path: Path): void => {
    const read = valueOf(fact, entry, path, report);
    const { item } = fact;
    if (item !== null && items.get(item) === 'not-applicable') {
      report(path, {
        zh: `“${item}”写了“${notApplicableWords[0] ?? ''}”，又写了它的情况，请留一样`,
        en: `“${item}” is said not to apply, yet facts of it stand here`,
      });
      return;
    }
    const known = item === null ? declared : (openItem(items, item) ?? declared);
    if (known.has(fact.key)) report(path, { zh: `“${fact.label}”写了两次`, en: `“${fact.label}” stands here twice` });
    else if (read !== undefined) {
      known.set(fact.key, read);
      note(path, item, fact.key);
    }
  };

  for (const [key, entry] of Object.entries(value)) {
    const path = [...at, key];
    const meaning = meaningOf(names, key);
    const word = meaning.kind === 'unknown' || meaning.kind === 'ambiguous' ? wordOf(words, key) : undefined;
    if (word === 'others') {
      if (typeof entry === 'string' && metWords.includes(foldName(entry))) othersMet = true;
      else
        report(path, {
          zh: `“${key}”后面只能写“${metWords[0] ?? ''}”`,
          en: `“${key}” takes “${metWords[1] ?? ''}” only`,
        });
    } else if (word === 'findings') {
      findings.push(...findingsOf(names, entry, path, report));
    } else if (word !== undefined) {
      if (typeof entry === 'string' || typeof entry === 'number') texts[word] = String(entry).trim();
      else if (entry !== null) report(path, { zh: `“${key}”后面应写一个名称`, en: `“${key}” takes a name` });
    } else if (meaning.kind === 'item') {
      addItem(names, meaning.owner, meaning.alone, entry, path, { items, add, report });
    } else if (meaning.kind === 'fact') {
      add(meaning.fact, entry, path);
    } else {
      report(path, unknownName(names, meaning, key));
    }
  }
  const place = placeOf(places, at);
  if (place) found.set(pathKey([]), place);
  const { subject, group, category, rater } = texts;
  const facts: Facts = {
    ...(subject === undefined ? {} : { subject }),
    ...(category === undefined ? {} : { category }),
    ...(group === undefined ? {} : { group }),
    declared: Object.fromEntries(declared),
    items: Object.fromEntries(
      [...items].map(
        ([item, values]) => [item, values === 'not-applicable' ? values : Object.fromEntries(values)] as const,
      ),
    ),
    othersMet,
  };
  return { facts, rater: rater ?? null, findings, places: found };
}

/** By item; within it by fact. */
type ItemFacts = Map<string, Map<string, FactValue> | 'not-applicable'>;

/** The facts of an item so far, from now on inspected; undefined for one that does not apply. */
function openItem(items: ItemFacts, item: string): Map<string, FactValue> | undefined {
  const known = items.get(item);
  if (known === 'not-applicable') return undefined;
  if (known) return known;
  const opened = new Map<string, FactValue>();
  items.set(item, opened);
  return opened;
}

function addItem(
  names: FactNames,
  owner: FactsOwner,
  alone: Fact | undefined,
  entry: unknown,
  path: Path,
  { items, add, report }: { items: ItemFacts; add: (fact: Fact, entry: unknown, path: Path) => void; report: Report },
): void {
  if (typeof entry === 'string' && notApplicableWords.includes(foldName(entry))) {
    if (items.has(owner.key))
      report(path, { zh: `“${calledOwner(owner)}”写了两次`, en: `“${calledOwner(owner)}” stands here twice` });
    items.set(owner.key, 'not-applicable');
    return;
  }
  if (isMapping(entry)) {
    openItem(items, owner.key);
    for (const [key, value] of Object.entries(entry)) {
      const inner = [...path, key];
      // A declared quantity stands at the top, but people also write it where it is used.
      const fact = names.factOf(owner, key) ?? names.declared(key);
      if (fact) add(fact, value, inner);
      else {
        const other = names.everywhere(key)[0];
        const elsewhere = other ? names.calledItem(other) : null;
        const { zh, en } = noSuchFact({
          owner,
          name: key,
          near: elsewhere === null ? names.nearestFact(owner, key) : null,
        });
        report(inner, {
          zh: elsewhere === null ? zh : `${zh}；它在“${elsewhere}”里`,
          en: elsewhere === null ? en : `${en}; it belongs to “${elsewhere}”`,
        });
      }
    }
  } else if (entry === null) {
    // `组织领导1：` with nothing under it: inspected, nothing found.
    openItem(items, owner.key);
  } else if (alone && !Array.isArray(entry)) {
    add(alone, entry, path);
  } else {
    report(path, {
      zh: `“${calledOwner(owner)}”下面应一行写一条情况和它的值；不适用的写“${notApplicableWords[0] ?? ''}”`,
      en: `“${calledOwner(owner)}” takes its facts, one a line, or “n/a”`,
    });
  }
}

function unknownName(
  names: FactNames,
  meaning: Exclude<NameMeaning, { readonly kind: 'item' | 'fact' }>,
  key: string,
): Localized {
  switch (meaning.kind) {
    case 'unknown-fact':
      return noSuchFact(meaning);
    case 'ambiguous': {
      const { length, 0: first } = meaning.facts;
      return {
        zh: `有 ${length} 个项目都有“${key}”，请写在它的项目下面，如“${names.calledItem(first)}”`,
        en: `${length} items have a fact “${key}”; write it under its item, such as “${names.calledItem(first)}”`,
      };
    }
    case 'unknown':
      return {
        zh: `评分表里没有“${key}”这个项目${meaning.near === null ? '' : `，是不是“${meaning.near}”？`}`,
        en: `The rubric has no item “${key}”${meaning.near === null ? '' : `; did you mean “${meaning.near}”?`}`,
      };
  }
}

/** A null is "not recorded", and no fault. */
function valueOf(fact: Fact, value: unknown, path: Path, report: Report): FactValue | undefined {
  if (value === null) return undefined;
  const read = typedValue(fact, value);
  if (read === undefined) {
    const expected = expectedOf(fact.type);
    const got = typeof value === 'object' ? { zh: '这样一组内容', en: 'a group of values' } : undefined;
    report(path, {
      zh: `“${fact.label}”应写${expected.zh}，不能写${got?.zh ?? `“${shown(value)}”`}`,
      en: `“${fact.label}” takes ${expected.en}, not ${got?.en ?? `“${shown(value)}”`}`,
    });
  }
  return read;
}

function typedValue(fact: Fact, value: unknown): FactValue | undefined {
  switch (typeof value) {
    case 'boolean':
      return fact.type.kind === 'yes-no' ? value : undefined;
    case 'number':
      return fact.type.kind === 'yes-no' ? undefined : writtenValue(fact, plain(value));
    case 'string':
      return writtenValue(fact, value);
    default:
      return undefined;
  }
}

/** A number's digits without an exponent; readers give numbers only for digits that print the same again. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12) : text;
}

function shown(value: unknown): string {
  const text = typeof value === 'boolean' ? (value ? 'true' : 'false') : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function findingsOf(names: FactNames, entry: unknown, path: Path, report: Report): readonly Finding[] {
  if (entry === null) return [];
  if (!Array.isArray(entry)) {
    report(path, { zh: '检查记录应是一个列表，每条以“- ”开头', en: 'Findings are a list, each beginning with “- ”' });
    return [];
  }
  return entry.flatMap((one: unknown, index) => {
    const at = [...path, index];
    if (!isMapping(one)) {
      report(at, { zh: '这一条检查记录应写明项目和情况', en: 'A finding names its item and fact' });
      return [];
    }
    const texts = Object.entries(one).flatMap(([key, value]) =>
      value === null ? [] : [{ key, text: typeof value === 'object' ? '' : shownFully(value), path: [...at, key] }],
    );
    return findingOf(names, texts, at, report) ?? [];
  });
}

function shownFully(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value).trim();
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
