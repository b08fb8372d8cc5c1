import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：动物诊疗机构检查评分表

1.消毒（5分）
评分标准：诊室未消毒的扣2分；器械未灭菌的扣1分；诊室未消毒的扣2分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'same-event-twice');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“诊室未消毒的扣2分”和“诊室未消毒的扣2分”是同一件事，出现一次要扣2+2=4分。',
    en: '"诊室未消毒的扣2分" and "诊室未消毒的扣2分" are one event: it costs 2 + 2 = 4 points.',
  });
  expect(report?.advice?.zh).toBe('只留一条；一样都没有和缺几样要分开扣的，写明“不重复扣分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('诊室未消毒的扣2分');
});
