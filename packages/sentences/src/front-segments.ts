import type { FormResult } from './condition-forms.ts';
import type { ConditionPlace, ReadCondition } from './condition-place.ts';
import { label, leftOver } from './condition-words.ts';
import type { Dialect } from './dialect.ts';
import { numberNotes } from './plain-question.ts';
import type { CompareReading, ConditionReading, NoteReading, RequirementReading } from './reading.ts';
import { readGuard, readRequirement } from './requirement.ts';
import { stretch, type Stretch } from './slots.ts';

/** A form of the last segment with what stands in front of it: a guard, a requirement, context, or the rest of its label. */
export function withFront(
  made: FormResult,
  front: readonly Stretch[],
  place: ConditionPlace,
): ReadCondition | undefined {
  const { dialect } = place;
  const { condition } = made;
  if (front.length === 0)
    return condition.kind === 'step' && condition.direction === 'unsaid' ? undefined : alone(made, condition);
  if (condition.kind === 'each' || condition.kind === 'step') return rateBehind(made, condition, front, place);
  const words = front.map((segment) => label(segment, dialect)).join(dialect.grammar.comma);
  const arithmetic = front.some((segment) => leftOver(segment, dialect));
  switch (condition.kind) {
    // 制度健全，否则…: what stands in front is the requirement that was not met.
    case 'otherwise':
      return arithmetic ? undefined : alone(made, { ...condition, label: words });
    // 未按规定报告的，首次…: what stands in front is what happens for the nth time.
    case 'nth':
      return arithmetic ? undefined : alone(made, { ...condition, label: `${words}${condition.label}` });
    case 'count':
      return arithmetic
        ? undefined
        : alone({ ...made, notes: [...made.notes, ...front.flatMap((it) => numberNotes(it, dialect))] }, condition);
    case 'compare':
    case 'mean':
    case 'rank':
      // Only for losses may a requirement stand in front of the condition; with awards both must hold, which is one yes/no question.
      return place.use !== 'deduct' || front.some((segment) => holdsCondition(segment, dialect))
        ? undefined
        : { ...made, context: contextOf(front), addsToPrevious: false };
    default:
      return undefined;
  }
}

function alone(made: FormResult, condition: ConditionReading): ReadCondition {
  return { ...made, condition, context: null, addsToPrevious: false };
}

function contextOf(front: readonly Stretch[]): { readonly from: number; readonly to: number } {
  const length = front.reduce((sum, segment) => sum + segment.visible.length + 1, 0);
  return { from: 0, to: length - 1 };
}

/** Does a segment in front say more than what is required? */
function holdsCondition(segment: Stretch, dialect: Dialect): boolean {
  return (
    dialect.pattern('{negation}').test(segment.visible) ||
    dialect.pattern(`[0-9]|${dialect.grammar.labelTail.slice(0, -1)}$`).test(segment.visible) ||
    dialect.residue.some((pattern) => pattern.test(segment.visible))
  );
}

type RateReading = Extract<ConditionReading, { kind: 'each' | 'step' }>;

/** 少于12次的，每少3次; 专题会不少于4次，每少1次: a rate behind what opens it or what it is measured against. */
function rateBehind(
  made: FormResult,
  condition: RateReading,
  front: readonly Stretch[],
  { dialect, lastSegment = '' }: ConditionPlace,
): ReadCondition | undefined {
  let guard: CompareReading | null = null;
  let requirement: RequirementReading | null = condition.requirement;
  const notes: NoteReading[] = [...made.notes];
  for (const segment of front) {
    const compare = readGuard(withoutPart(segment, dialect), dialect);
    const found = compare === undefined ? readRequirement(segment, dialect) : undefined;
    if (compare !== undefined) guard = compare;
    else if (found !== undefined) requirement = found;
    else if (leftOver(segment, dialect)) return undefined;
    else notes.push(...numberNotes(segment, dialect));
  }
  // 高于5%的部分，每1%: the guard says which way the steps go.
  if (condition.kind === 'step' && condition.direction === 'unsaid') {
    const op = guard?.bounds[0]?.op;
    if (op === undefined || op === '=' || op === '!=') return undefined;
    const direction = op.startsWith('>') ? 'above' : 'below';
    return alone({ ...made, notes }, { ...condition, guard, requirement, direction });
  }
  if (condition.kind === 'each' && condition.basis === 'occurrence' && guard !== null) {
    const [edge, ...others] = guard.bounds;
    if (edge !== undefined && edge.number.unit === condition.units[0]) {
      // 3天以内的，每天: a rate within a band is read neither way.
      if (others.length > 0 || (edge.op !== '>' && edge.op !== '>=')) return undefined;
      if (dialect.pattern(dialect.grammar.plainRate).test(lastSegment))
        return beyondEdge({ ...made, notes }, condition, guard, requirement, dialect);
    }
  }
  const join = (other: ConditionReading): ConditionReading =>
    other.kind === 'each' || other.kind === 'step' ? { ...other, guard, requirement } : other;
  return {
    ...made,
    condition: { ...condition, guard, requirement },
    notes,
    alternatives: made.alternatives.map((other) => ({ ...other, condition: join(other.condition) })),
    context: guard === null && requirement !== null ? contextOf(front) : null,
    addsToPrevious: false,
  };
}

/** 逾期超过3天的，每天: each day beyond the third, or each of them all; asked. */
function beyondEdge(
  made: FormResult,
  condition: Extract<RateReading, { kind: 'each' }>,
  guard: CompareReading,
  requirement: RequirementReading | null,
  { grammar }: Dialect,
): ReadCondition | undefined {
  const [edge] = guard.bounds;
  if (edge === undefined) return undefined;
  const free = edge.op === '>' ? edge.number.value : String(Number(edge.number.value) - 1);
  // What is counted beyond the edge is what the guard names: 逾期超过3天的，每天 counts 逾期.
  const object = condition.object === '' ? guard.subject : condition.object;
  const beyond: ConditionReading = { ...condition, guard: null, requirement, free, object };
  const { beyondAnswer, allAnswer } = grammar.answers;
  return {
    ...alone(made, beyond),
    status: 'doubtful',
    alternatives: [
      { answer: beyondAnswer, condition: beyond },
      { answer: allAnswer.replace('#', condition.units[0] ?? ''), condition: { ...condition, guard, requirement } },
    ],
  };
}

/** 高于5%的部分: the guard without what names its part. */
function withoutPart(segment: Stretch, dialect: Dialect): Stretch {
  const tail = dialect.pattern(dialect.grammar.guardTail).exec(segment.visible)?.[0].length ?? 0;
  return tail === 0 ? segment : stretch(segment, 0, segment.visible.length - tail);
}
