import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：高速公路服务区评分表

1.顾客评价（3分）
评分标准：定期开展顾客满意度调查，及时整改顾客反映的问题。顾客满意度低于85%的扣3分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'threshold-not-in-standard');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“顾客满意度低于85%的扣3分”以85%为界，前面的要求里没有写这个数。',
    en: '"顾客满意度低于85%的扣3分" goes by 85%; what is asked for does not mention that number.',
  });
  expect(report?.advice?.zh).toBe('把85%写进要求，被考核单位才知道要做到多少。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('顾客满意度低于85%的扣3分');
});
