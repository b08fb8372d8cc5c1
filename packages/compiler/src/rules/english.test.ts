import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';

const codes = (text: string) =>
  compile('a.rubric', (path) => (path === 'a.rubric' ? text : undefined)).diagnostics.map(({ code }) => code);

const item = (rules: string, points = 10, title = 'Records') =>
  `language: en\nrubric: Site safety\n\n1. ${title} (${String(points)} points)\nscoring: ${rules}\n`;

/** Code, an item that has the fault, and one that looks like it and has not. */
const cases: readonly (readonly [code: string, wrong: string, right: string])[] = [
  [
    'award-short',
    item('award 3 points if the exits are clear; award 4 points if the map is shown.'),
    item('award 6 points if the exits are clear; award 4 points if the map is shown.'),
  ],
  [
    'deductions-short',
    item('deduct 2 points if no register is kept.'),
    item('deduct 10 points if no register is kept.'),
  ],
  [
    'uncapped-deductions',
    item('deduct 1 point for each missing record.'),
    item('deduct 1 point for each missing record, at most 10 points.'),
  ],
  [
    'oversized-rule',
    item('deduct 12 points if no register is kept.'),
    item('deduct 10 points if no register is kept.'),
  ],
  [
    'tiers-inverted',
    item('deduct 5 points if the pass rate is below 90%; deduct 1 point if the pass rate is below 80%.'),
    item('deduct 5 points if the pass rate is below 90%; deduct 10 points if the pass rate is below 80%.'),
  ],
  [
    'unbounded-discretion',
    item('deduct points at discretion if the folders are untidy.'),
    item('deduct 1 to 2 points at discretion if the folders are untidy.'),
  ],
  [
    'and-or-unclear',
    item('deduct 10 points if the map is not shown and not signed.'),
    item('deduct 10 points if the map is not shown or not signed.'),
  ],
  ['near-miss', item('deduct 10 pionts if no register is kept.'), item('deduct 10 points if no register is kept.')],
  [
    'points-sum-mismatch',
    `language: en\nrubric: Site safety\ntotal: 20 points\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n`,
    `language: en\nrubric: Site safety\ntotal: 10 points\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n`,
  ],
  [
    'number-gap',
    `language: en\nrubric: Site safety\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n\n3. Exits (10 points)\nscoring: deduct 10 points if the exits are blocked.\n`,
    `language: en\nrubric: Site safety\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n\n2. Exits (10 points)\nscoring: deduct 10 points if the exits are blocked.\n`,
  ],
  [
    'rule-in-two-items',
    `language: en\nrubric: Site safety\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n\n2. Papers (10 points)\nscoring: deduct 10 points if no register is kept.\n`,
    `language: en\nrubric: Site safety\n\n1. Records (10 points)\nscoring: deduct 10 points if no register is kept.\n\n2. Papers (10 points)\nscoring: deduct 10 points if no map is kept.\n`,
  ],
];

describe('in English', () => {
  test.each(cases.map((it) => [it[0], it] as const))('%s', (_, [code, wrong, right]) => {
    expect(codes(wrong)).toContain(code);
    expect(codes(right)).not.toContain(code);
  });

  test('every message comes without a Chinese word', () => {
    for (const [, wrong] of cases)
      for (const { message, advice, fixes } of compile('a.rubric', () => wrong).diagnostics)
        for (const words of [
          message.en,
          advice?.en ?? '',
          ...fixes.flatMap(({ title, edits }) => [title.en, ...edits.map(({ text }) => text)]),
        ])
          expect(words).not.toMatch(/\p{Script=Han}/u);
  });
});
