import type { EachReading } from './each-reading.ts';
import type { Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 获专利1件得1分, 召开会议1次得1分: one of a thing may be each of them or at least one. What is achieved counts each; a ceiling above what
 * one is worth says so of anything, and so does a neighbour in the sentence that counts each of the same unit for the same kind of
 * points. Steps beside it (2起以上得30分，1起得15分) make it one of them.
 */
export function countedAchievements(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const settled = drafts.map((draft) =>
    (isBounded(draft) || isAchieved(draft, inHand)) && !isStep(draft, drafts) ? counted(draft) : draft,
  );
  const forward = follow(settled, inHand);
  return [...follow([...forward].reverse(), inHand)].reverse();
}

function follow(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const near = made[made.length - 1];
    made.push(near !== undefined && isBeside(draft, near, inHand) && !isStep(draft, drafts) ? counted(draft) : draft);
  }
  return made;
}

/** The reading by which each is counted, when the clause is asked for it: one of a thing, for points that are earned. */
function eachOf({ status, effect, alternatives }: Draft): EachReading | undefined {
  if (status !== 'doubtful' || (effect.kind !== 'award' && effect.kind !== 'bonus')) return undefined;
  const [first, second] = alternatives.map(({ condition }) => condition);
  return first?.kind === 'each' && first.every === '1' && !first.explicit && second?.kind === 'count'
    ? first
    : undefined;
}

function counted(draft: Draft): Draft {
  const condition = eachOf(draft);
  return condition === undefined ? draft : { ...draft, condition, status: 'understood', alternatives: [] };
}

/** 发表论文1篇得2分，最多得6分: nothing else could come to the ceiling. */
function isBounded(draft: Draft): boolean {
  const { effect } = draft;
  if (eachOf(draft) === undefined || !('amount' in effect) || effect.amount === null) return false;
  const { amount } = effect;
  if (!('kind' in amount) || amount.kind !== 'points') return false;
  return draft.modifiers.some(
    (it) => it.kind === 'cap' && (it.scope === 'clause' || it.scope === 'unmarked') && it.points > amount.points,
  );
}

/** 获, 取得, 查处; not 召开, 组织, which are done because they have to be. */
function isAchieved(draft: Draft, { dialect }: TextInHand): boolean {
  const { achievement, duty } = dialect.grammar;
  return (
    eachOf(draft) !== undefined &&
    dialect.pattern(achievement).test(draft.words.visible) &&
    !dialect.pattern(duty).test(draft.words.visible)
  );
}

/** Does another clause of the sentence name another number of the same thing? */
function isStep(draft: Draft, drafts: readonly Draft[]): boolean {
  const unit = eachOf(draft)?.units[0];
  return drafts.some(
    ({ sentence, condition }) =>
      sentence === draft.sentence &&
      ((condition.kind === 'count' && condition.unit === unit) ||
        (condition.kind === 'compare' && condition.bounds.some(({ number }) => number.unit === unit)) ||
        (condition.kind === 'each' && !condition.explicit && condition.every !== '1' && condition.units[0] === unit)),
  );
}

function isBeside(draft: Draft, near: Draft, { dialect }: TextInHand): boolean {
  const own = eachOf(draft);
  const other = near.condition;
  const { duty } = dialect.grammar;
  return (
    own !== undefined &&
    near.status === 'understood' &&
    other.kind === 'each' &&
    other.every === '1' &&
    other.basis === 'merit' &&
    other.guard === null &&
    other.requirement === null &&
    other.units.join() === own.units.join() &&
    near.sentence === draft.sentence &&
    near.effect.kind === draft.effect.kind &&
    !dialect.pattern(duty).test(draft.words.visible) &&
    !dialect.pattern(`{upVerb}`).test(near.words.visible)
  );
}
