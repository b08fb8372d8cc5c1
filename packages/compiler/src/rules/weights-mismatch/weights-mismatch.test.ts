import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：物业服务季度评分表

一、日常巡查（100分）
权重：60%

1.保洁（100分）
评分标准：发现垃圾未清的，每处扣5分，扣完为止。

二、业主评价（100分）
权重：30%

2.满意度（100分）
评分标准：有效投诉每件扣10分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'weights-mismatch');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这一级的权重加起来是60%+30%＝90%，不是100%。',
    en: 'The weights of this level add up to 60% + 30% = 90%, not 100%.',
  });
  expect(report?.advice?.zh).toBe('核对各栏目的权重；有一个栏目没有写的，补上。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('日常巡查');
});
