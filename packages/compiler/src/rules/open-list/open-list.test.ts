import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：加油站安全检查评分表

1.制度建设（6分）
评分标准：建立动火审批、卸油操作、夜间值守等制度。每缺1个制度扣2分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'open-list');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“每缺1个制度扣2分，扣完为止”按缺的个数扣，应有几个却用“等”带过（“卸油操作、夜间值守等制度”），缺几个数不清。',
    en: '"每缺1个制度扣2分，扣完为止" counts what is missing, but the list is left open ("卸油操作、夜间值守等制度"): nobody can say how many are.',
  });
  expect(report?.advice?.zh).toBe('把应有的一一列全，或写明“共……个”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('每缺1个制度扣2分，扣完为止');
});
