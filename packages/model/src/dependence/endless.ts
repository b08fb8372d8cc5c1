import type { Branch, Clause } from '../clause.ts';
import type { Fact } from '../fact.ts';
import { factId } from '../fact-id.ts';
import type { Item, Rubric, Section } from '../rubric.ts';
import type { SumRules } from '../sum-rules.ts';
import { clausesOfGroup } from './part.ts';
import type { Block } from './part.ts';
import { leavesOf } from './variable.ts';

/**
 * Clauses that give more the more there is, where nothing in the document says how much at most: 每次加1分 in 加分项 without
 * a ceiling, a bonus line without points. By key of the item, keys of clauses. The cap of the total bounds none of them: it
 * is what all of them together are cut to.
 */
export function endlessClauses(
  rubric: Rubric,
  facts: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  const visit = (nodes: readonly (Section | Item)[], above: boolean, rules: SumRules | undefined): void => {
    for (const node of nodes) {
      const bounded = above || rules?.limits.some(({ kind, of }) => kind === 'most' && of.includes(node.key)) === true;
      if (node.kind === 'section') {
        visit(node.children, bounded || (node.cap !== null && node.role !== 'penalty'), node.sum);
        continue;
      }
      const keys = bounded ? [] : node.clauses.flatMap((it) => (isEndless(node, it, facts) ? [it.key] : []));
      if (keys.length > 0) found.set(node.key, new Set(keys));
    }
  };
  visit(rubric.sections, false, rubric.sum);
  return found;
}

function isEndless(item: Item, clause: Clause, facts: ReadonlyMap<string, Fact>): boolean {
  const { kind } = clause.effect;
  if (kind !== 'award' && kind !== 'bonus') return false;
  const underCeiling = kind === 'award' || item.role === 'bonus';
  if ((underCeiling && item.ceiling !== null) || clause.cap !== null || isGroupCapped(item, clause)) return false;
  return clause.branches.some((branch) => growsWithoutEnd(branch, facts));
}

function isGroupCapped(block: Block, clause: Clause): boolean {
  const place = block.clauses.indexOf(clause);
  return block.groups.some(
    (group) =>
      group.kind === 'cap' && group.effect === clause.effect.kind && clausesOfGroup(block, group).includes(place),
  );
}

function growsWithoutEnd({ times, amount }: Branch, facts: ReadonlyMap<string, Fact>): boolean {
  switch (times.kind) {
    case 'once':
      break;
    case 'each':
      if (isOpen(facts.get(factId(times.fact)))) return true;
      break;
    case 'steps':
      if (leavesOf(times.quantity).facts.some((ref) => isOpen(facts.get(factId(ref)), times.direction))) return true;
  }
  if (amount.kind !== 'judged') return false;
  return (
    isOpen(facts.get(factId(amount.fact))) ||
    (amount.perCount !== undefined && isOpen(facts.get(factId(amount.perCount))))
  );
}

/** Does the document leave open how large it may be (`below`: how small)? */
function isOpen(fact: Fact | undefined, toward: 'above' | 'below' = 'above'): boolean {
  switch (fact?.type.kind) {
    case 'count':
      return toward === 'above' && fact.type.most === undefined;
    case 'quantity':
      return (toward === 'above' ? fact.type.most : fact.type.least) === undefined;
    case 'judgement':
      return fact.type.unbounded === true;
    case 'yes-no':
    case 'level':
    case undefined:
      return false;
  }
}
