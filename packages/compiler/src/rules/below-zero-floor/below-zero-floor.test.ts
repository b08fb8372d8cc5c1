import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：药品经营检查评分表

1.处方药管理（5分）
扣分标准：无处方销售处方药的，此项不得分；因销售假药被立案的，倒扣5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'below-zero-floor');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“因销售假药被立案的，倒扣5分”碰上“无处方销售处方药的，此项不得分”，本项（5分）是0分还是-5分，没有写。',
    en: 'When "因销售假药被立案的，倒扣5分" meets "无处方销售处方药的，此项不得分", is the item (5 points) 0 or -5? Nothing says.',
  });
  expect(report?.advice?.zh).toBe(
    '现按先为0分、再倒扣到-5分计算。写明倒扣到哪里为止，例如“在总分中倒扣”或“不计负分”。',
  );
  expect(text.slice(report?.span.start, report?.span.end)).toBe('因销售假药被立案的，倒扣5分');
});
