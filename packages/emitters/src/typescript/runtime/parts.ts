import { addRatio, around, compareRatio, multiplyRatio, parseRatio, ratio } from '@rubric-lang/model';
import type { Milli, Ratio } from '@rubric-lang/model';
import { exactProduct, exactSum } from './exact.ts';
import { mergedMark } from './plan.ts';
import type { BlockPlan, Exact, Out, PartPlan, Plan, UnknownPlan } from './plan.ts';
import type { Subject } from './subject.ts';
import { bothWays, noWay, waysOf } from './ways.ts';
import type { Way, Ways } from './ways.ts';

/** A clause as it counted, or may still count; null: not settled. Thousandths. */
export interface RuleResult {
  readonly rule: number;
  /** By branch of the clause. */
  readonly branches: readonly boolean[];
  readonly count: number | null;
  readonly points: Milli | null;
  readonly uncapped: Milli | null;
  readonly capped: boolean;
}

export type Certainty = 'always' | 'sometimes' | 'never';

/** Everything that a block may come to. */
export interface BlockResult {
  readonly ways: Ways;
  readonly zeroed: boolean;
  /** By place of the rule: verdicts that count, or may. */
  readonly verdicts: ReadonlyMap<number, Certainty>;
  readonly rules: readonly RuleResult[];
  /** Slots by which it is not settled, and all that are open. */
  readonly unsettled: readonly number[];
  readonly open: readonly number[];
  readonly loose: boolean;
}

/** More combinations of what is open than this are bounded instead of tried. */
export const tryLimit = 1024;

type Try = number | Ratio;

/** Where an unknown is open: its slot and the values to try. */
export interface Tries {
  readonly slot: number;
  readonly values: readonly Try[];
}

/** Works a block out for everything that is open in it. `assumed`: slots that are not open this time. */
export function blockResult(
  plan: Plan,
  block: BlockPlan,
  subject: Subject,
  tries: ReadonlyMap<number, Tries>,
): BlockResult {
  let ways = waysOf([noWay]);
  let zeroed = false;
  let loose = false;
  const verdicts = new Map<number, Certainty>();
  const rules: RuleResult[] = [];
  const unsettled: number[] = [];
  const open: number[] = [];
  for (const part of block.parts) {
    const own = part.unknowns.flatMap((slot) => tries.get(slot) ?? []);
    const result = partResult(plan, block, part, subject, own);
    ways = bothWays(ways, result.ways);
    zeroed ||= result.zero === 'always';
    loose ||= result.loose;
    for (const [rule, certainty] of result.verdicts) verdicts.set(rule, certainty);
    rules.push(...result.rules);
    open.push(...own.map(({ slot }) => slot));
    if (!result.settled) unsettled.push(...own.map(({ slot }) => slot));
  }
  rules.sort((a, b) => a.rule - b.rule);
  return {
    ways,
    zeroed,
    verdicts,
    rules,
    unsettled: [...new Set(unsettled)],
    open: [...new Set(open)],
    loose: loose || ways.loose,
  };
}

interface PartResult {
  readonly ways: Ways;
  readonly zero: Certainty;
  readonly verdicts: ReadonlyMap<number, Certainty>;
  readonly rules: readonly RuleResult[];
  readonly settled: boolean;
  readonly loose: boolean;
}

function partResult(
  plan: Plan,
  block: BlockPlan,
  part: PartPlan,
  subject: Subject,
  open: readonly Tries[],
): PartResult {
  const size = open.reduce((product, { values }) => product * values.length, 1);
  if (size > 1 && (part.wide || size > tryLimit)) return coarseResult(block, part);
  const ways: Way[] = [];
  const zero: boolean[] = [];
  const verdicts: (readonly number[])[] = [];
  let rules: readonly (RuleResult | undefined)[] | undefined;
  let settled = true;
  eachTry(subject, open, () => {
    const { out } = plan;
    runPart(plan, part, subject);
    const found = ruleResults(block, part, out);
    const counting = found.flatMap((result) =>
      result && block.rules[result.rule]?.effect === 'verdict' ? [result.rule] : [],
    );
    const way: Way = {
      award: out.award,
      deduct: out.deduct,
      belowZero: out.belowZero,
      bonus: out.bonus,
      zero: out.zero,
      fatal: out.fatal,
    };
    if (rules) {
      const before = rules;
      settled &&= found.every((result, index) => isSame(result, before[index])) && isSameWay(way, ways[0]);
      rules = found.map((result, index) => agreed(block, part, index, result, before[index]));
    } else rules = found;
    ways.push(way);
    zero.push(out.zero);
    verdicts.push(counting);
  });
  const certainty = (count: number): Certainty =>
    count === 0 ? 'never' : count === ways.length ? 'always' : 'sometimes';
  return {
    ways: waysOf(ways),
    zero: certainty(zero.filter(Boolean).length),
    verdicts: new Map(
      [...new Set(verdicts.flat())].map((rule) => [
        rule,
        certainty(verdicts.filter((found) => found.includes(rule)).length),
      ]),
    ),
    rules: (rules ?? []).flatMap((result) => result ?? []),
    settled,
    loose: false,
  };
}

/** Calls back once for every combination of the open values, with the subject set to it; the last changes fastest. */
export function eachTry(subject: Subject, open: readonly Tries[], visit: () => void): void {
  const [first, ...rest] = open;
  if (!first) {
    visit();
    return;
  }
  const { slot } = first;
  const [cell, fraction] = [subject.n[slot] ?? Number.NaN, subject.q[slot]];
  for (const value of first.values) {
    if (typeof value === 'number') subject.n[slot] = value;
    else subject.q[slot] = value;
    eachTry(subject, rest, visit);
  }
  subject.n[slot] = cell;
  subject.q[slot] = fraction;
}

/** Works the part out once, as the subject stands; what comes of it is in `plan.out`. */
export function runPart(plan: Plan, part: PartPlan, subject: Subject): void {
  const { out } = plan;
  const { n, q, facts } = subject;
  out.award = out.deduct = out.belowZero = out.bonus = 0;
  out.zero = out.fatal = false;
  const merged = part.unknowns.filter((slot) => n[slot] === mergedMark && subject.levels.has(slot));
  if (merged.length === 0) part.count(n, q, facts.category, out);
  else countMerged(plan, part, subject, merged);
  part.limit(out);
}

/** Several raters' levels: points are the mean over them, what is no number of points goes by the majority. */
function countMerged(plan: Plan, part: PartPlan, subject: Subject, merged: readonly number[]): void {
  const { out } = plan;
  const { n, q, facts, levels } = subject;
  const units = part.units.map(() => ({ weight: ratio(0), times: 0 as Exact, exact: 0 as Exact }));
  const branches = new Set<number>();
  const visit = (rest: readonly number[], weight: Ratio): void => {
    const [slot, ...others] = rest;
    if (slot !== undefined) {
      const given = levels.get(slot) ?? [];
      const all = given.reduce((sum, [, raters]) => sum + raters, 0);
      for (const [level, raters] of given) {
        n[slot] = level;
        visit(others, multiplyRatio(weight, ratio(raters, all)));
      }
      n[slot] = mergedMark;
      return;
    }
    part.count(n, q, facts.category, out);
    part.units.forEach(([, from, to], index) => {
      const unit = units[index];
      const own = range(from, to).filter((branch) => out.branch[branch] === 1);
      if (!unit || own.length === 0) return;
      for (const branch of own) branches.add(branch);
      unit.weight = addRatio(unit.weight, weight);
      unit.times = exactSum(unit.times, exactProduct(weight, out.times[index] ?? 0));
      unit.exact = exactSum(unit.exact, exactProduct(weight, out.exact[index] ?? 0));
    });
  };
  visit(merged, ratio(1));
  out.branch.fill(0);
  part.units.forEach(([, from, to, worth], index) => {
    const unit = units[index];
    const counts =
      unit !== undefined && unit.weight.n > 0n && (worth === 1 || compareRatio(unit.weight, ratio(1, 2)) > 0);
    out.times[index] = counts ? unit.times : 0;
    out.exact[index] = counts ? unit.exact : 0;
    for (const branch of counts ? range(from, to) : []) out.branch[branch] = branches.has(branch) ? 1 : 0;
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function ruleResults(block: BlockPlan, part: PartPlan, out: Out): readonly (RuleResult | undefined)[] {
  return part.clauses.map((rule, index) => {
    if (out.live[index] !== 1) return undefined;
    const plan = block.rules[rule];
    const branches = part.units
      .filter(([clause]) => clause === index)
      .flatMap(([, from, to]) => range(from, to).map((branch) => out.branch[branch] === 1));
    const sign = plan ? signOf(plan.effect) : 0;
    const [points, uncapped] = [out.points[index] ?? 0, out.uncapped[index] ?? 0];
    return {
      rule,
      branches,
      count: out.count[index] ?? 0,
      points: signed(sign, points),
      uncapped: signed(sign, uncapped),
      capped: sign !== 0 && points < uncapped,
    };
  });
}

export function signOf(effect: string): -1 | 0 | 1 {
  if (effect === 'deduct' || effect === 'below-zero') return -1;
  return effect === 'award' || effect === 'bonus' ? 1 : 0;
}

function signed(sign: -1 | 0 | 1, points: Milli): Milli {
  return sign === 0 || points === 0 ? 0 : sign * points;
}

function isSame(a: RuleResult | undefined, b: RuleResult | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.count === b.count &&
    a.points === b.points &&
    a.uncapped === b.uncapped &&
    a.capped === b.capped &&
    a.branches.every((counts, index) => counts === b.branches[index])
  );
}

function isSameWay(a: Way, b: Way | undefined): boolean {
  if (!b) return true;
  return (
    a.award === b.award &&
    a.deduct === b.deduct &&
    a.belowZero === b.belowZero &&
    a.bonus === b.bonus &&
    a.zero === b.zero
  );
}

/** What both say; null where they differ. One that does not count says 0. */
export function agreed(
  block: BlockPlan,
  part: { readonly clauses: readonly number[] },
  index: number,
  a: RuleResult | undefined,
  b: RuleResult | undefined,
): RuleResult | undefined {
  const some = a ?? b;
  if (!some) return undefined;
  const rule = part.clauses[index] ?? some.rule;
  const branches = (block.rules[rule]?.branches ?? []).map(
    (_, at) => (a?.branches[at] ?? false) || (b?.branches[at] ?? false),
  );
  const same = (left: number | null | undefined, right: number | null | undefined): number | null => {
    const [x, y] = [left === undefined ? 0 : left, right === undefined ? 0 : right];
    return x === y ? x : null;
  };
  return {
    rule,
    branches,
    count: same(a?.count, b?.count),
    points: same(a?.points, b?.points),
    uncapped: same(a?.uncapped, b?.uncapped),
    capped: (a?.capped ?? false) || (b?.capped ?? false),
  };
}

/** Without looking at the facts: nothing, or all that the clauses can be worth. */
function coarseResult(block: BlockPlan, part: PartPlan): PartResult {
  const effects = part.clauses.map((rule) => block.rules[rule]?.effect);
  const fatal = part.clauses.some((rule) => block.rules[rule]?.fatal);
  const flags = [false, true].flatMap((zero) =>
    [false, true].flatMap((dead) =>
      (zero && !effects.includes('zero')) || (dead && !fatal) ? [] : [{ zero, fatal: dead }],
    ),
  );
  const [award, deduct, belowZero, bonus] = part.coarse;
  return {
    ways: {
      best: flags.map((flag) => ({ ...noWay, award, bonus, ...flag })),
      worst: flags.map((flag) => ({ ...noWay, deduct, belowZero, ...flag })),
      loose: true,
    },
    zero: effects.includes('zero') ? 'sometimes' : 'never',
    verdicts: new Map(
      part.clauses.flatMap((rule, index) => (effects[index] === 'verdict' ? [[rule, 'sometimes'] as const] : [])),
    ),
    rules: part.clauses.map((rule) => ({
      rule,
      branches: (block.rules[rule]?.branches ?? []).map(() => true),
      count: null,
      points: null,
      uncapped: null,
      capped: false,
    })),
    settled: false,
    loose: true,
  };
}

/** What is open, with the values to try. */
export function triesOf(plan: Plan, subject: Subject): ReadonlyMap<number, Tries> {
  const found = new Map<number, Tries>();
  for (const unknown of plan.unknowns) {
    const { slot } = unknown;
    if (subject.open[slot] === 1) found.set(slot, { slot, values: valuesToTry(plan, unknown, subject) });
  }
  return found;
}

function valuesToTry(plan: Plan, unknown: UnknownPlan, subject: Subject): readonly Try[] {
  if (unknown.kind !== 'formula') {
    return unknown.tries.map((value) => (typeof value === 'number' ? value : (parseRatio(value) ?? ratio(0))));
  }
  const unit = unknown.step === null ? null : (parseRatio(unknown.step) ?? null);
  const critical = unknown.critical.flatMap((text) => parseRatio(text) ?? []);
  return around(critical, reachOf(plan, unknown, subject, unit));
}

const far = { least: { n: -1_000_000_000_000_000n, d: 1n }, most: { n: 1_000_000_000_000_000n, d: 1n }, unit: null };

/** Between what and what a formula lies while inputs are open: at their ends, and beside 0. */
function reachOf(
  plan: Plan,
  unknown: UnknownPlan,
  subject: Subject,
  unit: Ratio | null,
): { readonly least: Ratio; readonly most: Ratio; readonly unit: Ratio | null } {
  const { n, q } = subject;
  const inputs = unknown.facts.filter((slot) => Number.isNaN(n[slot]) && q[slot] === undefined);
  const ends = inputs.map((slot) => plan.facts[slot]?.corners ?? []);
  if (inputs.length > 5 || ends.some(({ length }) => length === 0)) return far;
  let least: Ratio | undefined;
  let most: Ratio | undefined;
  const tries = inputs.map((slot, index): Tries => {
    const scale = plan.facts[slot]?.unit ?? 0;
    const values = (ends[index] ?? []).map((text) => parseRatio(text) ?? ratio(0));
    return { slot, values: scale === 0 ? values : values.map((value) => Number(multiplyRatio(value, ratio(scale)).n)) };
  });
  eachTry(subject, tries, () => {
    const value = unknown.value?.(n, q);
    if (!value) return;
    if (!least || compareRatio(value, least) < 0) least = value;
    if (!most || compareRatio(value, most) > 0) most = value;
  });
  return least && most ? { least, most, unit } : far;
}
