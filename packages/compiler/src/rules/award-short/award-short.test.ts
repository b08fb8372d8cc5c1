import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：供水服务评分表

1.水质合格率（10分）
评分标准：水质合格率98%（含）以上得8分，95%（含）—98%（不含）得5分，95%（不含）以下得0分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'award-short');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '各条得分合计最多8分，本项是10分，有2分谁也得不到。',
    en: 'All awards together come to 8, the item has 10: 2 that nobody can earn.',
  });
  expect(report?.advice?.zh).toBe('把2分加到其中的条款上，或把本项改为8分（上一级的分值也要跟着改）。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（10分）');
});
