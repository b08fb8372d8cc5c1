import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：防汛工作评分表
类别：山区、平原

1.物资储备（8分）
仅适用于：山区
评分标准：储备救生衣得4分；储备冲锋舟得4分。

2.物资储备（10分）
仅适用于：平原
评分标准：储备救生衣得4分；储备冲锋舟得4分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'variant-differs');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '同一项在第4行是8分，这里是10分，各条得分却一点没动。',
    en: 'The same item has 8 points in line 4 and 10 here, and its awards are the same.',
  });
  expect(report?.advice?.zh).toBe('核对是不是改分值时漏改了条款。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('物资储备（10分）');
});
