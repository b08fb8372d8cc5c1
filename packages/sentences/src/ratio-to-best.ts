import type { Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';
import { matchSlots } from './slots.ts';

/** 第1名得6分，其余按第1名的比例得分: the first place's points and what the others get are one rule. */
export function ratiosToBest(drafts: readonly Draft[], { dialect, text }: TextInHand): readonly Draft[] {
  const { firstPlace, ofFirstPlace } = dialect.grammar;
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    const others =
      draft.effect.kind === 'proportional' &&
      draft.condition.kind === 'otherwise' &&
      dialect.pattern(ofFirstPlace).test(text.visible.slice(draft.from, draft.to));
    const slots =
      others && previous?.effect.kind === 'award'
        ? matchSlots(dialect.pattern(firstPlace, 'd'), previous.words)
        : undefined;
    if (
      previous === undefined ||
      slots === undefined ||
      previous.effect.kind !== 'award' ||
      previous.effect.amount.kind === 'list' ||
      previous.effect.amount.kind === 'range'
    ) {
      made.push(draft);
      continue;
    }
    const { amount } = previous.effect;
    made[made.length - 1] = {
      ...previous,
      to: draft.to,
      condition: { kind: 'none' },
      effect: {
        kind: 'ratio-to-best',
        subject: slots.text('subject'),
        best: slots.has('least') ? 'least' : 'greatest',
        points: amount.kind === 'points' ? amount.points : null,
      },
      modifiers: [...previous.modifiers, ...draft.modifiers],
      status: 'understood',
      alternatives: [],
      notes: [],
    };
  }
  return made;
}
