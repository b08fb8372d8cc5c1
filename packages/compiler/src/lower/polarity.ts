import type { Polarity } from '@rubric-lang/model';
import type { EffectReading } from '@rubric-lang/sentences';

/**
 * What recording the condition of such an effect does to the subject. A waiver and a lesser multiplier are recorded
 * only where they apply, as faults are: nobody has to say of every subject that nothing was waived.
 */
export function polarityOf(effect: EffectReading): Polarity {
  switch (effect.kind) {
    case 'award':
    case 'bonus':
      return 'merit';
    case 'judged':
    case 'split':
    case 'proportional':
    case 'interpolated':
    case 'levels':
    case 'external':
      return effect.sign === 'deduct' ? 'fault' : 'merit';
    case 'formula':
    case 'ratio-to-best':
      return 'merit';
    case 'deduct':
    case 'below-zero':
    case 'zero':
    case 'waive':
    case 'multiply':
    case 'verdict':
    case 'precedence':
    case 'modifier':
    case 'base':
    case 'unread':
      return 'fault';
  }
}
