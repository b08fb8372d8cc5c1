import { cohort, score } from '@rubric-lang/evaluator';
import { itemsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

/** The score of the only item when these facts are recorded and all else is at its best. */
function scored(rules: string, facts: Readonly<Record<string, boolean | string>>): number | null {
  const { draft } = compile('a.rubric', () => `评分表：甲\n\n1. 组织领导（5分）\n评分标准：${rules}\n`);
  const [item] = itemsOf(draft.sections);
  const subject = { declared: {}, items: { [item?.key ?? '']: facts }, othersMet: true };
  const { total } = score(draft, subject, cohort(draft, [subject]));
  return total.least === total.most ? total.least : null;
}

test('否则 speaks of the requirement in front of it, not of the clauses before', () => {
  const rules = '未签订责任书的，扣2分；领导小组实体运行，否则扣1分。';
  expect(scored(rules, {})).toBe(5000);
  expect(scored(rules, { 领导小组实体运行: false })).toBe(4000);
  expect(scored(rules, { 未签订责任书: true })).toBe(3000);
  expect(scored(rules, { 未签订责任书: true, 领导小组实体运行: false })).toBe(2000);
});

test('否则 without one is what is left over of the steps before', () => {
  const rules = '满意度90%以上得5分，80%以上得3分，否则得1分。';
  expect(scored(rules, { 满意度: '95' })).toBe(5000);
  expect(scored(rules, { 满意度: '80' })).toBe(3000);
  expect(scored(rules, { 满意度: '79.9' })).toBe(1000);
});
