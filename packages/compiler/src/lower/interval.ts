import type { Bound, Condition, Decimal } from '@rubric-lang/model';
import { compareDecimal } from './decimal.ts';

/** The values for which a comparison holds; null: no end on that side. */
export interface Interval {
  readonly low: Edge | null;
  readonly high: Edge | null;
}

interface Edge {
  readonly at: Decimal;
  readonly included: boolean;
}

/** Of a comparison or a place in the cohort; null for what is no single stretch. */
export function intervalOf(when: Condition): Interval | null {
  if (when.kind === 'compare') return ofBounds(when.bounds);
  if (when.kind === 'rank')
    return {
      low: { at: String(when.from), included: true },
      high: when.to === null ? null : { at: String(when.to), included: true },
    };
  // What holds always is the widest stretch of all.
  return when.kind === 'always' ? { low: null, high: null } : null;
}

function ofBounds(bounds: readonly Bound[]): Interval | null {
  let low: Edge | null = null;
  let high: Edge | null = null;
  for (const { op, value } of bounds) {
    const edge: Edge = { at: value, included: op === '<=' || op === '>=' || op === '=' };
    if (op === '!=') return null;
    if (op === '>' || op === '>=' || op === '=') low = edge;
    if (op === '<' || op === '<=' || op === '=') high = edge;
  }
  return { low, high };
}

/** Does `outer` hold wherever `inner` does, and somewhere besides? */
export function strictlyContains(outer: Interval, inner: Interval): boolean {
  const low = compareLow(outer.low, inner.low);
  const high = compareHigh(outer.high, inner.high);
  return low <= 0 && high >= 0 && (low < 0 || high > 0);
}

/** Negative: a begins lower. */
function compareLow(a: Edge | null, b: Edge | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const order = compareDecimal(a.at, b.at);
  return order !== 0 ? order : Number(b.included) - Number(a.included);
}

/** Positive: a ends higher. */
function compareHigh(a: Edge | null, b: Edge | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = compareDecimal(a.at, b.at);
  return order !== 0 ? order : Number(a.included) - Number(b.included);
}
