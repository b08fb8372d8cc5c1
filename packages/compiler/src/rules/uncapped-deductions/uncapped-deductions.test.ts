import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：建筑工地扬尘检查评分表

1.车辆冲洗（5分）
扣分标准：车辆带泥上路的，每次扣1分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'uncapped-deductions');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这一条扣分没有上限（1×n），本项只有5分，没有写扣到哪里为止。',
    en: 'These deductions have no end (1×n), the item has 5, and nothing says where they stop.',
  });
  expect(report?.advice?.zh).toBe('在说明里写“各项扣分扣完为止”，或在本项写“扣完5分为止”。现按扣到0分为止计算。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（5分）');
});
