import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：供电服务评分表

1.抢修及时率（5分）
评分标准：抢修及时率低于90%的扣2分，低于80%的扣2分，低于60%的扣5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'idle-rule');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“低于80%的扣2分”和“抢修及时率低于90%的扣2分”分数相同，写不写都一样。',
    en: '"低于80%的扣2分" is worth the same as "抢修及时率低于90%的扣2分": it changes nothing.',
  });
  expect(report?.advice?.zh).toBe('核对两条的分数和界限，或删去一条。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('低于80%的扣2分');
});
