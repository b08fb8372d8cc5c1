import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：车间管理评分表

1.劳动纪律（5分）
评分标准：员工遵守劳动纪律情况。（年末考核视情况扣分）
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'judgement-without-trigger');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“年末考核视情况扣分”没有说什么情形要扣，本项5分全凭看着办。',
    en: '"年末考核视情况扣分" does not say what for: all 5 points are at discretion.',
  });
  expect(report?.advice?.zh).toBe('写明出现什么情况扣、扣多少，例如“受到处分的，每人扣0.5分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('年末考核视情况扣分');
});
