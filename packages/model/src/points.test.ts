import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPoints, largestPoints, parsePoints, pointsNumber, pointsText, roundPoints } from './points.ts';
import { ratio } from './ratio.ts';

const Exact = Decimal.clone({ precision: 200 });

const step = fc.constantFrom(1, 10, 50, 100, 500, 1000);
const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }));

test('rounds to the step like the oracle, half away from 0 or toward 0', () => {
  fc.assert(
    fc.property(fraction, step, fc.constantFrom('half-away', 'truncate'), ([n, d], to, mode) => {
      const steps = new Exact(String(n)).div(String(d)).div(to);
      const whole = steps.toDecimalPlaces(0, mode === 'truncate' ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_UP);
      const expected = whole.times(to).toNumber();
      expect(roundPoints(ratio(n, d), { step: to, mode })).toBe(expected === 0 ? 0 : expected);
    }),
    { numRuns: 300 },
  );
});

test('decides the middle away from 0', () => {
  const rounding = { step: 10, mode: 'half-away' } as const;
  expect([5, 15, -5, -15, 4, -4].map((points) => roundPoints(ratio(points), rounding))).toEqual([
    10, 20, -10, -20, 0, 0,
  ]);
  expect(roundPoints(ratio(-19), { step: 10, mode: 'truncate' })).toBe(-10);
});

test('what is immense is held', () => {
  const rounding = { step: 10, mode: 'half-away' } as const;
  expect(roundPoints(ratio(10n ** 40n), rounding)).toBe(largestPoints);
  expect(roundPoints(ratio(-(10n ** 40n)), rounding)).toBe(-largestPoints);
});

test('text and thousandths go both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: -largestPoints, max: largestPoints }), (points) => {
      expect(parsePoints(pointsText(points))).toBe(points === 0 ? 0 : points);
      expect(pointsText(points)).toBe(new Exact(points).div(1000).toFixed());
      expect(pointsNumber(points)).toBe(Number(pointsText(points)));
    }),
  );
  expect([parsePoints('0.5'), parsePoints('12'), parsePoints('0.0005'), parsePoints('一')]).toEqual([
    500,
    12000,
    undefined,
    undefined,
  ]);
});

test('adds without rounding', () => {
  expect(addPoints([100, 200, 300])).toBe(600);
  expect(addPoints([])).toBe(0);
});
