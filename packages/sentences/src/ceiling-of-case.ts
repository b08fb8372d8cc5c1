import type { Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/** 形成成果的得2—4分，仅有方案的不超过1分: a ceiling for a case, behind what a person gives, is how much may be given in that case. */
export function ceilingsOfCases(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  return drafts.map((draft, index): Draft => {
    const near = drafts[index - 1];
    const [cap, ...others] = draft.modifiers;
    if (
      draft.effect.kind !== 'unread' ||
      cap?.kind !== 'cap' ||
      others.length > 0 ||
      cap.scope !== 'unmarked' ||
      draft.condition.kind !== 'plain' ||
      near === undefined ||
      near.sentence !== draft.sentence ||
      near.status !== 'understood' ||
      !dialect.pattern(dialect.grammar.attributive).test(draft.words.visible)
    )
      return draft;
    const range = rangeOf(near);
    if (range === undefined || (cap.sign !== null && (cap.sign === 'deduct') !== (range === 'deduct'))) return draft;
    return {
      ...draft,
      effect: { kind: 'judged', sign: range, amount: { least: 0, most: cap.points }, basis: 'discretion' },
      use: range,
      status: 'understood',
      modifiers: [],
      notes: draft.notes.filter(({ code }) => code !== 'residue'),
    };
  });
}

/** What a person gives or takes by a clause; undefined when it is worked out. */
function rangeOf({ effect }: Draft): 'award' | 'deduct' | 'bonus' | undefined {
  if (effect.kind === 'judged') return effect.sign;
  if (effect.kind !== 'award' && effect.kind !== 'deduct' && effect.kind !== 'bonus') return undefined;
  return effect.amount.kind === 'range' ? effect.kind : undefined;
}
