import { limitChange, multiplyRatio, ratio, roundPoints } from '@rubric-lang/model';
import type { Milli, Ratio, Rounding, SumLimit } from '@rubric-lang/model';

/** Why an item or section does not apply, as the sums take it; 0: it does. */
export const absences = { none: 0, full: 1, 'peer-average': 2, redistribute: 3, omit: 4, category: 5 } as const;

/** What the children of a section come to, child by child. */
export interface Tally {
  earned: Milli;
  extra: Milli;
  whole: Milli;
  points: Milli;
  applicable: Milli;
  all: number;
  counted: number;
  ordinary: boolean;
  present: boolean;
  pending: boolean;
}

export function tallyOf(): Tally {
  return {
    earned: 0,
    extra: 0,
    whole: 0,
    points: 0,
    applicable: 0,
    all: 0,
    counted: 0,
    ordinary: false,
    present: false,
    pending: false,
  };
}

export function clear(tally: Tally): void {
  tally.earned = tally.extra = tally.whole = tally.points = tally.applicable = tally.all = tally.counted = 0;
  tally.ordinary = tally.present = tally.pending = false;
}

/** Adds a child of ordinary points. */
export function addChild(tally: Tally, score: Milli, points: Milli, absence: number, pending: boolean): void {
  tally.pending ||= pending;
  tally.ordinary = true;
  if (absence === absences.category) return;
  tally.all += 1;
  tally.whole += points;
  if (absence === absences.omit) return;
  tally.points += points;
  tally.counted += 1;
  if (absence === absences.redistribute) return;
  tally.present = true;
  tally.applicable += points;
  tally.earned += score;
}

/** Adds a line of 加分 or 扣分. */
export function addExtra(tally: Tally, score: Milli, absence: number, pending: boolean): void {
  tally.pending ||= pending;
  if (absence < absences.redistribute) tally.extra += score;
}

/** A limit over several children, `inside` the ordinary ones: what they come to by themselves is cut, or given back. */
export function limitTogether(
  tally: Tally,
  kind: SumLimit['kind'],
  points: Milli,
  inside: boolean,
  members: readonly (readonly [score: Milli, points: Milli, absence: number])[],
): void {
  let [score, full] = [0, 0];
  for (const [own, ownPoints, absence] of members) {
    if (absence >= absences.redistribute) continue;
    score += own;
    full += ownPoints;
  }
  const change = limitChange({ kind, points }, score, full);
  if (inside) tally.earned += change;
  else tally.extra += change;
}

/** 折算, then 取平均, then what is there anyway; the points go the same way. */
export function closed(tally: Tally, average: boolean, base: Milli, rounding: Rounding): Milli {
  const { earned, extra, points, applicable, counted, all } = tally;
  const stretched =
    applicable < points && applicable > 0
      ? roundPoints(ratio(BigInt(points) * BigInt(earned), applicable), rounding)
      : earned;
  tally.whole = meanOf(tally.whole, average ? all : 1, rounding) + base;
  tally.points = meanOf(points, average ? counted : 1, rounding) + base;
  tally.applicable += base;
  return meanOf(stretched, average ? counted : 1, rounding) + extra + base;
}

export function isAbsent(tally: Tally): boolean {
  return tally.ordinary && !tally.present;
}

export function meanOf(value: Milli, count: number, rounding: Rounding): Milli {
  return count > 1 ? roundPoints(ratio(value, count), rounding) : value;
}

export function weighted(value: Milli, weight: Ratio, rounding: Rounding): Milli {
  return roundPoints(multiplyRatio(ratio(value), weight), rounding);
}
