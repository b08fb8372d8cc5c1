import type { Localized } from '@rubric-lang/diagnostics';
import type { Branch, Condition, Effect, Multiplier } from '@rubric-lang/model';
import type { ClauseReading, ConditionReading, EffectReading } from '@rubric-lang/sentences';
import { judgedWhole } from './amount.ts';
import { lowerCondition } from './condition.ts';
import { countedAddition } from './counted-addition.ts';
import { joined, type LoweredCondition } from './lowered-condition.ts';
import { lowerEffect, type EffectSite } from './effect.ts';
import { kindOf } from './kind.ts';
import { baseUnit } from './measure.ts';
import { polarityOf } from './polarity.ts';
import type { Scope } from './scope.ts';
import type { ChosenClause, OpenChoice, Work } from './work.ts';
import { last } from '../last.ts';

/**
 * Lowers one clause as far as it can be without what stands after it. `earlier` are the clauses of the item lowered
 * before; what needs the whole item (ladders, caps, 否则) comes later.
 */
export function lowerClause(chosen: ChosenClause, earlier: readonly Work[], scope: Scope): Work {
  const { reading, judged } = chosen;
  if (judged || reading.effect.kind === 'unread') return judgedAsWhole(chosen, earlier, scope);

  const before = scope.previous;
  scope.clause = chosen;
  scope.eitherUnit = reading.notes.some((it) => it.code === 'two-units');
  const condition = countedAddition(conditionOf(chosen, earlier), chosen, earlier, scope);
  const members: readonly ConditionReading[] = condition.kind === 'list' ? condition.members : [condition];
  const polarity = polarityOf(reading.effect);
  const parts = members.map((member) => {
    const meant = named(member, reading.effect, scope);
    const part =
      meant.kind === 'plain' && answersItself(reading.effect, earlier)
        ? labelled(meant.label)
        : lowerCondition(meant, polarity, scope);
    return withScope(part, chosen, scope);
  });
  // 另扣 goes with the clause before it; 另加 is on top of whatever the item comes to.
  const onTop =
    reading.addsToPrevious &&
    reading.effect.kind === 'bonus' &&
    new RegExp(scope.words.onTop).test(scope.fold(reading.text));
  const additions: readonly Condition[] = reading.addsToPrevious && !onTop ? goesWith(chosen, condition, earlier) : [];

  const site: EffectSite = {
    key: chosen.key,
    chosen,
    text: reading.text,
    parts,
    listed: condition.kind === 'list',
    condition,
    onTop,
  };
  const lowered = lowerEffect(reading.effect, site, earlier, scope);
  const branches = lowered.branches.map((branch): Branch => ({ ...branch, when: both(branch.when, additions) }));
  // 低于80%不得分 is a bar and no standard: what counts on (每高1个百分点加0.1分) goes on from the number before it.
  if (
    lowered.effect.kind === 'zero' &&
    scope.previous !== null &&
    before?.bound != null &&
    before.name === scope.previous.name
  )
    scope.previous = { ...scope.previous, bound: before.bound };
  for (const unit of spokenIn(reading, branches, scope)) scope.spoken.add(unit);
  const problem = parts.map((it) => it.problem).find((it) => it !== null) ?? lowered.problem;
  const offered = parts.map((it) => it.offered).find((it) => it !== undefined);
  // Nothing here can be computed until the author has written what is missing, or leaves it to a person.
  if (problem !== null) {
    const choice = questionOf(problem, chosen, scope, offered?.answers ?? []);
    return { ...judgedAsWhole(chosen, earlier, scope), status: choice.made === null ? 'asked' : 'understood', choice };
  }
  const settled: OpenChoice | null =
    offered === undefined || offered.made === null
      ? null
      : { ...questionOf('no-origin', chosen, scope, offered.answers), made: offered.made };
  const open = chosen.choice ?? settled;
  return {
    chosen,
    key: chosen.key,
    kind: kindOf(reading, condition, reading.effect, lowered.effect, scope),
    status: open !== null && open.made === null ? 'asked' : 'understood',
    scoredBy: lowered.scoredBy,
    effect: lowered.effect,
    branches,
    combine: lowered.combine,
    cap: null,
    notes: [...readerNotes(chosen), ...parts.flatMap((it) => it.notes), ...lowered.notes],
    choice: open,
    source: lowered.source,
    measure: branches.length === 1 && isComparison(branches[0]) ? (parts[0]?.measure ?? null) : null,
  };
}

/** Units that a clause counts, and those of numbers that stayed words in it: 教案缺1节, 前10%. */
function spokenIn({ notes }: ClauseReading, branches: readonly Branch[], scope: Scope): readonly string[] {
  const left = notes.filter((it) => it.code === 'number-left-as-words').map((it) => it.words.replace(/^[\d.]+/, ''));
  const counted = branches.flatMap(({ times }) => {
    const type = times.kind === 'each' ? scope.facts.typeOf(times.fact) : undefined;
    return type?.kind === 'count' ? [type.unit] : [];
  });
  return [...left, ...counted].map((it) => baseUnit(it, scope)).filter((it) => it !== '');
}

/**
 * 另扣 goes with what stands before it: any of the losses of the part before (一级扣5分，二级扣3分；造成影响的另扣1分), and none when it
 * is an entry of its own with a condition of its own.
 */
function goesWith(chosen: ChosenClause, condition: ConditionReading, earlier: readonly Work[]): readonly Condition[] {
  const counted = earlier.filter((it) => it.branches.length > 0);
  const previous = last(counted);
  if (previous === undefined) return [];
  const { reading, text, entry } = previous.chosen;
  // …。排名末位的另扣1分: a rank in a sentence of its own goes with no clause in front.
  if (condition.kind === 'rank' && (chosen.text !== text || chosen.reading.sentence !== reading.sentence)) return [];
  if (
    chosen.reading.effect.kind === 'deduct' &&
    condition.kind !== 'none' &&
    (chosen.text !== text || chosen.entry !== entry)
  )
    return [];
  // …98%以下不得分。账外物资每项再扣0.5分: in a sentence of its own it goes with what was deducted before, not with a bar.
  if (
    chosen.reading.effect.kind === 'deduct' &&
    chosen.reading.sentence !== reading.sentence &&
    previous.effect.kind !== 'deduct'
  )
    return [];
  const beside = counted.filter(
    (it) =>
      it.chosen.text === text &&
      it.chosen.entry === entry &&
      it.chosen.reading.sentence === reading.sentence &&
      it.chosen.reading.part === reading.part &&
      it.effect.kind === previous.effect.kind &&
      !it.chosen.reading.addsToPrevious,
  );
  const of = beside.map((it): Condition => ({ kind: 'clause', clause: it.key }));
  const [only] = of;
  if (only === undefined || previous.chosen.reading.addsToPrevious) return [{ kind: 'clause', clause: previous.key }];
  return of.length === 1 ? [only] : [{ kind: 'any', of }];
}

/** 并, 同时, 且 before an effect: the condition of the clause before. */
function conditionOf(chosen: ChosenClause, earlier: readonly Work[]): ConditionReading {
  const { reading } = chosen;
  if (reading.condition.kind !== 'none' || !reading.sharesCondition) return reading.condition;
  return last(earlier)?.chosen.reading.condition ?? reading.condition;
}

/** An effect with nothing before it speaks of what the item is about. */
function named(condition: ConditionReading, effect: EffectReading, scope: Scope): ConditionReading {
  if (scope.title === '') return condition;
  // 扣2分/次 with nothing in front counts how often what the item is about happened.
  if (condition.kind === 'each' && condition.label === '') return { ...condition, label: scope.title };
  if (condition.kind !== 'none') return condition;
  const fixed =
    effect.kind === 'deduct' ||
    effect.kind === 'award' ||
    effect.kind === 'bonus' ||
    effect.kind === 'below-zero' ||
    effect.kind === 'zero' ||
    effect.kind === 'verdict';
  const judged = effect.kind === 'judged' && effect.amount !== null;
  if (!fixed && !judged) return condition;
  return { kind: 'plain', label: scope.title, tone: 'positive' };
}

/**
 * A number or level that a person gives says by itself whether a yes/no condition held, and how many of a counted
 * fault are doubled says whether any is: the condition is then the question and no fact of its own.
 */
function answersItself(effect: EffectReading, earlier: readonly Work[]): boolean {
  switch (effect.kind) {
    case 'judged':
    case 'split':
    case 'external':
    case 'levels':
      return true;
    case 'proportional':
      return effect.of === '';
    case 'deduct':
    case 'award':
    case 'bonus':
    case 'below-zero':
      return effect.amount.kind === 'range';
    case 'multiply':
      return effect.scope === 'previous' && last(earlier)?.branches.some((it) => it.times.kind === 'each') === true;
    default:
      return false;
  }
}

function labelled(label: string): LoweredCondition {
  return { label, when: { kind: 'always' }, times: { kind: 'once' }, notes: [], measure: null, problem: null };
}

/** 山区县： in front of clauses holds for them when the word is a declared 类别. */
function withScope(condition: LoweredCondition, { reading }: ChosenClause, scope: Scope): LoweredCondition {
  if (reading.scope === null || !scope.categories.includes(reading.scope)) return condition;
  const category: LoweredCondition = {
    ...condition,
    label: '',
    when: { kind: 'category', words: [reading.scope] },
    times: { kind: 'once' },
    notes: [],
    measure: null,
    problem: null,
  };
  return { ...joined([category, condition]), measure: condition.measure };
}

function both(when: Condition, additions: readonly Condition[]): Condition {
  if (additions.length === 0) return when;
  return { kind: 'all', of: when.kind === 'always' ? additions : [...additions, when] };
}

function isComparison(branch: Branch | undefined): boolean {
  return branch !== undefined && branch.when.kind === 'compare' && branch.times.kind === 'once';
}

function questionOf(
  problem: 'no-origin' | 'no-subject' | 'unknown-category' | 'no-scale',
  { answer }: ChosenClause,
  { words: { readAs }, fold }: Scope,
  answers: readonly string[],
): OpenChoice {
  const made = answer !== null && fold(answer.answer) === fold(readAs.judged) ? readAs.judged : null;
  return { field: readAs.field, code: problem, answers: [...answers, readAs.judged], made, standing: readAs.judged };
}

/**
 * 人工评分: a person gives the whole of it. A sentence that deducts among deductions deducts, anything else awards;
 * the sentence itself is what is asked.
 */
export function judgedAsWhole(chosen: ChosenClause, earlier: readonly Work[], scope: Scope): Work {
  const { reading } = chosen;
  const deducts =
    reading.effect.kind === 'unread'
      ? earlier.some((it) => it.effect.kind === 'deduct')
      : polarityOf(reading.effect) === 'fault';
  const { amount } = judgedWhole(reading.text, scope);
  const once: Multiplier = { kind: 'once' };
  const effect: Effect = { kind: deducts ? 'deduct' : 'award' };
  return {
    chosen,
    key: chosen.key,
    kind: 'manual',
    status: chosen.choice?.made == null ? 'not-understood' : 'understood',
    scoredBy: 'judgement',
    effect,
    branches: [
      {
        key: `${chosen.key}#1`,
        label: reading.text,
        when: { kind: 'always' },
        times: once,
        amount,
      },
    ],
    combine: 'sum',
    cap: null,
    notes: readerNotes(chosen),
    choice: chosen.choice,
    source: null,
    measure: null,
  };
}

/** The remarks of the reader as a person reads them. */
function readerNotes({ reading }: ChosenClause): readonly Localized[] {
  const label = 'label' in reading.condition ? reading.condition.label : '';
  const asked = reading.condition.kind === 'plain';
  const context =
    reading.context === null || label.includes(reading.context.text)
      ? []
      : [
          {
            zh: `“${reading.context.text}”是要求，不是扣分的条件。`,
            en: `"${reading.context.text}" is a requirement, not the condition.`,
          },
        ];
  return [
    ...context,
    ...reading.notes.flatMap(({ code, words }): readonly Localized[] => {
      switch (code) {
        case 'number-left-as-words':
          return [
            asked
              ? {
                  zh: `“${words}”里的数不参加计算，整句按“是否”处理。`,
                  en: `The number in "${words}" does not count; the sentence is a yes/no question.`,
                }
              : { zh: `“${words}”里的数不参加计算。`, en: `The number in "${words}" does not count.` },
          ];
        case 'signal-left-as-words':
          return [
            asked
              ? {
                  zh: `“${words}”没有读懂，整句按“是否”处理。`,
                  en: `"${words}" is not understood; the sentence is a yes/no question.`,
                }
              : {
                  zh: `“${words}”不参加计算，只是所问的话。`,
                  en: `"${words}" does not count; it is part of what is asked.`,
                },
          ];
        case 'residue':
          return [
            { zh: `“${words}”影响算法，没有读懂。`, en: `"${words}" changes the arithmetic and is not understood.` },
          ];
        case 'poisoned':
          return [
            {
              zh: `旁边的“${words}”没有读懂，这一句也要核对。`,
              en: `"${words}" beside it is not understood; look at this one as well.`,
            },
          ];
        case 'one-counts-each':
          return [{ zh: `“${words}”理解为每一次都算。`, en: `"${words}" is taken as each one.` }];
        case 'time-word-in-question':
          return [{ zh: `“${words}”是所问情况的一部分。`, en: `"${words}" is part of what is asked.` }];
        case 'two-units':
          return [
            {
              zh: `“${words}”合为一个数，由考评组决定按哪一个数。`,
              en: `"${words}" is one count; the assessors decide which.`,
            },
          ];
        case 'unbounded':
          return [{ zh: `“${words}”没有写幅度。`, en: `"${words}" has no bounds.` }];
        case 'open-list':
          return [{ zh: `“${words}”没有列完。`, en: `"${words}" does not list all of them.` }];
        case 'empty-condition':
          return [
            {
              zh: '没有写什么情况下算，按本项名称问。',
              en: 'When it counts is not written; the name of the item is asked.',
            },
          ];
        case 'sign-from-column':
          return [
            {
              zh: `“${words}”没有写扣还是得，按栏目名称读作扣分。`,
              en: `"${words}" does not say lost or won; the name of the column says lost.`,
            },
          ];
        case 'sign-from-others':
          return [
            {
              zh: `“${words}”没有写扣还是得，同其他各条一样读作扣分。`,
              en: `"${words}" does not say lost or won; it is lost, as in the other clauses.`,
            },
          ];
        case 'missing-unit':
          return [{ zh: `“${words}”缺少“分”字，理解为分。`, en: `"${words}" has no unit and is taken as points.` }];
        case 'first-of-two':
          return [
            { zh: `“${words}”有两种读法，取了前一种。`, en: `"${words}" can be read in two ways; the first is taken.` },
          ];
      }
    }),
  ];
}
