import type { Facts, Formula, Group, Item, Section } from '@rubric-lang/model';
import { describe, expect, it } from 'vitest';
import { explainSheet } from './explain-sheet.ts';
import { clauseOf, factOf, itemOf, rubricOf } from './fixtures/small-rubric.ts';
import { reach } from './reach.ts';
import { score } from './score.ts';

const none: Facts = { declared: {}, items: {}, othersMet: false };
const ref = (fact: string): { readonly item: string; readonly fact: string } => ({ item: 'i', fact });

describe('an item of deductions', () => {
  const table = rubricOf([
    itemOf(
      'i',
      2000,
      [factOf('group', { kind: 'yes-no' }), factOf('missed', { kind: 'count', unit: '次' })],
      [
        clauseOf('c1', { when: { kind: 'plain', fact: ref('group'), holds: true }, points: 1000 }),
        clauseOf('c2', { each: ref('missed'), points: 500 }),
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
      { clause: 'c1', branches: ['c1.1'], count: 1, points: -1000, uncapped: -1000, capped: false },
      { clause: 'c2', branches: ['c2.1'], count: 3, points: -1500, uncapped: -1500, capped: false },
    ]);
  });

  it('tells the losses, no more than the item had', () => {
    const sheet = score(table, { ...none, items: { i: { group: true, missed: 3 } } });
    expect(explainSheet(table, sheet).map(({ clause, points, reason }) => [clause, points, reason.zh])).toEqual([
      ['c1', 1000, '“c1”：扣1分'],
      ['c2', 1000, '“c2”：3次，扣1分（扣完为止）'],
    ]);
  });

  it('is best where the rest is met', () => {
    const sheet = score(table, { ...none, items: { i: { missed: 1 } }, othersMet: true });
    expect(sheet.total).toEqual({ least: 1500, most: 1500 });
    expect(sheet.items[0]?.state).toBe('scored');
  });

  it('reaches its ends, with facts to prove it', () => {
    const { total, items } = reach(table);
    expect([total.score, total.tight]).toEqual([{ least: 0, most: 2000 }, true]);
    for (const { score: own, least, most } of [total, ...items]) {
      expect(score(table, least ?? none).total.most).toBe(own.least);
      expect(score(table, most ?? none).total.least).toBe(own.most);
    }
  });
});

describe('the order of what happens to an item', () => {
  const table = rubricOf(
    [
      itemOf(
        'i',
        5000,
        ['done', 'missed', 'bad', 'worse', 'extra'].map((key) => factOf(key, { kind: 'yes-no' })),
        [
          clauseOf('award', {
            effect: { kind: 'award' },
            when: { kind: 'plain', fact: ref('done'), holds: true },
            points: 4000,
          }),
          clauseOf('deduct', { when: { kind: 'plain', fact: ref('missed'), holds: true }, points: 3000 }),
          clauseOf('zero', {
            effect: { kind: 'zero' },
            when: { kind: 'plain', fact: ref('bad'), holds: true },
            points: 0,
          }),
          clauseOf('below', {
            effect: { kind: 'below-zero' },
            when: { kind: 'plain', fact: ref('worse'), holds: true },
            points: 2000,
          }),
          clauseOf('bonus', {
            effect: { kind: 'bonus' },
            when: { kind: 'plain', fact: ref('extra'), holds: true },
            points: 1000,
          }),
        ],
        { base: 2000 },
      ),
    ],
    { negativeTotal: true },
  );
  const of = (...facts: readonly string[]): number =>
    score(table, { ...none, items: { i: Object.fromEntries(facts.map((fact) => [fact, true])) } }).total.least;

  it('awards up to the points, then deductions down to 0, then below 0, then what is on top', () => {
    expect(of()).toBe(2000);
    expect(of('done')).toBe(5000);
    expect(of('done', 'missed')).toBe(2000);
    expect(of('missed')).toBe(0);
    expect(of('missed', 'worse')).toBe(-2000);
    expect(of('missed', 'worse', 'extra')).toBe(-1000);
  });

  it('zero-outs leave nothing but what goes below 0', () => {
    expect(of('done', 'bad')).toBe(0);
    expect(of('done', 'bad', 'extra')).toBe(0);
    expect(of('done', 'bad', 'worse')).toBe(-2000);
  });
});

describe('groups that share a clause', () => {
  const yes = (key: string): ReturnType<typeof clauseOf> =>
    clauseOf(key, { when: { kind: 'plain', fact: ref(key), holds: true }, points: 1000 });
  const lost = (...groups: readonly Omit<Group, 'effect' | 'text'>[]): number => {
    const keys = ['a', 'b', 'c'];
    const item = itemOf(
      'i',
      5000,
      keys.map((key) => factOf(key, { kind: 'yes-no' })),
      keys.map(yes),
      { groups: groups.map((group) => ({ ...group, effect: 'deduct', text: '' })) },
    );
    const facts = { ...none, items: { i: Object.fromEntries(keys.map((key) => [key, true])) } };
    return 5000 - score(rubricOf([item]), facts).total.least;
  };

  it('sum it once under a cap', () => {
    const inner = { key: 'g', kind: 'cap', members: ['a', 'b'], points: 5000 } as const;
    expect(lost(inner, { key: 'h', kind: 'cap', members: ['a', 'g', 'c'], points: 3000 })).toBe(3000);
    expect(lost(inner, { key: 'h', kind: 'cap', members: ['a', 'g', 'c'], points: 2500 })).toBe(2500);
  });

  it('keep all of the largest member, whatever else it stands in', () => {
    const inner = { key: 'g', kind: 'cap', members: ['a', 'b'], points: 5000 } as const;
    expect(lost(inner, { key: 'h', kind: 'highest', members: ['a', 'g', 'c'], points: null })).toBe(2000);
  });
});

describe('a division by 0', () => {
  const share: Formula = {
    kind: 'divide',
    left: { kind: 'fact', ref: ref('part') },
    right: { kind: 'fact', ref: ref('all') },
  };
  const facts = [
    factOf('part', { kind: 'count', unit: '人' }, 'neutral'),
    factOf('all', { kind: 'count', unit: '人' }, 'neutral'),
  ];
  const few = { kind: 'compare', quantity: share, unit: '', bounds: [{ op: '<', value: '0.5' }] } as const;
  const recorded: Facts = { ...none, items: { i: { part: 0, all: 0 } } };

  it('leaves the item 待评, and names what it divides by', () => {
    const sheet = score(rubricOf([itemOf('i', 2000, facts, [clauseOf('c', { when: few, points: 500 })])]), recorded);
    expect(sheet.items[0]).toMatchObject({
      state: 'pending',
      score: { least: 1500, most: 2000 },
      pending: [ref('all')],
    });
  });

  it('leaves a verdict of the file open', () => {
    const effect = { kind: 'verdict', verdict: { kind: 'total-zero' } } as const;
    const verdicts = { key: 'i', title: '', facts, clauses: [clauseOf('c', { effect, when: few, points: 0 })] };
    const table = rubricOf([itemOf('j', 2000, [], [])], { verdicts });
    expect(score(table, recorded)).toMatchObject({ total: { least: 0, most: 2000 }, pendingVerdicts: [ref('all')] });
    expect(score(table, { ...none, items: { i: { part: 4, all: 5 } } }).pendingVerdicts).toBeUndefined();
  });
});

describe('空项', () => {
  const item = (key: string, points: number, notApplicable: Item['notApplicable']): Item =>
    itemOf(
      key,
      points,
      [factOf('missed', { kind: 'count', unit: '次' }, 'fault', key)],
      [clauseOf('c', { each: { item: key, fact: 'missed' }, points: 500 })],
      { notApplicable },
    );
  const section = (key: string, children: Section['children'], more: Partial<Section> = {}): Section => ({
    kind: 'section',
    key,
    number: '',
    mark: '',
    title: key,
    printed: key,
    points: children.reduce((sum, child) => sum + (child.points ?? 0), 0),
    declared: null,
    role: 'ordinary',
    cap: null,
    weight: null,
    average: false,
    notApplicable: null,
    fields: [],
    children,
    span: { start: 0, end: 0 },
    range: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...more,
  });
  const table = (own: Item['notApplicable'], more: Partial<Section> = {}): ReturnType<typeof rubricOf> =>
    rubricOf([section('s', [item('a', 6000, own), item('b', 4000, null)], more), item('c', 10000, null)]);
  const facts: Facts = { ...none, items: { a: 'not-applicable', b: { missed: 1 }, c: {} } };

  it('折算 stretches what the others earned, rounded once', () => {
    // 3.5 of 4 over 10 is 8.75.
    expect(score(table('redistribute'), facts).total.least).toBe(18750);
  });

  it('得满分, 不计', () => {
    expect(score(table('full'), facts).total.least).toBe(6000 + 3500 + 10000);
    expect(score(table('omit'), facts).total.least).toBe(3500 + 10000);
  });

  it('a section with nothing that applies is itself 空项', () => {
    const alone = rubricOf([
      section('s', [item('a', 6000, 'redistribute')], { notApplicable: 'redistribute' }),
      item('c', 10000, null),
    ]);
    const sheet = score(alone, { ...none, items: { a: 'not-applicable', c: { missed: 2 } } });
    // 9 of 10 over 16.
    expect(sheet.total.least).toBe(14400);
    expect(sheet.sections[0]?.state).toBe('not-applicable');
  });

  it('weights and means are rounded once each', () => {
    const mean = rubricOf([
      section('s', [item('a', 1000, null), item('b', 1000, null), item('d', 1000, null)], {
        average: true,
        weight: '0.3',
      }),
    ]);
    // (0.5 + 1 + 1) ÷ 3 = 0.8333… → 0.83; × 0.3 = 0.249 → 0.25.
    expect(score(mean, { ...none, items: { a: { missed: 1 }, b: {}, d: {} } }).total.least).toBe(250);
  });
});
