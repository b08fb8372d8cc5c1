import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：家庭医生签约服务评分表

1.随访服务（6分）
评分标准：全年随访不少于4次，每少1次扣1分，最多扣5分；未建立健康档案的扣2分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'idle-cap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '封顶写的是5分，不封顶最多也只有4分，用不上。',
    en: 'The cap is 5; without it the rules come to 4, so it never counts.',
  });
  expect(report?.advice?.zh).toBe('核对封顶的分数，或删去这句。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('最多扣5分');
});
