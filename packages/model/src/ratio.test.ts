import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addRatio,
  ceilRatio,
  compareRatio,
  divideRatio,
  floorRatio,
  multiplyRatio,
  negateRatio,
  parseRatio,
  placesOf,
  ratio,
  ratioOf,
  ratioText,
  subtractRatio,
} from './ratio.ts';
import type { Ratio } from './ratio.ts';

// The oracle rounds at 200 digits; numbers here have at most 40.
const Exact = Decimal.clone({ precision: 200, toExpNeg: -300, toExpPos: 300 });

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat({ max: 12 }))
  .map(([negative, digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    return `${negative ? '-' : ''}${whole}${places === 0 ? '' : `.${text.slice(text.length - places)}`}`;
  });

const read = (text: string): Ratio => parseRatio(text) ?? ratio(0);
/** The decimal as the oracle has it, in our canonical text. */
const canonical = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());

test('reads decimals as they are written', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      expect(ratioText(read(text), 12)).toBe(canonical(new Exact(text)));
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
      expect(ratioText(ratioOf(number) ?? ratio(0), 400)).toBe(canonical(new Exact(String(number))));
    }),
  );
});

test('reads nothing else', () => {
  for (const text of [
    '',
    '.',
    '1.',
    '.5',
    '--1',
    '1e9999',
    '1/0',
    'NaN',
    'Infinity',
    '0x10',
    '１',
    ' 1',
    '1 ',
    '1,000',
  ]) {
    expect(parseRatio(text), text).toBeUndefined();
  }
  expect(ratioOf(Number.NaN)).toBeUndefined();
  expect(ratioOf(Number.POSITIVE_INFINITY)).toBeUndefined();
  expect(ratioText(read('-10/4'))).toBe('-2.5');
  expect(ratioText(read('10/3'))).toBe('10/3');
});

test('adds, subtracts, multiplies and compares like the oracle', () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      const [x, y] = [read(a), read(b)];
      expect(ratioText(addRatio(x, y), 24)).toBe(canonical(new Exact(a).plus(b)));
      expect(ratioText(subtractRatio(x, y), 24)).toBe(canonical(new Exact(a).minus(b)));
      expect(ratioText(multiplyRatio(x, y), 24)).toBe(canonical(new Exact(a).times(b)));
      expect(compareRatio(x, y)).toBe(new Exact(a).comparedTo(b));
    }),
  );
});

test('divides exactly: multiplying again gives the number back', () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      const [x, y] = [read(a), read(b)];
      const quotient = divideRatio(x, y);
      const again = quotient && multiplyRatio(quotient, y);
      expect(again && ratioText(again, 24)).toBe(y.n === 0n ? undefined : ratioText(x, 24));
    }),
  );
});

test('floor and ceiling are the oracle’s', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      expect(floorRatio(read(text))).toBe(BigInt(new Exact(text).floor().toFixed()));
      expect(ceilRatio(read(text))).toBe(BigInt(new Exact(text).ceil().toFixed()));
      expect(floorRatio(negateRatio(read(text)))).toBe(-ceilRatio(read(text)));
    }),
  );
});

test('knows how many places a number needs', () => {
  expect([placesOf(read('3')), placesOf(read('0.125')), placesOf(read('1/3')), placesOf(read('7/50'))]).toEqual([
    0,
    3,
    undefined,
    2,
  ]);
});
