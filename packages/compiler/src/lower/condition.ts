import type { Bound, Condition, FactRef, Formula, Multiplier, Polarity } from '@rubric-lang/model';
import type { CompareReading, ConditionReading, RequirementReading } from '@rubric-lang/sentences';
import { timesDecimal, wholeNumber } from './decimal.ts';
import { baseUnit, convert, measure } from './measure.ts';
import { quantityName } from './quantities.ts';
import type { Measure, Scope } from './scope.ts';
import { thresholdInStandard } from './standard.ts';

/** When a branch counts and how often, with what could not be settled. */
export interface LoweredCondition {
  readonly label: string;
  readonly when: Condition;
  readonly times: Multiplier;
  /** What the reading has to say. */
  readonly notes: readonly string[];
  /** The quantity it is about, for ladders and what comes after. */
  readonly measure: Measure | null;
  /** no-origin: nothing says from where the steps count. unknown-category: the word is no declared 类别. */
  readonly problem: 'no-origin' | 'unknown-category' | null;
}

const always: Condition = { kind: 'always' };
const once: Multiplier = { kind: 'once' };

function plain(label: string, when: Condition, extra: Partial<LoweredCondition> = {}): LoweredCondition {
  return { label, when, times: once, notes: [], measure: null, problem: null, ...extra };
}

/** Lowers one condition. `polarity`: what a yes or a larger count does to the subject. */
export function lowerCondition(reading: ConditionReading, polarity: Polarity, scope: Scope): LoweredCondition {
  switch (reading.kind) {
    case 'none':
      return plain('', always);
    case 'plain': {
      const standard = thresholdInStandard(reading.label, scope);
      if (standard !== null) return { ...lowerCompare(standard.compare, scope), notes: [standard.note] };
      return plain(reading.label, { kind: 'plain', fact: scope.facts.yesNo(reading.label, polarity), holds: true });
    }
    case 'compare':
      return lowerCompare(reading, scope);
    case 'each':
      return lowerEach(reading, polarity, scope);
    case 'step':
      return lowerStep(reading, scope);
    case 'count': {
      const fact = scope.facts.count(reading.label, countName(reading.label, scope), reading.unit, polarity);
      const bounds: readonly Bound[] = [
        { op: '>=', value: reading.least },
        ...(reading.most === null ? [] : [{ op: '<=', value: reading.most } as const]),
      ];
      return plain(reading.label, { kind: 'compare', quantity: of(fact), unit: reading.unit, bounds });
    }
    case 'nth': {
      const unit = reading.unit ?? scope.words.units.times;
      const fact = scope.facts.count(reading.label, countName(reading.label, scope), unit, polarity);
      const bounds: readonly Bound[] = [
        { op: '>=', value: String(reading.from) },
        ...(reading.to === null ? [] : [{ op: '<=', value: String(reading.to) } as const]),
      ];
      return plain(reading.label, { kind: 'compare', quantity: of(fact), unit, bounds });
    }
    case 'rank': {
      const ranked = measure(reading.subject, '', [], scope);
      scope.previous = ranked;
      return plain(
        ranked.name,
        {
          kind: 'rank',
          fact: ranked.ref,
          order: reading.order ?? 'high-first',
          from: reading.from,
          to: reading.to,
          last: reading.last,
        },
        { measure: ranked },
      );
    }
    case 'mean': {
      const compared = measure(reading.subject, '', [], scope);
      scope.previous = compared;
      const distance: Formula = {
        kind: 'subtract',
        left: compared.formula,
        right: { kind: 'statistic', statistic: 'mean', ref: compared.ref },
      };
      return plain(compared.name, {
        kind: 'compare',
        quantity: distance,
        unit: compared.unit,
        bounds: [{ op: reading.op, value: '0' }],
      });
    }
    case 'exhausted':
      return plain('', { kind: 'exhausted', points: reading.points });
    case 'category': {
      const unknown = reading.words.some((it) => !scope.categories.includes(it));
      return plain(
        reading.words.join('、'),
        { kind: 'category', words: reading.words },
        { problem: unknown ? 'unknown-category' : null },
      );
    }
    case 'all': {
      const parts = reading.of.map((it) => lowerCondition(it, polarity, scope));
      return joined(parts);
    }
    // A list is lowered branch by branch, and 否则 by what it leaves over; neither comes here from a clause.
    case 'list':
      return joined(
        reading.members.map((it) => lowerCondition(it, polarity, scope)),
        'any',
      );
    case 'otherwise':
      return plain(reading.label, { kind: 'otherwise', of: [], mode: 'none' });
  }
}

/** Several conditions at once: the count of the one that counts, the conditions of all. */
export function joined(parts: readonly LoweredCondition[], mode: 'all' | 'any' = 'all'): LoweredCondition {
  const whens = parts.map((it) => it.when).filter((it) => it.kind !== 'always');
  const [only] = whens;
  return {
    label: parts
      .map((it) => it.label)
      .filter((it) => it !== '')
      .join('，'),
    when: whens.length === 0 ? always : whens.length === 1 && only !== undefined ? only : { kind: mode, of: whens },
    times: parts.map((it) => it.times).find((it) => it.kind !== 'once') ?? once,
    notes: parts.flatMap((it) => it.notes),
    measure: parts.map((it) => it.measure).find((it) => it !== null) ?? null,
    problem: parts.map((it) => it.problem).find((it) => it !== null) ?? null,
  };
}

function of(ref: FactRef): Formula {
  return { kind: 'fact', ref };
}

function lowerCompare(reading: CompareReading, scope: Scope): LoweredCondition {
  const numbers = reading.bounds.map((it) => it.number);
  const found = measure(
    quantityName(reading),
    numbers.find((it) => it.unit !== '')?.unit ?? '',
    numbers.map((it) => it.value),
    scope,
  );
  const bounds = reading.bounds.map((it): Bound => ({
    op: it.op,
    value: convert(it.number.value, it.number.unit, found.unit, scope).value,
  }));
  const single = bounds.length === 1 ? (bounds[0]?.value ?? null) : null;
  const compared: Measure = { ...found, bound: single };
  scope.previous = compared;
  return plain(
    found.name,
    { kind: 'compare', quantity: found.formula, unit: found.unit, bounds },
    { measure: compared },
  );
}

type EachReading = Extract<ConditionReading, { kind: 'each' }>;

function lowerEach(reading: EachReading, polarity: Polarity, scope: Scope): LoweredCondition {
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
    const own = words.endsWith(unit) && words !== unit ? words.slice(0, words.length - unit.length) : words;
    const name = reading.object === '' ? own : reading.object;
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
  readonly notes: readonly string[];
}

/** A number the count falls short of, written in the sentence itself: 少于12次的，每少3次; 不少于4次，少一次. */
function targetOf(reading: EachReading, unit: string, scope: Scope): Target | null {
  if (reading.basis !== 'shortfall') return null;
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
    : requiredTarget(requirement, unit, scope);
}

function requiredTarget(requirement: RequirementReading, unit: string, scope: Scope): Target {
  const { value } = requirement.bound.number;
  const times = requirement.period === null ? 1 : (scope.periods[requirement.period] ?? 1);
  const from = timesDecimal(value, String(times));
  const measured = measure(requirement.subject, unit, [from], scope);
  const direction = requirement.bound.op === '<' || requirement.bound.op === '<=' ? 'above' : 'below';
  return {
    measure: measured,
    from,
    direction,
    notes: times === 1 ? [] : [`${requirement.period ?? ''}${value}${unit}，全年按${from}${unit}算。`],
  };
}

/** A shortfall cannot be larger than what the standard asks for, when it names one number of that unit. */
function mostOf(
  reading: EachReading,
  unit: string,
  scope: Scope,
): { readonly most: number; readonly notes: readonly string[] } | null {
  if (reading.basis !== 'shortfall') return null;
  const numbers = scope.standard.filter((it) => it.unit === unit && (it.op === '>=' || it.op === '='));
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined) return null;
  const required = timesDecimal(only.value, String(only.times));
  const most = wholeNumber(required);
  return most === null
    ? null
    : { most, notes: [`标准是${only.period ?? ''}${only.value}${unit}，最多少${required}${unit}。`] };
}

type StepReading = Extract<ConditionReading, { kind: 'step' }>;

function lowerStep(reading: StepReading, scope: Scope): LoweredCondition {
  const change = changeIn(reading, scope);
  if (change !== null) return change;
  const before = scope.previous;
  const guard = reading.guard === null ? null : lowerCompare(reading.guard, scope);
  const { requirement } = reading;
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
  if (guard?.measure?.bound != null) return guard.measure.bound;
  if (reading.guard !== null && guard?.when.kind === 'compare') {
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
  const own = numbers.filter(
    (it) => it.subject !== '' && (counted.name.endsWith(it.subject) || it.subject.endsWith(counted.name)),
  );
  const only = own.length === 1 ? own[0] : numbers.length === 1 ? numbers[0] : undefined;
  return only === undefined ? null : convert(only.value, only.unit, counted.unit, scope).value;
}

/** What makes two counts one: the words without 每, the number and its measure word. */
export function countName(label: string, scope: Scope): string {
  let name = label;
  for (const pattern of scope.words.units.counting) name = name.replace(new RegExp(pattern, 'g'), '');
  return name === '' ? label : name;
}
