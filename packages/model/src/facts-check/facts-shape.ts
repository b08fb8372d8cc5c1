import { dependenceOf } from '../dependence/dependence.ts';
import { leavesOf } from '../dependence/variable.ts';
import type { Fact, FactRef, FactType } from '../fact.ts';
import type { Milli } from '../numbers.ts';
import { itemsOf } from '../outline.ts';
import type { Rubric } from '../rubric.ts';

/** Which facts a rubric takes: all that is needed to check what somebody recorded. Plain data. */
export interface FactsShape {
  /** Declared quantities (数据), at the top level. */
  readonly declared: readonly FactShape[];
  /** Items in document order, then the file-wide verdicts. */
  readonly owners: readonly OwnerShape[];
  readonly categories: readonly string[];
  readonly groups: readonly string[];
}

export interface OwnerShape {
  readonly key: string;
  readonly title: string;
  /** May it be 空项? */
  readonly mayBeAbsent: boolean;
  /** The only kinds of subject it is for; empty: all. */
  readonly appliesTo: readonly string[];
  readonly facts: readonly FactShape[];
  /** Keys of the declared quantities that it reads, itself or through others, and that may therefore stand under it. */
  readonly reads: readonly string[];
}

export interface FactShape {
  readonly key: string;
  readonly label: string;
  readonly type: FactType;
  /** A judgement of several occurrences at once: within so much for each of the count's. Thousandths. */
  readonly each?: { readonly count: FactRef; readonly least: Milli; readonly most: Milli };
}

export function factsShape(rubric: Rubric): FactsShape {
  const { blocks, unknowns } = dependenceOf(rubric);
  const totals = new Map<string, FactShape['each']>();
  for (const { block } of blocks) {
    for (const { amount } of block.clauses.flatMap(({ branches }) => branches)) {
      if (amount.kind !== 'judged' || !amount.perCount) continue;
      totals.set(nameOf(amount.fact), { count: amount.perCount, least: amount.least, most: amount.most });
    }
  }
  const shapeOf = ({ key, item, label, type }: Fact): FactShape => {
    const each = totals.get(nameOf({ item, fact: key }));
    return { key, label, type, ...(each ? { each } : {}) };
  };
  const items = new Map(itemsOf(rubric.sections).map((item) => [item.key, item]));
  return {
    declared: rubric.facts.map(shapeOf),
    owners: blocks.map(({ block, parts }) => {
      const item = items.get(block.key);
      const read = parts
        .flatMap((part) => part.unknowns)
        .flatMap((key) => {
          const unknown = unknowns.get(key)?.unknown;
          if (!unknown) return [];
          return unknown.kind === 'formula' ? leavesOf(unknown.formula).facts : [unknown.ref];
        });
      return {
        key: block.key,
        title: item?.title ?? rubric.verdicts?.title ?? '',
        mayBeAbsent: item !== undefined && item.notApplicable !== null,
        appliesTo: item?.appliesTo ?? [],
        facts: block.facts.map(shapeOf),
        reads: withSources(rubric.facts, read),
      };
    }),
    categories: rubric.categories,
    groups: rubric.groups,
  };
}

/** Of the facts, the declared ones, and the declared ones that those are computed from. */
function withSources(declared: readonly Fact[], facts: readonly FactRef[]): readonly string[] {
  const found = new Set<string>();
  const open = [...facts];
  for (let ref = open.shift(); ref !== undefined; ref = open.shift()) {
    if (ref.item !== null || found.has(ref.fact)) continue;
    found.add(ref.fact);
    const name = ref.fact;
    const derived = declared.find(({ key }) => key === name)?.derived;
    if (derived) open.push(...leavesOf(derived).facts);
  }
  return [...found];
}

function nameOf(ref: FactRef): string {
  return JSON.stringify([ref.item, ref.fact]);
}
