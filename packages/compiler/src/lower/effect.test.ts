import { itemsOf, type Effect } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

const effects = (rules: string): readonly (Effect | undefined)[] => {
  const { draft } = compile('a.rubric', () => `评分表：甲\n\n1. 监控系统（8分）\n评分标准：${rules}\n`);
  return itemsOf(draft.sections).flatMap((it) => it.clauses.map(({ effect }) => effect));
};

test('不扣分 behind a ladder spares every step of it, and nothing besides', () => {
  const rules =
    '误差超标的，每台扣1分；断线不满1小时的扣1分，1小时以上不满4小时的扣2分，4小时以上的扣4分，因停电检修的不扣分。';
  expect(effects(rules).at(-1)).toEqual({ kind: 'waive', targets: ['r2', 'r3', 'r4'] });
});

test('不扣分 behind another clause spares that clause', () => {
  expect(effects('误差超标的，每台扣1分；迟报的，每次扣2分（因通讯中断的不扣分）。').at(-1)).toEqual({
    kind: 'waive',
    targets: ['r2'],
  });
  expect(effects('合格率低于90%的扣1分；合格率低于80%的扣3分，因停电的不扣分。').at(-1)).toEqual({
    kind: 'waive',
    targets: ['r2'],
  });
});
