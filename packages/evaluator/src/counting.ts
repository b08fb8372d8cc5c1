import {
  addRatio,
  divideRatio,
  leastRatio,
  multiplyRatio,
  ratio,
  roundPoints,
  waitsForDeductions,
  zeroRatio,
} from '@rubric-lang/model';
import type { Branch, Clause, Milli, Ratio, Rounding } from '@rubric-lang/model';
import { amountOf, timesOf } from './amount.ts';
import { holds } from './condition.ts';
import type { Reading } from './reading.ts';
import type { PartUnits } from './unit.ts';

/** One unit as it counts, before rounding, caps and the groups that limit. Of one that does not count nothing is set. */
export interface CountedUnit {
  /** Keys of the branches that count. */
  readonly branches: readonly string[];
  readonly times: Ratio;
  /** Thousandths, exact, already scaled. */
  readonly exact: Ratio;
}

/** By unit; undefined where it does not count. */
export type Counted = readonly (CountedUnit | undefined)[];

/** Which units count for the subject as read, and how much each: conditions, waivers, ladders, multipliers, scales. */
export function countUnits(part: PartUnits, reading: Reading, rounding: Rounding): Counted {
  if (!part.units.some(({ clause }) => waitsForDeductions(clause))) return countOnce(part, reading, () => 0);
  // 扣满N分 looks at what the other deductions come to, worked out as if it had not been reached.
  const before = countOnce(part, reading, () => Number.NEGATIVE_INFINITY);
  let deductions = 0;
  part.units.forEach(({ clause }, index) => {
    const unit = before[index];
    if (unit && clause.effect.kind === 'deduct' && !waitsForDeductions(clause))
      deductions += roundPoints(unit.exact, rounding);
  });
  return countOnce(part, reading, () => deductions);
}

function countOnce(part: PartUnits, reading: Reading, deductions: () => Milli): Counted {
  const { block, units, groups } = part;
  const full = block.points ?? 0;
  const settled = new Map<Branch, boolean>();

  const branchHolds = (clause: Clause, branch: Branch): boolean => {
    const before = settled.get(branch);
    if (before !== undefined) return before;
    const silent = part.circular.get(clause);
    const counts = (key: string): boolean => silent?.has(key) !== true && isCounting(key);
    const found = timesOf(branch.times, reading).n > 0n && holds(branch.when, reading, { counts, deductions });
    settled.set(branch, found);
    return found;
  };
  const waived = (clause: Clause, branch: Branch): boolean =>
    block.clauses.some(
      (other) =>
        other.effect.kind === 'waive' &&
        other !== clause &&
        (other.effect.targets.includes(clause.key) || other.effect.targets.includes(branch.key)) &&
        other.branches.some((it) => branchHolds(other, it)),
    );
  /** The branches of a clause that count. */
  const counting = (clause: Clause): readonly Branch[] => {
    const found = clause.branches.filter((branch) => branchHolds(clause, branch) && !waived(clause, branch));
    return clause.combine === 'first' ? found.slice(0, 1) : found;
  };
  const isCounting = (key: string): boolean => {
    const named = block.clauses.find((clause) => clause.key === key);
    if (named) return counting(named).length > 0;
    const holder = block.clauses.find((clause) => clause.branches.some((branch) => branch.key === key));
    return holder !== undefined && counting(holder).some((branch) => branch.key === key);
  };

  const live = units.map(({ clause, branches }) => {
    const found = counting(clause);
    return branches.filter((branch) => found.includes(branch));
  });
  for (const { group, members } of groups) {
    if (group.kind !== 'ladder') continue;
    const step = members.find((member) => member.some((index) => (live[index]?.length ?? 0) > 0));
    for (const index of members.flat()) if (!step?.includes(index)) live[index] = [];
  }

  const counted = live.map((branches): CountedUnit | undefined => {
    if (branches.length === 0) return undefined;
    let times = zeroRatio;
    let exact = zeroRatio;
    for (const branch of branches) {
      const some = timesOf(branch.times, reading);
      times = addRatio(times, some);
      exact = addRatio(exact, multiplyRatio(some, amountOf(branch.amount, full, reading)));
    }
    return { branches: branches.map(({ key }) => key), times, exact };
  });
  return scaled(part, counted, reading);
}

/** 加倍, 减半: one after the other, each for as many of its target's times as it counts. */
function scaled({ units }: PartUnits, counted: Counted, reading: Reading): Counted {
  const found = [...counted];
  units.forEach(({ clause, branches }, index) => {
    const { effect } = clause;
    const scale = counted[index];
    if (effect.kind !== 'scale' || !scale) return;
    const own = branches.filter(({ key }) => scale.branches.includes(key));
    const all = own.some(({ times }) => times.kind === 'once');
    const change = ratio(effect.numerator - effect.denominator, effect.denominator);
    units.forEach((target, at) => {
      const unit = found[at];
      if (!unit || !isTarget(effect.targets, target.clause, target.branches)) return;
      const part = all ? ratio(1) : divideRatio(leastRatio(scaleTimes(own, reading), unit.times), unit.times);
      if (part)
        found[at] = { ...unit, exact: addRatio(unit.exact, multiplyRatio(unit.exact, multiplyRatio(change, part))) };
    });
  });
  return found;
}

function scaleTimes(branches: readonly Branch[], reading: Reading): Ratio {
  return branches.map(({ times }) => timesOf(times, reading)).reduce(addRatio, zeroRatio);
}

function isTarget(targets: readonly string[], clause: Clause, branches: readonly Branch[]): boolean {
  return targets.includes(clause.key) || (branches.length === 1 && branches.some(({ key }) => targets.includes(key)));
}
