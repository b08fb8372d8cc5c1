import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';

/**
 * What a clause takes from the one before it: the condition after 并, the subject of a comparison that names none. Nothing is taken
 * from a clause that is not understood.
 */
export function sharedSubjects(drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    if (draft.sharesCondition) {
      if (previous === undefined || previous.sentence !== draft.sentence || previous.status === 'not-understood') {
        made.push(notUnderstood({ ...draft, sharesCondition: false }, { code: 'empty-condition', words: '' }));
      } else made.push({ ...draft, condition: previous.condition, notes: draft.notes.filter(({ code }) => code !== 'empty-condition') });
      continue;
    }
    if (draft.notes.some(({ code }) => code === 'empty-condition') && draft.effect.kind !== 'unread') {
      made.push(notUnderstood(draft, { code: 'empty-condition', words: '' }));
      continue;
    }
    made.push(draft);
  }
  return made;
}
