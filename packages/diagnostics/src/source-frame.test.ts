import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceFrame, sourceText, textWidth } from './index.ts';

const at = (text: string, words: string) => {
  const start = text.indexOf(words);
  return sourceFrame(sourceText('t', text), { start, end: start + words.length });
};

test('marks the words, a full-width character counted as two', () => {
  expect(at('评分表：甲\n一、组织领导（20分）\n', '组织领导')).toEqual(['一、组织领导（20分）', '    ^^^^^^^^']);
  expect(at('扣0.5分，𠮷字', '𠮷')).toEqual(['扣0.5分，𠮷字', '         ^^']);
});

test('of a long paragraph shows the stretch around the words', () => {
  const text = `${'前'.repeat(100)}扣1分${'后'.repeat(100)}`;
  const [line = '', mark = ''] = at(text, '扣1分');
  expect(line.startsWith('…前')).toBe(true);
  expect(line.endsWith('后…')).toBe(true);
  expect(textWidth(line)).toBeLessThanOrEqual(96);
  expect(line.slice(0, 30)).not.toContain('\n');
  expect(mark.trim()).toBe('^^^^^');
});

test('words over several lines are marked on their first', () => {
  expect(at('未成立的\n扣1分', '成立的\n扣1分')).toEqual(['未成立的', '  ^^^^^^']);
});

test('nothing in the text commands the terminal', () => {
  expect(at('\u001b[31m扣1分\u202e', '扣1分')[0]).toBe('[31m扣1分');
});

test('whatever the span, the mark stands under characters of the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(90), fc.nat(90), (text, a, b) => {
      const [line = '', mark = ''] = sourceFrame(sourceText('t', text), { start: Math.min(a, b), end: Math.max(a, b) });
      expect(mark).toMatch(/^ *\^+$/);
      expect(textWidth(line)).toBeLessThanOrEqual(100);
    }),
    { numRuns: 300 },
  );
});
