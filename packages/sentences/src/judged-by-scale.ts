import type { Draft } from './draft.ts';

/**
 * 由评委横向比较打分，优得3分，良得2分，一般得1分: the scale behind it says what is given; that somebody gives it is no second award.
 */
export function judgedByScales(drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const before = made[made.length - 1];
    if (before === undefined || !namesTheJudge(before, draft)) made.push(draft);
    else made[made.length - 1] = { ...draft, from: before.from, before: before.before, leading: before.leading };
  }
  return made;
}

function namesTheJudge(before: Draft, { effect, condition, sentence, part }: Draft): boolean {
  return (
    before.sentence === sentence &&
    before.part === part &&
    before.status === 'understood' &&
    before.modifiers.length === 0 &&
    before.effect.kind === 'judged' &&
    before.effect.sign === 'award' &&
    before.effect.amount === null &&
    effect.kind === 'levels' &&
    effect.sign === 'award' &&
    condition.kind === 'none'
  );
}
