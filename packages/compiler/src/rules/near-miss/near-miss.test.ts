import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：信访办理评分表

1.答复质量（5分）
评分标准：答复不规范的，每件扣1分，扣完为至。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'near-miss');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“扣完为至”像是“扣完为止”写错了。',
    en: '"扣完为至" looks like "扣完为止".',
  });
  expect(report?.advice?.zh).toBe('是错字的改为“扣完为止”；错字会让整句读不懂，或者读成别的意思。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('扣完为至');
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
