import type { Fact, Facts, FactValue, Rubric } from '@rubric-lang/model';
import { factNames } from './fact-names.ts';
import type { FactNames, FactsOwner } from './fact-names.ts';
import { findingOf } from './finding.ts';
import { pathKey, placeOf } from './places.ts';
import type { Path, Place } from './places.ts';
import type { DocumentReading, Sentence, SheetProblem } from './problem.ts';
import { factPath } from './record.ts';
import type { FactsReading, FactsRecord, FindingRecord } from './record.ts';
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
  const report = (path: Path, message: Sentence): void => void problems.push({ place: placeOf(places, path), message });
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

type Report = (path: Path, message: Sentence) => void;

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
  const items = new Map<string, Readonly<Record<string, FactValue>> | 'not-applicable'>();
  const findings: FindingRecord[] = [];
  const found = new Map<string, Place>();
  let othersMet = false;

  const note = (path: Path, item: string | null, fact: string): void => {
    const place = placeOf(places, path);
    if (place) found.set(pathKey(factPath(item, fact)), place);
  };

  for (const [key, entry] of Object.entries(value)) {
    const path = [...at, key];
    const owner = names.owner(key);
    const word = owner ? undefined : wordOf(words, key);
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
    } else if (owner) {
      if (items.has(owner.key)) {
        report(path, { zh: `“${owner.key}”写了两次`, en: `“${owner.key}” stands here twice` });
        continue;
      }
      const facts = ownerFacts(names, owner, entry, path, report, note);
      if (facts !== undefined) items.set(owner.key, facts);
    } else {
      const fact = names.declared(key);
      if (!fact) {
        unknownName(names, key, entry, path, report);
        continue;
      }
      const read = valueOf(fact, entry, path, report);
      if (read === undefined) continue;
      declared.set(fact.key, read);
      note(path, null, fact.key);
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
    items: Object.fromEntries(items),
    othersMet,
  };
  return { facts, rater: rater ?? null, findings, places: found };
}

function ownerFacts(
  names: FactNames,
  owner: FactsOwner,
  entry: unknown,
  path: Path,
  report: Report,
  note: (path: Path, item: string | null, fact: string) => void,
): Readonly<Record<string, FactValue>> | 'not-applicable' | undefined {
  // `组织领导1：` with nothing under it: inspected, nothing found.
  if (entry === null) return {};
  if (typeof entry === 'string' && notApplicableWords.includes(foldName(entry))) return 'not-applicable';
  if (!isMapping(entry)) {
    report(path, {
      zh: `“${owner.key}”下面应一行写一条情况和它的值；不适用的写“${notApplicableWords[0] ?? ''}”`,
      en: `“${owner.key}” takes its facts, one a line, or “n/a”`,
    });
    return undefined;
  }
  const facts = new Map<string, FactValue>();
  for (const [key, value] of Object.entries(entry)) {
    const inner = [...path, key];
    // A declared quantity is accepted under an item that uses it, but it stands at the top.
    const fact = names.factOf(owner, key);
    if (!fact) {
      const near = names.nearestFact(owner, key);
      const elsewhere = names.everywhere(key)[0]?.item;
      report(inner, {
        zh: `“${owner.key}”里没有“${key}”这一条${hint(near, elsewhere, 'zh')}`,
        en: `“${owner.key}” has no fact “${key}”${hint(near, elsewhere, 'en')}`,
      });
      continue;
    }
    if (facts.has(fact.key)) {
      report(inner, { zh: `“${fact.label}”写了两次`, en: `“${fact.label}” stands here twice` });
      continue;
    }
    const read = valueOf(fact, value, inner, report);
    if (read === undefined) continue;
    facts.set(fact.key, read);
    note(inner, owner.key, fact.key);
  }
  return Object.fromEntries(facts);
}

function hint(near: string | null, elsewhere: string | null | undefined, language: 'zh' | 'en'): string {
  if (elsewhere !== undefined && elsewhere !== null) {
    return language === 'zh' ? `；它在“${elsewhere}”里` : `; it belongs to “${elsewhere}”`;
  }
  if (near === null) return '';
  return language === 'zh' ? `，是不是“${near}”？` : `; did you mean “${near}”?`;
}

function unknownName(names: FactNames, key: string, entry: unknown, path: Path, report: Report): void {
  const fact = names.everywhere(key)[0];
  if (fact && !isMapping(entry)) {
    report(path, {
      zh: `“${key}”要写在它的项目“${fact.item ?? ''}”下面`,
      en: `“${key}” has to stand under its item “${fact.item ?? ''}”`,
    });
    return;
  }
  const near = names.nearestOwner(key);
  report(path, {
    zh: `评分表里没有“${key}”这个项目${near === null ? '' : `，是不是“${near}”？`}`,
    en: `The rubric has no item “${key}”${near === null ? '' : `; did you mean “${near}”?`}`,
  });
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

function findingsOf(names: FactNames, entry: unknown, path: Path, report: Report): readonly FindingRecord[] {
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
