import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：幼儿园食堂检查评分表

1.留样管理（5分）
扣分标准：未留样的扣2分；留样未登记的扣1分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'deductions-short');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '各条全扣也只有3分（2+1=3），本项是5分，什么都没做也得2分。',
    en: 'All deductions together come to 3 (2+1=3), the item has 5: 2 are earned by doing nothing.',
  });
  expect(report?.advice?.zh).toBe('还有2分没有对应的扣分情形：补一条，或把本项改为3分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（5分）');
});
