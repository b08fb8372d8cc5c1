import { expect, test } from 'vitest';
import type { Branch, Clause, Fact, Group, Item, Multiplier } from '@rubric-lang/model';
import { extentOf } from './extent.ts';

const span = { start: 0, end: 0 };
const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** `taking(500)`, `taking(500, 4)`: a deduction once, or for each of at most so many; null: any number. */
function taking(
  points: number,
  most?: number | null,
): { readonly branch: (key: string) => Branch; readonly fact: (key: string) => Fact } {
  const times = (key: string): Multiplier =>
    most === undefined
      ? { kind: 'once' }
      : { kind: 'each', fact: { item: 'i', fact: key }, every: 1, free: 0, remainder: 'drop' };
  return {
    branch: (key) => ({
      key: `${key}b`,
      label: key,
      when: most === undefined ? { kind: 'plain', fact: { item: 'i', fact: key }, holds: true } : { kind: 'always' },
      times: times(key),
      amount: { kind: 'points', points },
    }),
    fact: (key) => ({
      key,
      item: 'i',
      named: false,
      label: key,
      polarity: 'fault',
      type:
        most === undefined
          ? { kind: 'yes-no' }
          : most === null
            ? { kind: 'count', unit: '次' }
            : { kind: 'count', unit: '次', most },
    }),
  };
}

function item(
  rules: readonly ReturnType<typeof taking>[],
  groups: readonly Group[] = [],
  caps: readonly (number | null)[] = [],
): Item {
  const keys = rules.map((_, at) => `c${String(at)}`);
  const clauses = rules.map((rule, at): Clause => ({
    key: keys[at]!,
    text: keys[at]!,
    kind: 'deduct-flat',
    status: 'understood',
    scoredBy: 'computed',
    effect: { kind: 'deduct' },
    branches: [rule.branch(keys[at]!)],
    combine: 'sum',
    cap: caps[at] ?? null,
    span: { start: at, end: at },
    range,
    notes: [],
  }));
  return {
    kind: 'item',
    key: 'i',
    named: false,
    number: '',
    mark: '',
    title: '',
    printed: '',
    points: 2000,
    role: 'ordinary',
    base: 2000,
    floor: 0,
    ceiling: 2000,
    notApplicable: null,
    appliesTo: [],
    fields: [],
    statements: [],
    facts: rules.map((rule, at) => rule.fact(keys[at]!)),
    clauses,
    groups,
    span,
    range,
  };
}

test.each([
  ['1+0.5×4+0.5+1=4.5', item([taking(1000), taking(500, 4), taking(500), taking(1000)]), 4500],
  ['0.5', item([taking(500)]), 500],
  ['1×n', item([taking(1000, null)]), null],
  ['0.5+1×n', item([taking(500), taking(1000, null)]), null],
])('%s', (sum, rules, most) => {
  const extent = extentOf(rules, ['deduct']);
  expect(extent.most).toBe(most);
  expect(extent.sum).toBe(sum);
});

test('a ladder counts its largest step, a cap what it lets through', () => {
  const ladder: Group = { key: 'g', kind: 'ladder', effect: 'deduct', members: ['c0', 'c1'], points: null, text: '' };
  expect(extentOf(item([taking(1000), taking(1500), taking(500)], [ladder]), ['deduct'])).toMatchObject({
    most: 2000,
    sum: '1.5+0.5=2',
  });
  const cap: Group = { key: 'g', kind: 'cap', effect: 'deduct', members: ['c0', 'c1'], points: 1200, text: '' };
  expect(extentOf(item([taking(1000), taking(1500), taking(500)], [cap]), ['deduct'])).toMatchObject({
    most: 1700,
    sum: '1.2+0.5=1.7',
  });
  expect(extentOf(item([taking(1000, null)], [], [3000]), ['deduct']).most).toBe(3000);
});

test('a count that the model leaves open ends where the document says so', () => {
  expect(extentOf(item([taking(500, null)]), ['deduct'], () => 3)).toMatchObject({ most: 1500, sum: '0.5×3' });
});
