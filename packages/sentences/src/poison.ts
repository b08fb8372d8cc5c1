import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/** A step, a comparison without a name or an addition cannot lean on a clause that is not understood. */
export function poison(drafts: readonly Draft[], { text, dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    // 达到98%不扣分，每低…: the step from which the others come down, and worth nothing itself.
    if (draft.effect.kind === 'waive' && previous === undefined && draft.condition.kind === 'compare') {
      made.push({ ...draft, effect: { kind: 'deduct', amount: { kind: 'points', points: 0 } } });
      continue;
    }
    // A waiver that opens the text has nothing before it that it could spare.
    if (draft.effect.kind === 'waive' && previous === undefined) {
      made.push(notUnderstood(draft, { code: 'residue', words: draft.words.folded }));
      continue;
    }
    // 培训率低于100%的，按比例扣分: of the rate, of what it lacks or of both together; nothing says.
    if (
      draft.effect.kind === 'proportional' &&
      draft.effect.sign === 'deduct' &&
      draft.effect.of === '' &&
      draft.condition.kind === 'compare' &&
      draft.status === 'understood'
    ) {
      made.push(notUnderstood(draft, { code: 'residue', words: text.folded.slice(draft.from, draft.to) }));
      continue;
    }
    // 视情节扣0.5分、1分或2分: the last of several amounts, and no condition of its own.
    if (
      draft.bare &&
      draft.condition.kind === 'plain' &&
      dialect.pattern(dialect.grammar.amountJoin).test(draft.condition.label)
    ) {
      made.push(notUnderstood(draft, { code: 'residue', words: draft.words.folded }));
      continue;
    }
    const doubtful = previous?.status === 'not-understood' && previous.sentence === draft.sentence;
    made.push(
      doubtful && draft.status !== 'not-understood' && leans(draft)
        ? notUnderstood(draft, { code: 'poisoned', words: draft.words.folded })
        : draft,
    );
  }
  // 由学校打分，取平均值×6%计分: what a person gives is changed by words that are not read.
  return made.map((written, index) => {
    const draft = zeroed(written);
    // 瞒报的当月得分为0: the whole score of a period, and no zero of this item.
    if (
      draft.effect.kind === 'zero' &&
      draft.condition.kind === 'plain' &&
      dialect.pattern(dialect.grammar.periodEnd).test(draft.condition.label)
    )
      return notUnderstood(draft, { code: 'residue', words: draft.words.folded });
    // 就高 behind a clause that stands alone keeps nothing back: the author means something that is not written here.
    const best = draft.modifiers.find(({ kind }) => kind === 'best-of');
    const alone = !made.some(
      (other) => other !== draft && other.sentence === draft.sentence && other.part === draft.part,
    );
    if (best !== undefined && alone && draft.effect.kind !== 'modifier' && draft.condition.kind !== 'each') {
      const words = text.folded.slice(best.from, best.to);
      // 已整改的不重复扣分: a case that is spared, in words that are not read as one.
      if (dialect.pattern(dialect.grammar.spared).test(words)) return notUnderstood(draft, { code: 'residue', words });
      return {
        ...draft,
        notes: [...draft.notes, { code: 'signal-left-as-words', words: text.folded.slice(best.from, best.to) }],
      };
    }
    // 主持人得满分，其他参与者由主持人分配; 由学生会打分，取学期平均分计入: what is said behind it changes what it gives.
    const shared = dialect.pattern(`^(?:${dialect.grammar.sharedOut})`).exec(text.visible.slice(draft.to));
    if (shared !== null && (draft.effect.kind === 'award' || draft.effect.kind === 'judged'))
      return notUnderstood(draft, { code: 'residue', words: shared[0].replace(/^，/, '') });
    const next = made[index + 1];
    const changed = next?.status === 'not-understood' && next.sentence === draft.sentence && next.part === draft.part;
    return changed &&
      draft.status === 'understood' &&
      draft.effect.kind === 'judged' &&
      draft.effect.amount === null &&
      draft.effect.sign === 'award'
      ? notUnderstood(draft, { code: 'poisoned', words: next.words.folded })
      : draft;
  });
}

/** 得分为0 without 分 gives nothing, as 得分为0分 does: it is no award. */
function zeroed(draft: Draft): Draft {
  const { effect, notes } = draft;
  const isNothing = effect.kind === 'award' && effect.amount.kind === 'points' && effect.amount.points === 0;
  return isNothing && notes.some(({ code }) => code === 'missing-unit')
    ? { ...draft, effect: { kind: 'zero', thisItem: false, wording: '' }, use: 'zero' }
    : draft;
}

function leans({ condition, effect, addsToPrevious }: Draft): boolean {
  if (addsToPrevious || condition.kind === 'otherwise') return true;
  if (effect.kind === 'waive' || effect.kind === 'multiply') return true;
  if (condition.kind === 'compare') return condition.subject === '';
  if (condition.kind === 'step') return condition.guard === null && condition.requirement === null;
  return false;
}
