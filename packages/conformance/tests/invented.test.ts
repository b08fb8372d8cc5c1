/**
 * The invented rubrics: together they use every form and block of the language, and their READMEs work the examples by
 * hand. They compile, their examples are true, and the tool finds for every item what the table on paper finds.
 */
import { readFileSync } from 'node:fs';
import { compile, type Compilation } from '@rubric-lang/compiler';
import { cohort, score, standings } from '@rubric-lang/evaluator';
import {
  itemsOf,
  meaningDigest,
  pointsText,
  type Example,
  type Milli,
  type Rubric,
  type Score,
  type ScoreSheet,
} from '@rubric-lang/model';
import { format } from '@rubric-lang/syntax';
import { describe, expect, test } from 'vitest';
import { rowMeaning, type WorkedScore, workedScores } from '../src/worked-examples.ts';

const root = new URL('../../../', import.meta.url);
const slugs = [
  'clinic-2026',
  'clinic-2027',
  'school-2026',
  'mine-2026',
  'street-safety-2026',
  'procurement-2026',
] as const;

const pathOf = (slug: string): string => `rubrics/${slug}/${slug}.rubric`;
const fileOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Compiles a rubric with its text changed; what it starts from is changed alike. */
function compiled(slug: string, change: (text: string) => string = (text) => text): Compilation {
  return compile(pathOf(slug), (path) => change(fileOf(path)));
}

const errorsOf = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics
    .filter((it) => it.severity === 'error' || it.severity === 'question')
    .map((it) => `${it.code} ${it.message.zh}`);

/** The sheet of an example among its peers, as the compiler proves it. */
function sheetOf(example: Example, rubric: Rubric): ScoreSheet {
  const peers = (example.peers ?? [example.name]).flatMap(
    (name) => rubric.examples.find((it) => it.name === name) ?? [],
  );
  const subjects = peers.map((it) => it.facts);
  const statistics = cohort(rubric, subjects);
  const sheets = standings(
    rubric,
    subjects,
    subjects.map((facts) => score(rubric, facts, statistics)),
  );
  const sheet = sheets[peers.indexOf(example)];
  if (sheet === undefined) throw new Error(`${example.name} is not among its own peers`);
  return sheet;
}

/** What examples expect and what came of them, whatever the items are called and numbered. */
const outcomes = ({ draft }: Compilation): unknown =>
  draft.examples.map((it) => {
    const { total, grade, items, disqualified } = sheetOf(it, draft);
    return {
      name: it.name,
      total,
      grade,
      disqualified,
      items: items.map(({ score: points, zeroed, state }) => ({ points, zeroed, state })),
    };
  });

/** Items and what is asked in them, by the names they have in data where these are fixed. */
const namesIn = ({ sections }: Rubric): readonly (readonly string[])[] =>
  itemsOf(sections).map(({ title, key, named, facts }) => [
    title,
    named ? key : '',
    ...facts.map((it) => (it.named ? it.key : it.label)),
  ]);

describe.each(slugs)('%s', (slug) => {
  const compilation = compiled(slug);
  const { draft } = compilation;
  const readme = fileOf(`rubrics/${slug}/README.md`);

  test('can be scored, and nothing is wrong or open', () => {
    expect(errorsOf(compilation)).toEqual([]);
    expect(compilation.rubric?.gates.computable).toBe(true);
    expect(draft.declaredTotal).toBe(100_000);
    expect(draft.total).toBe(100_000);
  });

  test('every example comes to what it says', () => {
    expect(draft.examples.length).toBeGreaterThanOrEqual(slug === 'clinic-2027' ? 1 : 5);
    for (const example of draft.examples) {
      const sheet = sheetOf(example, draft);
      expect
        .soft(sheet.disqualified ? null : sheet.total, example.name)
        .toEqual(example.total === null ? null : { least: example.total, most: example.total });
      expect.soft(example.grade ?? sheet.grade, example.name).toBe(sheet.grade);
      expect
        .soft(
          Object.fromEntries(
            sheet.items.filter(({ item }) => item in example.items).map((it) => [it.item, it.score.least]),
          ),
          example.name,
        )
        .toEqual(example.items);
      expect.soft(sheet.disqualified, example.name).toBe(example.verdict !== undefined);
    }
  });

  test('every total is worked out in the README', () => {
    for (const { name, total } of draft.examples) {
      if (total === null) continue;
      const said = new RegExp(`(?<![\\d.])${pointsText(total).replace('.', '\\.')}(?![\\d.]*\\d)`);
      expect.soft(readme.split('## In English')[0], name).toMatch(said);
    }
  });

  test('every item and section comes to what the table of the README comes to', () => {
    const worked = workedScores(
      readme,
      draft.examples.map((it) => it.name),
    );
    const sheets = new Map(draft.examples.map((it) => [it.name, sheetOf(it, draft)]));
    type Compared = Pick<WorkedScore, 'row' | 'points'> & {
      readonly name: string;
      readonly found: Score | Milli | null;
    };
    const scored = worked.flatMap(({ example: name, row, points }): readonly Compared[] => {
      const meaning = rowMeaning(row, draft);
      const sheet = sheets.get(name);
      if (meaning === null || sheet === undefined) return [{ name, row, points, found: null }];
      if (meaning.kind === 'remark') return [];
      const found =
        meaning.kind === 'total'
          ? sheet.total
          : meaning.kind === 'item'
            ? sheet.items.find((it) => it.item === meaning.key)?.score
            : sheet.sections.find((it) => it.section === meaning.key)?.score;
      if (found === undefined) return [{ name, row, points, found: null }];
      return [{ name, row, points, found: found.least === found.most ? Math.abs(found.least) : found }];
    });
    expect(scored.filter(({ points, found }) => points !== found)).toEqual([]);
    expect(scored.length).toBeGreaterThanOrEqual(slug === 'clinic-2027' ? 0 : 15);
  });

  test('the usual layout has the same meaning', () => {
    const formatted = compile(pathOf(slug), (path) => format(compile(path, fileOf).tree));
    expect(meaningDigest(formatted.draft)).toBe(meaningDigest(draft));
    expect(outcomes(formatted)).toEqual(outcomes(compilation));
  });

  test.each(Object.entries(otherMarks))('%s of the frame have the same meaning', (_, change) => {
    const changed = compiled(slug, change);
    expect(errorsOf(changed)).toEqual(errorsOf(compilation));
    expect(meaningDigest(changed.draft)).toBe(meaningDigest(draft));
    expect(outcomes(changed)).toEqual(outcomes(compilation));
  });

  test('other numbers and one more section keep what every item comes to', () => {
    const renumbered = compiled(slug, withOtherNumbers);
    expect(errorsOf(renumbered)).toEqual(errorsOf(compilation));
    expect(namesIn(renumbered.draft).slice(-namesIn(draft).length)).toEqual(namesIn(draft));
    for (const example of draft.examples) {
      const again = renumbered.draft.examples.find((it) => it.name === example.name);
      expect
        .soft(again === undefined ? null : sheetOf(again, renumbered.draft).total, example.name)
        .toEqual(sheetOf(example, draft).total);
    }
  });
});

test.each(['clinic-2026', 'clinic-2027', 'procurement-2026'] as const)(
  '%s has a name for everything, and its names outlive numbers and editions',
  (slug) => {
    const { draft } = compiled(slug);
    const { facts, verdicts } = draft;
    const items = itemsOf(draft.sections);
    const all = [...items, ...items.flatMap((it) => it.facts), ...facts, ...(verdicts?.facts ?? [])];
    expect(all.filter((it) => !it.named)).toEqual([]);
    expect(all.every((it) => /^[a-z][a-z0-9-]*$/.test(it.key))).toBe(true);
    const renumbered = compiled(slug, withOtherNumbers).draft;
    expect(namesIn(renumbered).slice(-items.length)).toEqual(namesIn(draft));
  },
);

test('what the edition of 2027 takes over it calls as that of 2026 did', () => {
  const [before, after] = (['clinic-2026', 'clinic-2027'] as const).map(
    (slug) => new Map(itemsOf(compiled(slug).draft.sections).map((it) => [it.title, it])),
  );
  for (const [title, { key, facts }] of after ?? []) {
    expect(before?.get(title)?.key, title).toBe(key);
    expect(
      before?.get(title)?.facts.map((it) => it.key),
      title,
    ).toEqual(facts.map((it) => it.key));
  }
  expect([...(before?.keys() ?? [])].filter((title) => after?.has(title) !== true)).toEqual(['设备管理']);
});

/** Other forms of the marks that make the frame, as other input methods write them; the author's sentences stay as they are. */
const otherMarks: Readonly<Record<string, (text: string) => string>> = {
  'half-width marks and other bullets': (text) =>
    text
      .replace(/^([^：\n（]{1,12})：/gm, '$1:')
      .replace(/^((?:[一二三四五六七]、|\d+\. ).*)（([^（）]*)）$/gm, '$1($2)')
      .replace(/^（([一二三])）/gm, '($1)')
      .replace(/^- /gm, '• '),
  'full-width digits, other stops, spaces and line ends': (text) =>
    text
      .replace(/^(\d+)\. /gm, '$1、')
      .replace(/^\d+(?=、)|(?<=（)\d+(?=分）$)/gm, (digits) =>
        digits.replace(/\d/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
      )
      .replace(/^(?=[^\n])/gm, '\u3000')
      .replace(/\n/g, ' \r\n'),
};

/** Items counted from one higher, and a section that is not scored in front of all others. */
function withOtherNumbers(text: string): string {
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];
  const section = (numeral: string): string => numerals[numerals.indexOf(numeral) + 1] ?? numeral;
  const moved = text
    .replace(/^(\d+)\. /gm, (_, number: string) => `${String(Number(number) + 1)}. `)
    .replace(/^([一二三四五六七])、/gm, (_, numeral: string) => `${section(numeral)}、`);
  // What starts from another file gets its new section there.
  return /^沿用：/m.test(text)
    ? moved
    : moved.replace(/^二、/m, '一、基本情况（不计分）\n\n1. 单位概况（不计分）\n\n二、');
}
