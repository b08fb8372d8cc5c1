import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween, nearestName } from './nearest-name.ts';

const known = ['考评对象', '考核对象', '评分标准', '评分细则', '总分', '年度', 'scoring', 'total points'];

test.each([
  ['考评对像', '考评对象'],
  ['评分标谁', '评分标准'],
  ['评标分准', '评分标准'],
  ['评分细', '评分细则'],
  ['年渡', '年度'],
  ['scorign', 'scoring'],
  ['totl point', 'total points'],
  ['天气', undefined],
  ['分', undefined],
  ['', undefined],
])('%s is near %s', (written, nearest) => {
  expect(nearestName(written, known)).toBe(nearest);
});

const words = fc.array(fc.constantFrom('评', '分', '标', '准'), { maxLength: 6 });

test('edits are a distance: none to itself, the same both ways, never more than the longer name', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(editsBetween(a, a)).toBe(0);
      expect(editsBetween(a, b)).toBe(editsBetween(b, a));
      expect(editsBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editsBetween(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});

test('one edit of a known name finds it, or one as near', () => {
  fc.assert(
    fc.property(fc.constantFrom('评分标准', '考评对象', '一票否决'), fc.nat(3), (name, at) => {
      const left = Array.from(name)
        .filter((_, index) => index !== at)
        .join('');
      const found = nearestName(left, known.concat('一票否决'));
      expect(found).toBeDefined();
      expect(editsBetween(Array.from(left), Array.from(found!))).toBeLessThanOrEqual(1);
    }),
  );
});
