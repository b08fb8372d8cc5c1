import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';

/** A step, a comparison without a name or an addition cannot lean on a clause that is not understood. */
export function poison(drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    // 无臭不扣分 at the head of a sentence: there is nothing before it that it could spare.
    if (draft.effect.kind === 'waive' && (previous === undefined || previous.sentence !== draft.sentence)) {
      made.push(notUnderstood(draft, { code: 'residue', words: draft.words.folded }));
      continue;
    }
    const doubtful = previous?.status === 'not-understood' && previous.sentence === draft.sentence;
    made.push(doubtful && draft.status !== 'not-understood' && leans(draft) ? notUnderstood(draft, { code: 'poisoned', words: draft.words.folded }) : draft);
  }
  return made;
}

function leans({ condition, effect, addsToPrevious }: Draft): boolean {
  if (addsToPrevious || condition.kind === 'otherwise') return true;
  if (effect.kind === 'waive' || effect.kind === 'multiply') return true;
  if (condition.kind === 'compare') return condition.subject === '';
  if (condition.kind === 'step') return condition.guard === null && condition.requirement === null;
  return false;
}
