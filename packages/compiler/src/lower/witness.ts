import type { Localized } from '@rubric-lang/diagnostics';
import { score } from '@rubric-lang/evaluator';
import {
  factId,
  pointsText,
  ratioText,
  ratio,
  parseRatio,
  addRatio,
  type Condition,
  type Fact,
  type Facts,
  type FactValue,
  type Formula,
  type Item,
  type Milli,
  type Rubric,
} from '@rubric-lang/model';
import type { ItemSource } from './item-source.ts';
import type { LoweredItem } from './item.ts';
import { usedFacts } from './used-facts.ts';

/** One subject scored as each answer would have it. */
export interface Witness {
  /** What was recorded: “A”有，“B”没有. */
  readonly facts: Localized;
  /** In the order of the answers. */
  readonly scores: readonly { readonly answer: string; readonly points: Milli }[];
}

interface Tried {
  readonly answer: string;
  readonly item: LoweredItem;
}

/** So many subjects are tried before giving up, in an item of this many clauses; fewer in a larger one. */
const TRIALS = 200;
const USUAL = 20;
/** A text that lost its headings is one item of hundreds of clauses: the question does without an example. */
const CLAUSES = 120;

/** Looks for facts for which the answers come to different scores; null: none among those tried. */
export function witness(source: ItemSource, tried: readonly Tried[]): Witness | null {
  if (tried.some(({ item }) => item.clauses.length > CLAUSES)) return null;
  const facts = unionOf(tried);
  // In a text of hundreds of clauses only those are looked at that the answers make different.
  const moved = facts.length <= USUAL ? facts : facts.filter(differing(tried));
  const rubrics = tried.map(({ item }) => aloneRubric(source, item));
  for (const values of assignments(facts, moved, tried)) {
    const scores = rubrics.map((rubric, at) => ({
      answer: tried[at]?.answer ?? '',
      points: scoreOf(rubric, source.key, values),
    }));
    const known = scores.flatMap(({ answer, points }) => (points === null ? [] : [{ answer, points }]));
    if (known.length === scores.length && new Set(known.map((it) => it.points)).size > 1)
      return { facts: described(moved, values, moved === facts), scores: known };
  }
  return null;
}

/** Facts of all answers' items; the same key of the same type is one. Declared quantities are left to be unknown. */
function unionOf(tried: readonly Tried[]): readonly Fact[] {
  const found = new Map<string, Fact>();
  for (const { item } of tried)
    for (const fact of item.facts) found.set(factId({ item: fact.item, fact: fact.key }), fact);
  return [...found.values()];
}

type Values = ReadonlyMap<string, FactValue>;

/** First every fact at rest, then one and two of them moved: the plainest subject that tells is the best to show. */
function* assignments(all: readonly Fact[], moved: readonly Fact[], tried: readonly Tried[]): Generator<Values> {
  const clauses = Math.max(...tried.map(({ item }) => item.clauses.length));
  const trials = Math.max(4, Math.min(TRIALS, Math.floor((TRIALS * USUAL * USUAL) / (clauses * clauses))));
  const edges = tried.flatMap(({ item }) =>
    item.clauses.flatMap((clause) => clause.branches.flatMap((it) => edgesIn(it.when))),
  );
  const choicesOf = (fact: Fact): readonly FactValue[] =>
    valuesOf(
      fact,
      edges.filter((it) => it.fact === fact.key).map((it) => it.value),
    );
  const choices = new Map(all.map((fact) => [fact, choicesOf(fact)]));
  let count = 0;
  // Merits and numbers at their best, and then at their least: an award question needs awards, a deduction question faults.
  for (const rest of [0, 1]) {
    const base = new Map(
      [...choices].map(([fact, values]) => [fact.key, values[rest === 0 ? 0 : values.length - 1] ?? 0] as const),
    );
    for (const [at, first] of moved.entries()) {
      for (const second of moved.slice(at)) {
        for (const a of choices.get(first) ?? []) {
          for (const b of choices.get(second) ?? []) {
            // One fact has one value.
            if (first === second && a !== b) continue;
            count += 1;
            if (count > trials) return;
            const values = new Map(base);
            values.set(second.key, b);
            values.set(first.key, a);
            yield values;
          }
        }
      }
    }
  }
}

/** Facts that clauses speak of which the answers make different; where only the start of the item differs, the first. */
function differing(tried: readonly Tried[]): (fact: Fact, at: number) => boolean {
  const written = tried.map(({ item }) => new Map(item.clauses.map((it) => [it.key, JSON.stringify(it)])));
  const changed = tried.flatMap(({ item }) =>
    item.clauses.filter((it) => written.some((other) => other.get(it.key) !== JSON.stringify(it))),
  );
  const used = usedFacts(changed.flatMap((it) => it.branches));
  return ({ item, key }, at) => (used.size === 0 ? at === 0 : used.has(factId({ item, fact: key })));
}

/** At rest first: no fault, every merit. */
function valuesOf({ type, polarity }: Fact, edges: readonly string[]): readonly FactValue[] {
  switch (type.kind) {
    case 'yes-no':
      return polarity === 'fault' ? [false, true] : [true, false];
    case 'count':
      return polarity === 'fault'
        ? [0, 1, 2, 3]
        : [...edges.map(Number), 2, 1, 0].filter((it) => type.most === undefined || it <= type.most);
    case 'quantity': {
      const near = edges.flatMap((edge) => [edge, moved(edge, 1), moved(edge, -1)]);
      return near.length === 0 ? ['100', '50', '0'] : [...new Set(near)].sort((a, b) => Number(b) - Number(a));
    }
    case 'level':
      return type.levels;
    case 'judgement':
      return polarity === 'fault' ? [0, pointsText(type.most)] : [pointsText(type.most), 0];
  }
}

function moved(edge: string, by: number): string {
  const value = parseRatio(edge);
  return value === undefined ? edge : ratioText(addRatio(value, ratio(by)));
}

function edgesIn(when: Condition): readonly { readonly fact: string; readonly value: string }[] {
  switch (when.kind) {
    case 'compare': {
      const fact = factIn(when.quantity);
      return fact === null ? [] : when.bounds.map(({ value }) => ({ fact, value }));
    }
    case 'all':
    case 'any':
      return when.of.flatMap(edgesIn);
    case 'not':
      return edgesIn(when.of);
    default:
      return [];
  }
}

function factIn(formula: Formula): string | null {
  return formula.kind === 'fact' ? formula.ref.fact : null;
}

function scoreOf(rubric: Rubric, key: string, values: Values): Milli | null {
  const [item] = rubric.sections;
  const facts = item?.kind === 'item' ? item.facts : [];
  const own = Object.fromEntries(
    facts.flatMap((it) => (values.has(it.key) ? [[it.key, values.get(it.key) ?? false] as const] : [])),
  );
  const subject: Facts = { declared: {}, items: { [key]: own }, othersMet: false };
  const result = score(rubric, subject).items.find((it) => it.item === key);
  return result === undefined || result.score.least !== result.score.most ? null : result.score.least;
}

/** The item as a rubric of its own. */
function aloneRubric(source: ItemSource, lowered: LoweredItem): Rubric {
  const nowhere = { start: 0, end: 0 };
  const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const item: Item = {
    kind: 'item',
    key: source.key,
    named: false,
    number: '',
    mark: '',
    title: source.title,
    printed: '',
    points: source.points,
    role: source.role,
    base: lowered.base,
    floor: lowered.floor,
    ceiling: lowered.ceiling,
    notApplicable: null,
    appliesTo: [],
    fields: [],
    statements: [],
    facts: lowered.facts,
    clauses: lowered.clauses,
    groups: lowered.groups,
    span: nowhere,
    range,
  };
  return {
    version: 1,
    language: 'zh-CN',
    path: '',
    title: '',
    header: [],
    year: null,
    appliesTo: [],
    columns: [],
    notes: [],
    signatures: [],
    declaredTotal: null,
    total: source.points ?? 0,
    totalCap: null,
    negativeTotal: true,
    rounding: { step: 10, mode: 'half-away' },
    judgementStep: 500,
    categories: [],
    groups: [],
    raters: null,
    grades: [],
    facts: [],
    verdicts: null,
    sections: [item],
    examples: [],
    provisions: [],
    gates: { printable: true, computable: true, issuable: false },
    digests: { text: '', meaning: '' },
  };
}

/** “A”有，“B”2次: what was recorded, in the order of the item. `all`: nothing else was. */
function described(facts: readonly Fact[], values: Values, all: boolean): Localized {
  const told = facts.map((fact) => recorded(fact, values.get(fact.key) ?? ''));
  return {
    zh: [...told.map((it) => it.zh), ...(all ? [] : ['别的照常'])].join('，'),
    en: [...told.map((it) => it.en), ...(all ? [] : ['the rest as usual'])].join(', '),
  };
}

function recorded({ label, type, polarity }: Fact, value: FactValue): Localized {
  if (typeof value === 'boolean') {
    const fault = polarity === 'fault';
    return {
      zh: `“${label}”${value ? (fault ? '有' : '做到') : fault ? '没有' : '没做到'}`,
      en: `"${label}": ${value ? (fault ? 'yes' : 'done') : fault ? 'no' : 'not done'}`,
    };
  }
  const unit = type.kind === 'count' || type.kind === 'quantity' ? type.unit : '';
  const judged = type.kind === 'judgement';
  return {
    zh: `“${label}”${String(value)}${judged ? '分' : unit}`,
    en: `"${label}": ${String(value)}${judged ? ' points' : unit === '' || unit === '%' ? unit : ` ${unit}`}`,
  };
}
