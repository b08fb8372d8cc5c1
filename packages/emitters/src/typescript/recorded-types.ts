import {
  conditionsOf,
  factId,
  factQuestion,
  factsShape,
  itemsOf,
  leavesOf,
  pointsText,
  refOf,
} from '@rubric-lang/model';
import type { Clause, Fact, FactRef, FactType, Item, Rubric } from '@rubric-lang/model';
import { commentText, literal, memberName } from './literal.ts';

/** A line of declarations; a name in it may lead to a place in the `.rubric`. */
export interface DeclaredLine {
  readonly text: string;
  /** Column of the name (UTF-16 units), and where it comes from: line and column from 1. */
  readonly name?: { readonly column: number; readonly line: number; readonly sourceColumn: number };
}

/** What is recorded of one subject: every fact typed, with what is asked and the official sentences that ask it. */
export function recordedTypes(rubric: Rubric): readonly DeclaredLine[] {
  const among = (words: readonly string[]): string => (words.length === 0 ? 'string' : words.map(literal).join(' | '));
  const lines: DeclaredLine[] = [
    ...docLines('', [
      `${rubric.title}：what is recorded of one subject.`,
      'What is absent or null was not recorded: of an item that is there a missing fault is 未发现, anything else 待评.',
      'Numbers that a binary fraction cannot hold may be written as text: "95.05".',
    ]),
    { text: 'export interface Recorded {' },
    ...docLines('  ', ['考评对象: who this is.']),
    { text: '  readonly 名称?: string | null;' },
    { text: `  readonly 类别?: ${among(rubric.categories)} | null;` },
    { text: `  readonly 分组?: ${among(rubric.groups)} | null;` },
    ...docLines('  ', ['达标: every other item is inspected, and every other fact at its best.']),
    { text: '  readonly 其余?: "达标" | null;' },
  ];
  const places = factPlaces(rubric);
  const factsOf = (
    facts: readonly Fact[],
    clauses: readonly Clause[],
    place: SourcePlace | undefined,
    indent: string,
  ): readonly DeclaredLine[] =>
    facts.flatMap((fact) =>
      factLines(
        fact,
        clauses.filter((clause) => readsFact(clause, fact)),
        places.get(factId(refOf(fact))) ?? place,
        indent,
        rubric.language === 'en' ? 'en' : 'zh',
      ),
    );
  const taken = new Set(['名称', '类别', '分组', '其余']);
  const isNew = ({ key }: { readonly key: string }): boolean => !taken.has(key) && taken.add(key).size > 0;
  lines.push(...factsOf(rubric.facts.filter(isNew), [], undefined, '  '));
  const reads = new Map(factsShape(rubric).owners.map((owner) => [owner.key, new Set(owner.reads)]));
  const owners = [
    ...itemsOf(rubric.sections).map((item) => ({
      ...item,
      doc: `${item.mark}${item.title}${item.points === null ? '' : `（${pointsText(item.points)}分）`}`,
      place: item.range,
      absence: item.notApplicable === null ? '' : ' | "空项"',
    })),
    ...(rubric.verdicts ? [{ ...rubric.verdicts, doc: rubric.verdicts.title, place: undefined, absence: '' }] : []),
  ];
  for (const { key, doc, place, absence, facts, clauses } of owners.filter(isNew)) {
    // Declared quantities may stand under an item that reads them.
    const shared = rubric.facts.filter((fact) => reads.get(key)?.has(fact.key));
    const own = [...facts, ...shared.filter((fact) => !facts.some((it) => it.key === fact.key))];
    lines.push(
      ...docLines('  ', [doc]),
      named('  readonly ', key, '?: {', place),
      // Without this anything at all would do for an item of which nothing is asked.
      ...(own.length === 0 ? [{ text: '    readonly [fact: string]: never;' }] : []),
      ...factsOf(own, clauses, place, '    '),
      { text: `  }${absence} | null;` },
    );
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
  language: 'zh' | 'en',
): readonly DeclaredLine[] {
  return [
    ...docLines(indent, [
      factQuestion(fact)[language],
      ...(fact.derived ? ['Computed from other facts unless it is recorded itself.'] : []),
      ...reading.map(({ text }) => `- “${text}”`),
    ]),
    named(`${indent}readonly `, fact.key, `?: ${typeOf(fact.type)} | null;`, place),
  ];
}

/** A doc comment of one line a text. */
function docLines(indent: string, texts: readonly string[]): readonly DeclaredLine[] {
  const [only, ...rest] = texts.map(commentText);
  if (only === undefined) return [];
  if (rest.length === 0) return [{ text: `${indent}/** ${only} */` }];
  return [`/**`, ...[only, ...rest].map((text) => ` * ${text}`), ' */'].map((text) => ({ text: `${indent}${text}` }));
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
