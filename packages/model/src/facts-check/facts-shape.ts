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
  /** Keys of the declared quantities that it reads, and that may therefore stand under it. */
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
        reads: [...new Set(read.flatMap((ref) => (ref.item === null ? [ref.fact] : [])))],
      };
    }),
    categories: rubric.categories,
    groups: rubric.groups,
  };
}

function nameOf(ref: FactRef): string {
  return JSON.stringify([ref.item, ref.fact]);
}
