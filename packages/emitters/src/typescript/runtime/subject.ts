import { addRatio, compareRatio, divideRatio, multiplyRatio, parseRatio, ratio, ratioOf } from '@rubric-lang/model';
import type { Facts, FactValue, Ratio, Statistics } from '@rubric-lang/model';
import { asRatio, judgedNumber, cellNumber } from './exact.ts';
import type { Maybe } from './exact.ts';
import { mergedMark } from './plan.ts';
import type { FactPlan, Numbers, Plan, Ratios, UnknownPlan } from './plan.ts';

/** One subject, by slot. */
export interface Subject {
  readonly facts: Facts;
  readonly n: Numbers;
  readonly q: Ratios;
  readonly levels: ReadonlyMap<number, readonly (readonly [level: number, raters: number])[]>;
  /** By slot of an unknown: 1 where it is open. */
  readonly open: Uint8Array;
  /** By slot of a fact: 1 where it was recorded, or follows from what was. */
  readonly given: Uint8Array;
}

export function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

export function isInspected(facts: Facts, key: string): boolean {
  const record = ownEntry(facts.items, key);
  return facts.othersMet || (record !== undefined && record !== 'not-applicable');
}

/** Lays a subject out by slot: what was recorded, what follows from it, and from the cohort. */
export function laidOut(plan: Plan, facts: Facts, statistics: Statistics | undefined): Subject {
  const n = new Float64Array(plan.size).fill(Number.NaN);
  const q: Ratios = Array.from({ length: plan.size }, () => undefined);
  const levels = new Map<number, readonly (readonly [number, number])[]>();
  plan.facts.forEach((fact, slot) => {
    const value = recordedValue(facts, fact);
    if (value !== undefined && lay(fact, slot, value, n, q, levels)) return;
    if (fact.derive || fact.item === null || !fact.fault || !isInspected(facts, fact.item)) return;
    if (fact.kind === 'yes-no' || fact.kind === 'count') n[slot] = 0;
  });
  cohortOf.set(q, columnsOf(plan, statistics, facts.group ?? ''));
  plan.facts.forEach((fact, slot) => {
    if (fact.derive && Number.isNaN(n[slot])) fact.derive(n, q);
  });
  const given = new Uint8Array(plan.size);
  plan.facts.forEach((_, slot) => {
    given[slot] = isKnown(slot, n, q) ? 1 : 0;
  });
  const open = new Uint8Array(plan.size);
  for (const unknown of plan.unknowns) {
    const { slot } = unknown;
    if (unknown.kind === 'formula' && unknown.value) q[slot] = unknown.value(n, q);
    else if (unknown.kind === 'place') n[slot] = placeOf(plan, unknown, n, q) ?? Number.NaN;
    else if (unknown.kind === 'share') q[slot] = shareOf(plan, unknown, n, q);
    open[slot] = isKnown(slot, n, q) ? 0 : 1;
  }
  return { facts, n, q, levels, open, given };
}

/** Statistics by slot of the fact, for the formulas that read them. */
const cohortOf = new WeakMap<Ratios, ReadonlyMap<number, readonly Ratio[]>>();

function isKnown(slot: number, n: Numbers, q: Ratios): boolean {
  return q[slot] !== undefined || !Number.isNaN(n[slot]);
}

function recordedValue(facts: Facts, fact: FactPlan): FactValue | undefined {
  if (fact.item === null) return ownEntry(facts.declared, fact.key);
  const record = ownEntry(facts.items, fact.item);
  return record === undefined || record === 'not-applicable' ? undefined : ownEntry(record, fact.key);
}

function lay(
  fact: FactPlan,
  slot: number,
  value: FactValue,
  n: Numbers,
  q: Ratios,
  levels: Map<number, readonly (readonly [number, number])[]>,
): boolean {
  if (fact.kind === 'yes-no') {
    if (typeof value === 'boolean') n[slot] = value ? 1 : 0;
    return typeof value === 'boolean';
  }
  if (fact.kind === 'level') {
    if (typeof value !== 'string') return false;
    const only = fact.levels.indexOf(value);
    n[slot] = only;
    if (only >= 0) return true;
    const several = value.split('、').map((part): readonly [number, number] => {
      const at = part.lastIndexOf('×');
      return [fact.levels.indexOf(at < 0 ? part : part.slice(0, at)), at < 0 ? 1 : Number(part.slice(at + 1))];
    });
    const sound = several.every(([level, raters]) => level >= 0 && Number.isSafeInteger(raters) && raters > 0);
    n[slot] = sound ? mergedMark : Number.NaN;
    if (sound) levels.set(slot, several);
    return sound;
  }
  const number = typeof value === 'boolean' ? undefined : ratioOf(value);
  if (!number) return false;
  if (fact.unit === 0) {
    q[slot] = number;
    return true;
  }
  const cell = multiplyRatio(number, ratio(fact.unit));
  const whole = Number(cell.n);
  if (cell.d === 1n && Number.isSafeInteger(whole)) n[slot] = whole;
  else {
    n[slot] = mergedMark;
    q[slot] = cell;
  }
  return true;
}

function columnsOf(
  plan: Plan,
  statistics: Statistics | undefined,
  group: string,
): ReadonlyMap<number, readonly Ratio[]> {
  const columns = statistics?.groups[group] ?? [];
  const found = new Map<number, readonly Ratio[]>();
  plan.ranked.forEach((slot) => {
    const fact = plan.facts[slot];
    const column = columns.find((it) => it.item === fact?.item && it.fact === fact.key);
    if (column)
      found.set(
        slot,
        column.values.flatMap((text) => parseRatio(text) ?? []),
      );
  });
  return found;
}

/** A statistic of the fact in that slot over the cohort. */
export function statistic(q: Ratios, slot: number, of: 'mean' | 'least' | 'greatest'): Maybe {
  const values = cohortOf.get(q)?.get(slot) ?? [];
  if (of === 'least') return values[0];
  if (of === 'greatest') return values[values.length - 1];
  return divideRatio(values.reduce(addRatio, { n: 0n, d: 1n }), ratio(values.length));
}

/** The fact's number, where it is one. */
export function factNumber(plan: Plan, slot: number, n: Numbers, q: Ratios): Maybe {
  const fact = plan.facts[slot];
  if (!fact || fact.kind === 'level') return undefined;
  if (fact.unit === 0) return q[slot];
  if (n[slot] === mergedMark) return judgedNumber(n, q, slot) && divideRatio(asRatio(q[slot] ?? 0), ratio(fact.unit));
  return cellNumber(n[slot] ?? Number.NaN, fact.unit);
}

/** Equal values share the better place, and the next is skipped. */
function placeOf(plan: Plan, unknown: UnknownPlan, n: Numbers, q: Ratios): number | undefined {
  const [slot = -1] = unknown.facts;
  const own = factNumber(plan, slot, n, q);
  const all = cohortOf.get(q)?.get(slot) ?? [];
  if (!own || all.length === 0) return undefined;
  const before = unknown.order === 'high-first' ? 1 : -1;
  return 1 + all.filter((other) => compareRatio(other, own) === before).length;
}

function shareOf(plan: Plan, unknown: UnknownPlan, n: Numbers, q: Ratios): Maybe {
  const [slot = -1] = unknown.facts;
  const own = factNumber(plan, slot, n, q);
  const best = statistic(q, slot, unknown.order === 'least' ? 'least' : 'greatest');
  if (!own || !best) return undefined;
  return unknown.order === 'greatest' ? divideRatio(own, best) : divideRatio(best, own);
}
