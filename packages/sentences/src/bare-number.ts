import { measured } from './comparison.ts';
import type { Draft } from './draft.ts';
import { matchSlots } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** 达到90%得3分，85%得2分，80%得1分: a number alone is the next step down of what the award before it asks to be reached. */
export function bareNumbers(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    made.push(stepBehind(draft, previous, dialect) ?? draft);
  }
  return made;
}

function stepBehind(draft: Draft, previous: Draft | undefined, dialect: TextInHand['dialect']): Draft | undefined {
  const { condition, effect } = draft;
  const near = previous?.condition;
  const [reached, ...others] = near?.kind === 'compare' ? near.bounds : [];
  if (condition.kind !== 'plain' || effect.kind !== 'award' || previous?.effect.kind !== 'award') return undefined;
  if (previous.sentence !== draft.sentence || previous.status !== 'understood' || near?.kind !== 'compare')
    return undefined;
  if (reached === undefined || others.length > 0 || reached.op !== '>=') return undefined;
  const slots = matchSlots(dialect.pattern(dialect.grammar.onlyMeasured, 'd'), draft.words);
  const number = slots === undefined ? undefined : measured(slots.visible('value'), slots.visible('unit'), dialect);
  if (
    number === undefined ||
    number.unit !== reached.number.unit ||
    Number(number.value) >= Number(reached.number.value)
  )
    return undefined;
  return {
    ...draft,
    condition: { ...near, subject: '', bounds: [{ op: '>=', number, explicit: false }] },
    status: 'understood',
    notes: draft.notes.filter(({ code }) => code !== 'residue' && code !== 'number-left-as-words'),
    alternatives: [],
  };
}
