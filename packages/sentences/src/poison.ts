import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';

/** A step, a comparison without a name or an addition cannot lean on a clause that is not understood. */
export function poison(drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    // A waiver that opens the text has nothing before it that it could spare.
    if (draft.effect.kind === 'waive' && previous === undefined) {
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
  return made.map((draft, index) => {
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

function leans({ condition, effect, addsToPrevious }: Draft): boolean {
  if (addsToPrevious || condition.kind === 'otherwise') return true;
  if (effect.kind === 'waive' || effect.kind === 'multiply') return true;
  if (condition.kind === 'compare') return condition.subject === '';
  if (condition.kind === 'step') return condition.guard === null && condition.requirement === null;
  return false;
}
