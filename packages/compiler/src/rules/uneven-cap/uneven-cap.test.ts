import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：客运站服务评分表

1.候车环境（3分）
扣分标准：座椅破损的，每处扣1分，扣完为止。

2.安全检查（4分）
扣分标准：漏检行李的，每次扣1分。

3.准点发车（4分）
扣分标准：晚点发车的，每班扣0.5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'uneven-cap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“扣完为止”只写在这一项，另有2项扣分也会超过分值，却没有写：那些项目能扣成负分吗？',
    en: 'Only this item says that deductions stop; 2 others can exceed their points and do not. May those fall below 0?',
  });
  expect(report?.advice?.zh).toBe(
    '都到0分为止的，在说明里统一写“各项扣分扣完为止”，本处可以删去。现都按扣到0分为止计算。',
  );
  expect(report?.related.map(({ message }) => message.zh)).toEqual([
    '这一条扣分没有上限（1×n），本项4分',
    '这一条扣分没有上限（0.5×n），本项4分',
  ]);
  // One cause, one report.
  expect(compile('a.rubric', () => text).diagnostics.map(({ code }) => code)).not.toContain('uncapped-deductions');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('，扣完为止');
});
