import { compareRatio, parseRatio, type Condition, type Ratio } from '@rubric-lang/model';

/** A stretch of values; null: open on that side. */
export interface Stretch {
  readonly low: Edge | null;
  readonly high: Edge | null;
}

export interface Edge {
  readonly at: Ratio;
  readonly included: boolean;
}

/** The values for which bounds hold together; null when one of them excludes a single value. */
export function stretchOf(bounds: readonly { readonly op: string; readonly at: Ratio }[]): Stretch | null {
  let low: Edge | null = null;
  let high: Edge | null = null;
  for (const { op, at } of bounds) {
    const edge: Edge = { at, included: op !== '<' && op !== '>' };
    if (op === '!=') return null;
    if (op === '>' || op === '>=' || op === '=') low = edge;
    if (op === '<' || op === '<=' || op === '=') high = edge;
  }
  return { low, high };
}

/** Of a comparison of one quantity; null for every other condition. */
export function stretchOfCondition(when: Condition): Stretch | null {
  if (when.kind !== 'compare') return null;
  const bounds = when.bounds.flatMap(({ op, value }) => {
    const at = parseRatio(value);
    return at === undefined ? [] : [{ op, at }];
  });
  return bounds.length === when.bounds.length ? stretchOf(bounds) : null;
}

/** Lowest first; of equal starts the one that includes it. */
export function byLow(a: Stretch, b: Stretch): number {
  if (a.low === null || b.low === null) return a.low === b.low ? 0 : a.low === null ? -1 : 1;
  return compareRatio(a.low.at, b.low.at) || Number(b.low.included) - Number(a.low.included);
}

/** The end that reaches farther up. */
export function fartherHigh(a: Edge | null, b: Edge | null): Edge | null {
  if (a === null || b === null) return null;
  const order = compareRatio(a.at, b.at);
  return order > 0 || (order === 0 && a.included) ? a : b;
}

/** What lies between an end and the next start and belongs to neither; null: they meet or overlap. */
export function gapBetween(high: Edge | null, low: Edge | null): { readonly above: Edge; readonly below: Edge } | null {
  if (high === null || low === null) return null;
  const order = compareRatio(high.at, low.at);
  if (order > 0 || (order === 0 && (high.included || low.included))) return null;
  return { above: high, below: low };
}

/** Values that two stretches share: a single one, or more. */
export function overlapOf(
  a: Stretch,
  b: Stretch,
):
  | { readonly kind: 'point'; readonly at: Ratio }
  | { readonly kind: 'stretch'; readonly low: Edge | null; readonly high: Edge | null }
  | null {
  const low = narrower(a.low, b.low, 1);
  const high = narrower(a.high, b.high, -1);
  if (low === null || high === null) return { kind: 'stretch', low, high };
  const order = compareRatio(low.at, high.at);
  if (order > 0 || (order === 0 && !(low.included && high.included))) return null;
  return order === 0 ? { kind: 'point', at: low.at } : { kind: 'stretch', low, high };
}

/** Does `outer` hold wherever `inner` does? */
export function contains(outer: Stretch, inner: Stretch): boolean {
  const low = narrower(outer.low, inner.low, 1);
  const high = narrower(outer.high, inner.high, -1);
  return sameEdge(low, inner.low) && sameEdge(high, inner.high);
}

export function sameStretch(a: Stretch, b: Stretch): boolean {
  return sameEdge(a.low, b.low) && sameEdge(a.high, b.high);
}

function sameEdge(a: Edge | null, b: Edge | null): boolean {
  if (a === null || b === null) return a === b;
  return a.included === b.included && compareRatio(a.at, b.at) === 0;
}

function narrower(a: Edge | null, b: Edge | null, direction: 1 | -1): Edge | null {
  if (a === null) return b;
  if (b === null) return a;
  const order = compareRatio(a.at, b.at) * direction;
  if (order !== 0) return order > 0 ? a : b;
  return a.included ? b : a;
}
