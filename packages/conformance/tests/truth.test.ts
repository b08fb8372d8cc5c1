/**
 * What people read in the nine official documents against what the compiler understands of them: every rule found as
 * its author wrote it, of the same kind, worth the same, counted and bounded alike.
 */
import { readFileSync } from 'node:fs';
import { compile, type Compilation } from '@rubric-lang/compiler';
import { explain, itemsOf, type ExplainedItem, type ExplainedRule, type RuleKind } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { readTruth, truthSlugs, type TruthItem, type TruthKind, type TruthRule, type TruthSlug } from '../src/truth.ts';

/** One row a kind of the truth files. */
const kinds: Readonly<Record<TruthKind, RuleKind>> = {
  all_or_nothing: 'otherwise',
  award_comparative: 'award-comparative',
  award_discretionary: 'award-discretionary',
  award_fixed: 'award-fixed',
  award_range: 'award-range',
  bonus: 'bonus',
  deduct_below_zero: 'deduct-below-zero',
  deduct_department_split: 'deduct-split',
  deduct_discretionary: 'deduct-discretionary',
  deduct_each: 'deduct-distributed',
  deduct_flat: 'deduct-flat',
  deduct_per_n: 'deduct-per-n',
  deduct_per_unit: 'deduct-per-unit',
  deduct_threshold: 'deduct-threshold',
  deduct_tier: 'deduct-tier',
  external_reference: 'external',
  zero_out: 'zero-out',
};

/** Thresholds that stay plain yes/no, each with its reason; the first keeps its kind, for 未达到 says that it is one. */
const plainThresholds: Readonly<Record<string, { readonly kind: RuleKind; readonly reason: string }>> = {
  '网速未达到2M、出现卡顿现象的扣0.5分': { kind: 'deduct-threshold', reason: 'two conditions in one question' },
  '党组织书记学历在高中以下的，扣1分': { kind: 'deduct-flat', reason: 'a level of schooling is no number' },
  '没有按1：1比例确定后备干部的，扣1分': { kind: 'deduct-flat', reason: 'the negation of doing something in a ratio' },
};

/** Kinds whose clause gives no number of points, or gives it to a person. */
const withoutPoints: ReadonlySet<TruthKind> = new Set([
  'all_or_nothing',
  'award_comparative',
  'award_discretionary',
  'bonus',
  'deduct_department_split',
  'deduct_discretionary',
  'external_reference',
  'zero_out',
]);

const root = new URL('../../../', import.meta.url);

function compiled(slug: TruthSlug): Compilation {
  const path = `rubrics/${slug}/${slug}.rubric`;
  return compile(path, (it) => (it === path ? readFileSync(new URL(it, root), 'utf8') : undefined));
}

/** The items that the truth file speaks of: of a notice, those that are checked. */
function itemsLike(all: readonly ExplainedItem[], truth: readonly TruthItem[]): readonly ExplainedItem[] {
  if (all.length === truth.length) return all;
  const sections = new Set(truth.map((it) => plain(it.sections.join('／'))));
  return all.filter((it) => sections.has(plain(it.section.join('／'))));
}

/** Titles and texts are compared without numbers of headings, spaces and marks at the end. */
function plain(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/(^|／)[一二三四五六七八九十\d]+[、.．：]/g, '$1')
    .replace(/[。；，：:]+$/, '');
}

function kindOf(rule: TruthRule): RuleKind {
  return plainThresholds[rule.text]?.kind ?? kinds[rule.kind];
}

describe.each(truthSlugs.map((slug) => ({ slug })))('$slug', ({ slug }) => {
  const truth = readTruth(slug);
  const { draft } = compiled(slug);
  const explanation = explain(draft);
  const items = itemsLike(explanation.items, truth.items);
  const pairs = truth.items.map((item, at) => ({ item, ours: items[at] }));
  const rules = pairs.flatMap(({ item, ours }) =>
    item.rules.map((rule, at) => ({
      name: `${item.sections.at(-1) ?? ''}${item.number ?? ''} ${rule.text}`,
      rule,
      ours: ours?.rules[at],
    })),
  );

  test('the same items with the same points', () => {
    expect(items.map((it) => it.points)).toEqual(truth.items.map((it) => (it.bonus ? null : it.score)));
    // 百分制 of a method that scores nothing itself is no total to add up to.
    if (truth.declaredTotal !== null && truth.items.some((it) => it.score !== null))
      expect(explanation.rubric.total).toBe(truth.declaredTotal);
  });

  test('every rule as it is written, and no other', () => {
    expect(pairs.map(({ ours }) => (ours?.rules ?? []).map((it) => bare(it.text)))).toEqual(
      pairs.map(({ item }) => item.rules.map((it) => bare(it.text))),
    );
  });

  if (rules.length === 0) return;
  test('kinds', () => {
    expect(rules.map(({ name, ours }) => [name, ours?.kind])).toEqual(
      rules.map(({ name, rule }) => [name, kindOf(rule)]),
    );
  });

  test('points', () => {
    expect(rules.map(({ name, ours }) => [name, ours?.points])).toEqual(
      rules.map(({ name, rule }) => [name, withoutPoints.has(rule.kind) ? null : rule.points]),
    );
  });

  test('everything is understood', () => {
    expect(rules.filter(({ ours }) => ours?.status !== 'understood').map(({ name }) => name)).toEqual([]);
  });

  test('bounds that the rule itself gives', () => {
    const bounded = rules.filter(({ rule }) => rule.boundIn === 'rule' && !(rule.text in plainThresholds));
    expect(
      bounded.map(({ name, ours }) => [
        name,
        ours?.bounds?.map(({ op, value, unit, inclusive }) => ({ op, value, unit, inclusive })),
      ]),
    ).toEqual(
      bounded.map(({ name, rule }) => [
        name,
        [{ op: rule.op, value: rule.bound, unit: rule.unit, inclusive: rule.op?.includes('=') }],
      ]),
    );
  });

  test('what is counted, and by how many', () => {
    const counted = rules.filter(({ rule }) => rule.every !== undefined);
    expect(counted.map(({ name, ours }) => [name, ours?.per])).toEqual(
      counted.map(({ name, rule }) => [name, { every: rule.every, unit: rule.unit }]),
    );
  });

  test('ranges, shares, branches, caps', () => {
    expect(rules.every(({ ours }) => ours !== undefined)).toBe(true);
    for (const { name, rule, ours } of rules) {
      if (rule.min !== undefined) expect([ours?.min, ours?.max], name).toEqual([rule.min, rule.max]);
      if (rule.split !== undefined)
        expect(
          ours?.branches?.map((it) => it.label),
          name,
        ).toEqual(rule.split.map((it) => it.department));
      if (rule.each !== undefined) expect(branchCount(ours), name).toBeGreaterThan(0);
      if (rule.untilExhausted === true) expect(ours?.caps?.length, name).toBeGreaterThan(0);
    }
  });

  test('tiers of one quantity are one group', () => {
    for (const group of new Set(rules.flatMap(({ rule }) => rule.tierGroup ?? []))) {
      const groups = rules.filter(({ rule }) => rule.tierGroup === group).map(({ ours }) => ours?.group);
      expect(
        groups.every((it) => it !== undefined && it === groups[0]),
        group,
      ).toBe(true);
    }
  });
});

/** 每个比例各扣 does not say which: it may stay one branch. */
function branchCount(rule: ExplainedRule | undefined): number {
  return rule === undefined ? 0 : (rule.branches?.length ?? 1);
}

/** The text of a rule without the marks that part it from the next. */
function bare(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/^\d+、/, '')
    .replace(/[。；，]+$/, '');
}

test('the unscored checklist and the notice hold every line and question', () => {
  const checklist = explain(compiled('community-checklist').draft);
  expect(checklist.items).toHaveLength(59);
  expect(checklist.items.flatMap((it) => it.statements)).toHaveLength(142);
  const notice = compiled('huangzhou-notice');
  const truth = readTruth('huangzhou-notice');
  const items = itemsLike(explain(notice.draft).items, truth.items);
  expect(items.map((it) => itemsOf(notice.draft.sections).find(({ key }) => key === it.id)?.facts.length)).toEqual(
    truth.items.map((it) => it.questions),
  );
});
