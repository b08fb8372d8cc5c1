import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：社区养老服务评分表

1.助餐服务（10分）
评分标准：提供早餐得4分；提供午餐得4分；提供晚餐得4分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'award-over');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '各条得分合计最多12分（4+4+4=12），本项只有10分，超出的2分不算。',
    en: 'All awards together come to 12 (4+4+4=12), the item has 10: the other 2 do not count.',
  });
  expect(report?.advice?.zh).toBe('若是有意留余地，写明“最高得10分”；若是写错，减去2分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（10分）');
});
