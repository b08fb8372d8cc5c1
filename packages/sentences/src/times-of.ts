import { eachOf } from './each-reading.ts';
import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import type { ConditionReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

type CountReading = Extract<ConditionReading, { kind: 'count' }>;

/**
 * 无故缺席扣1分，累计3次的取消资格: a number of times without a name is of the fault in front of it. That it is counted leaves open
 * whether each time costs the points or all of them together; the fault itself is asked. Behind several faults (迟到扣0.5分，早退扣0.5分，
 * 累计3次的…) nothing says of which it speaks.
 */
export function timesOf(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  /** The fault that numbers of times are of, and where it stands. */
  let fault: { readonly label: string; readonly at: number } | undefined;
  for (const [at, draft] of drafts.entries()) {
    const previous = made[at - 1];
    if (previous?.sentence !== draft.sentence) fault = undefined;
    const number = endsIt(draft) ? numberOf(draft.condition, dialect) : undefined;
    const count = number !== undefined && fault !== undefined ? ofFault(number, fault.label, dialect) : undefined;
    if (fault !== undefined && count !== undefined) {
      const first = made[fault.at];
      if (first !== undefined) made[fault.at] = asked(first, count.unit, dialect);
      made.push({
        ...draft,
        condition: count,
        status: 'understood',
        notes: [],
        alternatives: [],
        sharesCondition: false,
      });
      continue;
    }
    const several = previous?.sentence === draft.sentence && previous.use === 'deduct';
    fault = isFault(draft) && !several ? { label: draft.condition.label, at } : undefined;
    made.push(draft);
  }
  return made;
}

function isFault(draft: Draft): draft is Draft & { readonly condition: Extract<ConditionReading, { kind: 'plain' }> } {
  const { condition, effect, status, addsToPrevious, modifiers } = draft;
  return (
    condition.kind === 'plain' &&
    effect.kind === 'deduct' &&
    effect.amount.kind === 'points' &&
    status === 'understood' &&
    !addsToPrevious &&
    modifiers.length === 0
  );
}

/** With nothing left to lose it makes no difference whether what is reached stands beside the count or in its place. */
function endsIt({ effect, addsToPrevious }: Draft): boolean {
  return effect.kind === 'zero' || effect.kind === 'verdict' || addsToPrevious;
}

/** 累计3次的, 3次以上的, 超过3次的, 连续3次的: so many, and what is not said. */
function numberOf(condition: ConditionReading, { grammar, pattern }: Dialect): CountReading | undefined {
  if (condition.kind === 'count') {
    const nameless = condition.label === '' || pattern(`${grammar.foundAlone}|${grammar.inARow}`).test(condition.label);
    return nameless && !grammar.timeUnits.includes(condition.unit) ? { ...condition, most: null } : undefined;
  }
  if (condition.kind !== 'compare' || condition.subject !== '') return undefined;
  const [bound, ...others] = condition.bounds;
  if (bound === undefined || others.length > 0 || (bound.op !== '>' && bound.op !== '>=')) return undefined;
  const { value, unit } = bound.number;
  if (value.includes('.') || !pattern('^{measure}$').test(unit) || grammar.timeUnits.includes(unit)) return undefined;
  return { kind: 'count', label: '', unit, least: bound.op === '>' ? String(Number(value) + 1) : value, most: null };
}

/** Three times in a row are another number than three in all. */
function ofFault(number: CountReading, fault: string, { grammar, pattern }: Dialect): CountReading {
  return { ...number, label: pattern(grammar.inARow).test(number.label) ? `${number.label}${fault}` : fault };
}

/** 无故缺席扣1分: each time, or once for all of them. */
function asked(draft: Draft, unit: string, { grammar }: Dialect): Draft {
  const { condition, effect } = draft;
  if (condition.kind !== 'plain') return draft;
  const each = eachOf({ label: condition.label, units: [unit], object: condition.label });
  const { allAnswer, wholeAnswer } = grammar.answers;
  return {
    ...draft,
    condition: each,
    status: 'doubtful',
    alternatives: [
      { answer: allAnswer.replace('#', unit), condition: each, effect },
      { answer: wholeAnswer, condition, effect },
    ],
  };
}
