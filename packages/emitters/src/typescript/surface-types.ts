import { conditionsOf, factId, itemsOf, leavesOf, refOf } from '@rubric-lang/model';
import type { Clause, Fact, FactRef, FactType, Item, Rubric } from '@rubric-lang/model';
import { commentText, literal, memberName } from './literal.ts';
import { metaOf } from './meta.ts';

/** A line of declarations; a name in it may lead to a place in the `.rubric`. */
export interface DeclaredLine {
  readonly text: string;
  /** Column of the name (UTF-16 units), and where it comes from: line and column from 1. */
  readonly name?: { readonly column: number; readonly line: number; readonly sourceColumn: number };
}

/** The types of a module's exports, the same in `.d.ts` and `.ts`. Every fact is typed, with the official sentence beside it. */
export function surfaceTypes(rubric: Rubric): readonly DeclaredLine[] {
  const lines: DeclaredLine[] = [
    ...recordedLines(rubric),
    { text: '' },
    { text: 'declare const checkedMark: unique symbol;' },
    { text: '/** Facts that `check` has accepted. */' },
    { text: 'export interface CheckedFacts { readonly [checkedMark]: true; }' },
  ];
  const fixed = fixedTypes.split('\n').map((text) => ({ text }));
  const meta = metaOf(rubric);
  const keys = (names: readonly string[]): string => (names.length === 0 ? 'never' : names.map(literal).join(' | '));
  return [
    ...lines,
    { text: '' },
    { text: `export type ItemKey = ${keys(meta.items.map(({ key }) => key))};` },
    { text: `export type SectionKey = ${keys(meta.sections.map(({ key }) => key))};` },
    { text: `export type GradeName = ${keys(meta.grades)};` },
    ...fixed,
    { text: '/** What the rubric is, as literal types. */' },
    { text: `export type Meta = ${literalType(meta)};` },
  ];
}

function literalType(value: unknown): string {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `readonly [${value.map(literalType).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, entry]) => `readonly ${memberName(key)}: ${literalType(entry)}`)
      .join('; ')} }`;
  }
  return String(value);
}

const fixedTypes = `
/** Points in 分: numbers that are whole thousandths. Both equal when nothing is pending. */
export interface PointsRange { readonly least: number; readonly most: number; }

/** One clause of the rubric, as its author wrote it and as it was understood. */
export interface Rule {
  readonly key: string;
  readonly item: string;
  readonly text: string;
  readonly reading: string;
  readonly source: { readonly file: string; readonly line: number; readonly column: number };
}

/** A clause that counted, or may still count: then what is not settled is null. A deduction is negative. */
export interface RuleCount {
  readonly rule: Rule;
  readonly branches: readonly string[];
  readonly count: number | null;
  readonly points: number | null;
  /** Before caps and groups. */
  readonly uncapped: number | null;
  readonly capped: boolean;
}

export interface PendingFact { readonly item: string | null; readonly fact: string; }

export interface Sheet {
  readonly subject: string | null;
  readonly total: PointsRange;
  /** Named when the whole range lies in one band, and no quota has a say. */
  readonly grade: GradeName | null;
  readonly verdicts: readonly string[];
  readonly disqualified: boolean;
  readonly rank: number | null;
  readonly sections: readonly { readonly section: SectionKey; readonly score: PointsRange; readonly state: 'scored' | 'pending' | 'not-applicable'; readonly applicable: number }[];
  readonly items: readonly { readonly item: ItemKey; readonly state: 'scored' | 'pending' | 'not-applicable'; readonly score: PointsRange; readonly zeroed: boolean; readonly clauses: readonly RuleCount[]; readonly pending: readonly PendingFact[] }[];
  /** While a verdict of the whole file is open: its facts that are not known, none where only the cohort is missing. */
  readonly pendingVerdicts?: readonly PendingFact[];
  /** Ranges that are sound but may be wider than they need be; absent when there are none. */
  readonly loose?: { readonly items: readonly ItemKey[]; readonly total: boolean };
}

/** Something in recorded facts that stands in the way: where, the author's words for it, what was expected, the nearest name. */
export interface Problem {
  readonly code: string;
  readonly path: readonly string[];
  readonly label: string;
  readonly expected: { readonly zh: string; readonly en: string };
  readonly nearest: string | null;
}

export type Check = { readonly facts: CheckedFacts } | { readonly problems: readonly Problem[] };

/** \`check\` as a Standard Schema, and the JSON Schema (2020-12) of what it takes, by key. */
export interface FactsSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'rubric';
    readonly validate: (value: unknown) => { readonly value: CheckedFacts } | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
    readonly types?: { readonly input: Recorded; readonly output: CheckedFacts };
  };
  readonly jsonSchema: Readonly<Record<string, unknown>>;
}

/** One thing that was found and written down; a value of null is one more, or yes. */
export interface Found {
  readonly item: string | null;
  readonly fact: string;
  readonly value: boolean | number | string | null;
  readonly where?: string;
  readonly when?: string;
  readonly note?: string;
  readonly evidence?: string;
  readonly by?: string;
}

/** A fact on which findings or raters do not agree. */
export interface Disagreement {
  readonly ref: PendingFact;
  readonly label: string;
  readonly values: readonly (boolean | number | string | null)[];
}

export interface Tallied { readonly facts: CheckedFacts; readonly conflicts: readonly Disagreement[]; readonly unknown: readonly Found[]; }

export interface Merged { readonly facts: CheckedFacts; readonly disagreements: readonly Disagreement[]; }

/** Points that a subject did not get, and why. */
export interface PointsLost {
  readonly item: ItemKey;
  readonly rule: Rule | null;
  readonly count: number | null;
  readonly points: number;
  readonly reason: string;
}`;

/** What is recorded of one subject. */
function recordedLines(rubric: Rubric): readonly DeclaredLine[] {
  const lines: DeclaredLine[] = [
    {
      text: `/** ${commentText(rubric.title)}：what is recorded of one subject. What is absent or null was not recorded. */`,
    },
    { text: 'export interface Recorded {' },
    { text: "  readonly '名称'?: string | null;" },
    {
      text: `  readonly '类别'?: ${rubric.categories.length === 0 ? 'string' : rubric.categories.map(literal).join(' | ')} | null;`,
    },
    {
      text: `  readonly '分组'?: ${rubric.groups.length === 0 ? 'string' : rubric.groups.map(literal).join(' | ')} | null;`,
    },
    { text: '  /** 达标: every other item is inspected, and every other fact at its best. */' },
    { text: "  readonly '其余'?: '达标' | null;" },
  ];
  const places = factPlaces(rubric);
  const taken = new Set(['名称', '类别', '分组', '其余']);
  for (const fact of rubric.facts) {
    if (taken.has(fact.key)) continue;
    taken.add(fact.key);
    lines.push(...factLines(fact, [], places.get(factId(refOf(fact))) ?? undefined, '  '));
  }
  for (const item of itemsOf(rubric.sections)) {
    if (taken.has(item.key)) continue;
    taken.add(item.key);
    const points = item.points === null ? '' : `（${String(item.points / 1000)}分）`;
    lines.push({ text: `  /** ${commentText(`${item.mark}${item.title}`)}${points} */` });
    lines.push(named(`  readonly `, item.key, '?: {', item.range));
    for (const fact of item.facts) {
      const reading = item.clauses.filter((clause) => readsFact(clause, fact));
      lines.push(...factLines(fact, reading, places.get(factId(refOf(fact))) ?? item.range, '    '));
    }
    lines.push({ text: `  }${item.notApplicable === null ? '' : " | '空项'"} | null;` });
  }
  const { verdicts } = rubric;
  if (verdicts && !taken.has(verdicts.key)) {
    lines.push(
      { text: `  /** ${commentText(verdicts.title)} */` },
      { text: `  readonly ${memberName(verdicts.key)}?: {` },
    );
    for (const fact of verdicts.facts) {
      lines.push(
        ...factLines(
          fact,
          verdicts.clauses.filter((clause) => readsFact(clause, fact)),
          places.get(factId(refOf(fact))) ?? undefined,
          '    ',
        ),
      );
    }
    lines.push({ text: '  } | null;' });
  }
  return [...lines, { text: '}' }];
}

interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

function named(before: string, key: string, after: string, place: SourcePlace | undefined): DeclaredLine {
  const text = `${before}${memberName(key)}${after}`;
  return place ? { text, name: { column: before.length, line: place.line, sourceColumn: place.column } } : { text };
}

/** A fact with the sentences that ask for it. */
function factLines(
  fact: Fact,
  reading: readonly Clause[],
  place: SourcePlace | undefined,
  indent: string,
): readonly DeclaredLine[] {
  const unit = 'unit' in fact.type && fact.type.unit !== '' ? `（${fact.type.unit}）` : '';
  const words = [`${fact.question}${unit}`, ...reading.map(({ text }) => `“${text}”`)];
  return [
    { text: `${indent}/** ${words.map(commentText).join(' ')} */` },
    named(`${indent}readonly `, fact.key, `?: ${typeOf(fact.type)} | null;`, place),
  ];
}

function typeOf(type: FactType): string {
  switch (type.kind) {
    case 'yes-no':
      return 'boolean';
    case 'count':
      return 'number';
    case 'quantity':
    case 'judgement':
      // Digits that a binary fraction cannot hold are written as text.
      return ['number | `$', '{number}`'].join('');
    case 'level':
      return type.levels.length === 0 ? 'never' : type.levels.map(literal).join(' | ');
  }
}

/** Where each fact is first asked for. */
function factPlaces(rubric: Rubric): ReadonlyMap<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  const blocks: readonly Pick<Item, 'clauses'>[] = [
    ...itemsOf(rubric.sections),
    ...(rubric.verdicts ? [rubric.verdicts] : []),
  ];
  for (const clause of blocks.flatMap(({ clauses }) => clauses)) {
    for (const ref of factsRead(clause)) if (!places.has(factId(ref))) places.set(factId(ref), clause.range);
  }
  return places;
}

function readsFact(clause: Clause, fact: Fact): boolean {
  const id = factId(refOf(fact));
  return factsRead(clause).some((ref) => factId(ref) === id);
}

function factsRead(clause: Clause): readonly FactRef[] {
  const quantities = clause.branches.flatMap(({ times, amount }) => [
    ...(times.kind === 'steps' ? [times.quantity, ...(typeof times.from === 'string' ? [] : [times.from])] : []),
    ...(amount.kind === 'proportional' || amount.kind === 'interpolated' ? [amount.quantity] : []),
    ...(amount.kind === 'formula' ? [amount.formula] : []),
  ]);
  return [
    ...conditionsOf(clause).flatMap((condition) => {
      if (condition.kind === 'plain' || condition.kind === 'level' || condition.kind === 'rank')
        return [condition.fact];
      return condition.kind === 'compare' ? leavesOf(condition.quantity).facts : [];
    }),
    ...quantities.flatMap((quantity) => leavesOf(quantity).facts),
    ...clause.branches.flatMap(({ times, amount }) => [
      ...(times.kind === 'each' ? [times.fact] : []),
      ...(amount.kind === 'judged' ? [amount.fact, ...(amount.perCount ? [amount.perCount] : [])] : []),
      ...(amount.kind === 'ratio-to-best' ? [amount.fact] : []),
    ]),
  ];
}
