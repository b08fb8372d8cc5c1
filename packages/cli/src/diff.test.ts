import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, hunksBetween } from './diff.ts';
import { paintFor } from './paint.ts';
import { withEdits } from './edits.ts';

test('the lines that differ, with two around them', () => {
  const before = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].join('\n');
  const after = before.replace('五', '伍').replace('十', '十\n十一');
  expect(diffLines('表.rubric', before, after, paintFor(false))).toEqual([
    '--- 表.rubric',
    '+++ 表.rubric',
    '@@ -3,5 +3,5 @@',
    ' 三',
    ' 四',
    '-五',
    '+伍',
    ' 六',
    ' 七',
    '@@ -9,2 +9,3 @@',
    ' 九',
    ' 十',
    '+十一',
  ]);
  expect(diffLines('表.rubric', before, before, paintFor(false))).toEqual([]);
});

test('a diff, applied, gives the other text', () => {
  const lines = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const result: string[] = [...a];
      for (const { oldLine, lines: changed } of [...hunksBetween(a.join('\n'), b.join('\n'))].reverse()) {
        const old = changed.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
        expect(result.slice(oldLine - 1, oldLine - 1 + old.length)).toEqual(
          old.length === 1 && a.length === 0 ? [] : old,
        );
        result.splice(
          oldLine - 1,
          old.length,
          ...changed.filter(({ kind }) => kind !== 'removed').map(({ text }) => text),
        );
      }
      expect(result.join('\n')).toBe(b.join('\n'));
    }),
    { numRuns: 300 },
  );
});

test('edits that overlap earlier ones are left for the next round, a set whole or not at all', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });
  expect(withEdits('0123456789', [[edit(1, 3, 'ab'), edit(8, 9, '')], [edit(2, 4, 'x')], [edit(5, 5, '+')]])).toEqual({
    text: '0ab34+5679',
    made: 2,
  });
});
