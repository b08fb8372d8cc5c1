import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '@rubric-lang/compiler';
import { reach, score } from '@rubric-lang/evaluator';
import {
  itemsOf,
  type Clause,
  type Condition,
  type Fact,
  type Facts,
  type FactValue,
  type Item,
  type Rubric,
} from '@rubric-lang/model';

/**
 * What the checks say of small items, against every subject there can be: all combinations of all values of all facts
 * (of a quantity, all values at which something changes, and their neighbours).
 */

const halves = (least: number, most: number) => fc.integer({ min: least * 2, max: most * 2 }).map((it) => it / 2);

/** One or more rules of one kind, each about something of its own. */
const deductions = fc.oneof(
  halves(0.5, 3).map((a) => `未公示收费标准的扣${a}分`),
  halves(0.5, 3).map((a) => `未留存检验记录的扣${a}分`),
  fc.tuple(fc.integer({ min: 2, max: 4 }), halves(0.5, 2)).map(([n, a]) => `全年检查不少于${n}次，每少1次扣${a}分`),
  fc.tuple(halves(0.5, 2), halves(0.5, 3)).map(([a, b]) => `合格率低于90%的扣${a}分，低于80%的扣${b}分`),
  fc.tuple(halves(0.5, 2), halves(1, 3)).map(([a, b]) => `发现过期药品的，每盒扣${a}分，最多扣${b}分`),
  fc.tuple(halves(0.5, 1), halves(1, 2)).map(([a, b]) => `台账不规范的，酌情扣${a}—${Math.max(a + 0.5, b)}分`),
  fc.constant('发生火灾事故的不得分'),
  // Whole steps only: what is left over at the end of the scale costs nothing.
  fc
    .tuple(fc.integer({ min: 5, max: 8 }), fc.integer({ min: 2, max: 3 }), halves(0.5, 1.5))
    .map(([n, by, a]) => `全年培训不少于${n}次，每少${by}次扣${a}分`),
  fc.tuple(fc.constantFrom(30, 40, 50), halves(0.5, 1)).map(([by, a]) => `知晓率低于95%的，每低${by}个百分点扣${a}分`),
);

const awards = fc.oneof(
  halves(0.5, 3).map((a) => `设有便民窗口得${a}分`),
  halves(0.5, 3).map((a) => `编印服务手册得${a}分`),
  fc
    .tuple(halves(1.5, 3), halves(0.5, 1))
    .map(([a, b]) => `满意率90%（含）以上得${a}分，80%（含）—90%（不含）得${b}分，80%（不含）以下得0分`),
  fc.tuple(halves(0.5, 1), halves(1, 3)).map(([a, b]) => `组织义诊活动的，每次得${a}分，最高得${b}分`),
);

const rubrics = fc
  .record({
    points: fc.integer({ min: 1, max: 6 }),
    rules: fc.oneof(
      fc.uniqueArray(deductions, { minLength: 1, maxLength: 3, selector: (it) => it.slice(0, 3) }),
      fc.uniqueArray(awards, { minLength: 1, maxLength: 3, selector: (it) => it.slice(0, 3) }),
    ),
    capped: fc.boolean(),
  })
  .map(
    ({ points, rules, capped }) =>
      `评分表：卫生所检查评分表\n${capped ? '说明：各项扣分扣完为止。\n' : ''}\n1.日常管理（${points}分）\n评分标准：${rules.join('；')}。\n`,
  );

interface Tried {
  readonly draft: Rubric;
  readonly item: Item;
  readonly codes: readonly string[];
  readonly all: readonly Facts[];
}

/** null: not one of the items this is about (a sentence is asked, too many combinations). */
function tried(text: string): Tried | null {
  const { draft, diagnostics } = compile('small.rubric', () => text);
  const [item] = itemsOf(draft.sections);
  if (
    item === undefined ||
    item.clauses.some(({ status }) => status !== 'understood') ||
    diagnostics.some(({ severity }) => severity === 'question')
  )
    return null;
  const all = combinations(item);
  return all.length > 3000 ? null : { draft, item, codes: diagnostics.map(({ code }) => code), all };
}

function combinations(item: Item): readonly Facts[] {
  let records: readonly Readonly<Record<string, FactValue>>[] = [{}];
  for (const fact of item.facts)
    records = records.flatMap((record) => valuesOf(fact, item).map((value) => ({ ...record, [fact.key]: value })));
  return records.map((record) => ({ declared: {}, items: { [item.key]: record }, othersMet: false }));
}

function valuesOf({ key, type }: Fact, item: Item): readonly FactValue[] {
  switch (type.kind) {
    case 'yes-no':
      return [true, false];
    case 'level':
      return type.levels;
    case 'judgement': {
      const steps = Math.round((type.most - type.least) / type.step);
      return [0, ...Array.from({ length: steps + 1 }, (_, at) => (type.least + at * type.step) / 1000)];
    }
    case 'count':
      return Array.from({ length: (type.most ?? 12) + 1 }, (_, at) => at);
    case 'quantity': {
      const edges = item.clauses.flatMap(({ branches }) =>
        branches.flatMap(({ when, times }) => [
          ...edgesIn(when, key),
          ...(times.kind === 'steps' && typeof times.from === 'string'
            ? Array.from({ length: 12 }, (_, at) => Number(times.from) - at * Number(times.every))
            : []),
        ]),
      );
      const near = [0, ...edges.flatMap((edge) => [edge - 0.01, edge, edge + 0.01])].map(
        (it) => Math.round(it * 100) / 100,
      );
      return [...new Set(near)].filter((it) => it >= 0 && (type.unit !== '%' || it <= 100));
    }
  }
}

function edgesIn(when: Condition, fact: string): readonly number[] {
  if (when.kind === 'compare' && when.quantity.kind === 'fact' && when.quantity.ref.fact === fact)
    return when.bounds.map(({ value }) => Number(value));
  return when.kind === 'all' || when.kind === 'any' ? when.of.flatMap((it) => edgesIn(it, fact)) : [];
}

function scores(rubric: Rubric, item: Item, all: readonly Facts[]): readonly number[] {
  return all.map((facts) => {
    const result = score(rubric, facts).items.find((it) => it.item === item.key);
    expect(result?.state).toBe('scored');
    expect(result?.score.least).toBe(result?.score.most);
    return result?.score.least ?? NaN;
  });
}

/** What deductions come to for one subject before the item stops them. */
function deducted(rubric: Rubric, { key, clauses }: Item, facts: Facts): number {
  const takes = new Set(clauses.filter(({ effect }) => effect.kind === 'deduct').map((it) => it.key));
  const result = score(rubric, facts).items.find((it) => it.item === key);
  return (result?.clauses ?? [])
    .filter(({ clause }) => takes.has(clause))
    .reduce((sum, { points }) => sum - (points ?? 0), 0);
}

function without(rubric: Rubric, item: Item, clause: Clause): Rubric {
  const gone = new Set([clause.key, ...clause.branches.map(({ key }) => key)]);
  const left: Item = {
    ...item,
    clauses: item.clauses.filter((it) => it !== clause),
    groups: item.groups.map((group) => ({ ...group, members: group.members.filter((key) => !gone.has(key)) })),
  };
  return {
    ...rubric,
    sections: rubric.sections.map((node) => (node.kind === 'item' && node.key === item.key ? left : node)),
  };
}

/** 80%以下得0分 changes nothing and says what is meant. */
function isWorthSomething({ branches }: Clause): boolean {
  return branches.some(({ amount }) => amount.kind !== 'points' || amount.points > 0);
}

const runs = { numRuns: Number(process.env['RUBRIC_PROOFS'] ?? 70), seed: 20120915 };

/**
 * The property says of each case whether the report was made; undefined: it is not about this case. Both must occur, or
 * nothing is proved.
 */
function proving(property: (it: Tried) => boolean | undefined, times = 1): () => void {
  return () => {
    const seen = { said: 0, silent: 0 };
    fc.assert(
      fc.property(rubrics, (text) => {
        const it = tried(text);
        const said = it === null ? undefined : property(it);
        if (said !== undefined) seen[said ? 'said' : 'silent'] += 1;
      }),
      { ...runs, numRuns: runs.numRuns * times },
    );
    expect(seen.said).toBeGreaterThan(0);
    expect(seen.silent).toBeGreaterThan(0);
  };
}

describe('over every subject there can be', () => {
  test(
    'the range of an item is exactly what it comes to',
    proving(({ draft, item, all }) => {
      // A rate may be negative (增长率) as far as the model knows; here none is tried.
      if (
        item.clauses.some(({ branches }) => branches.some(({ times }) => times.kind === 'steps' && times.unit === '%'))
      )
        return undefined;
      const reached = scores(draft, item, all);
      const { score: range } = reach(draft).items.find(({ key }) => key === item.key) ?? {
        score: { least: NaN, most: NaN },
      };
      expect([Math.min(...reached), Math.max(...reached)]).toEqual([range.least, range.most]);
      return range.most === item.points;
    }),
  );

  test(
    'points are called out of reach exactly where nobody gets them',
    proving(({ draft, item, codes, all }) => {
      if (!item.clauses.some(({ effect }) => effect.kind === 'award')) return undefined;
      const said = codes.includes('award-short');
      expect(said).toBe(Math.max(...scores(draft, item, all)) < (item.points ?? 0));
      return said;
    }),
  );

  test(
    'points are called never lost exactly where nobody loses them',
    proving(({ draft, item, codes, all }) => {
      if (!item.clauses.every(({ effect }) => effect.kind === 'deduct')) return undefined;
      const said = codes.includes('deductions-short');
      expect(said).toBe(Math.min(...scores(draft, item, all)) > 0);
      return said;
    }),
  );

  test(
    'deductions are called too large exactly where somebody has more of them than points',
    proving(({ draft, item, codes, all }) => {
      // A zero-out ends the counting: what it meets is no longer deducted one by one.
      if (!item.clauses.every(({ effect }) => effect.kind === 'deduct') || draft.notes.length > 0) return undefined;
      const most = Math.max(...all.map((facts) => deducted(draft, item, facts)));
      const said = codes.includes('uncapped-deductions');
      expect(said).toBe(most > (item.points ?? 0));
      return said;
    }),
  );

  test(
    'a rule is called idle exactly where it changes no score',
    proving(({ draft, item, codes, all }) => {
      const before = scores(draft, item, all);
      const idle = item.clauses.filter(
        (clause) =>
          isWorthSomething(clause) &&
          scores(without(draft, item, clause), item, all).every((it, at) => it === before[at]),
      );
      const said = codes.includes('idle-rule');
      // Steps that are larger than the item are idle because of their size, and that is what is said of them.
      expect(said || codes.includes('oversized-rule')).toBe(
        said || idle.length > 0 || codes.includes('oversized-rule'),
      );
      expect(!said || idle.length > 0).toBe(true);
      return said;
    }),
  );

  test(
    'an inverted ladder is one in which somebody worse scores better, and no other is',
    proving(({ draft, item, codes, all }) => {
      const quantity = item.facts.find(({ type }) => type.kind === 'quantity');
      if (quantity === undefined || item.facts.length > 1) return undefined;
      const points = scores(draft, item, all);
      const byValue = all
        .map(
          (facts, at) =>
            [Number((facts.items[item.key] as Record<string, FactValue>)[quantity.key]), points[at] ?? NaN] as const,
        )
        .sort((a, b) => a[0] - b[0]);
      const falls = byValue.some(([, here], at) => at > 0 && here < (byValue[at - 1]?.[1] ?? NaN));
      expect(codes.includes('tiers-inverted')).toBe(falls);
      return falls;
    }, 3),
  );
});
