import { notUnderstood, type Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 面商率100%（2分）、办结率100%（4分）、满意率95%以上（4分），每低1%扣0.1分: steps behind several awards on quantities of their own, in one part, are of
 * each of them or of the last; nothing says.
 */
export function stepsOfSeveral(drafts: readonly Draft[], { text, dialect }: TextInHand): readonly Draft[] {
  return drafts.map((draft, index) => {
    const [first, second] = [drafts[index - 2], drafts[index - 1]];
    const { condition } = draft;
    if (
      condition.kind !== 'step' ||
      condition.subject !== '' ||
      condition.guard !== null ||
      condition.requirement !== null
    )
      return draft;
    if (first === undefined || second === undefined || !isAward(first) || !isAward(second)) return draft;
    const joined = [first, second].every((it) => it.sentence === draft.sentence && it.part === draft.part);
    const listed = text.visible.charAt(first.to) === dialect.grammar.enumerationMark;
    const apart =
      first.condition.kind === 'compare' &&
      second.condition.kind === 'compare' &&
      second.condition.subject !== '' &&
      first.condition.subject !== second.condition.subject &&
      first.condition.bounds[0]?.number.unit === second.condition.bounds[0]?.number.unit;
    return joined && listed && apart ? notUnderstood(draft, { code: 'residue', words: draft.words.folded }) : draft;
  });
}

function isAward({ effect }: Draft): boolean {
  return effect.kind === 'award';
}
