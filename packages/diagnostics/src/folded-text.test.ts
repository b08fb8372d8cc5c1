import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, unfoldSpan } from './index.ts';
import type { FoldTable } from './index.ts';

// A room's tests use the room alone; the language's own table has its tests in grammar and in syntax.
const table: FoldTable = {
  replace: { '\u3000': ' ', '\u000b': ' ', '\u200b': '', '：': '：', ':': '：', '１': '1', '…': '...' },
  closes: '\\u4e00-\\u9fff\\u3000-\\u303f：\\ud840-\\udfff',
};

const texts = fc.string({
  unit: fc.constantFrom(...'扣分得 \u3000\u000b\u200b:１a0.…\n\r𠀀é'.match(/./gsu)!),
  maxLength: 40,
});

test.each([
  ['扣 1 分', '扣1分'],
  ['  扣１\u3000分 ', '扣1分'],
  ['扣\u200b1\u000b分', '扣1分'],
  ['deduct  1 point', 'deduct 1 point'],
  ['得1分 \r\n 扣2分\n\n', '得1分\n扣2分'],
  ['名称 : 值', '名称：值'],
  ['', ''],
])('%j reads as %j', (written, read) => {
  expect(foldText(written, table).text).toBe(read);
});

test('a span of the folded text names its words in the original, not the spaces around them', () => {
  const original = ' 扣 １\u3000分 ';
  const folded = foldText(original, table);
  const { start, end } = unfoldSpan(folded, 0, 2);
  expect(original.slice(start, end)).toBe('扣 １');
});

test('the way back is monotonic, in bounds and complete', () => {
  fc.assert(
    fc.property(texts, (original) => {
      const { text, origin, ends } = foldText(original, table);
      expect(origin).toHaveLength(text.length + 1);
      expect(ends).toHaveLength(text.length);
      expect(origin[text.length]).toBe(original.length);
      for (let unit = 0; unit < text.length; unit += 1) {
        expect(origin[unit]!).toBeLessThan(ends[unit]!);
        expect(ends[unit]!).toBeLessThanOrEqual(original.length);
        expect(origin[unit]!).toBeGreaterThanOrEqual(origin[unit - 1] ?? 0);
      }
    }),
  );
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(texts, (original) => {
      const once = foldText(original, table).text;
      expect(foldText(once, table).text).toBe(once);
    }),
  );
});

test('spaces beside Han and zero-width characters anywhere make no difference', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('扣', '分', '：'), minLength: 1 }),
      fc.infiniteStream(fc.constantFrom('', ' ', '\u3000', '\u200b')),
      (words, noise) => {
        const noisy = Array.from(words)
          .map((word) => `${noise.next().value}${word}`)
          .join('');
        expect(foldText(noisy, table).text).toBe(words);
      },
    ),
  );
});
