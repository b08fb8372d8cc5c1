import { addRatio, roundPoints, zeroRatio } from '@rubric-lang/model';
import type { Clause, ClauseResult, Milli, Ratio, Rounding } from '@rubric-lang/model';
import type { Counted } from './counting.ts';
import type { PartUnits } from './unit.ts';

/** What a part does to its item. Sums are without sign, thousandths. */
export interface Outcome {
  readonly award: Milli;
  readonly deduct: Milli;
  readonly belowZero: Milli;
  readonly bonus: Milli;
  /** Some zero-out counts. */
  readonly zero: boolean;
  /** Keys of the verdict clauses that count. */
  readonly verdicts: readonly string[];
  /** Of the clauses that count, in their order. */
  readonly clauses: readonly ClauseResult[];
}

/** Rounds every amount once, then clause caps, then the groups that limit, from the inside out. */
export function limited(part: PartUnits, counted: Counted, rounding: Rounding): Outcome {
  const { units, groups } = part;
  const rounded = units.map((_, index) => {
    const unit = counted[index];
    return unit ? roundPoints(unit.exact, rounding) : 0;
  });
  const value = [...rounded];
  for (const { clause, units: own } of part.clauses) if (clause.cap !== null) keepWithin(value, own, clause.cap);
  for (const { group, members } of groups) {
    const own = members.map((member) => member.filter((index) => units[index]?.clause.effect.kind === group.effect));
    if (group.kind === 'cap' && group.points !== null) keepWithin(value, new Set(own.flat()), group.points);
    if (group.kind === 'highest') keepLargest(value, own);
  }
  return summed(part, counted, rounded, value);
}

/** The first keep what they have until the cap is used up. */
function keepWithin(value: Milli[], places: Iterable<number>, cap: Milli): void {
  let left = cap;
  for (const index of places) {
    const kept = Math.min(value[index] ?? 0, left);
    value[index] = kept;
    left -= kept;
  }
}

/** The member with the largest sum stays, the first of equals, with all that is in it. */
function keepLargest(value: Milli[], members: readonly (readonly number[])[]): void {
  const sums = members.map((member) => member.reduce((sum, index) => sum + (value[index] ?? 0), 0));
  const best = members[sums.indexOf(Math.max(...sums))] ?? [];
  for (const index of members.flat()) if (!best.includes(index)) value[index] = 0;
}

function summed(part: PartUnits, counted: Counted, rounded: readonly Milli[], value: readonly Milli[]): Outcome {
  const sums = { award: 0, deduct: 0, belowZero: 0, bonus: 0 };
  const clauses: ClauseResult[] = [];
  const verdicts: string[] = [];
  let zero = false;
  for (const { clause, units } of part.clauses) {
    const own = units.filter((index) => counted[index]);
    if (own.length === 0) continue;
    const points = own.reduce((sum, index) => sum + (value[index] ?? 0), 0);
    const uncapped = own.reduce((sum, index) => sum + (rounded[index] ?? 0), 0);
    const sign = signs[clause.effect.kind];
    if (clause.effect.kind === 'award') sums.award += points;
    if (clause.effect.kind === 'deduct') sums.deduct += points;
    if (clause.effect.kind === 'below-zero') sums.belowZero += points;
    if (clause.effect.kind === 'bonus') sums.bonus += points;
    if (clause.effect.kind === 'zero') zero = true;
    if (clause.effect.kind === 'verdict') verdicts.push(clause.key);
    clauses.push({
      clause: clause.key,
      branches: own.flatMap((index) => counted[index]?.branches ?? []),
      count: countNumber(own.map((index) => counted[index]?.times ?? zeroRatio).reduce(addRatio, zeroRatio)),
      points: signed(sign, points),
      uncapped: signed(sign, uncapped),
      capped: sign !== 0 && points < uncapped,
    });
  }
  return { ...sums, zero, verdicts, clauses };
}

const signs: Readonly<Record<Clause['effect']['kind'], -1 | 0 | 1>> = {
  deduct: -1,
  'below-zero': -1,
  award: 1,
  bonus: 1,
  zero: 0,
  waive: 0,
  scale: 0,
  verdict: 0,
  none: 0,
};

/** Without a negative 0. */
function signed(sign: -1 | 0 | 1, points: Milli): Milli {
  return sign === 0 || points === 0 ? 0 : sign * points;
}

/** For people to read: at most six decimals, and never more than a JavaScript number counts exactly. */
function countNumber(times: Ratio): number {
  return times.d === 1n
    ? Number(times.n)
    : roundPoints({ n: times.n * 1_000_000n, d: times.d }, { step: 1, mode: 'half-away' }) / 1_000_000;
}
