import {
  addRatio,
  ceilRatio,
  compareRatio,
  distanceOf,
  divideRatio,
  floorRatio,
  greatestRatio,
  leastRatio,
  multiplyRatio,
  oneRatio,
  parseRatio,
  ratio,
  shareOf,
  subtractRatio,
  zeroRatio,
} from '@rubric-lang/model';
import type { Amount, Milli, Multiplier, Ratio, Remainder } from '@rubric-lang/model';
import { numberOf } from './subject.ts';
import { shareNumber } from './reading.ts';
import type { Reading } from './reading.ts';

/** How many times a branch counts, exactly; never negative. */
export function timesOf(times: Multiplier, reading: Reading): Ratio {
  switch (times.kind) {
    case 'once':
      return oneRatio;
    case 'each': {
      const count = numberOf(reading.state({ kind: 'fact', ref: times.fact })) ?? zeroRatio;
      return wholeSteps(subtractRatio(count, ratio(times.free)), ratio(times.every), times.remainder);
    }
    case 'steps': {
      const { quantity, from, direction } = distanceOf(times);
      const start = parseRatio(from) ?? zeroRatio;
      const value = reading.number(quantity);
      const distance = direction === 'below' ? subtractRatio(start, value) : subtractRatio(value, start);
      return wholeSteps(distance, parseRatio(times.every) ?? oneRatio, times.remainder);
    }
  }
}

function wholeSteps(distance: Ratio, every: Ratio, remainder: Remainder): Ratio {
  const steps = divideRatio(distance, every);
  if (!steps || steps.n <= 0n) return zeroRatio;
  if (remainder === 'pro-rata') return steps;
  return ratio(remainder === 'drop' ? floorRatio(steps) : ceilRatio(steps));
}

/** What one time is worth in thousandths, exactly; never negative. `full`: the item's points. */
export function amountOf(amount: Amount, full: Milli, reading: Reading): Ratio {
  switch (amount.kind) {
    case 'points':
      return ratio(amount.points);
    case 'full':
      return ratio(full);
    case 'judged': {
      const judged = thousandths(numberOf(reading.state({ kind: 'fact', ref: amount.fact })) ?? zeroRatio);
      if (!amount.perCount || judged.n === 0n) return judged;
      const count = numberOf(reading.state({ kind: 'fact', ref: amount.perCount })) ?? zeroRatio;
      return within(judged, multiplyRatio(count, ratio(amount.least)), multiplyRatio(count, ratio(amount.most)));
    }
    case 'proportional': {
      const share = multiplyRatio(reading.number(amount.quantity), ratio(1, amount.unit === '%' ? 100 : 1));
      return within(multiplyRatio(share, ratio(amount.points)), zeroRatio, ratio(amount.points));
    }
    case 'formula': {
      const value = greatestRatio(zeroRatio, thousandths(reading.number(amount.formula)));
      return amount.most === null ? value : leastRatio(value, ratio(amount.most));
    }
    case 'interpolated':
      return interpolated(
        amount.through.map(({ x, points }) => ({ x: parseRatio(x) ?? zeroRatio, points: ratio(points) })),
        reading.number(amount.quantity),
      );
    case 'ratio-to-best':
      return multiplyRatio(within(shareNumber(reading, shareOf(amount)), zeroRatio, oneRatio), ratio(amount.points));
  }
}

function thousandths(points: Ratio): Ratio {
  return multiplyRatio(points, ratio(1000));
}

function within(value: Ratio, least: Ratio, most: Ratio): Ratio {
  return greatestRatio(least, leastRatio(value, most));
}

interface Point {
  readonly x: Ratio;
  readonly points: Ratio;
}

/** Straight lines between the points, flat outside them; `through` ascending. */
function interpolated(through: readonly Point[], x: Ratio): Ratio {
  let before: Point | undefined;
  for (const point of through) {
    if (compareRatio(x, point.x) <= 0) {
      if (!before) return point.points;
      const run = divideRatio(subtractRatio(x, before.x), subtractRatio(point.x, before.x));
      if (!run) return point.points;
      return addRatio(before.points, multiplyRatio(run, subtractRatio(point.points, before.points)));
    }
    before = point;
  }
  return before?.points ?? zeroRatio;
}
