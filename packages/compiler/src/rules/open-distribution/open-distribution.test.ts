import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：配电房检查评分表

1.运行记录（3分）
扣分标准：巡视记录、操作票等不规范的，分别扣1分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'open-distribution');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“巡视记录、操作票等不规范的，分别扣1分，扣完为止”里有“等”，分别扣的是哪几样、最多几次，数不清。',
    en: '"巡视记录、操作票等不规范的，分别扣1分，扣完为止" leaves its list open: it cannot be said which of them count, or how many.',
  });
  expect(report?.advice?.zh).toBe('把要分别扣分的写全，去掉“等”；或改成“每缺一项扣……分，最多扣……分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('巡视记录、操作票等不规范的，分别扣1分，扣完为止');
});
