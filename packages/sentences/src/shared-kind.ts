import type { EachReading } from './each-reading.ts';
import type { Draft } from './draft.ts';
import type { ConditionReading, EffectReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

type PointsEffect = Extract<EffectReading, { kind: 'deduct' | 'award' | 'bonus' | 'below-zero' }>;

/**
 * A类事件每起扣5分，B类3分: further kinds of what the clause before counts. A kind of the same sort is counted by the same
 * unit, and its number, without a verb, does what that clause does. A number without a verb behind a loss that names
 * anything else may be lost or earned, and is asked.
 */
export function sharedKinds(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) made.push(kindOf(draft, made[made.length - 1], inHand));
  return made;
}

function kindOf(draft: Draft, previous: Draft | undefined, inHand: TextInHand): Draft {
  const { effect, condition } = draft;
  if (previous !== undefined && isNextGrade(draft, previous, inHand) && givesPoints(effect)) {
    const shared = givesPoints(previous.effect) ? { ...previous.effect, amount: effect.amount } : effect;
    return { ...draft, effect: shared, use: previous.use, status: 'understood', alternatives: [] };
  }
  if (previous !== undefined && goesOn(draft, previous)) {
    const settled = draft.alternatives.find((it) => it.effect.kind === previous.effect.kind) ?? draft;
    return { ...draft, effect: settled.effect, use: previous.use, status: 'understood', alternatives: [] };
  }
  if (
    previous === undefined ||
    previous.sentence !== draft.sentence ||
    previous.status !== 'understood' ||
    condition.kind !== 'plain' ||
    !givesPoints(effect) ||
    !givesPoints(previous.effect)
  )
    return draft;
  const shared: PointsEffect = draft.bare ? { ...previous.effect, amount: effect.amount } : effect;
  if (!isFurtherKind(draft, previous, inHand)) return draft.bare ? asked(draft, previous, shared, inHand) : draft;
  const counted = countOf(previous.condition);
  if (counted === null)
    return draft.bare && draft.status !== 'doubtful'
      ? { ...draft, effect: shared, use: previous.use, status: 'understood', notes: unread(draft) }
      : draft;
  const { rateMark } = inHand.dialect.grammar;
  return {
    ...draft,
    effect: shared,
    use: shared.kind === previous.effect.kind ? previous.use : draft.use,
    status: 'understood',
    notes: unread(draft),
    alternatives: [],
    condition: {
      ...counted,
      label: `${condition.label}${rateMark}${counted.units.join(rateMark)}`,
      object: condition.label,
    },
  };
}

/** Points without a verb, a comma behind a clause that is understood. */
function goesOnBehind(draft: Draft, previous: Draft): boolean {
  return (
    draft.bare && draft.before === 'comma' && previous.status === 'understood' && previous.sentence === draft.sentence
  );
}

/** 40小时以上6分，30小时以上3分: a further step, whose number does what that of the step before does. */
function goesOn(draft: Draft, previous: Draft): boolean {
  return (
    goesOnBehind(draft, previous) &&
    draft.status === 'doubtful' &&
    (previous.effect.kind === 'award' || previous.effect.kind === 'deduct') &&
    previous.condition.kind === 'compare' &&
    (draft.condition.kind === 'compare' || draft.condition.kind === 'count')
  );
}

/** 国家级扣10分/次，省级5分/次: a further grade, counted by the same unit. */
function isNextGrade(draft: Draft, previous: Draft, { dialect }: TextInHand): boolean {
  const [own, other] = [countOf(draft.condition), countOf(previous.condition)];
  // 警告扣5分，记过8分
  if (draft.condition.kind === 'plain' && previous.condition.kind === 'plain')
    return (
      goesOnBehind(draft, previous) &&
      draft.status === 'understood' &&
      dialect.pattern(dialect.grammar.gradeEnds).test(previous.words.visible) &&
      dialect.pattern(dialect.grammar.gradeOnly).test(draft.words.visible)
    );
  return (
    goesOnBehind(draft, previous) &&
    draft.status === 'doubtful' &&
    own !== null &&
    other !== null &&
    own.units.join() === other.units.join() &&
    dialect.pattern(dialect.grammar.gradeOnly).test(draft.words.visible)
  );
}

function givesPoints(effect: EffectReading): effect is PointsEffect {
  return (
    (effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' || effect.kind === 'below-zero') &&
    (effect.amount.kind === 'points' || effect.amount.kind === 'range')
  );
}

/** A count that another kind may share: one by one, and measured against nothing. */
function countOf(condition: ConditionReading): EachReading | null {
  return condition.kind === 'each' &&
    condition.every === '1' &&
    condition.guard === null &&
    condition.requirement === null &&
    condition.free === null
    ? condition
    : null;
}

function unread(draft: Draft): Draft['notes'] {
  return draft.notes.filter(({ code }) => code !== 'residue' && code !== 'missing-unit');
}

/** Is it a mere name that ends as a name in the clause before does: B类 behind A类事件, 较大事故 behind 一般事故? */
function isFurtherKind({ words }: Draft, previous: Draft, { dialect }: TextInHand): boolean {
  const { kindEnding, kindOther } = dialect.grammar;
  const name = words.visible;
  const before = previous.words.visible;
  if (name === '' || before.includes(name) || dialect.pattern(kindOther).test(name)) return false;
  return before.includes(name.slice(-1)) && dialect.pattern(kindEnding).test(name)
    ? true
    : name.length > 2 && before.includes(name.slice(-2));
}

/** 迟到每次扣1分，早退0.5分: lost as well, most likely; nothing says so. */
function asked(draft: Draft, previous: Draft, shared: PointsEffect, { dialect }: TextInHand): Draft {
  const lost = shared.kind === 'deduct' || shared.kind === 'below-zero';
  if (!lost || draft.before === 'semi' || draft.status !== 'understood') return draft;
  const { deductAnswer, awardAnswer } = dialect.grammar.answers;
  return {
    ...draft,
    effect: shared,
    use: previous.use,
    status: 'doubtful',
    alternatives: [
      { answer: deductAnswer, condition: draft.condition, effect: shared },
      { answer: awardAnswer, condition: draft.condition, effect: draft.effect },
    ],
  };
}
