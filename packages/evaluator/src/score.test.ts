import type { Branch, Clause, Effect, Fact, Facts, Item, Rubric } from '@rubric-lang/model';
import { describe, expect, it } from 'vitest';
import { score } from './score.ts';

const span = { start: 0, end: 0 };
const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function fact(key: string, type: Fact['type'], polarity: Fact['polarity'] = 'fault', item: string | null = 'i'): Fact {
  return { key, item, named: false, label: key, question: key, type, polarity };
}

function clause(key: string, effect: Effect, branches: readonly Partial<Branch>[], more: Partial<Clause> = {}): Clause {
  return {
    key,
    text: key,
    kind: 'deduct-flat',
    status: 'understood',
    scoredBy: 'computed',
    effect,
    branches: branches.map((branch, index) => ({
      key: `${key}.${String(index)}`,
      label: key,
      when: { kind: 'always' },
      times: { kind: 'once' },
      amount: { kind: 'points', points: 0 },
      ...branch,
    })),
    combine: 'sum',
    cap: null,
    span,
    range,
    notes: [],
    ...more,
  };
}

function item(
  key: string,
  points: number,
  facts: readonly Fact[],
  clauses: readonly Clause[],
  more: Partial<Item> = {},
): Item {
  return {
    kind: 'item',
    key,
    named: false,
    number: '',
    mark: '',
    title: key,
    printed: key,
    points,
    role: 'ordinary',
    base: points,
    floor: 0,
    ceiling: points,
    notApplicable: null,
    appliesTo: [],
    fields: [],
    statements: [],
    facts,
    clauses,
    groups: [],
    span,
    range,
    ...more,
  };
}

function rubric(items: readonly Item[], more: Partial<Rubric> = {}): Rubric {
  return {
    version: 1,
    language: 'zh-CN',
    path: 'x.rubric',
    title: 'x',
    header: [],
    year: null,
    appliesTo: [],
    columns: [],
    notes: [],
    signatures: [],
    declaredTotal: null,
    total: items.reduce((sum, { points }) => sum + (points ?? 0), 0),
    totalCap: null,
    negativeTotal: false,
    rounding: { step: 10, mode: 'half-away' },
    judgementStep: 500,
    categories: [],
    groups: [],
    raters: null,
    grades: [],
    facts: [],
    verdicts: null,
    sections: items,
    examples: [],
    provisions: [],
    gates: { printable: true, computable: true, issuable: false },
    digests: { text: '', meaning: '' },
    ...more,
  };
}

const none: Facts = { declared: {}, items: {}, othersMet: false };
const ref = (name: string): { readonly item: string; readonly fact: string } => ({ item: 'i', fact: name });

describe('an item of deductions', () => {
  const table = rubric([
    item(
      'i',
      2000,
      [fact('group', { kind: 'yes-no' }), fact('missed', { kind: 'count', unit: '次' })],
      [
        clause('c1', { kind: 'deduct' }, [
          { when: { kind: 'plain', fact: ref('group'), holds: true }, amount: { kind: 'points', points: 1000 } },
        ]),
        clause('c2', { kind: 'deduct' }, [
          {
            times: { kind: 'each', fact: ref('missed'), every: 1, free: 0, remainder: 'drop' },
            amount: { kind: 'points', points: 500 },
          },
        ]),
      ],
    ),
  ]);

  it('is 待评 without a record, between nothing and everything', () => {
    const sheet = score(table, none);
    expect(sheet.total).toEqual({ least: 0, most: 2000 });
    expect(sheet.items[0]).toMatchObject({ state: 'pending', pending: [ref('group'), ref('missed')] });
  });

  it('takes a missing fault of an inspected item for 未发现', () => {
    expect(score(table, { ...none, items: { i: {} } }).total).toEqual({ least: 2000, most: 2000 });
  });

  it('counts, and stops at 0', () => {
    const sheet = score(table, { ...none, items: { i: { group: true, missed: 3 } } });
    expect(sheet.total).toEqual({ least: 0, most: 0 });
    expect(sheet.items[0]?.clauses).toEqual([
      { clause: 'c1', branches: ['c1.0'], count: 1, points: -1000, uncapped: -1000, capped: false },
      { clause: 'c2', branches: ['c2.0'], count: 3, points: -1500, uncapped: -1500, capped: false },
    ]);
  });

  it('is best where the rest is met', () => {
    const sheet = score(table, { ...none, items: { i: { missed: 1 } }, othersMet: true });
    expect(sheet.total).toEqual({ least: 1500, most: 1500 });
    expect(sheet.items[0]?.state).toBe('scored');
  });
});
