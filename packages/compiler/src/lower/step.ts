import type { Multiplier } from '@rubric-lang/model';
import type { ConditionReading } from '@rubric-lang/sentences';
import { lowerCompare } from './compare.ts';
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
  const from = originOf(reading, direction, guard, before, counted, scope);
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
  };
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
    (it) => it.subject !== '' && (counted.name.endsWith(it.subject) || it.subject.endsWith(counted.name)),
  );
  const only = named.length === 1 ? named[0] : numbers.length === 1 ? numbers[0] : undefined;
  return only === undefined ? null : convert(only.value, only.unit, counted.unit, scope).value;
}
