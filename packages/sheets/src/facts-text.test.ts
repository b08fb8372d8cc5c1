import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts, FactValue } from '@rubric-lang/model';
import { smallRubric } from './fixtures/small-rubric.ts';
import { factsText, filledFacts, readFacts } from './index.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const decimal = fc
  .tuple(fc.nat(99999), fc.nat(99))
  .map(([whole, rest]) => (rest === 0 ? `${whole}` : `${whole}.${String(rest).padStart(2, '0')}`.replace(/0$/, '')));
const present = (record: Readonly<Record<string, FactValue | undefined>>): Readonly<Record<string, FactValue>> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, FactValue] => entry[1] !== undefined));

const facts: fc.Arbitrary<Facts> = fc
  .record({
    subject: fc.constantFrom('甲县', '是', '0.50', '- 乙', 'a: b', '“引号”'),
    category: maybe(fc.constantFrom('山区', '平原')),
    declared: maybe(decimal.map((value) => value.split('.')[0] ?? '0')),
    first: fc.oneof(
      fc.constant('not-applicable' as const),
      fc.record({ 未成立领导小组: maybe(fc.boolean()), 少开专题会: maybe(fc.nat(20)) }).map(present),
    ),
    second: fc
      .record({
        参与率: maybe(decimal),
        成效: maybe(fc.constantFrom('好', '较好', '一般')),
        考评组打分: maybe(fc.constantFrom(0, 0.5, 2)),
      })
      .map(present),
    othersMet: fc.boolean(),
  })
  .map(({ subject, category, declared, first, second, othersMet }) => ({
    subject,
    ...(category === undefined ? {} : { category }),
    declared: declared === undefined ? {} : { 党员总数: declared },
    items: { 组织领导1: first, 部门配合1: second },
    othersMet,
  }));

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('json' as const, 'yaml' as const),
      (all, format) => {
        const { records, problems } = readFacts(smallRubric, format, factsText(all, format));
        expect(problems).toEqual([]);
        expect(records.map((record) => record.facts)).toEqual(all);
      },
    ),
    { numRuns: 200 },
  );
});

test('facts of a filled workbook, and what does not fit in it', () => {
  const { facts: read, problems } = filledFacts(smallRubric, {
    subject: '甲县',
    category: '',
    states: [
      { item: '组织领导1', text: '空项' },
      { item: '考勤1', text: '已考评' },
      { item: '部门配合1', text: '' },
    ],
    facts: [
      { item: '', fact: '党员总数', text: '120' },
      { item: '部门配合1', fact: '参与率', text: '88.5' },
      { item: '部门配合1', fact: '成效', text: '很好' },
      { item: '组织领导1', fact: '少开专题会', text: '2' },
      { item: '考勤1', fact: '出勤率', text: '' },
      { item: '考勤1', fact: '改了名', text: '1' },
    ],
  });
  expect(read).toEqual({
    subject: '甲县',
    declared: { 党员总数: '120' },
    items: { 组织领导1: 'not-applicable', 考勤1: {}, 部门配合1: { 参与率: '88.5' } },
    othersMet: false,
  });
  expect(problems.map(({ zh }) => zh)).toEqual([
    '“部门配合1”的“成效”应写“好”、“较好”、“一般”之一，不能写“很好”',
    '“组织领导1”写了“空项”，又写了“每少开1次专题会”，请留一样',
    '评分表里没有“改了名”这一条',
  ]);
});
