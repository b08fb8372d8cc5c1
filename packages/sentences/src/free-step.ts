import type { Draft } from './draft.ts';
import type { CompareReading } from './reading.ts';

/**
 * 偏差率5%以内的不扣分，5%—10%的扣2分: where the next clause goes on with the same quantity, the free case is the step that costs
 * nothing. It spares no clause in front of it.
 */
export function freeSteps(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, index) => {
    const [previous, next] = [drafts[index - 1], drafts[index + 1]];
    const { condition, effect } = draft;
    const settled = previous === undefined ? undefined : beyondFree(previous, draft);
    if (settled !== undefined) return settled;
    if (effect.kind !== 'waive' || condition.kind !== 'compare') return draft;
    // 合格8件扣2分，9件扣1分，10件不扣分: the last step of the quantity before it, and no clause is spared.
    if (condition.subject === '' && previous?.sentence === draft.sentence && endsSteps(previous, condition))
      return { ...draft, effect: { kind: 'deduct', amount: { kind: 'points', points: 0 } } };
    if (next === undefined || next.sentence !== draft.sentence) return draft;
    if (beyondFree(draft, next) === undefined && !goesOn(next, condition.subject)) return draft;
    return { ...draft, effect: { kind: 'deduct', amount: { kind: 'points', points: 0 } } };
  });
}

function endsSteps({ condition, effect, status }: Draft, last: CompareReading): boolean {
  if (condition.kind !== 'compare' || effect.kind !== 'deduct' || status !== 'understood') return false;
  const [step, free] = [condition.bounds[0], last.bounds[0]];
  return step?.op === '=' && free !== undefined && step.number.unit === free.number.unit;
}

/** 3件以内不扣分，超过3件的每件扣1分: so many are free, and what costs points are those beyond. */
function beyondFree(free: Draft, draft: Draft): Draft | undefined {
  const [edge, ...others] = free.condition.kind === 'compare' ? free.condition.bounds : [];
  if (free.effect.kind !== 'waive' || free.sentence !== draft.sentence || draft.status !== 'doubtful') return undefined;
  if (edge === undefined || others.length > 0 || (edge.op !== '<=' && edge.op !== '<')) return undefined;
  const { condition } = draft;
  const beyond =
    condition.kind === 'step'
      ? condition.guard?.bounds[0]?.number.value
      : condition.kind === 'each'
        ? condition.free
        : null;
  const last = edge.op === '<=' ? edge.number.value : String(Number(edge.number.value) - 1);
  return beyond === last ? { ...draft, status: 'understood', alternatives: [] } : undefined;
}

/** Is the clause of the same quantity: 5%—10%的扣2分, 每低1%扣0.2分? */
function goesOn({ condition, effect }: Draft, subject: string): boolean {
  if (condition.kind !== 'compare' && condition.kind !== 'step') return false;
  if (condition.subject !== '' && condition.subject !== subject) return false;
  if (condition.kind === 'step' && (condition.guard !== null || condition.requirement !== null)) return false;
  return effect.kind === 'deduct' || effect.kind === 'zero';
}
