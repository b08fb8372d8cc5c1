import type { EachReading } from './each-reading.ts';
import { eachOf } from './each-reading.ts';
import type { ReadCondition } from './condition-place.ts';
import { label } from './condition-words.ts';
import type { Dialect } from './dialect.ts';
import { beyondEdge } from './beyond-edge.ts';
import { numberNotes } from './plain-question.ts';
import type { CompareReading, ConditionReading, NoteReading } from './reading.ts';
import type { Stretch } from './slots.ts';

type CountReading = Extract<ConditionReading, { kind: 'count' }>;

/**
 * 扣1分/次: one for each, whatever stands in front. A comparison in front of it (噪声超过60分贝扣2分/次) says what happens each time;
 * one in the very unit (超过3次扣1分/次) is asked: those beyond the number, or all of them. undefined: what stands in front counts
 * in another way.
 */
export function perUnit(
  read: ReadCondition,
  unit: string,
  words: Stretch,
  dialect: Dialect,
): Pick<ReadCondition, 'condition' | 'status' | 'notes' | 'alternatives'> | undefined {
  const { condition, notes } = read;
  const pair = dialect.pattern(dialect.grammar.perPair).exec(unit)?.groups;
  const units = pair === undefined ? [unit] : [pair['one'] ?? '', pair['two'] ?? ''];
  const each = (question: string): EachReading =>
    eachOf({ label: question, units, object: words.folded, explicit: true });
  const plainly = (made: EachReading, more: readonly NoteReading[] = notes): ReturnType<typeof perUnit> => ({
    condition: made,
    status: 'understood',
    notes: more,
    alternatives: [],
  });
  switch (condition.kind) {
    case 'each': {
      const same = units.length === condition.units.length && units.every((it) => condition.units.includes(it));
      return same ? plainly(condition) : undefined;
    }
    case 'none':
      return plainly(each(words.folded));
    case 'plain':
      return plainly(each(condition.label));
    case 'compare':
    case 'count': {
      const guard = guardOf(condition, dialect);
      const [edge, ...others] = guard.bounds;
      const counted = each(label(words, dialect));
      // What is compared is what happens each time: its number stays a word of the question.
      if (edge === undefined || edge.number.unit !== unit) {
        const left = numberNotes(words, dialect).filter(({ code }) => code === 'number-left-as-words');
        return plainly(counted, [...notes.filter(({ code }) => code !== 'number-left-as-words'), ...left]);
      }
      if (others.length > 0 || (edge.op !== '>' && edge.op !== '>=')) return undefined;
      return beyondEdge({ notes, condition: counted, guard, requirement: null }, dialect);
    }
    default:
      return undefined;
  }
}

/** 发现2处以上: a verb of finding alone names nothing that is found. */
function guardOf(condition: CompareReading | CountReading, { grammar, pattern }: Dialect): CompareReading {
  if (condition.kind === 'compare') return condition;
  const number = { value: condition.least, unit: condition.unit };
  return {
    kind: 'compare',
    subject: pattern(grammar.foundAlone).test(condition.label) ? '' : condition.label,
    bounds: [{ op: '>=', number, explicit: false }],
    against: null,
    label: '',
  };
}
