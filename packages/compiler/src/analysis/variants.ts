import type { Clause, Item, Milli } from '@rubric-lang/model';
import { withoutNumbers } from './likeness.ts';

/** How one item differs from its variant where it should not. */
export type VariantDifference =
  /** The points changed and no rule went with them. */
  | { readonly kind: 'rules-kept'; readonly first: Milli; readonly second: Milli }
  /** One rule went the other way than the points. */
  | {
      readonly kind: 'against';
      readonly clause: Clause;
      readonly was: Milli;
      readonly is: Milli;
      readonly first: Milli;
      readonly second: Milli;
    };

/** Are two items one item in two variants: the same rules but for the numbers? */
export function areVariants(first: Item, second: Item): boolean {
  const [a, b] = [ruleWords(first), ruleWords(second)];
  if (a.length === 0 || b.length === 0) return false;
  const shared = b.filter((words) => a.includes(words)).length;
  return shared >= 2
    ? shared * 3 >= Math.max(a.length, b.length) * 2
    : shared === 1 && a.length === 1 && b.length === 1;
}

/**
 * How the second differs from the first where it should not. Scaled rules, and rules that were added, say nothing. Of
 * two that differ the second is the one to look at: `inOrder` puts them so.
 */
export function variantDifference(first: Item, second: Item): VariantDifference | null {
  if (first.points === null || second.points === null || first.points === second.points) return null;
  const direction = Math.sign(second.points - first.points);
  const pairs = second.clauses.flatMap((clause) => {
    const before = first.clauses.find((it) => withoutNumbers(it.text) === withoutNumbers(clause.text));
    const [was, is] = [before === undefined ? null : amountOf(first, before), amountOf(second, clause)];
    return was === null || is === null ? [] : [{ clause, was, is }];
  });
  const against = pairs.find(({ was, is }) => Math.sign(is - was) === -direction);
  if (against !== undefined) return { kind: 'against', ...against, first: first.points, second: second.points };
  const kept =
    pairs.length > 0 && pairs.every(({ was, is }) => was === is) && first.clauses.length === second.clauses.length;
  // Deductions need not grow with the item; awards that add up to it do.
  const awards = second.clauses.some(({ effect }) => effect.kind === 'award');
  return kept && awards ? { kind: 'rules-kept', first: first.points, second: second.points } : null;
}

/** The one whose awards add up to its points comes first: it is the other whose points were changed alone. */
export function inOrder(earlier: Item, later: Item): { readonly first: Item; readonly second: Item } {
  return !addsUp(earlier) && addsUp(later) ? { first: later, second: earlier } : { first: earlier, second: later };
}

function addsUp(item: Item): boolean {
  const awards = item.clauses.filter(({ effect }) => effect.kind === 'award');
  return awards.reduce((sum, clause) => sum + (amountOf(item, clause) ?? 0), 0) === item.points;
}

function ruleWords({ clauses }: Item): readonly string[] {
  return clauses.map(({ text }) => withoutNumbers(text));
}

/** A judgement without bounds grows with its item by itself, and says nothing. */
function amountOf(item: Item, { branches }: Clause): Milli | null {
  const amounts = branches.flatMap(({ amount }) =>
    amount.kind === 'points'
      ? [amount.points]
      : amount.kind === 'judged' && amount.most < (item.points ?? 0)
        ? [amount.most]
        : [],
  );
  return amounts.length === 0 ? null : amounts.reduce((a, b) => a + b, 0);
}
