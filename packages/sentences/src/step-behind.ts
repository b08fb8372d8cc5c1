import { measured } from './comparison.ts';
import type { Dialect } from './dialect.ts';
import { notUnderstood, type Draft } from './draft.ts';
import type { BoundReading, CompareReading, ConditionReading, RequirementReading } from './reading.ts';
import { sameMeasure } from './same-measure.ts';
import { matchSlots } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

type StepReading = Extract<ConditionReading, { kind: 'step' }>;

/** The number that steps are measured from, with what it is of. */
interface Origin {
  readonly subject: string;
  readonly bound: BoundReading;
  /** What the clause itself compares; null: its own steps are measured from the number. */
  readonly compare: CompareReading | null;
  readonly requirement: RequirementReading | null;
  /** On which side of the number points are lost. */
  readonly worse: StepReading['direction'] | null;
  /** Index of the clause. */
  readonly at: number;
  readonly sentence: number;
}

/**
 * 优良天数不低于300天得4分，每减少10天扣0.5分: steps with nothing but a number and its unit are measured from the number that a clause
 * before them gives in that unit. Which way they go must fit what that number asks for: behind 不少于300天 one loses downwards
 * and gains upwards.
 */
export function stepsBehind(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  let origins: readonly Origin[] = [];
  for (const [at, draft] of drafts.entries()) {
    origins = origins.filter((it) => it.sentence === draft.sentence || it.at === at - 1);
    const step = bareStep(draft, inHand.dialect);
    const previous = made[at - 1];
    const shown = step === undefined ? undefined : standardBefore(previous, step, draft, at - 1, inHand.dialect);
    if (shown !== undefined && previous !== undefined) made[at - 1] = withStandard(previous, shown);
    const origin =
      shown ??
      onlyOne(origins.filter(({ bound }) => sameMeasure(bound.number.unit, step?.every.unit ?? '', inHand.dialect)));
    if (step === undefined || origin === undefined) {
      const own = originOf(draft, at, inHand.dialect);
      if (own !== undefined) origins = [...origins, own];
      made.push(draft);
      continue;
    }
    origins = [...origins, { ...origin, at, sentence: draft.sentence }];
    made.push(
      fits(origin, step, draft)
        ? {
            ...draft,
            condition: { ...step, subject: origin.subject, requirement: origin.requirement },
            status: 'understood',
            alternatives: [],
            notes: draft.notes.filter(({ code }) => code !== 'one-counts-each'),
          }
        : notUnderstood(draft, { code: 'residue', words: draft.words.folded }),
    );
  }
  return made;
}

/** 甲类不少于5次得2分，乙类不少于3次得2分，每少1次: of which of the two is not said, so it counts by itself. */
function onlyOne(origins: readonly Origin[]): Origin | undefined {
  return new Set(origins.map(({ subject }) => subject)).size === 1 ? origins[origins.length - 1] : undefined;
}

/** 每减少10天, 每超1件: nothing else in the condition. */
function bareStep({ condition, words, status, effect }: Draft, dialect: Dialect): StepReading | undefined {
  if (status === 'not-understood' || (condition.kind !== 'each' && condition.kind !== 'step')) return undefined;
  if (condition.guard !== null || condition.requirement !== null) return undefined;
  if (effect.kind !== 'deduct' && effect.kind !== 'award' && effect.kind !== 'bonus') return undefined;
  const slots = matchSlots(dialect.pattern(dialect.grammar.stepBehind, 'd'), words);
  const every = slots === undefined ? undefined : measured(slots.visible('every'), slots.visible('unit'), dialect);
  if (slots === undefined || every === undefined || Number(every.value) === 0) return undefined;
  // Shares have their own form, which leans wherever it stands.
  if (condition.kind === 'step') return undefined;
  return {
    kind: 'step',
    label: words.folded,
    subject: '',
    direction: slots.has('down') ? 'below' : 'above',
    every,
    guard: null,
    requirement: null,
    remainder: condition.remainder,
  };
}

/** The number a clause gives: 不低于300天得4分, or what its own steps are measured from. */
function originOf(
  { condition, status, effect, sentence }: Draft,
  at: number,
  { grammar, pattern }: Dialect,
): Origin | undefined {
  if (status !== 'understood') return undefined;
  if (condition.kind === 'compare') {
    const [bound, ...others] = condition.bounds;
    if (bound === undefined || others.length > 0 || condition.against !== null) return undefined;
    // 每月不少于2次: how many are missing in all is not what one month lacks.
    if (pattern(`${grammar.periodWords}|${grammar.rateMark}`).test(condition.subject)) return undefined;
    if (effect.kind !== 'award' && effect.kind !== 'deduct' && effect.kind !== 'bonus') return undefined;
    // 不少于300天得4分 loses below its number, 少于300天扣1分 as well.
    const asked = effect.kind === 'deduct' ? opposite(sideOf(bound)) : sideOf(bound);
    const worse = opposite(asked);
    return { subject: condition.subject, bound, compare: condition, requirement: null, worse, at, sentence };
  }
  if (condition.kind !== 'step' && condition.kind !== 'each') return undefined;
  const { requirement } = condition;
  // 每月不少于3次: how many there are in all is worked out where the clause itself says so.
  if (requirement === null || requirement.period !== null) return undefined;
  const { subject, bound } = requirement;
  // 以300天为基准 asks for neither side.
  return { subject, bound, compare: null, requirement, worse: null, at, sentence };
}

/** 办理时限5天得3分，每超1天扣0.5分: the step behind it shows that the number is one to keep to. */
function standardBefore(
  previous: Draft | undefined,
  step: StepReading,
  { effect }: Draft,
  at: number,
  dialect: Dialect,
): Origin | undefined {
  if (previous?.effect.kind !== 'award') return undefined;
  const { condition, words, sentence } = previous;
  if (condition.kind !== 'plain' && (condition.kind !== 'each' || condition.explicit)) return undefined;
  const slots = matchSlots(dialect.pattern(dialect.grammar.knot, 'd'), words);
  const number = slots === undefined ? undefined : measured(slots.visible('value'), slots.visible('unit'), dialect);
  const subject = slots?.text('subject') ?? '';
  if (number?.unit !== step.every.unit || subject === '') return undefined;
  if (dialect.pattern('{negation}|{notCounting}$|[0-9，]').test(subject)) return undefined;
  // 配备人员1名得1分，每增加1名得0.5分: what is gained on one side is lost on the other.
  const worse = effect.kind === 'deduct' ? step.direction : opposite(step.direction);
  const bound: BoundReading = { op: worse === 'above' ? '<=' : '>=', number, explicit: false };
  const compare: CompareReading = { kind: 'compare', subject, bounds: [bound], against: null, label: '' };
  return { subject, bound, compare, requirement: null, worse, at, sentence };
}

function withStandard(draft: Draft, { compare }: Origin): Draft {
  return compare === null ? draft : { ...draft, condition: compare, status: 'understood', alternatives: [], notes: [] };
}

function sideOf({ op }: BoundReading): 'below' | 'above' | null {
  if (op === '>=' || op === '>') return 'above';
  return op === '<=' || op === '<' ? 'below' : null;
}

function opposite(side: StepReading['direction'] | null): 'below' | 'above' | null {
  return side === 'above' ? 'below' : side === 'below' ? 'above' : null;
}

/** On the bad side of the number one loses, on the good side one gains. */
function fits({ worse }: Origin, { direction }: StepReading, { effect }: Draft): boolean {
  return worse === null || (direction === worse) === (effect.kind === 'deduct');
}
