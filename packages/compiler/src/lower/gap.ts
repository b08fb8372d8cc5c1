import type { Localized } from '@rubric-lang/diagnostics';
import type { Multiplier } from '@rubric-lang/model';
import { compareDecimal } from './decimal.ts';
import type { WrittenNumber } from './item-source.ts';
import { always, type LoweredCondition } from './lowered-condition.ts';
import { convert, measure } from './measure.ts';
import type { Measure, Scope } from './scope.ts';
import type { StepReading } from './step.ts';

/**
 * Where a rate may count from when nothing says it: `gap` the distance itself, which a person records (合格率低于目标值 where no number
 * of the target is written), or one of `numbers` that stand in the item and may be meant; null: not even the distance has a name.
 */
export interface OpenOrigin {
  readonly gap: string | null;
  readonly numbers: readonly WrittenNumber[];
}

export function openOrigin(reading: StepReading, counted: Measure, scope: Scope): OpenOrigin {
  const gap = gapIn(reading, scope);
  return { gap, numbers: gap === null ? [] : candidates(counted, scope) };
}

/** Two steps of one name that each lean on words of their own would be one fact. */
function gapIn({ gap, subject }: StepReading, scope: Scope): string | null {
  if (gap === undefined) return null;
  return subject === '' && (scope.gaps.get(gap) ?? 0) > 1 ? null : gap;
}

/** 作业标准：机扫率90%以上 in another field: the only number there that is of what the steps are of. */
export function namedElsewhere(counted: Measure, scope: Scope): string | null {
  const named = scope.written.filter(
    (it) =>
      it.text === null &&
      !it.ofPeriod &&
      it.unit !== '' &&
      counted.name !== '' &&
      scope.fold(it.before).includes(counted.name) &&
      !isOfBefore(scope.fold(it.before), scope) &&
      convert(it.value, it.unit, counted.unit, scope).fits,
  );
  const values = new Set(named.map((it) => convert(it.value, it.unit, counted.unit, scope).value));
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

/** The distance as a quantity of its own, counted from nothing. */
export function lowerGap(reading: StepReading, gap: string, scope: Scope): LoweredCondition {
  const found = measure(gap, reading.every.unit, [reading.every.value], scope);
  const times: Multiplier = {
    kind: 'steps',
    quantity: found.formula,
    unit: found.unit,
    from: '0',
    direction: 'above',
    every: convert(reading.every.value, reading.every.unit, found.unit, scope).value,
    remainder: reading.remainder,
  };
  return { label: gap, when: always, times, notes: [written(gap)], measure: { ...found, bound: '0' }, problem: null };
}

function written(gap: string): Localized {
  return {
    zh: `标准是多少没有写，填的就是“${gap}”了多少，没有就填0。`,
    en: `The number of the standard is not written: what is recorded is "${gap}" itself, 0 where there is none.`,
  };
}

/** Numbers of the item in the unit of the steps that nothing says to be of something else. */
function candidates(counted: Measure, scope: Scope): readonly WrittenNumber[] {
  const found = scope.written.filter(
    (it) => it.unit !== '' && convert(it.value, it.unit, counted.unit, scope).fits && mayBeMeant(it, counted, scope),
  );
  return found.filter(
    (it, at) =>
      found.findIndex((other) => compareDecimal(other.value, it.value) === 0 && other.unit === it.unit) === at,
  );
}

function mayBeMeant(number: WrittenNumber, counted: Measure, scope: Scope): boolean {
  // 每低1个百分点: how long a step is.
  if (new RegExp(scope.words.stepLength).test(scope.fold(number.before))) return false;
  const clause = scope.clauses.find(
    ({ text, reading }) => text === number.text && reading.from <= number.from && number.to <= reading.to,
  );
  if (clause === scope.clause || clause === undefined) return !isOfOther(scope.fold(number.before), counted, scope);
  const { condition, effect } = clause.reading;
  // 低于80%不得分 is a bar and no standard.
  if (effect.kind === 'zero' || effect.kind === 'verdict') return false;
  if (condition.kind === 'compare') return condition.subject === '' || isRelated(condition.subject, counted.name);
  return !isOfOther(scope.fold(number.before), counted, scope);
}

/** 上年合格率98%: what was, and no standard. */
export function isOfBefore(words: string, { words: { comparedWith } }: Scope): boolean {
  return new RegExp(comparedWith).test(words);
}

/** 培训合格率达到95%, beside steps of another rate. */
function isOfOther(before: string, counted: Measure, scope: Scope): boolean {
  const name = new RegExp(scope.words.rateBefore).exec(before)?.groups?.['name'] ?? '';
  return name !== '' && counted.name !== '' && !isRelated(name, counted.name);
}

function isRelated(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
