import type { ConditionReading } from './reading.ts';

export type EachReading = Extract<ConditionReading, { readonly kind: 'each' }>;

/** One by one as it occurs, measured against nothing, unless more is said of it. */
export function eachOf(
  said: Pick<EachReading, 'label' | 'units' | 'object'> & Partial<Omit<EachReading, 'kind'>>,
): EachReading {
  return {
    kind: 'each',
    every: '1',
    basis: 'occurrence',
    explicit: false,
    guard: null,
    requirement: null,
    remainder: 'drop',
    free: null,
    ...said,
  };
}
