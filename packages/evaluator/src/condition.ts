import { compareRatio, oneRatio, parseRatio, placeOf, ratio, zeroRatio } from '@rubric-lang/model';
import type { Bound, Condition, Milli, Ratio } from '@rubric-lang/model';
import { numberOf } from './subject.ts';
import type { Reading } from './reading.ts';

/** What a condition may ask of the other clauses of its item. */
export interface Surroundings {
  /** Does the clause (or branch) of that key count? */
  readonly counts: (key: string) => boolean;
  /** The item's deductions before caps, thousandths. */
  readonly deductions: () => Milli;
}

export function holds(condition: Condition, reading: Reading, around: Surroundings): boolean {
  switch (condition.kind) {
    case 'always':
      return true;
    case 'plain':
      return (reading.state({ kind: 'fact', ref: condition.fact }) === true) === condition.holds;
    case 'compare': {
      const value = reading.number(condition.quantity);
      return condition.bounds.every((bound) => isWithin(value, bound));
    }
    case 'level': {
      const level = reading.state({ kind: 'fact', ref: condition.fact });
      return typeof level === 'string' && condition.levels.includes(level);
    }
    case 'rank': {
      const place = numberOf(reading.state(placeOf(condition))) ?? oneRatio;
      return (
        compareRatio(place, ratio(condition.from)) >= 0 &&
        (condition.to === null || compareRatio(place, ratio(condition.to)) <= 0)
      );
    }
    case 'exhausted':
      return around.deductions() >= condition.points;
    case 'otherwise': {
      const counting = condition.of.filter(around.counts).length;
      return condition.mode === 'none' ? counting === 0 : counting < condition.of.length;
    }
    case 'clause':
      return around.counts(condition.clause);
    case 'category':
      return reading.category !== undefined && condition.words.includes(reading.category);
    case 'all':
      return condition.of.every((part) => holds(part, reading, around));
    case 'any':
      return condition.of.some((part) => holds(part, reading, around));
    case 'not':
      return !holds(condition.of, reading, around);
  }
}

function isWithin(value: Ratio, bound: Bound): boolean {
  const side = compareRatio(value, parseRatio(bound.value) ?? zeroRatio);
  switch (bound.op) {
    case '<':
      return side < 0;
    case '<=':
      return side <= 0;
    case '>':
      return side > 0;
    case '>=':
      return side >= 0;
    case '=':
      return side === 0;
    case '!=':
      return side !== 0;
  }
}
