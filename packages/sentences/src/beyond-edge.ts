import type { EachReading } from './each-reading.ts';
import type { ReadCondition } from './condition-place.ts';
import type { Dialect } from './dialect.ts';
import type { CompareReading, ConditionReading, NoteReading, RequirementReading } from './reading.ts';

/** 逾期超过3天的，每天: each day beyond the third, or each of them all; asked. */
export function beyondEdge(
  {
    notes,
    condition,
    guard,
    requirement,
  }: {
    readonly notes: readonly NoteReading[];
    readonly condition: EachReading;
    readonly guard: CompareReading;
    readonly requirement: RequirementReading | null;
  },
  { grammar }: Dialect,
): Pick<ReadCondition, 'condition' | 'status' | 'notes' | 'alternatives'> | undefined {
  const [edge] = guard.bounds;
  if (edge === undefined) return undefined;
  const free = edge.op === '>' ? edge.number.value : String(Number(edge.number.value) - 1);
  // What is counted beyond the edge is what the guard names: 逾期超过3天的，每天 counts 逾期.
  const counted: EachReading =
    guard.subject === '' ? condition : { ...condition, label: guard.subject, object: guard.subject };
  const named = counted.object !== '' && guard.subject !== '';
  // 旷工1天以上的每天: from the first on, which is all of them.
  if (Number(free) <= 0 && named)
    return { condition: { ...counted, guard: null, requirement }, status: 'understood', notes, alternatives: [] };
  const beyond: ConditionReading = named
    ? { ...counted, guard: null, requirement, free }
    : stepBeyond(condition, { ...guard, bounds: [{ ...edge, op: '>', number: { ...edge.number, value: free } }] });
  const { beyondAnswer, allAnswer } = grammar.answers;
  return {
    condition: beyond,
    status: 'doubtful',
    notes,
    alternatives: [
      { answer: beyondAnswer, condition: beyond },
      { answer: allAnswer.replace('#', condition.units[0] ?? ''), condition: { ...counted, guard, requirement } },
    ],
  };
}

/** 请假3天以内不扣分，超过3天的每天: what goes beyond the edge of the quantity that was spoken of before. */
function stepBeyond({ label, every, remainder }: EachReading, guard: CompareReading): ConditionReading {
  const unit = guard.bounds[0]?.number.unit ?? '';
  return {
    kind: 'step',
    label,
    subject: '',
    direction: 'above',
    every: { value: every, unit },
    guard,
    requirement: null,
    remainder,
  };
}
