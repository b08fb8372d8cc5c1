import { itemsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

function item(rules: string) {
  const { draft } = compile('a.rubric', () => `评分表：甲\n\n1. 综合防尘（9分）\n评分标准：${rules}\n`);
  const [only] = itemsOf(draft.sections);
  const capped = only?.groups.filter((it) => it.kind === 'cap').map(({ members, points }) => ({ members, points }));
  return { statuses: only?.clauses.map((it) => it.status), capped };
}

test('以上两条 covers the two clauses before it and none besides', () => {
  expect(
    item('记录缺失的，扣1分；粉尘超标的，每处扣0.5分；未佩戴口罩的，每人扣0.2分。以上两条累计扣分不超过4分。'),
  ).toEqual({
    statuses: ['understood', 'understood', 'understood', 'understood'],
    capped: [{ members: ['r2', 'r3'], points: 4000 }],
  });
});

test('以上各条 covers all of them', () => {
  expect(
    item('记录缺失的，扣1分；粉尘超标的，每处扣0.5分；未佩戴口罩的，每人扣0.2分。以上各条累计扣分不超过4分。').capped,
  ).toEqual([{ members: ['r1', 'r2', 'r3'], points: 4000 }]);
});

test('a number of 条 that may be counted in two ways, or is not there, is not understood', () => {
  expect(
    item('记录缺失的，扣1分，未张贴的，扣1分；粉尘超标的，每处扣0.5分。以上两条累计扣分不超过2分。'),
  ).toMatchObject({ statuses: ['understood', 'understood', 'understood', 'not-understood'], capped: [] });
  expect(item('粉尘超标的，每处扣0.5分。以上两条累计扣分不超过2分。').capped).toEqual([]);
});
