import { factId, type Clause, type Fact, type Group, type Milli } from '@rubric-lang/model';
import { rangeOf, type SourceText, type Span } from '@rubric-lang/diagnostics';
import { caps } from './cap.ts';
import { ceilingAlone } from './ceiling-alone.ts';
import { chooseReadings, type ChoiceProblem } from './choose.ts';
import { lowerClause } from './clause.ts';
import { comeDown } from './coming-down.ts';
import { factTable } from './facts.ts';
import { namesInFormula, shareOf } from './formula.ts';
import type { ItemContext, ItemSource } from './item-source.ts';
import { ladders } from './ladder.ts';
import { inOneUnit } from './one-unit.ts';
import { otherwise } from './otherwise.ts';
import { precedence } from './precedence.ts';
import { namesInCondition, namesInEffect, quantityNames } from './quantities.ts';
import type { Scope } from './scope.ts';
import { partZeros } from './part-zero.ts';
import { startOf } from './start.ts';
import { usedFacts } from './used-facts.ts';
import type { ChosenClause, OpenChoice, QuestionCode, Work } from './work.ts';

/** What became of an item's sentences. */
export interface LoweredItem {
  readonly facts: readonly Fact[];
  readonly clauses: readonly Clause[];
  readonly groups: readonly Group[];
  readonly base: Milli;
  readonly floor: Milli | null;
  readonly ceiling: Milli | null;
  /** Choices on clauses, made or open, by clause key; how each answer reads is found by lowering with it. */
  readonly choices: ReadonlyMap<string, OpenChoice>;
  readonly problems: readonly ChoiceProblem[];
  /** Names in formulas that nothing declares. */
  readonly undeclared: readonly { readonly name: string; readonly clause: string; readonly span: Span }[];
}

/**
 * Lowers the sentences of one item: clause by clause first, then what only the whole item tells, from the inside out.
 * Pure; the same source gives the same item.
 */
export function lowerItem(source: ItemSource, context: ItemContext, file: SourceText): LoweredItem {
  const chosen = chooseReadings(
    source.texts,
    source.choices,
    { ...context.words.readAs, onTop: context.words.onTop, kindOfSubject: context.words.kindOfSubject },
    context.categories,
    context.fold,
  );
  const works: Work[] = [];
  const scope = scopeOf(source, context, chosen.clauses);
  const clauses = ceilingAlone(chosen.clauses);
  const measured = inOneUnit(
    clauses.map(({ reading }) => reading.condition),
    context.words.units,
  );
  for (const [at, clause] of clauses.entries()) {
    const condition = measured[at] ?? clause.reading.condition;
    works.push(lowerClause({ ...clause, reading: { ...clause.reading, condition } }, works, scope));
  }
  if (source.role === 'unscored') for (const work of works) printsOnly(work);

  otherwise(works, source.choices.otherwise, scope);
  partZeros(works, scope);
  const down = comeDown(works, scope, source.points);
  precedence(works);
  const groups = caps(works, [...ladders(works), ...down.groups], scope);
  const base = startOf(source, works, groups, down.paired, scope);
  if (works.length === 0 && source.role === 'ordinary' && (source.points ?? 0) > 0) {
    const clause = implied(source, scope, file);
    return {
      facts: scope.facts.facts(),
      clauses: [clause],
      groups: [],
      base: 0,
      ...limits(source),
      choices: new Map(),
      problems: chosen.problems,
      undeclared: [],
    };
  }

  const used = usedFacts(works.flatMap((it) => it.branches));
  return {
    facts: scope.facts.facts().filter((it) => used.has(factId({ item: it.item, fact: it.key }))),
    clauses: works.map((work) => clauseOf(work, file)),
    groups,
    base,
    ...limits(source),
    choices: new Map(works.flatMap((work) => (work.choice === null ? [] : [[work.key, work.choice] as const]))),
    problems: [...chosen.problems, ...works.flatMap(unusedAnswer)],
    undeclared: works.flatMap((work) => undeclaredIn(work, context.declared, context.words.units.scoreNames)),
  };
}

function scopeOf(source: ItemSource, context: ItemContext, clauses: readonly ChosenClause[]): Scope {
  const names = clauses.map(({ reading: { condition, effect } }) => [
    ...namesInCondition(condition),
    ...namesInEffect(effect),
  ]);
  const extra = source.role === 'bonus' || source.role === 'penalty';
  const own = source.points ?? source.cap;
  return {
    words: context.words,
    fold: context.fold,
    item: source.key,
    title: source.title,
    points: own ?? (extra ? (context.ceilingAbove ?? context.unbounded) : null),
    openEnded: extra && own === null && context.ceilingAbove === null,
    role: source.role,
    facts: factTable(source.key, context.judgementStep),
    names: quantityNames(names, new RegExp(context.words.units.shareNames)),
    declared: context.declared,
    categories: context.categories,
    grades: context.grades,
    standard: source.standard,
    written: source.written,
    gaps: gapsOf(clauses),
    clauses,
    clause: null,
    periods: context.periods,
    previous: null,
    spoken: new Set(),
    eitherUnit: false,
  };
}

function gapsOf(clauses: readonly ChosenClause[]): ReadonlyMap<string, number> {
  const gaps = new Map<string, number>();
  for (const { reading } of clauses) {
    const gap = reading.condition.kind === 'step' ? reading.condition.gap : undefined;
    if (gap !== undefined) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  return gaps;
}

function limits(source: ItemSource): { readonly floor: Milli | null; readonly ceiling: Milli | null } {
  switch (source.role) {
    case 'penalty':
      // Below 0 is what it is for; only its cap holds.
      return { floor: source.cap === null ? null : -source.cap, ceiling: null };
    case 'bonus':
      return { floor: 0, ceiling: source.cap ?? source.points };
    case 'ordinary':
    case 'unscored':
      return { floor: source.negative ? null : 0, ceiling: source.points };
  }
}

/** In an item that is not scored only verdicts count: 审查不合格. */
function printsOnly(work: Work): void {
  if (work.effect.kind === 'verdict') return;
  work.effect = { kind: 'none' };
  work.branches = [];
}

/** Points and no rule: a person gives them, though nothing is written of it. */
function implied(source: ItemSource, scope: Scope, file: SourceText): Clause {
  const label = scope.words.units.score;
  const most = source.points ?? 0;
  const fact = scope.facts.judgement(label, 0, most);
  return {
    key: 'r0',
    text: '',
    kind: 'manual',
    status: 'understood',
    scoredBy: 'judgement',
    effect: { kind: 'award' },
    branches: [
      {
        key: 'r0#1',
        label,
        when: { kind: 'always' },
        times: { kind: 'once' },
        amount: { kind: 'judged', fact, least: 0, most },
      },
    ],
    combine: 'sum',
    cap: null,
    span: source.span,
    range: rangeOf(file, source.span),
    notes: [
      {
        zh: '只写了分值，没有写怎么评，由考评组打分。',
        en: 'Only points are written and no rule: the assessors give them.',
      },
    ],
    implied: true,
  };
}

/** An answer to a question that the whole item might have raised, and did not, or not with that answer. */
function unusedAnswer({ chosen, choice }: Work): readonly ChoiceProblem[] {
  const { answer } = chosen;
  if (answer === null) return [];
  if (choice !== null && FOUND_LATER.has(choice.code))
    return choice.made === null ? [{ kind: 'wrong-answer', ...answer, offered: choice.answers }] : [];
  return [{ kind: 'nothing-asked', ...answer, offered: [] }];
}

/** Questions that only lowering raises, and that are answered by the clause's own words. */
const FOUND_LATER: ReadonlySet<QuestionCode> = new Set([
  'cap-scope',
  'no-origin',
  'no-subject',
  'unknown-category',
  'no-scale',
]);

function clauseOf(work: Work, file: SourceText): Clause {
  const { reading, place } = work.chosen;
  const span = place.spanOf(reading.from, reading.to);
  return {
    key: work.key,
    text: reading.text,
    kind: work.kind,
    status: work.status,
    scoredBy: work.scoredBy,
    effect: work.effect,
    branches: work.branches,
    combine: work.combine,
    cap: work.cap,
    span,
    range: rangeOf(file, span),
    notes: work.notes,
    ...(work.source === null ? {} : { source: work.source }),
  };
}

/** Names of a formula that is not a plain share of points, and that no 数据 declares. */
function undeclaredIn({ chosen, key }: Work, declared: readonly Fact[], scoreNames: string): LoweredItem['undeclared'] {
  const { effect, from, to } = chosen.reading;
  if (effect.kind !== 'formula' || shareOf(effect.expression) !== null) return [];
  if (effect.target !== '' && !new RegExp(scoreNames).test(effect.target)) return [];
  const unknown = namesInFormula(effect.expression).filter(
    (name) => !declared.some((it) => it.label === name || it.key === name),
  );
  return unknown.map((name) => ({ name, clause: key, span: chosen.place.spanOf(from, to) }));
}
