import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import type { CompareReading, MeasuredNumber } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 差错率超过5‰扣1分，超过1%扣3分: behind a threshold of the same kind of effect, a number without a name that lies farther out is the
 * next threshold and no rate. 不超过5%，超过1%扣1分 stays a rate: no number behind a requirement is farther out than it.
 */
export function nextThresholds(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) made.push(nextOf(draft, made[made.length - 1], dialect));
  return made;
}

function nextOf(draft: Draft, previous: Draft | undefined, dialect: Dialect): Draft {
  const before = previous?.condition;
  if (
    previous === undefined ||
    before?.kind !== 'compare' ||
    before.against !== null ||
    before.bounds.length !== 1 ||
    previous.status !== 'understood' ||
    previous.sentence !== draft.sentence ||
    previous.effect.kind !== draft.effect.kind
  )
    return draft;
  const [bound] = before.bounds;
  const number = bound === undefined ? undefined : farther(draft, bound.op, bound.number, dialect);
  if (bound === undefined || number === undefined) return draft;
  const op = draft.condition.kind === 'compare' ? bound.op : bound.op.startsWith('>') ? '>' : '<';
  const condition: CompareReading = {
    kind: 'compare',
    subject: '',
    bounds: [{ op, number, explicit: false }],
    against: null,
    label: '',
  };
  return { ...draft, condition };
}

/** The number of a step that its words call a threshold, in the unit of the one before; undefined when it lies no farther out. */
function farther(
  { condition, words }: Draft,
  op: string,
  before: MeasuredNumber,
  dialect: Dialect,
): MeasuredNumber | undefined {
  if (condition.kind === 'compare') {
    // 超过3% behind 超过5‰: the same quantity in its other unit.
    const [bound, ...others] = condition.bounds;
    if (condition.subject !== '' || others.length > 0 || bound === undefined || bound.number.unit === before.unit)
      return undefined;
    const value = inUnit(bound.number, before.unit, dialect);
    return value === undefined || bound.op !== op ? undefined : { value, unit: before.unit };
  }
  if (
    condition.kind !== 'step' ||
    condition.guard !== null ||
    condition.requirement !== null ||
    condition.subject !== ''
  )
    return undefined;
  if (!dialect.pattern('^(?:{comparator})(?=[0-9]|{han}|百分之)').test(words.visible)) return undefined;
  const above = op.startsWith('>');
  if ((condition.direction === 'above') !== above) return undefined;
  const value = inUnit(condition.every, before.unit, dialect);
  if (value === undefined) return undefined;
  return (above ? Number(value) > Number(before.value) : Number(value) < Number(before.value))
    ? { value, unit: before.unit }
    : undefined;
}

/** 1% is 10‰. */
function inUnit({ value, unit }: MeasuredNumber, wanted: string, { grammar }: Dialect): string | undefined {
  if (unit === wanted) return value;
  const shares = Object.values(grammar.shareUnits);
  const [from, to] = [grammar.shareUnits[unit], grammar.shareUnits[wanted]];
  if (from === undefined || to === undefined || shares.length === 0) return undefined;
  return from === to ? value : from > to ? scaled(value, from - to) : undefined;
}

/** A decimal times ten to the power of `by`. */
function scaled(value: string, by: number): string {
  const [whole = '0', part = ''] = value.split('.');
  const digits = `${whole}${part.padEnd(by, '0')}`;
  const point = whole.length + by;
  const rest = digits.slice(point);
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
