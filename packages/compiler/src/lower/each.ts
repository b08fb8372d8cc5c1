import type { Localized } from '@rubric-lang/diagnostics';
import type { Condition, Multiplier, Polarity } from '@rubric-lang/model';
import type { EachReading, RequirementReading } from '@rubric-lang/sentences';
import { lowerCompare } from './compare.ts';
import { countName } from './count-name.ts';
import { timesDecimal, wholeNumber } from './decimal.ts';
import { always, type LoweredCondition } from './lowered-condition.ts';
import { baseUnit, measure } from './measure.ts';
import { quantityName } from './quantities.ts';
import type { Measure, Scope } from './scope.ts';
import { lowerStep, type StepReading } from './step.ts';

/** One more for each: 每少开1次专题会. */
export function lowerEach(reading: EachReading, polarity: Polarity, scope: Scope): LoweredCondition {
  // 每起或每人 is one count of either; 每人每次 counts every occasion of every person.
  const unit = reading.units.map((it) => baseUnit(it, scope)).join(scope.eitherUnit ? '或' : '');
  const every = wholeNumber(reading.every);
  if (every === null) {
    // 每增加0.1次: nobody counts tenths; it is a step of a measured quantity.
    const measured: StepReading = {
      ...reading,
      kind: 'step',
      subject: '',
      direction: reading.basis === 'shortfall' ? 'below' : 'above',
      every: { value: reading.every, unit },
    };
    return lowerStep(measured, scope);
  }
  const target = targetOf(reading, unit, scope);
  if (target !== null) {
    // 少于12次的，每少3次: the person records how many there were, and the shortfall is worked out.
    const guard = reading.guard === null ? null : lowerCompare(reading.guard, scope);
    const counted = target.measure;
    scope.previous = counted;
    return {
      label: counted.name,
      when: guard?.when ?? always,
      times: {
        kind: 'steps',
        quantity: counted.formula,
        unit: counted.unit,
        from: target.from,
        direction: target.direction,
        every: reading.every,
        remainder: reading.remainder,
      },
      notes: target.notes,
      measure: null,
      problem: null,
    };
  }
  const counted = countedOf(reading, unit, scope);
  const guard = counted.guarded || reading.guard === null ? null : lowerCompare(reading.guard, scope);
  const when = counted.when ?? guard?.when ?? always;
  const free = reading.free === null ? 0 : (wholeNumber(reading.free) ?? 0);
  if (counted.measure !== null && scope.facts.typeOf(counted.measure.ref)?.kind !== 'count') {
    // 罚款每满10万元: what is counted is measured, and steps of it count.
    const { formula, unit: measuredIn } = counted.measure;
    const steps: Multiplier = {
      kind: 'steps',
      quantity: formula,
      unit: measuredIn,
      from: String(free),
      direction: 'above',
      every: reading.every,
      remainder: reading.remainder,
    };
    return { label: counted.measure.name, when, times: steps, notes: [], measure: null, problem: null };
  }
  const fact =
    counted.measure?.ref ?? scope.facts.count(reading.label, countName(reading.label, scope), unit, polarity);
  const bound = mostOf(reading, unit, scope);
  if (bound !== null) scope.facts.bound(fact, bound.most);
  return {
    label: reading.label,
    when,
    times: { kind: 'each', fact, every, free, remainder: reading.remainder },
    notes: bound?.notes ?? [],
    measure: null,
    problem: null,
  };
}

interface Counted {
  /** The quantity that is counted, when it is one by itself; null: a count of its own. */
  readonly measure: Measure | null;
  /** The guard has found its place: it says what is counted, or is about the same quantity. */
  readonly guarded: boolean;
  readonly when: Condition | null;
}

/**
 * What 每 counts. 缺课人数10人以上的，每缺课1人 counts what its guard compares; 新工人培训时间少于72学时的，每人 counts
 * those of whom the guard holds, and asks for no training time; 每满10万元 counts a measured amount.
 */
function countedOf(reading: EachReading, unit: string, scope: Scope): Counted {
  const { guard } = reading;
  if (guard === null) {
    if (!scope.words.units.measured.includes(unit)) return { measure: null, guarded: false, when: null };
    const words = countName(reading.label, scope);
    // 整改逾期的，每天: what is measured is 整改逾期, and 天 is how.
    // 每募集5万元: the number of each step is no part of the name.
    const own =
      words.endsWith(unit) && words !== unit
        ? words.slice(0, words.length - unit.length).replace(/[\d.]+$/, '')
        : words;
    // day the branch is closed: where the unit stands first, it is the beginning of the name.
    const name = reading.object === '' || words.startsWith(`${unit} `) ? own : reading.object;
    return { measure: measure(name, unit, [reading.every], scope), guarded: false, when: null };
  }
  const own = countName(tailOf(reading.label), scope);
  // Only 每 and the measure word: the guard says what they are.
  const bare = own === '' || own === unit || own === tailOf(reading.label);
  const sameUnit = guard.bounds.every((it) => baseUnit(it.number.unit, scope) === unit);
  if (sameUnit && (bare || guard.subject.includes(own) || own.includes(guard.subject))) {
    const compared = lowerCompare(guard, scope);
    return { measure: compared.measure, guarded: true, when: compared.when };
  }
  return { measure: null, guarded: bare, when: null };
}

/** What stands after the last comma: 每人. */
function tailOf(label: string): string {
  return label.slice(label.lastIndexOf('，') + 1);
}

interface Target {
  readonly measure: Measure;
  readonly from: string;
  readonly direction: 'below' | 'above';
  readonly notes: readonly Localized[];
}

/** A number the count falls short of or goes beyond, written in the sentence itself: 少于12次的，每少3次; 不超过3起，每超1起. */
function targetOf(reading: EachReading, unit: string, scope: Scope): Target | null {
  if (reading.basis !== 'shortfall' && reading.basis !== 'excess') return null;
  const { guard, requirement } = reading;
  const bound = guard?.bounds.length === 1 ? guard.bounds[0] : undefined;
  if (guard !== null && bound !== undefined && bound.number.unit === unit) {
    const measured = measure(quantityName(guard), unit, [bound.number.value], scope);
    return {
      measure: measured,
      from: bound.number.value,
      direction: bound.op === '<' || bound.op === '<=' ? 'below' : 'above',
      notes: [],
    };
  }
  return requirement === null || requirement.bound.number.unit !== unit
    ? null
    : requiredTarget(requirement, reading.basis, unit, scope);
}

function requiredTarget(
  requirement: RequirementReading,
  basis: EachReading['basis'],
  unit: string,
  scope: Scope,
): Target {
  const { value } = requirement.bound.number;
  const times = requirement.period === null ? 1 : (scope.periods[requirement.period] ?? 1);
  const from = timesDecimal(value, String(times));
  const measured = measure(requirement.subject, unit, [from], scope);
  const direction =
    basis === 'excess' || requirement.bound.op === '<' || requirement.bound.op === '<=' ? 'above' : 'below';
  return {
    measure: measured,
    from,
    direction,
    notes:
      times === 1
        ? []
        : [
            {
              zh: `${requirement.period ?? ''}${value}${unit}，全年按${from}${unit}算。`,
              en: `${value} ${unit}${requirement.period === null ? '' : ` ${requirement.period}`} is taken as ${from} a year.`,
            },
          ],
  };
}

/** A shortfall cannot be larger than what the standard asks for, when it names one number of that unit. */
function mostOf(
  reading: EachReading,
  unit: string,
  scope: Scope,
): { readonly most: number; readonly notes: readonly Localized[] } | null {
  if (reading.basis !== 'shortfall') return null;
  const numbers = scope.standard.filter((it) => it.unit === unit && (it.op === '>=' || it.op === '=') && !it.ofEach);
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined) return null;
  const required = timesDecimal(only.value, String(only.times));
  const most = wholeNumber(required);
  return most === null
    ? null
    : {
        most,
        notes: [
          {
            zh: `标准是${only.period ?? ''}${only.value}${unit}，最多少${required}${unit}。`,
            en: `The standard is ${only.value} ${unit}${only.period === null ? '' : ` ${only.period}`}; at most ${required} can be missing.`,
          },
        ],
      };
}
