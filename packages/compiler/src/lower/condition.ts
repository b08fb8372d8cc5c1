import type { Bound, FactRef, Formula, Polarity } from '@rubric-lang/model';
import type { ConditionReading } from '@rubric-lang/sentences';
import { lowerCompare } from './compare.ts';
import { countName } from './count-name.ts';
import { lowerEach } from './each.ts';
import { always, joined, plainly, type LoweredCondition } from './lowered-condition.ts';
import { measure } from './measure.ts';
import type { Scope } from './scope.ts';
import { thresholdInStandard } from './standard.ts';
import { lowerStep } from './step.ts';

/** Lowers one condition. `polarity`: what a yes or a larger count does to the subject. */
export function lowerCondition(reading: ConditionReading, polarity: Polarity, scope: Scope): LoweredCondition {
  switch (reading.kind) {
    case 'none':
      return plainly('', always);
    case 'plain': {
      const standard = thresholdInStandard(reading.label, scope);
      if (standard !== null) return { ...lowerCompare(standard.compare, scope), notes: [standard.note] };
      return plainly(reading.label, { kind: 'plain', fact: scope.facts.yesNo(reading.label, polarity), holds: true });
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
        { op: reading.over === true ? '>' : '>=', value: reading.least },
        ...(reading.most === null ? [] : [{ op: '<=', value: reading.most } as const]),
      ];
      return plainly(reading.label, { kind: 'compare', quantity: of(fact), unit: reading.unit, bounds });
    }
    case 'nth': {
      const unit = reading.unit ?? scope.words.units.times;
      const fact = scope.facts.count(reading.label, countName(reading.label, scope), unit, polarity);
      const bounds: readonly Bound[] = [
        { op: '>=', value: String(reading.from) },
        ...(reading.to === null ? [] : [{ op: '<=', value: String(reading.to) } as const]),
      ];
      return plainly(reading.label, { kind: 'compare', quantity: of(fact), unit, bounds });
    }
    case 'rank': {
      const ranked = measure(reading.subject, '', [], scope);
      scope.previous = ranked;
      return plainly(
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
      return plainly(compared.name, {
        kind: 'compare',
        quantity: distance,
        unit: compared.unit,
        bounds: [{ op: reading.op, value: '0' }],
      });
    }
    case 'exhausted':
      return plainly('', { kind: 'exhausted', points: reading.points });
    case 'category': {
      const unknown = reading.words.some((it) => !scope.categories.includes(it));
      return plainly(
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
      return plainly(reading.label, { kind: 'otherwise', of: [], mode: 'none' });
  }
}

function of(ref: FactRef): Formula {
  return { kind: 'fact', ref };
}
