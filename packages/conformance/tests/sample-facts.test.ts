import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@rubric-lang/compiler';
import { factProblems, score } from '@rubric-lang/evaluator';
import { factsFormat, readFacts } from '@rubric-lang/sheets';
import { describe, expect, test } from 'vitest';

const rubrics = fileURLToPath(new URL('../../../rubrics/', import.meta.url));

const compiled = (slug: string) => {
  const entry = join(rubrics, slug, `${slug}.rubric`);
  const load = (path: string): string | undefined =>
    existsSync(path) ? readFileSync(normalize(path), 'utf8') : undefined;
  return compile(entry, load).draft;
};

/** Facts files of the rubrics, each with the slug of its rubric. */
const samples = readdirSync(rubrics).flatMap((slug) => {
  const folder = join(rubrics, slug, 'facts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => factsFormat(name) !== undefined)
    .map((name) => [slug, name, join(folder, name)] as const);
});

test('there are sample units of the first rubric', () => {
  expect(samples.filter(([slug]) => slug === 'sansong-2012').length).toBeGreaterThanOrEqual(3);
});

describe.each(samples)('%s %s', (slug, _, path) => {
  const rubric = compiled(slug);
  const format = factsFormat(path) ?? 'yaml';
  const { records, problems } = readFacts(rubric, format, readFileSync(path, 'utf8'));

  test('names what the rubric asks for, in values it takes', () => {
    expect(dirname(path)).toContain(slug);
    expect(problems.map(({ message }) => message.zh)).toEqual([]);
    expect(records.flatMap(({ facts }) => factProblems(rubric, facts).map(({ label }) => label))).toEqual([]);
  });

  test('scores below the full mark and above nothing', () => {
    for (const { facts } of records) {
      const { total } = score(rubric, facts);
      expect(total.least).toBeGreaterThan(0);
      expect(total.most).toBeLessThan(rubric.total);
    }
  });
});

test('the unit of the demonstration leaves three items open on purpose', () => {
  const rubric = compiled('sansong-2012');
  const text = readFileSync(join(rubrics, 'sansong-2012', 'facts', 'qingyuan.yaml'), 'utf8');
  const sheets = readFacts(rubric, 'yaml', text).records.map(({ facts }) => score(rubric, facts));
  expect(sheets.map(({ items }) => items.filter(({ state }) => state === 'pending').map(({ item }) => item))).toEqual([
    ['党员教育管理服务1', '网络和站点管理员1', '网络和站点管理员2'],
  ]);
});
