import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';
import type { BoundReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 失业率控制在4.5%以内得3分，超过不得分: a comparing word alone is the other side of the number that the award before asks for. With no such
 * number nothing says what is exceeded.
 */
export function turnedRound(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const groups =
      draft.condition.kind === 'plain'
        ? dialect.pattern(dialect.grammar.comparingWord).exec(draft.words.visible)?.groups
        : undefined;
    if (groups === undefined) {
      made.push(draft);
      continue;
    }
    const previous = made[made.length - 1];
    const before = previous?.sentence === draft.sentence && previous.status === 'understood' ? previous : undefined;
    const [bound, ...others] = before?.condition.kind === 'compare' ? before.condition.bounds : [];
    const above = groups['above'] !== undefined;
    const fits =
      bound !== undefined &&
      others.length === 0 &&
      bound.op.startsWith(above ? '<' : '>') &&
      before?.effect.kind === 'award' &&
      (draft.effect.kind === 'zero' || draft.effect.kind === 'deduct' || draft.effect.kind === 'award');
    if (!fits || before?.condition.kind !== 'compare') {
      made.push(notUnderstood(draft, { code: 'residue', words: draft.words.folded }));
      continue;
    }
    const op = OPPOSITE[bound.op];
    made.push({
      ...draft,
      condition: { ...before.condition, subject: '', bounds: [{ ...bound, op }] },
      status: 'understood',
      notes: [],
      alternatives: [],
    });
  }
  return made;
}

const OPPOSITE: Readonly<Record<BoundReading['op'], BoundReading['op']>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};
