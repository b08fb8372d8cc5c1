import { describe, expect, test } from 'vitest';
import { compile } from '../../compile.ts';
import { checkVariants } from './variant-differs.ts';

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

describe('files beside each other', () => {
  const table = (header: string, points: number, award: number) =>
    compile(
      'b.rubric',
      () =>
        `评分表：防汛工作评分表\n${header}\n\n1.物资储备（${String(points)}分）\n评分标准：储备救生衣得4分；储备冲锋舟得${String(award)}分。\n`,
    );
  const said = (...all: readonly ReturnType<typeof compile>[]) =>
    checkVariants(all).map((list) => list.map(({ severity, message }) => `${severity} ${message.zh}`));

  test('the one whose awards do not add up is reported, whichever comes first', () => {
    const [hills, plain] = [table('适用于：山区', 8, 4), table('适用于：平原', 10, 4)];
    const report = 'warning 同一项在“山区”的表第4行是8分，这里是10分，各条得分却一点没动。';
    expect(said(hills, plain)).toEqual([[], [report]]);
    expect(said(plain, hills)).toEqual([[report], []]);
  });
  test('nothing of points that go together, of the same subjects, of nobody, of another year', () => {
    const hills = table('适用于：山区', 8, 4);
    for (const other of [
      table('适用于：平原', 10, 6),
      table('适用于：山区', 10, 4),
      table('', 10, 4),
      table('适用于：平原\n年度：2031', 10, 4),
    ])
      expect(said(hills, other).flat()).toEqual([]);
  });
  test('a file alone, and none', () => {
    expect(said(table('适用于：山区', 10, 4))).toEqual([[]]);
    expect(said()).toEqual([]);
  });
  test('is as loud as the file says, and silent where the file accepts it', () => {
    const hills = table('适用于：山区', 8, 4);
    expect(said(hills, table('适用于：平原\n检查：两版不一＝错误', 10, 4))[1]?.[0]).toMatch(/^error /u);
    expect(said(hills, table('适用于：平原\n检查：两版不一＝不报', 10, 4))[1]).toEqual([]);
    expect(said(hills, table('适用于：平原\n已核（两版不一）：原文如此', 10, 4))[1]).toEqual([]);
  });
});
