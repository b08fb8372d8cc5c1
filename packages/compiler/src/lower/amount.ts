import type { Amount, Milli, ScoredBy } from '@rubric-lang/model';
import type { AmountReading } from '@rubric-lang/sentences';
import { milliOf, shareOfPoints } from './decimal.ts';
import type { Scope } from './scope.ts';
import { last } from '../last.ts';

/** What one time of a clause is worth, and who says so. */
export interface LoweredAmount {
  readonly amount: Amount;
  readonly scoredBy: ScoredBy;
}

/** The amount of branch `at` of a clause; `label` names the judgement that a range asks for. */
export function lowerAmount(reading: AmountReading, at: number, label: string, scope: Scope): LoweredAmount {
  switch (reading.kind) {
    case 'points':
      return computed({ kind: 'points', points: reading.points });
    case 'list':
      return computed({ kind: 'points', points: reading.points[at] ?? last(reading.points) ?? 0 });
    case 'full':
      return computed({ kind: 'full' });
    case 'percent':
      return computed(shareOfItem(reading.percent, scope));
    case 'range':
      return judged(label, reading.least, reading.most, scope);
  }
}

/** A number that a person gives between two bounds. */
export function judged(label: string, least: Milli, most: Milli, scope: Scope): LoweredAmount {
  return {
    amount: { kind: 'judged', fact: scope.facts.judgement(label, least, most), least, most },
    scoredBy: 'judgement',
  };
}

/** The same where no number is written: up to the item's points, or to whatever may be entered. */
export function judgedWhole(label: string, scope: Scope): LoweredAmount {
  const most = scope.points ?? 0;
  const fact = scope.facts.judgement(label, 0, most, scope.openEnded);
  return { amount: { kind: 'judged', fact, least: 0, most }, scoredBy: 'judgement' };
}

function computed(amount: Amount): LoweredAmount {
  return { amount, scoredBy: 'computed' };
}

/** 扣3%: of the item's points; exact where it comes to whole thousandths, else worked out and rounded with the clause. */
function shareOfItem(percent: string, scope: Scope): Amount {
  const share = shareOfPoints(percent, scope.points ?? 0);
  const milli = milliOf(share);
  return milli === null
    ? { kind: 'formula', formula: { kind: 'number', value: share }, most: null }
    : { kind: 'points', points: milli };
}
