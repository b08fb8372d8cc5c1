import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：公园管护评分表

1.绿化养护（10分）
评分标准：好得8分，较好得9分，一般得5分，差得0分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'tiers-inverted');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“好”8分，“较好”9分：好的反而少得1分。',
    en: '"好" (8), "较好" (9): the better case earns 1 less.',
  });
  expect(report?.advice?.zh).toBe('核对两条的分数是否写反，或两条的界限是否写反。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('好得8分，较好得9分，一般得5分，差得0分');
});
