import type { Draft } from './draft.ts';

/**
 * 偏差率5%以内的不扣分，5%—10%的扣2分: where the next clause goes on with the same quantity, the free case is the step that costs
 * nothing. It spares no clause in front of it.
 */
export function freeSteps(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, index) => {
    const { condition, effect } = draft;
    const next = drafts[index + 1];
    if (effect.kind !== 'waive' || condition.kind !== 'compare') return draft;
    if (next === undefined || next.sentence !== draft.sentence || !goesOn(next, condition.subject)) return draft;
    return { ...draft, effect: { kind: 'deduct', amount: { kind: 'points', points: 0 } } };
  });
}

/** Is the clause of the same quantity: 5%—10%的扣2分, 每低1%扣0.2分? */
function goesOn({ condition, effect }: Draft, subject: string): boolean {
  if (condition.kind !== 'compare' && condition.kind !== 'step') return false;
  if (condition.subject !== '' && condition.subject !== subject) return false;
  if (condition.kind === 'step' && (condition.guard !== null || condition.requirement !== null)) return false;
  return effect.kind === 'deduct' || effect.kind === 'zero';
}
