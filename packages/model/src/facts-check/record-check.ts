import { nearestName } from '@rubric-lang/diagnostics';
import { pointsText } from '../points.ts';
import { compareRatio, multiplyRatio, ratio, ratioOf } from '../ratio.ts';
import type { Facts, FactValue } from '../rubric.ts';
import type { FactShape, FactsShape, OwnerShape } from './facts-shape.ts';
import { acceptedValue, expectationOf } from './value-check.ts';
import type { Expectation } from './value-check.ts';

/** Something in recorded facts that stands in the way of scoring. */
export interface FactProblem {
  readonly code:
    | 'not-an-object'
    | 'unknown-name'
    | 'unknown-fact'
    | 'wrong-value'
    | 'twice'
    | 'not-applicable'
    | 'other-category'
    | 'out-of-count';
  /** The keys that lead to it, as they were written. */
  readonly path: readonly string[];
  /** The author's words for it, or the key as written where there are none. */
  readonly label: string;
  readonly expected: Expectation;
  /** The nearest name that there is, when it may be a slip. */
  readonly nearest: string | null;
}

export type FactsCheck = { readonly facts: Facts } | { readonly problems: readonly FactProblem[] };

/** Names of the format itself: who the subject is, and what holds of all other facts. */
export const topNames = {
  subject: ['名称', '考评对象', 'subject'],
  category: ['类别', 'category'],
  group: ['分组', 'group'],
  others: ['其余', 'others'],
} as const;

const metWords: readonly unknown[] = ['达标', 'met', true];
const absentWords: readonly unknown[] = ['空项', 'not-applicable'];

/** As `checkFacts`, against a shape. */
export function checkRecord(shape: FactsShape, recorded: unknown): FactsCheck {
  const problems: FactProblem[] = [];
  const report = (
    code: FactProblem['code'],
    path: readonly string[],
    label: string,
    expected: Expectation,
    nearest?: string,
  ): void => {
    problems.push({ code, path, label, expected, nearest: nearest ?? null });
  };
  if (!isRecord(recorded)) {
    report('not-an-object', [], '', { zh: '一个对象：项目、情况和值', en: 'an object of items, facts and values' });
    return { problems };
  }

  const top: { subject?: string; category?: string; group?: string } = {};
  let othersMet = false;
  const declared = new Map<string, FactValue>();
  const items = new Map<string, ReadonlyMap<string, FactValue> | 'not-applicable'>();

  const take = (into: Map<string, FactValue>, fact: FactShape, value: unknown, path: readonly string[]): void => {
    if (value === null || value === undefined) return;
    const accepted = acceptedValue(fact.each ? withoutMost(fact) : fact.type, value);
    const before = into.get(fact.key);
    if (accepted === undefined) report('wrong-value', path, fact.label, expectationOf(fact.type));
    else if (before !== undefined && before !== accepted) report('twice', path, fact.label, once);
    else into.set(fact.key, accepted);
  };
  const takeOwner = (owner: OwnerShape, value: unknown, key: string): void => {
    if (value === null || value === undefined) return;
    if (items.has(owner.key)) return report('twice', [key], owner.title, once);
    if (absentWords.includes(value)) {
      if (owner.mayBeAbsent) items.set(owner.key, 'not-applicable');
      else report('not-applicable', [key], owner.title, noAbsence);
      return;
    }
    if (!isRecord(value)) {
      return report('not-an-object', [key], owner.title, {
        zh: '一个对象：情况和值',
        en: 'an object of facts and values',
      });
    }
    const facts = new Map<string, FactValue>();
    items.set(owner.key, facts);
    const shared = shape.declared.filter((fact) => owner.reads.includes(fact.key));
    for (const name of Object.keys(value)) {
      const own = named(owner.facts, name);
      const fact = own ?? named(shared, name);
      if (fact) take(own ? facts : declared, fact, value[name], [key, name]);
      else {
        const asked = [...owner.facts, ...shared];
        const known = asked.flatMap((it) => [it.key, it.label]);
        report('unknown-fact', [key, name], name, listed(asked.map((it) => it.label)), nearestName(name, known));
      }
    }
  };
  const takeText = (
    name: 'subject' | 'category' | 'group',
    key: string,
    words: readonly string[],
    value: unknown,
  ): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== 'string') report('wrong-value', [key], key, { zh: '文字', en: 'text' });
    else if (words.length > 0 && !words.includes(value))
      report('wrong-value', [key], key, listed(words), nearestName(value, words));
    else if (top[name] !== undefined && top[name] !== value) report('twice', [key], key, once);
    else top[name] = value;
  };

  for (const key of Object.keys(recorded)) {
    const value = recorded[key];
    const owner =
      shape.owners.find((it) => it.key === key) ??
      single(shape.owners.filter((it) => folded(it.title) === folded(key)));
    const quantity = named(shape.declared, key);
    if (owner) takeOwner(owner, value, key);
    else if (quantity) take(declared, quantity, value, [key]);
    else if (isName('subject', key)) takeText('subject', key, [], value);
    else if (isName('category', key)) takeText('category', key, shape.categories, value);
    else if (isName('group', key)) takeText('group', key, shape.groups, value);
    else if (isName('others', key)) {
      othersMet = metWords.includes(value);
      if (!othersMet && value !== null && value !== undefined && value !== false)
        report('wrong-value', [key], key, listed(['达标']));
    } else {
      const known = [...shape.owners, ...shape.declared].flatMap((it) => [it.key, 'title' in it ? it.title : it.label]);
      report(
        'unknown-name',
        [key],
        key,
        {
          zh: '项目、数据的名称，或名称、类别、分组、其余',
          en: 'an item, a declared quantity, or subject, category, group, others',
        },
        nearestName(key, known),
      );
    }
  }

  const entries = [...items].map(
    ([key, record]) => [key, record === 'not-applicable' ? record : Object.fromEntries(record)] as const,
  );
  const facts: Facts = {
    ...top,
    declared: Object.fromEntries(declared),
    items: Object.fromEntries(entries),
    othersMet,
  };
  problems.push(...togetherProblems(shape, facts));
  return problems.length > 0 ? { problems } : { facts };
}

/**
 * What is wrong with facts that are each of the right kind, taken together: facts of an item that is not for this kind
 * of subject, a judgement outside what the number of occurrences allows.
 */
export function togetherProblems(shape: FactsShape, facts: Facts): readonly FactProblem[] {
  const found: FactProblem[] = [];
  for (const owner of shape.owners) {
    const record = own(facts.items, owner.key);
    if (record === undefined) continue;
    const { category } = facts;
    if (category !== undefined && owner.appliesTo.length > 0 && !owner.appliesTo.includes(category)) {
      const expected = {
        zh: `不填：只对${owner.appliesTo.join('、')}考评`,
        en: `nothing: it is only for ${owner.appliesTo.join(', ')}`,
      };
      found.push({ code: 'other-category', path: [owner.key], label: owner.title, expected, nearest: null });
    }
    if (record === 'not-applicable') continue;
    for (const { key, label, each } of owner.facts) {
      const value = own(record, key);
      if (!each || value === undefined || typeof value === 'boolean') continue;
      const points = ratioOf(value);
      const holder = each.count.item === null ? facts.declared : own(facts.items, each.count.item);
      const counted = holder === undefined || holder === 'not-applicable' ? undefined : own(holder, each.count.fact);
      const count = typeof counted === 'number' ? counted : 0;
      if (!points || points.n === 0n) continue;
      const milli = multiplyRatio(points, ratio(1000));
      if (compareRatio(milli, ratio(count * each.least)) >= 0 && compareRatio(milli, ratio(count * each.most)) <= 0)
        continue;
      const [least, most] = [pointsText(count * each.least), pointsText(count * each.most)];
      const expected = {
        zh: `0，或${least}到${most}分（${String(count)}次）`,
        en: `0, or ${least} to ${most} points (for ${String(count)})`,
      };
      found.push({ code: 'out-of-count', path: [owner.key, key], label, expected, nearest: null });
    }
  }
  return found;
}

export const noAbsence: Expectation = {
  zh: '情况和值：评分表没有写空项怎么算',
  en: 'facts: the rubric does not say what comes of an item that does not apply',
};

const once: Expectation = { zh: '只写一次', en: 'to stand once' };

/** Of a judgement of several occurrences: its bounds move with their count, and are looked at when everything is read. */
export function withoutMost({ type, each }: FactShape): FactShape['type'] {
  return each && type.kind === 'judgement'
    ? { ...type, least: 0, most: Number.MAX_SAFE_INTEGER, step: Math.min(type.step, 1) }
    : type;
}

/** One of these. */
export function listed(words: readonly string[]): Expectation {
  if (words.length === 0) return { zh: '不填', en: 'nothing' };
  const shown = words.slice(0, 12);
  const more = words.length > shown.length;
  return {
    zh: `${shown.map((word) => `“${word}”`).join('、')}${more ? '等' : '之一'}`,
    en: `one of ${shown.map((word) => JSON.stringify(word)).join(', ')}${more ? ', …' : ''}`,
  };
}

function isName(name: keyof typeof topNames, key: string): boolean {
  const words: readonly string[] = topNames[name];
  return words.includes(folded(key));
}

function named(facts: readonly FactShape[], name: string): FactShape | undefined {
  return facts.find(({ key }) => key === name) ?? single(facts.filter(({ label }) => folded(label) === folded(name)));
}

/** Names are compared without spaces, and with full-width letters, digits and marks as half-width ones. */
function folded(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .toLowerCase();
}

function single<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
