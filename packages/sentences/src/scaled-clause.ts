import { notUnderstood, type Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 一般隐患扣1分，重大隐患扣5分，未整改的加倍扣分: doubled is the last one, or each of them. Nothing says which, so the
 * author is asked; of counted ones nobody could say how many of which are meant, and the sentence is not understood.
 */
export function scaledClauses(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  return drafts.map((draft, at) => {
    const { effect } = draft;
    if (effect.kind !== 'multiply' || effect.scope !== 'previous' || draft.status !== 'understood') return draft;
    const reachable = drafts
      .slice(0, at)
      .filter((it) => it.sentence === draft.sentence && it.part === draft.part && loses(it));
    const [first] = reachable;
    // Steps of one quantity are one rule, and are doubled together.
    if (first === undefined || reachable.length < 2 || reachable.some((it) => isStep(it))) return draft;
    if (reachable.some(({ condition }) => condition.kind === 'each'))
      return notUnderstood(draft, { code: 'residue', words: draft.words.folded });
    const { previousAnswer, aboveAnswer } = dialect.grammar.answers;
    return {
      ...draft,
      status: 'doubtful' as const,
      alternatives: [
        { answer: previousAnswer, condition: draft.condition, effect },
        { answer: aboveAnswer, condition: draft.condition, effect: { ...effect, scope: 'above' as const } },
      ],
    };
  });
}

function loses({ effect }: Draft): boolean {
  return effect.kind === 'deduct' || effect.kind === 'below-zero';
}

function isStep({ condition }: Draft): boolean {
  return condition.kind === 'compare' || condition.kind === 'nth' || condition.kind === 'count';
}
