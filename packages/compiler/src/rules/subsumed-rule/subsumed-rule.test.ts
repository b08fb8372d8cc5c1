import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：物业公司评分表

1.业主测评（5分）
评分标准：未开展业主满意度测评的扣3分，业主满意度测评低于80%的扣2分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'subsumed-rule');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“未开展业主满意度测评”时“业主满意度测评低于80%的扣2分”也必然成立，两条一起扣3+2=5分（本项5分）。',
    en: 'Where "未开展业主满意度测评", "业主满意度测评低于80%的扣2分" holds too: together they take 3 + 2 = 5 (the item has 5).',
  });
  expect(report?.advice?.zh).toBe('若只扣大的一条，写“不重复扣分”，或把小的一条写成“有……但……的”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('业主满意度测评低于80%的扣2分');
});
