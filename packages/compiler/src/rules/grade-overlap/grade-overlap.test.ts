import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：驾校教学质量评分表
总分：100分

1.教学管理（100分）
评分标准：学员有效投诉每件扣5分，扣完为止。

等次：
- 合格：60分以上
- 不合格：60分以下
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'grade-overlap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“合格”和“不合格”都包括60分，正好60分时算哪一档？',
    en: '"合格" and "不合格" both hold 60: which is a total of exactly 60?',
  });
  expect(report?.advice?.zh).toBe('“以上”“以下”都含本数；下一档写“不满60分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('- 不合格：60分以下');
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
