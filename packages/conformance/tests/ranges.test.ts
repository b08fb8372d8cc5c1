import { factsShape, togetherProblems } from '@rubric-lang/model';
import type { Facts, Rubric, Score } from '@rubric-lang/model';
import { score } from '@rubric-lang/evaluator';
import { describe, expect, test } from 'vitest';
import { drawing } from './drawing.ts';
import type { Draw } from './drawing.ts';
import { everyFacts } from './generated-facts.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';

const rubricsEach = Number(process.env['RUBRIC_CASES'] ?? 3);
const nothing: Facts = { declared: {}, items: {}, othersMet: false };

/** Every value that each item, section and the total comes to over all facts there are. */
function everyScore(rubric: Rubric, all: readonly Facts[]): ReadonlyMap<string, Score> {
  const found = new Map<string, Score>();
  const note = (key: string, { least, most }: Score): void => {
    const before = found.get(key);
    found.set(
      key,
      before ? { least: Math.min(before.least, least), most: Math.max(before.most, most) } : { least, most },
    );
  };
  for (const facts of all) {
    const sheet = score(rubric, facts);
    // A division by 0 leaves an item 待评 although everything is recorded: such a subject has no score yet.
    if (sheet.items.some(({ state }) => state === 'pending') || sheet.pendingVerdicts) continue;
    note('total', sheet.total);
    for (const { section, score: own } of sheet.sections) note(`section ${section}`, own);
    for (const { item, score: own } of sheet.items) note(`item ${item}`, own);
  }
  return found;
}

/** Some of the items' records, and of the declared quantities, of one complete subject. */
function part(draw: Draw, all: readonly Facts[]): Facts {
  const facts = draw.pick(all);
  const some = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(record).filter(() => draw.chance(50)));
  const { category, ...rest } = facts;
  const kept = category !== undefined && draw.chance(50) ? { category } : {};
  return { ...rest, ...kept, declared: some(facts.declared), items: some(facts.items) };
}

function agrees(facts: Facts, known: Facts): boolean {
  return (
    (known.category === undefined || known.category === facts.category) &&
    Object.entries(known.declared).every(([key, value]) => facts.declared[key] === value) &&
    Object.entries(known.items).every(([key, record]) => JSON.stringify(facts.items[key]) === JSON.stringify(record))
  );
}

describe('ranges over everything that is open', () => {
  test.each(allConstructs.filter((construct) => !/rank|ratio-to-best|statistic|peer-average/.test(construct)))(
    'are exactly what complete facts come to, with %s',
    { timeout: 60_000 + rubricsEach * 3000 },
    (construct) => {
      let tried = 0;
      for (let seed = 1; tried < rubricsEach && seed < rubricsEach * 120; seed += 1) {
        const rubric = generatedRubric(drawing(seed * 7919 + allConstructs.indexOf(construct)), {
          force: construct,
          cohort: false,
          items: 2,
          small: true,
        });
        const shape = factsShape(rubric);
        const all = everyFacts(rubric, 1500)?.filter((facts) =>
          togetherProblems(shape, facts).every(({ code }) => code !== 'out-of-count'),
        );
        if (!all) continue;
        tried += 1;
        const draw = drawing(seed);
        for (const known of [nothing, part(draw, all), part(draw, all)]) {
          const sheet = score(rubric, known);
          const every = everyScore(
            rubric,
            all.filter((facts) => agrees(facts, known)),
          );
          const compare = (key: string, range: Score, loose: boolean): void => {
            const found = every.get(key);
            if (!found) return;
            const where = `${construct}, seed ${String(seed)}, ${key}, ${JSON.stringify(known)}`;
            if (loose) {
              expect(range.least, where).toBeLessThanOrEqual(found.least);
              expect(range.most, where).toBeGreaterThanOrEqual(found.most);
            } else expect({ where, ...range }).toEqual({ where, ...found });
          };
          const total = sheet.loose?.total ?? false;
          compare('total', sheet.total, total);
          for (const { section, score: own } of sheet.sections) compare(`section ${section}`, own, total);
          for (const { item, score: own } of sheet.items) {
            compare(`item ${item}`, own, sheet.loose?.items.includes(item) ?? false);
          }
        }
      }
      expect(tried).toBe(rubricsEach);
    },
  );
});
