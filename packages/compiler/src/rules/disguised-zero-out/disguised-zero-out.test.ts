import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：特种设备使用管理评分表
说明：各项扣分扣完为止。

1.设备台账（2分）
扣分标准：未建立台账的扣2分；台账与实物不符的扣1分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'disguised-zero-out');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“未建立台账的扣2分”扣的就是本项全部2分，等于不得分；其余1条扣分这时都不起作用。',
    en: '"未建立台账的扣2分" takes all 2 points of the item; the other deductions then change nothing.',
  });
  expect(report?.advice?.zh).toBe('本意如此的，写“不得分”更清楚；不是的，减小这一条的扣分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('未建立台账的扣2分');
});
