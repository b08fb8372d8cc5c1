import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：高职院校就业评分表

1.就业质量（10分）
评分标准：对口就业率比上年提高2%以上。未达到要求的扣10分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'percent-or-points');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“提高2%”说的是一个比率的变化：从40%到42%，还是提高原数的2%（到40.8%），要写清。',
    en: '"提高2%" speaks of a rate that changes: from 40% to 42%, or by 2% of it to 40.8%?',
  });
  expect(report?.advice?.zh).toBe('前一种写“2个百分点”，后一种写“比上年增长2%”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('2%');
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
