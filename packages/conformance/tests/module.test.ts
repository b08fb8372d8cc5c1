import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@rubric-lang/compiler';
import { checkFacts, cohort, explainSheet, mergeRaters, score, standings, tally } from '@rubric-lang/evaluator';
import { dependenceOf, itemsOf } from '@rubric-lang/model';
import type { Facts, Finding, Rubric, ScoreSheet, Statistics } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { drawing } from './drawing.ts';
import type { Draw } from './drawing.ts';
import { generatedFacts } from './generated-facts.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';
import { byKey, inPoints, loadedModule, recorded } from './loaded-module.ts';
import type { CheckedFacts, LoadedModule } from './loaded-module.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

// `RUBRIC_SUBJECTS=1000` for the long run: so many subjects a construct.
const subjectsEach = Number(process.env['RUBRIC_SUBJECTS'] ?? 6);
// A module stays in memory once it is loaded: long runs ask more of each.
const subjectsOfOne = Math.min(subjectsEach, Math.max(25, Math.ceil(subjectsEach / 10)));

/** Everything the module says of one subject equals what the evaluator says. */
function expectEqual(
  rubric: Rubric,
  module: LoadedModule,
  facts: Facts,
  checked: CheckedFacts,
  statistics: Statistics | undefined,
  where: string,
): ScoreSheet {
  const ours = score(rubric, facts, statistics);
  const theirs = module.score(checked, statistics);
  expect({ where, ...(byKey(theirs) as object) }).toEqual({ where, ...(inPoints(ours) as object) });
  const { least, most } = ours.total;
  expect(module.total(checked, statistics), where).toBe(least === most ? least / 1000 : Number.NaN);
  const losses = explainSheet(rubric, ours);
  for (const language of ['zh', 'en'] as const) {
    expect(
      module
        .explain(theirs, language)
        .map(({ item, rule, count, points, reason }) => [item, rule?.key ?? null, count, points, reason]),
      where,
    ).toEqual(
      losses.map(({ item, clause, count, points, reason }) => [item, clause, count, points / 1000, reason[language]]),
    );
  }
  return ours;
}

/** Some of a subject's facts as somebody would note them one by one. */
function findingsOf(draw: Draw, facts: Facts): readonly Finding[] {
  const entries = [
    ...Object.entries(facts.declared).map(([fact, value]) => ({ item: null, fact, value })),
    ...Object.entries(facts.items).flatMap(([item, record]) =>
      typeof record === 'string' ? [] : Object.entries(record).map(([fact, value]) => ({ item, fact, value })),
    ),
  ];
  return [
    ...entries
      .filter(() => draw.chance(30))
      .map((finding) => (draw.chance(20) ? { ...finding, value: null } : finding)),
    { item: null, fact: '没有这一条', value: true },
  ];
}

/** As if raters had not agreed on any level: the first and the last of each, one of them twice. */
function withMixedLevels(rubric: Rubric, items: Facts['items']): Facts['items'] {
  const facts = new Map(itemsOf(rubric.sections).map((item) => [item.key, item.facts]));
  const mixed = Object.entries(items).map(([key, record]): [string, Facts['items'][string]] => {
    if (record === 'not-applicable') return [key, record];
    const values = (facts.get(key) ?? []).flatMap(({ key: fact, type }): readonly [string, string][] =>
      type.kind === 'level' && type.levels.length > 1
        ? [[fact, `${type.levels[0] ?? ''}×2、${type.levels[type.levels.length - 1] ?? ''}`]]
        : [],
    );
    return [key, { ...record, ...Object.fromEntries(values) }];
  });
  return Object.fromEntries(mixed);
}

describe('the module is the evaluator', () => {
  test.each(allConstructs)('with %s', { timeout: 60_000 + subjectsEach * 4000 }, async (construct) => {
    for (let at = 0; at < subjectsEach / subjectsOfOne; at += 1) {
      const seed = at * 1_000_003 + allConstructs.indexOf(construct) * 31 + 7;
      const draw = drawing(seed);
      const rubric = generatedRubric(draw, { force: construct, cohort: true, items: 4, small: false });
      const module = await loadedModule(rubric);
      const dependence = dependenceOf(rubric);
      const all = Array.from({ length: subjectsOfOne }, () => recorded(generatedFacts(draw, rubric, dependence)));
      const pairs = all.flatMap((record) => {
        const ours = checkFacts(rubric, record);
        const theirs = module.check(record);
        expect(theirs, `seed ${String(seed)}`).toEqual(ours);
        return 'facts' in ours && 'facts' in theirs ? [{ facts: ours.facts, checked: theirs.facts }] : [];
      });
      const statistics = cohort(
        rubric,
        pairs.map(({ facts }) => facts),
      );
      expect(module.cohort(pairs.map(({ checked }) => checked))).toEqual(statistics);
      const seen = `${construct}, seed ${String(seed)}`;
      const sheets = pairs.map(({ facts, checked }) => {
        const where = `${seen}, ${JSON.stringify(facts)}`;
        expectEqual(rubric, module, facts, checked, undefined, where);
        return expectEqual(rubric, module, facts, checked, statistics, where);
      });
      const subjects = pairs.map(({ facts }) => facts);
      const standing = module.standings(
        pairs.map(({ checked }) => checked),
        pairs.map(({ checked }) => module.score(checked, statistics)),
      );
      expect(standing.map(byKey), seen).toEqual(standings(rubric, subjects, sheets).map(inPoints));

      const raters = pairs.slice(0, 3 + (at % 3));
      const merged = mergeRaters(
        rubric,
        raters.map(({ facts }) => facts),
      );
      const theirs = module.merge(raters.map(({ checked }) => checked));
      expect(theirs, seen).toEqual(merged);
      expectEqual(
        rubric,
        module,
        merged.facts,
        theirs.facts,
        undefined,
        `${seen}, merged ${JSON.stringify(merged.facts)}`,
      );

      const levels = { ...merged.facts, items: withMixedLevels(rubric, merged.facts.items) };
      expectEqual(
        rubric,
        module,
        levels,
        { ...levels, checked: true },
        undefined,
        `${seen}, ${JSON.stringify(levels)}`,
      );

      const findings = pairs.flatMap(({ facts }) => findingsOf(draw, facts));
      const tallied = tally(rubric, findings);
      expect(module.tally(findings), seen).toEqual(tallied);
    }
  });
});

// `RUBRIC_FACTS=10000` for the long run: so many fact sets of the official table.
const factSets = Number(process.env['RUBRIC_FACTS'] ?? 200);

describe('on the official table of 2012', () => {
  test(
    `evaluator and module agree on ${String(factSets)} fact sets, in which every rule speaks and is silent`,
    { timeout: 60_000 + factSets * 300 },
    async () => {
      const path = 'rubrics/sansong-2012/sansong-2012.rubric';
      const rubric = compile(path, (file) => readFileSync(join(root, file), 'utf8')).draft;
      const module = await loadedModule(rubric);
      const dependence = dependenceOf(rubric);
      const draw = drawing(20120915);
      const spoken = new Map<string, number>();
      let settled = 0;
      for (let at = 0; at < factSets; at += 1) {
        const record = recorded(generatedFacts(draw, rubric, dependence));
        const ours = checkFacts(rubric, record);
        const theirs = module.check(record);
        expect(theirs).toEqual(ours);
        if (!('facts' in ours && 'facts' in theirs)) continue;
        const sheet = expectEqual(
          rubric,
          module,
          ours.facts,
          theirs.facts,
          undefined,
          `set ${String(at)}, ${JSON.stringify(ours.facts)}`,
        );
        if (sheet.items.some(({ state }) => state === 'pending')) continue;
        settled += 1;
        for (const { item, clauses } of sheet.items) {
          for (const { clause, points, count } of clauses) {
            const { effect } =
              itemsOf(rubric.sections)
                .find(({ key }) => key === item)
                ?.clauses.find(({ key }) => key === clause) ?? {};
            if (points !== 0 || (effect?.kind === 'zero' && count !== 0))
              spoken.set(`${item}/${clause}`, (spoken.get(`${item}/${clause}`) ?? 0) + 1);
          }
        }
      }
      const rules = itemsOf(rubric.sections).flatMap((item) =>
        item.clauses.filter(({ effect }) => effect.kind !== 'none').map(({ key }) => `${item.key}/${key}`),
      );
      const silent = rules.filter((rule) => (spoken.get(rule) ?? 0) < settled / 100);
      const constant = rules.filter((rule) => (spoken.get(rule) ?? 0) > (settled * 99) / 100);
      expect({ settled: settled > factSets / 10, rules: rules.length > 150, silent, constant }).toEqual({
        settled: true,
        rules: true,
        silent: [],
        constant: [],
      });
    },
  );
});
