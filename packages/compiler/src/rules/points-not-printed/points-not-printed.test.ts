import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：体育场馆运营评分表

一、场馆管理（5分）

1.开放时间（3分）
评分标准：未按公示时间开放的，每次扣1分，扣完为止。

2.器材养护
分值：2分
评分标准：器材损坏未报修的，每件扣0.5分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'points-not-printed');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '印出来的标题没有分值，同栏的“1.开放时间”有；这里按另外写明的2分计算。',
    en: 'The printed title has no points, "1.开放时间" beside it has; it counts with the 2 written apart.',
  });
  expect(report?.advice?.zh).toBe('修订原文时在标题后补上（2分）。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('器材养护');
});
