import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const reportOf = (text: string) => compile('a.rubric', () => text).diagnostics.find((it) => it.code === 'no-items');

test('says what, where, and what to do', () => {
  const report = reportOf('评分表：食堂卫生\n\n餐具每餐消毒。\n');
  expect(report?.message.zh).toBe('一个计分的项目也没有找到，这些字只会照印。');
  expect(report?.advice?.zh).toContain('1.制度建设（3分）');
  expect(report?.severity).toBe('warning');
});

test.each(['', '\n\n', ' \u3000\n'])('an empty file is called so: %j', (text) => {
  expect(reportOf(text)?.message.zh).toBe('文件是空的。');
});

test('one item is enough', () => {
  expect(reportOf('评分表：甲\n\n1.消毒（10分）\n评分标准：未消毒的扣1分。\n')).toBeUndefined();
});

test('is the only thing that is said: no sum is missed where there is nothing to add up', () => {
  const codes = (text: string) => compile('a.rubric', () => text).diagnostics.map((it) => it.code);
  expect(codes('评分表：食堂卫生检查表\n总分：100分\n')).toEqual(['no-items']);
  expect(codes('评分表：食堂卫生检查表\n总分：100分\n\n一、卫生（60分）\n二、安全（40分）\n')).not.toContain(
    'no-items',
  );
});
