import type { Fact, Facts, FactValue, Finding, Rubric } from '@rubric-lang/model';
import { isShareColumn, shareQuestion } from './bare-share.ts';
import type { Cell, CsvReading } from './csv-text.ts';
import { calledOwner, factNames, meaningOf } from './fact-names.ts';
import type { FactNames, FactsOwner } from './fact-names.ts';
import { findingOf, noSuchFact } from './finding.ts';
import { pathKey } from './places.ts';
import type { Place } from './places.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import type { SheetProblem } from './problem.ts';
import { factPath } from './record.ts';
import type { FactsReading, FactsRecord } from './record.ts';
import { findingWords, foldName, metWords, notApplicableWords, wordOf, words } from './words.ts';
import { expectedOf, writtenValue } from './written-value.ts';

type Report = (place: Place, message: Localized) => void;

/** What a column holds. */
type Column =
  | { readonly kind: 'subject' | 'group' | 'category' | 'rater' | 'others' }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** A column of a whole item: 空项, or the value of its only fact. */
  | { readonly kind: 'item'; readonly owner: FactsOwner; readonly alone: Fact | undefined }
  | { readonly kind: 'unknown' };

/**
 * The subjects of a table, one row each (one a rater, where there are several). The first row names the
 * columns: 考评对象, 分组, 类别, 评委, then one a fact, as `项目／情况` or by the fact's name alone when no
 * other has it. An empty cell is "not recorded", 空项 "does not apply". A table with the columns 项目 and
 * 情况 holds findings, one a row.
 */
export function factsOfCsv(rubric: Rubric, { rows, problems: faults }: CsvReading): FactsReading {
  const problems: SheetProblem[] = [...faults];
  const report: Report = (place, message) => void problems.push({ place, message });
  const [heads, ...body] = rows;
  if (!heads)
    return {
      records: [],
      problems: [...problems, { place: null, message: { zh: '文件是空的', en: 'The file is empty' } }],
    };
  if (problems.length > 0) return { records: [], problems };

  const names = factNames(rubric);
  if (heads.some(({ text }) => wordOf(findingWords, text) === 'fact')) {
    return { records: findingRecords(names, heads, body, report), problems };
  }
  const columns = columnsOf(names, heads, report);
  const shares = new Set(
    columns.flatMap((column, index) => {
      const fact = factOfColumn(column);
      return fact &&
        isShareColumn(
          fact,
          body.map((row) => row[index]?.text ?? ''),
        )
        ? [fact]
        : [];
    }),
  );
  const records = body.map((row) => recordOf(columns, shares, heads, row, report));
  return { records, problems };
}

function columnsOf(names: FactNames, heads: readonly Cell[], report: Report): readonly Column[] {
  const seen = new Map<string, string>();
  return heads.map(({ text, place }) => {
    if (text === '') return { kind: 'unknown' };
    const column = columnOf(names, text, place, report);
    const identity = identityOf(column);
    if (identity === undefined) return column;
    const earlier = seen.get(identity);
    if (earlier !== undefined) {
      report(
        { line: place.line, column: place.column, heading: text },
        {
          zh: earlier === text ? `“${text}”有两栏` : `“${earlier}”和“${text}”是同一栏，写了两次`,
          en: earlier === text ? `There are two columns “${text}”` : `“${earlier}” and “${text}” are the same column`,
        },
      );
      return { kind: 'unknown' };
    }
    seen.set(identity, text);
    return column;
  });
}

function identityOf(column: Column): string | undefined {
  switch (column.kind) {
    case 'unknown':
      return undefined;
    case 'fact':
      return pathKey(factPath(column.fact.item, column.fact.key));
    case 'item':
      return pathKey(['item', column.owner.key, '']);
    default:
      return column.kind;
  }
}

function columnOf(names: FactNames, head: string, place: Place, report: Report): Column {
  const at = { ...place, heading: head };
  const meaning = meaningOf(names, head);
  const word = wordOf(words, head);
  if (word !== undefined && word !== 'findings' && (meaning.kind === 'unknown' || meaning.kind === 'ambiguous')) {
    return { kind: word };
  }
  switch (meaning.kind) {
    case 'item':
    case 'fact':
      return meaning;
    case 'ambiguous': {
      const { length, 0: first } = meaning.facts;
      report(at, {
        zh: `有 ${length} 个项目都有“${head}”，栏名请写成“项目／${head}”，如“${names.calledItem(first)}／${head}”`,
        en: `${length} items have a fact “${head}”; head the column “item/${head}”, such as “${names.calledItem(first)}/${head}”`,
      });
      return { kind: 'unknown' };
    }
    case 'unknown-fact': {
      report(at, noSuchFact(meaning));
      return { kind: 'unknown' };
    }
    case 'unknown': {
      const { near } = meaning;
      report(at, {
        zh: `没有读懂“${head}”这一栏：评分表里没有这个名称${near === null ? '' : `，是不是“${near}”？`}`,
        en: `The column “${head}” is not understood: the rubric has no such name${near === null ? '' : `; did you mean “${near}”?`}`,
      });
      return { kind: 'unknown' };
    }
  }
}

/** The fact whose values stand in the column. */
function factOfColumn(column: Column): Fact | undefined {
  return column.kind === 'fact' ? column.fact : column.kind === 'item' ? column.alone : undefined;
}

function recordOf(
  columns: readonly Column[],
  shares: ReadonlySet<Fact>,
  heads: readonly Cell[],
  row: readonly Cell[],
  report: Report,
): FactsRecord {
  const texts: Partial<Record<'subject' | 'group' | 'category' | 'rater', string>> = {};
  const declared = new Map<string, FactValue>();
  const items = new Map<string, Map<string, FactValue>>();
  const excluded = new Map<string, Place>();
  const places = new Map<string, Place>();
  let othersMet = false;

  const record = (fact: Fact, text: string, place: Place): void => {
    const asked = shares.has(fact) ? shareQuestion(text) : undefined;
    if (asked) {
      report(place, asked);
      return;
    }
    const value = writtenValue(fact, text);
    if (value === undefined) {
      const expected = expectedOf(fact.type);
      report(place, { zh: `应写${expected.zh}，不能写“${text}”`, en: `It takes ${expected.en}, not “${text}”` });
      return;
    }
    places.set(pathKey(factPath(fact.item, fact.key)), place);
    if (fact.item === null) declared.set(fact.key, value);
    else items.set(fact.item, (items.get(fact.item) ?? new Map<string, FactValue>()).set(fact.key, value));
  };

  row.forEach((cell, index) => {
    const column = columns[index];
    const place = { ...cell.place, heading: heads[index]?.text ?? '' };
    if (cell.text === '') return;
    if (!column) {
      report(place, { zh: '这一格没有栏名', en: 'This cell stands in no named column' });
      return;
    }
    switch (column.kind) {
      case 'unknown':
        return;
      case 'subject':
      case 'group':
      case 'category':
      case 'rater':
        texts[column.kind] = cell.text;
        return;
      case 'others':
        if (metWords.includes(foldName(cell.text))) othersMet = true;
        else
          report(place, {
            zh: `只能写“${metWords[0] ?? ''}”或者空着`,
            en: `It takes “${metWords[1] ?? ''}” or nothing`,
          });
        return;
      case 'item': {
        const { owner, alone } = column;
        if (notApplicableWords.includes(foldName(cell.text))) excluded.set(owner.key, place);
        else if (alone) record(alone, cell.text, place);
        else {
          report(place, {
            zh: `“${calledOwner(owner)}”是整个项目，这一栏只能写“${notApplicableWords[0] ?? ''}”或者空着；情况请写在“${calledOwner(owner)}／…”各栏`,
            en: `“${calledOwner(owner)}” is a whole item: its column takes “n/a” or nothing; its facts have columns of their own`,
          });
        }
        return;
      }
      case 'fact': {
        const { fact } = column;
        if (notApplicableWords.includes(foldName(cell.text)) && fact.item !== null) excluded.set(fact.item, place);
        else record(fact, cell.text, place);
      }
    }
  });

  for (const [item, place] of excluded) {
    if (items.has(item)) {
      report(place, {
        zh: `“${item}”写了“空项”，同一行又写了它的情况，请留一样`,
        en: `“${item}” is said not to apply, yet facts of it stand in the same row`,
      });
    }
  }
  const line = row[0]?.place.line ?? 1;
  places.set(pathKey([]), { line, column: 1 });
  const { subject, group, category, rater } = texts;
  const facts: Facts = {
    ...(subject === undefined ? {} : { subject }),
    ...(category === undefined ? {} : { category }),
    ...(group === undefined ? {} : { group }),
    declared: Object.fromEntries(declared),
    items: Object.fromEntries<Readonly<Record<string, FactValue>> | 'not-applicable'>([
      ...[...items].map(([item, values]) => [item, Object.fromEntries(values)] as const),
      ...[...excluded.keys()].map((item) => [item, 'not-applicable'] as const),
    ]),
    othersMet,
  };
  return { facts, rater: rater ?? null, findings: [], places };
}

/** Findings by subject: rows of one subject are one record. */
function findingRecords(
  names: FactNames,
  heads: readonly Cell[],
  body: readonly (readonly Cell[])[],
  report: Report,
): readonly FactsRecord[] {
  const bySubject = new Map<string, { readonly place: Place; readonly findings: Finding[] }>();
  const known = heads.map(({ text, place }) => {
    if (text === '' || wordOf(findingWords, text) !== undefined) return true;
    // Said once for the column, not again in every row.
    report(
      { ...place, heading: text },
      {
        zh: `检查记录里没有“${text}”这一栏，可以有：${Object.values(findingWords)
          .map(([name]) => name)
          .join('、')}`,
        en: `Findings have no column “${text}”; they have ${Object.keys(findingWords).join(', ')}`,
      },
    );
    return false;
  });
  for (const row of body) {
    const entries = row.flatMap((cell, index) =>
      known[index] === true && heads[index]
        ? [{ key: heads[index].text, text: cell.text, path: { ...cell.place, heading: heads[index].text } }]
        : [],
    );
    const place = row[0]?.place ?? { line: 1, column: 1 };
    const subject = entries.find(({ key }) => wordOf(findingWords, key) === 'subject')?.text ?? '';
    const finding = findingOf(
      names,
      entries.filter(({ key }) => key !== ''),
      place,
      report,
    );
    const record = bySubject.get(subject) ?? { place, findings: [] };
    bySubject.set(subject, record);
    if (finding) record.findings.push(finding);
  }
  return [...bySubject].map(([subject, { place, findings }]) => ({
    facts: { ...(subject === '' ? {} : { subject }), declared: {}, items: {}, othersMet: false },
    rater: null,
    findings,
    places: new Map([[pathKey([]), place]]),
  }));
}
