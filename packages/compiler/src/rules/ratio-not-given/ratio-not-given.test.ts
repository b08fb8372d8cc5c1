import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：环卫作业月度考核表
导语：月度考核得分按比例计入年度考核总分。

一、清扫保洁（100分）

1.路面保洁（100分）
评分标准：发现垃圾堆积的，每处扣5分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'ratio-not-given');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“按比例计入年度考核总分”没有写比例是多少，计入多少分算不出来。',
    en: '"按比例计入年度考核总分" does not say which share: how much is taken into account cannot be computed.',
  });
  expect(report?.advice?.zh).toBe('写明比例，例如“按30%计入年度考核总分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('按比例计入年度考核总分');
});
