import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：乡村旅游点评分表

1.文化活动（3分）
评分标准：视活动开展情况酌情给分，未做记录的扣0.5分。
起评：0分
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'base-not-printed');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '本项又给分又扣分，印出来的文字没有说从3分往下扣还是从0分往上加；现从0分起算。',
    en: 'This item awards and deducts, and the printed text does not say whether it starts at 3 or at 0; it now starts at 0.',
  });
  expect(report?.advice?.zh).toBe('修订时写进细则，例如“在3分基础上扣”或“先按……给分，再扣……”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（3分）');
});
