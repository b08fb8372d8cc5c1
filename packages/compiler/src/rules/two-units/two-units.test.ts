import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：物流企业安全评分表

1.交通事故（10分）
评分标准：发生责任事故的，每起或每人扣2分，扣完为止。
读作：发生责任事故的＝每起
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'two-units');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“发生责任事故的，每起或每人扣2分，扣完为止”里“起或人”有两种数法：一起事涉及两个人，算一次还是两次？',
    en: '"起或人" in "发生责任事故的，每起或每人扣2分，扣完为止" can be counted in two ways: do two persons in one case count once or twice?',
  });
  expect(report?.advice?.zh).toBe('只留一种，例如“每起”或“每人”；两样都乘的，写“每人每次”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('发生责任事故的，每起或每人扣2分，扣完为止');
});
