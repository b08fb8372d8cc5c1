import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRatio, ratio, type Ratio } from '@rubric-lang/model';
import { byLow, contains, fartherHigh, gapBetween, overlapOf, stretchOf, type Stretch } from './edges.ts';

const edges = fc.option(
  fc.record({ at: fc.integer({ min: 0, max: 6 }).map((it) => ratio(it)), included: fc.boolean() }),
  { nil: null },
);
const stretches = fc.record({ low: edges, high: edges }).filter(({ low, high }) => {
  if (low === null || high === null) return true;
  const order = compareRatio(low.at, high.at);
  return order < 0 || (order === 0 && low.included && high.included);
});

/** Halves from −1 to 7: enough to tell any two stretches with whole edges apart. */
const points = Array.from({ length: 17 }, (_, at) => ratio(at - 2, 2));

function holds({ low, high }: Stretch, at: Ratio): boolean {
  const above = low === null || compareRatio(at, low.at) > 0 || (low.included && compareRatio(at, low.at) === 0);
  const below = high === null || compareRatio(at, high.at) < 0 || (high.included && compareRatio(at, high.at) === 0);
  return above && below;
}

test('a stretch of bounds holds what the bounds hold', () => {
  expect(
    stretchOf([
      { op: '>=', at: ratio(80) },
      { op: '<', at: ratio(90) },
    ]),
  ).toEqual({ low: { at: ratio(80), included: true }, high: { at: ratio(90), included: false } });
  expect(stretchOf([{ op: '!=', at: ratio(80) }])).toBeNull();
});

test('containing is holding wherever the other holds', () => {
  fc.assert(
    fc.property(stretches, stretches, (outer, inner) => {
      expect(contains(outer, inner)).toBe(points.every((at) => !holds(inner, at) || holds(outer, at)));
    }),
  );
});

test('an overlap is what both hold', () => {
  fc.assert(
    fc.property(stretches, stretches, (a, b) => {
      const shared = points.filter((at) => holds(a, at) && holds(b, at));
      const found = overlapOf(a, b);
      const said =
        found === null
          ? []
          : found.kind === 'point'
            ? [found.at]
            : points.filter((at) => holds({ low: found.low, high: found.high }, at));
      expect(said).toEqual(shared);
    }),
  );
});

test('between sorted stretches there is a gap exactly where none of them holds', () => {
  fc.assert(
    fc.property(fc.array(stretches, { minLength: 2, maxLength: 4 }), (list) => {
      const sorted = [...list].sort(byLow);
      let high = sorted[0]!.high;
      let gaps = 0;
      for (const it of sorted.slice(1)) {
        if (gapBetween(high, it.low) !== null) gaps += 1;
        high = fartherHigh(high, it.high);
      }
      const held = points.map((at) => sorted.some((it) => holds(it, at)));
      const first = held.indexOf(true);
      const inner = held.slice(first, held.lastIndexOf(true) + 1);
      const holes = inner.filter((it, at) => !it && inner[at - 1] === true).length;
      expect(gaps).toBe(holes);
    }),
  );
});
