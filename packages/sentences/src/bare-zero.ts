import type { Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 上升得2分，持平得1分，下降0分: a nought without a verb behind awards is what that case earns; it takes nothing from the rest of the item.
 */
export function bareZeros(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  return drafts.map((draft, index) => {
    const previous = drafts[index - 1];
    const behind =
      previous !== undefined &&
      previous.sentence === draft.sentence &&
      previous.status === 'understood' &&
      previous.effect.kind === 'award';
    if (!draft.bare || draft.condition.kind !== 'plain' || !behind || !isNought(draft)) return draft;
    // What changes arithmetic in the words themselves is still not read.
    if (dialect.residue.some((pattern) => pattern.test(draft.words.visible))) return draft;
    return {
      ...draft,
      effect: { kind: 'award', amount: { kind: 'points', points: 0 } },
      use: 'award',
      status: 'understood',
      notes: draft.notes.filter(({ code }) => code !== 'residue'),
    };
  });
}

function isNought({ effect }: Draft): boolean {
  if (effect.kind === 'zero') return true;
  return effect.kind === 'award' && effect.amount.kind === 'points' && effect.amount.points === 0;
}
