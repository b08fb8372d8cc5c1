import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：实验室安全检查评分表

一、安全管理（20分）

1.危化品（12分）
评分标准：未双人双锁的扣6分；台账不清的扣6分。

2.资料管理（8分）
评分标准：各类安全资料收集完整，归档及时。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'item-without-rule');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '本项8分没有写怎么得、怎么扣。',
    en: 'Nothing says how the 8 points of this item are earned or lost.',
  });
  expect(report?.advice?.zh).toBe('补一两条，例如“未……的扣1分”“……得2分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（8分）');
});
