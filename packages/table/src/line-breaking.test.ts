import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notoSerif } from './font-metrics.ts';
import { breakLines } from './line-breaking.ts';

const texts = (text: string, width: number, size = 10, indent = 0): readonly string[] =>
  breakLines(text, notoSerif.body, { size, width, indent }).map((line) => line.text);

describe('breakLines', () => {
  test.each([
    ['fills lines to the edge', '未成立党建工作领导小组', 50, ['未成立党建', '工作领导小', '组']],
    ['never begins a line with a comma', '未成立党建，工作', 50, ['未成立党', '建，工作']],
    ['never begins a line with two closing marks', '未成“立党”，工作领导', 50, ['未成“立', '党”，工作', '领导']],
    ['never ends a line with an opening mark', '未成立党（建工作）', 50, ['未成立党', '（建工作）']],
    ['keeps a number with its percent sign', '未成立党95%的', 50, ['未成立党', '95%的']],
    ['keeps —— and …… whole', '未成立党……工作', 50, ['未成立党', '……工作']],
    ['takes a word that is wider than the column apart', 'abcdefghijklmnop', 50, ['abcdefghi', 'jklmnop']],
    ['breaks where the author broke', '一\n二\u2028三', 50, ['一', '二', '三']],
    ['gives an empty line for an empty text', '', 50, ['']],
  ])('%s', (_, text, width, lines) => {
    expect(texts(text, width)).toEqual(lines);
  });

  test('leaves room for the indent in the first line only', () => {
    expect(texts('未成立党建工作领导', 50, 10, 2)).toEqual(['未成立', '党建工作领', '导']);
  });

  test('a column narrower than a character gets one character a line', () => {
    expect(texts('未，成', 4)).toEqual(['未', '，', '成']);
  });

  const text = fc.string({
    unit: fc.constantFrom(...'未成立党建，。、“”（）《》……—— 1234.5%abcZ-/\u0301\u200d\u3000①㎡😀'),
    maxLength: 200,
  });

  test('lines joined are the text, and fit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 300 }), (value, width) => {
        const lines = breakLines(value, notoSerif.body, { size: 10, width });
        expect(lines.map((line) => line.text).join('')).toBe(value);
        for (const line of lines)
          if ([...line.text.trim()].length > 2) expect(line.width).toBeLessThanOrEqual(width + 1e-3);
      }),
      { numRuns: 300 },
    );
  });

  test('takes time in proportion to the text', () => {
    const time = (length: number): number => {
      const long = '未成立党建工作，'.repeat(length / 8);
      const from = performance.now();
      breakLines(long, notoSerif.body, { size: 10, width: 120 });
      return performance.now() - from;
    };
    time(80_000);
    // A quadratic breaker would take a hundred times as long for ten times the text.
    expect(time(800_000)).toBeLessThan(40 * Math.max(time(80_000), 2));
  });
});
