import { itemsOf, type Multiplier } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

function counted(rules: string, choice: string): readonly (Multiplier | undefined)[] {
  const { draft } = compile('a.rubric', () => `评分表：甲\n\n1. 整改（5分）\n评分标准：${rules}\n读作：${choice}\n`);
  return itemsOf(draft.sections).flatMap((it) => it.clauses.map(({ branches }) => branches[0]?.times));
}

test('days that are counted, and those beyond a number of them, are one quantity', () => {
  const [all, beyond] = counted(
    '隐患整改逾期的，每天扣0.3分；隐患整改逾期超过3天的，每天再扣0.2分。',
    '隐患整改逾期超过3天的＝只算超过的',
  );
  expect(all).toMatchObject({ kind: 'steps', from: '0', direction: 'above' });
  expect(JSON.stringify(all)).toContain('"隐患整改逾期"');
  const quantity = all?.kind === 'steps' ? all.quantity : null;
  expect(beyond).toMatchObject({ kind: 'steps', from: '3', direction: 'above', quantity });
});
