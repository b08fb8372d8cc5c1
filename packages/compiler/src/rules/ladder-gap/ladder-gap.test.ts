import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：免疫规划评分表

1.接种率（10分）
评分标准：接种率95%以上的得10分，80%（含）—90%（含）的得6分，不满80%的不得分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'ladder-gap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“80%（含）—90%（含）的得6分”和“接种率95%以上的得10分”之间断开，90%到95%没有说怎么算。',
    en: 'Between "80%（含）—90%（含）的得6分" and "接种率95%以上的得10分" nothing is said of 90% to 95%.',
  });
  expect(report?.advice?.zh).toBe('让两档接上：一档含这个数，另一档不含。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('接种率95%以上的得10分');
});
