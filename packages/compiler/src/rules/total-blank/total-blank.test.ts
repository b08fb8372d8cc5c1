import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：餐饮服务量化检查评分表
总分：

一、后厨卫生（60分）

1.清洗消毒（60分）
评分标准：餐具未消毒的，每处扣5分，扣完为止。

二、原料管理（40分）

2.进货查验（40分）
评分标准：每缺1份票据扣4分，扣完为止。

三、人员管理（20分）

3.健康证明（20分）
评分标准：无健康证明上岗的，每人扣5分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'total-blank');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '没有写总分，各项加起来是120分，不是100分。',
    en: 'No total is written; the parts add up to 120 points, not 100.',
  });
  expect(report?.advice?.zh).toBe('确是120分的，写明“总分：120分”；应是100分的，有20分要减下来。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('总分');
});
