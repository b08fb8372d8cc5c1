import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：港口安全评分表

1.作业管理（5分）
评分标准：危险货物作业未按规定报告的扣3分；装卸人员无证上岗的扣2分。

2.应急管理（5分）
评分标准：危险货物作业未按规定报告的扣3分；未配备应急物资的扣2分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'rule-in-two-items');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“危险货物作业未按规定报告”和第4行是同一件事，两处都计（3+3分），一次得失算两回。',
    en: '"危险货物作业未按规定报告" stands in line 4 too: one event counts twice (3+3 points).',
  });
  expect(report?.advice?.zh).toBe('只留一处；两处要求不同的，把不同的地方写出来。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('危险货物作业未按规定报告的扣3分');
});
