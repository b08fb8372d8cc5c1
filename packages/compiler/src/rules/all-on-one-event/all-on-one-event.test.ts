import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：渡口安全考核评分表
总分：100分

1.水上安全（20分）
评分标准：发生水上交通事故的，不得分。

2.日常管理（80分）
评分标准：未按规定检查的，每次扣4分，扣完为止。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'all-on-one-event');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '本项20分（全表100分）只有“不得分”，没有扣一部分的情形：出一次事就失去全部20分。',
    en: 'The 20 points of this item (of 100 in all) can only be lost whole: one event costs everything.',
  });
  expect(report?.advice?.zh).toBe('本意如此的可以不改；否则补一两条部分扣分的情形。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（20分）');
});
