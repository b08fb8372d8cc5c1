import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：会计人员继续教育评分表

1.培训学时（5分）
评分标准：每季度参加培训不少于3学时，全年培训不少于10学时。未参加的扣5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'period-mismatch');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '每季度3学时，一年是4×3＝12学时，全年要求的却是10学时：全年这个数用不上。',
    en: '每季度3学时 makes 4×3 = 12 学时 a year, but 10 学时 are asked for over the year.',
  });
  expect(report?.advice?.zh).toBe('两个数改一个，让按期做到的正好够全年。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('10学时');
});
