import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：公交车辆检查评分表
说明：各项扣分扣完为止。

1.车厢卫生（2分）
扣分标准：车窗不洁的扣1分；车厢有积水的扣3分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'oversized-rule');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“车厢有积水的扣3分”一条就是3分，本项只有2分。',
    en: '"车厢有积水的扣3分" alone is worth 3 points, the item has 2.',
  });
  expect(report?.advice?.zh).toBe('核对两个数：是本项应为3分，还是这一条应在2分以内。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('车厢有积水的扣3分');
});
