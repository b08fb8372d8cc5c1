import type { Multiplier } from '@rubric-lang/model';
import type { ConditionReading } from '@rubric-lang/sentences';
import { lowerCompare } from './compare.ts';
import { isOfBefore, lowerGap, namedElsewhere, openOrigin, type OpenOrigin } from './gap.ts';
import { always, type LoweredCondition } from './lowered-condition.ts';
import { convert, measure } from './measure.ts';
import type { Measure, Scope } from './scope.ts';

export type StepReading = Extract<ConditionReading, { kind: 'step' }>;

/** Steps of a quantity: 每低1个百分点. */
export function lowerStep(reading: StepReading, scope: Scope): LoweredCondition {
  const change = changeIn(reading, scope);
  if (change !== null) return change;
  const before = scope.previous;
  const { requirement } = reading;
  // 登记率达到98%以上，低于98%的，每低1%: the guard names nothing and is of what was asked for.
  const subject = reading.guard?.subject === '' ? (requirement?.subject ?? reading.subject) : reading.guard?.subject;
  const guard = reading.guard === null ? null : lowerCompare({ ...reading.guard, subject: subject ?? '' }, scope);
  const named =
    reading.subject !== '' ? reading.subject : (guard?.measure?.name ?? requirement?.subject ?? before?.name ?? '');
  const counted = measure(named, reading.every.unit, [reading.every.value], scope);
  const every = convert(reading.every.value, reading.every.unit, counted.unit, scope).value;
  // 每1% without 低 or 高 goes the way of its guard.
  const op = reading.guard?.bounds[0]?.op ?? '<';
  const direction = reading.direction !== 'unsaid' ? reading.direction : op.startsWith('>') ? 'above' : 'below';
  const known =
    originOf(reading, direction, guard, before, counted, scope) ??
    (guard === null ? namedElsewhere(counted, scope) : null);
  // 投诉率高于5%的，回访率每低1%: the guard is of another quantity.
  const free = guard === null || (guard.measure !== null && guard.measure.name !== counted.name);
  const open = known === null && free ? openOrigin(reading, counted, scope) : NOTHING_OPEN;
  const offered = open.numbers.length === 0 ? null : offer(open, scope);
  const picked = offered === null ? undefined : open.numbers[offered.answers.indexOf(offered.made ?? '')];
  const from = picked === undefined ? known : convert(picked.value, picked.unit, counted.unit, scope).value;
  const toGap = open.gap !== null && (offered === null ? !isJudged(scope) : offered.made === scope.words.readAs.gap);
  if (open.gap !== null && toGap) {
    if (reading.subject !== '') scope.previous = { ...counted, bound: null };
    const gap = { ...lowerGap(reading, open.gap, scope), when: guard?.when ?? always };
    return offered === null ? gap : { ...gap, offered };
  }
  const steps: Multiplier = {
    kind: 'steps',
    quantity: counted.formula,
    unit: counted.unit,
    from: from ?? '0',
    direction,
    every,
    remainder: reading.remainder,
  };
  scope.previous = { ...counted, bound: from };
  return {
    label: reading.label === '' ? counted.name : reading.label,
    when: guard?.when ?? always,
    times: steps,
    notes: [],
    measure: { ...counted, bound: from },
    problem: from === null ? 'no-origin' : null,
    ...(offered === null ? {} : { offered }),
  };
}

const NOTHING_OPEN: OpenOrigin = { gap: null, numbers: [] };

/** 从98%起算, …, 填差多少: what the author may answer, and did. */
function offer({ numbers }: OpenOrigin, { words: { readAs }, clause, fold }: Scope): Offered {
  const answers = [...numbers.map((it) => readAs.fromNumber.replace('#', it.words)), readAs.gap];
  const answer = clause?.answer?.answer;
  return { answers, made: answers.find((it) => answer !== undefined && fold(it) === fold(answer)) ?? null };
}

type Offered = NonNullable<LoweredCondition['offered']>;

/** 读作：…＝人工评分 is an answer to what was asked when nothing else was offered. */
function isJudged({ words: { readAs }, clause, fold }: Scope): boolean {
  const answer = clause?.answer?.answer;
  return answer !== undefined && fold(answer) === fold(readAs.judged);
}

/** 案件同比上升的，每上升1%: what is measured is the change itself, and it counts from nothing. */
function changeIn(reading: StepReading, scope: Scope): LoweredCondition | null {
  const groups =
    reading.guard !== null || reading.requirement !== null
      ? undefined
      : new RegExp(scope.words.units.change).exec(reading.label)?.groups;
  if (groups === undefined) return null;
  const { name = '', verb = '' } = groups;
  const changed = measure(
    name.endsWith(verb) ? name : `${name}${verb}`,
    reading.every.unit,
    [reading.every.value],
    scope,
  );
  const every = convert(reading.every.value, reading.every.unit, changed.unit, scope).value;
  scope.previous = { ...changed, bound: '0' };
  const times: Multiplier = {
    kind: 'steps',
    quantity: changed.formula,
    unit: changed.unit,
    from: '0',
    direction: 'above',
    every,
    remainder: reading.remainder,
  };
  return { label: changed.name, when: always, times, notes: [], measure: { ...changed, bound: '0' }, problem: null };
}

/** From where steps count: the guard, the requirement, the comparison before, the only number of the standard. */
function originOf(
  reading: StepReading,
  direction: 'below' | 'above',
  guard: LoweredCondition | null,
  before: Measure | null,
  counted: Measure,
  scope: Scope,
): string | null {
  // 投诉率高于5%的，满意率每低1%: the guard opens the door and says nothing of where the steps start.
  const own = guard?.measure == null || guard.measure.name === counted.name;
  if (own && guard?.measure?.bound != null) return guard.measure.bound;
  if (own && reading.guard !== null && guard?.when.kind === 'compare') {
    // A band: steps count from its good end.
    const edges = guard.when.bounds.filter((it) =>
      direction === 'below' ? it.op === '<' || it.op === '<=' : it.op === '>' || it.op === '>=',
    );
    return edges[0]?.value ?? null;
  }
  if (reading.requirement !== null) {
    const { number } = reading.requirement.bound;
    return convert(number.value, number.unit, counted.unit, scope).value;
  }
  if (before?.bound != null && before.name === counted.name) return before.bound;
  const numbers = scope.standard.filter((it) => convert(it.value, it.unit, counted.unit, scope).fits && it.unit !== '');
  const named = numbers.filter(
    (it) =>
      it.subject !== '' &&
      !isOfBefore(it.subject, scope) &&
      (counted.name.endsWith(it.subject) || it.subject.endsWith(counted.name)),
  );
  // 车辆完好率95%以上 beside steps of another rate, 上年平均98%: a number that says what it is of is of that.
  const nameless = numbers.filter((it) => sameOrTarget(it.subject, counted.name, scope));
  const only = named.length === 1 ? named[0] : numbers.length === 1 && nameless.length === 1 ? nameless[0] : undefined;
  return only === undefined ? null : convert(only.value, only.unit, counted.unit, scope).value;
}

function sameOrTarget(subject: string, name: string, scope: Scope): boolean {
  if (isOfBefore(subject, scope)) return false;
  if (subject === '' || name === '' || name.includes(subject) || subject.includes(name)) return true;
  return new RegExp(scope.words.targetName).test(subject);
}
