import type { Facts, Grade, Rubric } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { clauseOf, factOf, itemOf, rubricOf } from './fixtures/small-rubric.ts';
import { mergeRaters } from './raters.ts';
import { score } from './score.ts';
import { standings } from './standing.ts';
import { cohort } from './statistics.ts';
import { tally } from './tally.ts';

const rate = factOf('rate', { kind: 'quantity', unit: '%', scale: 1, least: '0', most: '100' }, 'merit');
const rateRef = { item: 'i', fact: 'rate' };

function unit(subject: string, value: number | undefined, more: Partial<Facts> = {}): Facts {
  return { subject, declared: {}, items: value === undefined ? {} : { i: { rate: value } }, othersMet: false, ...more };
}

/** 第1名得3分，第2—3名得2分；高于平均值加1分. */
const ranked = rubricOf([
  itemOf(
    'i',
    5000,
    [rate],
    [
      clauseOf('first', {
        effect: { kind: 'award' },
        when: { kind: 'rank', fact: rateRef, order: 'high-first', from: 1, to: 1, last: false },
        points: 3000,
      }),
      clauseOf('next', {
        effect: { kind: 'award' },
        when: { kind: 'rank', fact: rateRef, order: 'high-first', from: 2, to: 3, last: false },
        points: 2000,
      }),
      clauseOf('above', {
        effect: { kind: 'award' },
        when: {
          kind: 'compare',
          quantity: {
            kind: 'subtract',
            left: { kind: 'fact', ref: rateRef },
            right: { kind: 'statistic', statistic: 'mean', ref: rateRef },
          },
          unit: '%',
          bounds: [{ op: '>', value: '0' }],
        },
        points: 1000,
      }),
    ],
    { base: 0 },
  ),
]);

describe('rules over the cohort', () => {
  const subjects = [unit('甲', 95), unit('乙', 90), unit('丙', 90), unit('丁', 80), unit('戊', undefined)];
  const statistics = cohort(ranked, subjects);

  test('statistics hold those of whom the quantity is known, ascending', () => {
    expect(statistics).toEqual({ groups: { '': [{ item: 'i', fact: 'rate', values: ['80', '90', '90', '95'] }] } });
  });

  test('equal values share the better place, and the next is skipped', () => {
    // 95, 90, 90, 80: the mean is 88.75.
    expect(subjects.map((facts) => score(ranked, facts, statistics).total)).toEqual([
      { least: 4000, most: 4000 },
      { least: 3000, most: 3000 },
      { least: 3000, most: 3000 },
      { least: 0, most: 0 },
      { least: 0, most: 4000 },
    ]);
  });

  test('without statistics they are 待评', () => {
    expect(score(ranked, unit('甲', 95)).items[0]).toMatchObject({ state: 'pending', score: { least: 0, most: 4000 } });
  });

  test('分组 splits the cohort', () => {
    const grouped = [unit('甲', 95, { group: 'A' }), unit('乙', 90, { group: 'B' })];
    const each = cohort(ranked, grouped);
    expect(grouped.map((facts) => score(ranked, facts, each).total.least)).toEqual([3000, 3000]);
  });
});

const grades: readonly Grade[] = [
  {
    name: '优秀',
    bounds: [{ op: '>=', points: 9000 }],
    quota: { kind: 'share', percent: '50' },
    span: { start: 0, end: 0 },
  },
  {
    name: '合格',
    bounds: [
      { op: '>=', points: 6000 },
      { op: '<', points: 9000 },
    ],
    quota: null,
    span: { start: 0, end: 0 },
  },
];
const graded: Rubric = rubricOf(
  [
    itemOf(
      'i',
      10000,
      [factOf('missed', { kind: 'count', unit: '次' })],
      [clauseOf('c', { each: { item: 'i', fact: 'missed' }, points: 500 })],
    ),
  ],
  { grades },
);
const missing = (subject: string, missed: number | undefined, more: Partial<Facts> = {}): Facts => ({
  subject,
  declared: {},
  items: missed === undefined ? {} : { i: { missed } },
  othersMet: false,
  ...more,
});

describe('standings', () => {
  const stand = (subjects: readonly Facts[]): readonly (readonly [number | null, string | null])[] =>
    standings(
      graded,
      subjects,
      subjects.map((facts) => score(graded, facts)),
    ).map(({ rank, grade }) => [rank, grade]);

  test('rank, and fill a quota from the top; who is left out has the next grade', () => {
    expect(stand([missing('甲', 0), missing('乙', 1), missing('丙', 2), missing('丁', 4)])).toEqual([
      [1, '优秀'],
      [2, '优秀'],
      [3, '合格'],
      [4, '合格'],
    ]);
  });

  test('let none of equals in when they overfill the quota', () => {
    expect(stand([missing('甲', 1), missing('乙', 1), missing('丙', 1), missing('丁', 8)])).toEqual([
      [1, '合格'],
      [1, '合格'],
      [1, '合格'],
      [4, '合格'],
    ]);
  });

  test('leave open what a pending total may change', () => {
    expect(stand([missing('甲', 0), missing('乙', 1), missing('丙', undefined)])).toEqual([
      [1, null],
      // 甲 is before it whatever comes of 丙, and there is one place.
      [null, '合格'],
      [null, null],
    ]);
  });

  test('stand within the 分组', () => {
    expect(stand([missing('甲', 4, { group: 'A' }), missing('乙', 0, { group: 'B' })])).toEqual([
      [1, '合格'],
      [1, '合格'],
    ]);
  });
});

describe('several raters', () => {
  const judged = rubricOf(
    [
      itemOf(
        'i',
        10000,
        [
          factOf('work', { kind: 'judgement', least: 0, most: 10000, step: 500 }, 'merit'),
          factOf('missed', { kind: 'count', unit: '次' }),
        ],
        [
          clauseOf('given', { effect: { kind: 'award' }, judged: { item: 'i', fact: 'work' }, points: 10000 }),
          clauseOf('c', { each: { item: 'i', fact: 'missed' }, points: 500 }),
        ],
        { base: 0 },
      ),
    ],
    { raters: { count: 5, dropHighest: 1, dropLowest: 1 } },
  );
  const sheet = (work: number, missed = 1): Facts => ({
    declared: {},
    items: { i: { work, missed } },
    othersMet: false,
  });

  test('the highest and lowest are left out, the rest is averaged exactly, before rounding', () => {
    const { facts, disagreements } = mergeRaters(
      judged,
      [8, 9.5, 7, 8.5, 8.5].map((work) => sheet(work)),
    );
    expect(disagreements).toEqual([]);
    expect(facts.items['i']).toEqual({ work: '25/3', missed: 1 });
    // 8.333… − 0.5, rounded where the clause's amount is.
    expect(score(judged, facts).total).toEqual({ least: 7830, most: 7830 });
  });

  test('counts have to agree', () => {
    const { facts, disagreements } = mergeRaters(judged, [sheet(8, 1), sheet(8, 2)]);
    expect(disagreements).toEqual([{ ref: { item: 'i', fact: 'missed' }, label: 'missed', values: [1, 2] }]);
    expect(facts.items['i']).toEqual({ work: 8 });
  });

  test('levels are averaged by their points', () => {
    const levels = rubricOf([
      itemOf(
        'i',
        10000,
        [factOf('level', { kind: 'level', levels: ['好', '较好', '差'] }, 'merit')],
        [
          {
            ...clauseOf('scale', { effect: { kind: 'award' }, points: 0 }),
            combine: 'first',
            branches: [
              ['好', 10000],
              ['较好', 7000],
              ['差', 0],
            ].map(([level, points]) => ({
              key: `scale.${String(level)}`,
              label: String(level),
              when: { kind: 'level', fact: { item: 'i', fact: 'level' }, levels: [String(level)] },
              times: { kind: 'once' },
              amount: { kind: 'points', points: Number(points) },
            })),
          },
        ],
        { base: 0 },
      ),
    ]);
    const given = (level: string): Facts => ({ declared: {}, items: { i: { level } }, othersMet: false });
    const { facts } = mergeRaters(levels, ['好', '较好', '较好'].map(given));
    expect(facts.items['i']).toEqual({ level: '好、较好×2' });
    expect(score(levels, facts).total).toEqual({ least: 8000, most: 8000 });
  });
});

test('findings add up: counts are summed, one makes a yes/no true, an item with a finding is inspected', () => {
  const table = rubricOf([
    itemOf(
      'i',
      5000,
      [factOf('missed', { kind: 'count', unit: '次' }), factOf('none', { kind: 'yes-no' }), rate],
      [clauseOf('c', { each: { item: 'i', fact: 'missed' }, points: 500 })],
    ),
  ]);
  const found = tally(table, [
    { item: 'i', fact: 'missed', value: 2, where: '县委组织部' },
    { item: 'i', fact: 'missed', value: null, where: '乡镇' },
    { item: 'i', fact: 'none', value: false },
    { item: 'i', fact: 'none', value: null },
    { item: 'i', fact: 'rate', value: 90 },
    { item: 'i', fact: 'rate', value: 91 },
    { item: 'i', fact: 'other', value: true },
  ]);
  expect(found.facts.items).toEqual({ i: { missed: 3, none: true } });
  expect(found.conflicts).toEqual([{ ref: { item: 'i', fact: 'rate' }, label: 'rate', values: [90, 91] }]);
  expect(found.unknown).toHaveLength(1);
});
