import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：图书馆管理评分表

1.制度执行（4分）
评分标准：制定读者借阅和预约管理、设备使用制度。每少制定1项制度扣1分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'count-without-total');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“每少制定1项制度扣1分，扣完为止”按个数扣，“制定读者借阅和预约管理、设备使用制度”算几个“制度”，各人数法不同。',
    en: '"每少制定1项制度扣1分，扣完为止" counts, but how many 制度 are "制定读者借阅和预约管理、设备使用制度"? People will count differently.',
  });
  expect(report?.advice?.zh).toBe('在要求里写明共有几个制度，例如“共3项”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('每少制定1项制度扣1分，扣完为止');
});
