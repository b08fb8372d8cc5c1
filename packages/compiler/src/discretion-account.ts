import { itemsOf, type Clause, type Item, type Milli, type Rubric, type ScoredBy } from '@rubric-lang/model';
import { extentOf } from './analysis/extent.ts';

/** Who decides over the points: every point of the ordinary items is in exactly one of the first five. Thousandths. */
export interface DiscretionAccount {
  /** Counted or measured: two people come to the same number. */
  readonly computed: Milli;
  /** Given or taken by an assessor (酌情). */
  readonly judged: Milli;
  /** By comparison with others. */
  readonly compared: Milli;
  /** By a standard that is not in this document. */
  readonly external: Milli;
  /** No rule says how they are earned. */
  readonly withoutRule: Milli;
  /** Points of all items in which an assessor decides over anything. */
  readonly touched: Milli;
}

export interface DiscretionAccounts {
  readonly whole: DiscretionAccount;
  /** By the key of every top-level section that has points. */
  readonly sections: readonly { readonly section: string; readonly account: DiscretionAccount }[];
}

/** The account of a rubric, whole and by top-level section. */
export function discretionAccounts(rubric: Rubric): DiscretionAccounts {
  const sections = rubric.sections.flatMap((node) =>
    node.kind === 'section' ? [{ section: node.key, account: accountOf(itemsOf([node])) }] : [],
  );
  return {
    whole: accountOf(itemsOf(rubric.sections)),
    sections: sections.filter(({ account }) => pointsIn(account) > 0),
  };
}

/** All points of an account. */
export function pointsIn({ computed, judged, compared, external, withoutRule }: DiscretionAccount): Milli {
  return computed + judged + compared + external + withoutRule;
}

function accountOf(items: readonly Item[]): DiscretionAccount {
  return items.map(accountOfItem).reduce(add, nothing);
}

const nothing: DiscretionAccount = { computed: 0, judged: 0, compared: 0, external: 0, withoutRule: 0, touched: 0 };

function add(a: DiscretionAccount, b: DiscretionAccount): DiscretionAccount {
  return {
    computed: a.computed + b.computed,
    judged: a.judged + b.judged,
    compared: a.compared + b.compared,
    external: a.external + b.external,
    withoutRule: a.withoutRule + b.withoutRule,
    touched: a.touched + b.touched,
  };
}

function accountOfItem(item: Item): DiscretionAccount {
  if (item.role !== 'ordinary' || item.points === null) return nothing;
  const { points } = item;
  const scoring = item.clauses.filter(scores);
  if (scoring.length === 0) return { ...nothing, withoutRule: points };
  const others = scoring.filter(({ scoredBy }) => scoredBy !== 'computed');
  if (others.length === 0) return { ...nothing, computed: points };
  const computed = computedPart(item, points);
  const rest = shareOf(others[0]?.scoredBy ?? 'judgement');
  return { ...nothing, computed, touched: points, [rest]: points - computed };
}

/** What counted rules can give or take; a zero-out alone decides over nothing in between. */
function computedPart(item: Item, points: Milli): Milli {
  const counted: Item = { ...item, clauses: item.clauses.filter(({ scoredBy }) => scoredBy === 'computed') };
  const { most } = extentOf(counted, ['deduct', 'award']);
  return most === null ? points : Math.min(points, most);
}

function shareOf(scoredBy: ScoredBy): 'judged' | 'compared' | 'external' {
  return scoredBy === 'comparison' ? 'compared' : scoredBy === 'external' ? 'external' : 'judged';
}

function scores({ effect, implied }: Clause): boolean {
  if (implied === true) return false;
  return effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'zero' || effect.kind === 'below-zero';
}
