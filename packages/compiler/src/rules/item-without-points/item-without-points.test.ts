import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：政务大厅窗口评分表

一、窗口服务（10分）

1.仪容仪表（6分）
评分标准：未着工装的，每人扣1分，扣完为止。

2.服务用语
评分标准：未使用文明用语的，每次扣1分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'item-without-points');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这一项没有写分值，没法算分。本栏共10分，其余各项6分，还剩4分。',
    en: 'This item has no points and cannot be scored. Its section has 10, the other items take 6: 4 remain.',
  });
  expect(report?.advice?.zh).toBe('在标题后写分值，例：1.制度建设（4分）。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('服务用语');
});

test('each repair offered mends it', () => {
  for (const { edits } of reports(text)[0]?.fixes ?? []) {
    const mended = edits.reduce(
      (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
      text,
    );
    expect(reports(mended)).toHaveLength(0);
  }
});
