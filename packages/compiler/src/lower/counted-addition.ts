import { eachOf, type ConditionReading } from '@rubric-lang/sentences';
import { last } from '../last.ts';
import type { Scope } from './scope.ts';
import type { ChosenClause, Work } from './work.ts';

/**
 * 每次扣2分，其中无监护人的加扣1分: what is deducted besides goes with each of the counted cases that it is true of, so it is
 * counted as they are. 再扣 and 另扣 may be said of all of them together (连续两个月不及时的另扣2分) and are not.
 */
export function countedAddition(
  condition: ConditionReading,
  { reading, text }: ChosenClause,
  earlier: readonly Work[],
  { words, fold }: Pick<Scope, 'words' | 'fold'>,
): ConditionReading {
  if (!new RegExp(words.ofThose).test(fold(reading.text))) return condition;
  const standing = earlier.filter((it) => it.branches.length > 0);
  const previous = last(standing.filter((it) => !it.chosen.reading.addsToPrevious));
  if (!reading.addsToPrevious || reading.effect.kind !== 'deduct' || condition.kind !== 'plain') return condition;
  if (previous?.effect.kind !== 'deduct' || previous.chosen.text !== text) return condition;
  const counted = previous.chosen.reading;
  if (counted.condition.kind !== 'each' || counted.condition.every !== '1' || counted.sentence !== reading.sentence)
    return condition;
  return eachOf({ label: condition.label, units: counted.condition.units, object: '' });
}
