import type { EachReading } from './each-reading.ts';
import { eachOf } from './each-reading.ts';
import type { FormResult } from './condition-forms.ts';
import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import { label, leftOver } from './condition-words.ts';
import type { Dialect } from './dialect.ts';
import { numberNotes } from './plain-question.ts';
import type { ConditionReading } from './reading.ts';
import { matchSlots, type Stretch } from './slots.ts';

/**
 * 间隙大于5mm、高低差大于2mm，每处; 甲率≥50%、乙率≥80%，一项不达标: several numbers describe what is counted, and the count is of none
 * of them. A number with the counted unit (3天以内，每天) would be a number to count from.
 */
export function besideNumbers(
  made: FormResult,
  condition: ConditionReading,
  front: readonly Stretch[],
  { dialect, lastSegment = '' }: ConditionPlace,
): ReadCondition | undefined {
  if (condition.kind !== 'each' || condition.basis !== 'occurrence' || condition.requirement !== null) return undefined;
  if (!dialect.pattern(dialect.grammar.countedAlone).test(lastSegment)) return undefined;
  if (isNumbered(condition, front, dialect) || front.some((segment) => leftOver(segment, dialect))) return undefined;
  return {
    ...made,
    condition,
    notes: [...made.notes, ...front.flatMap((segment) => numberNotes(segment, dialect)).slice(0, 1)],
    context: null,
    addsToPrevious: false,
  };
}

/** 超过3天、超过2天的，每天: is what is counted what the numbers in front are of? */
export function countsFromNumber(
  condition: ConditionReading,
  front: readonly Stretch[],
  { dialect, lastSegment = '' }: ConditionPlace,
): boolean {
  return (
    condition.kind === 'each' &&
    dialect.pattern(dialect.grammar.plainRate).test(lastSegment) &&
    isNumbered(condition, front, dialect)
  );
}

function isNumbered({ units }: EachReading, front: readonly Stretch[], dialect: Dialect): boolean {
  const counted = units.map((unit) => dialect.pattern(`{number}(?:${unit})`));
  return front.some((segment) => counted.some((unit) => unit.test(segment.visible)));
}

/** 甲率≥50%、乙率≥80%，任一项不达标扣1分: one for each of them, or one however many; asked. */
export function readAnyOf(
  words: Stretch,
  last: Stretch,
  front: readonly Stretch[],
  { dialect, use }: ConditionPlace,
): ReadCondition | undefined {
  const { grammar } = dialect;
  const slots = matchSlots(dialect.pattern(grammar.anyOfSeveral, 'd'), last);
  if (slots === undefined || use !== 'deduct') return undefined;
  const parts = front.flatMap((segment) => segment.visible.split(grammar.enumerationMark));
  if (parts.length < 2 || front.some((segment) => leftOver(segment, dialect))) return undefined;
  const unit = slots.visible('unit');
  const question = label(words, dialect);
  const each = eachOf({ label: question, units: [unit], object: last.folded });
  const plain: ConditionReading = { kind: 'plain', label: question, tone: 'negative' };
  return {
    ...nothing,
    condition: each,
    status: 'doubtful',
    alternatives: [
      { answer: grammar.answers.eachAnswer.replace('#', unit), condition: each },
      { answer: grammar.answers.wholeAnswer, condition: plain },
    ],
  };
}
