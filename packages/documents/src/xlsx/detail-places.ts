/** Where everything of the 明细 sheet stands: a row a clause, with the fact that it asks for; other facts below it. */
import {
  type Branch,
  type Clause,
  type Fact,
  type FactRef,
  factId,
  factsOf,
  type Group,
  type Item,
  itemsOf,
  refsOfBranch,
  refsOfFormula,
  type Rubric,
} from '@rubric-lang/model';

/** An item, or the block of verdicts of the whole file. */
export interface DetailBlock {
  readonly key: string;
  /** null: the verdicts. */
  readonly item: Item | null;
  readonly label: string;
  readonly facts: readonly Fact[];
  readonly clauses: readonly Clause[];
  readonly groups: readonly Group[];
}

export interface DetailRow {
  readonly kind: 'declared' | 'item' | 'branch' | 'fact' | 'by-hand';
  readonly block: DetailBlock | null;
  readonly clause: Clause | null;
  readonly branch: Branch | null;
  /** The fact that is written into this row. */
  readonly fact: Fact | null;
}

/** The blocks of a rubric in order: items, then the verdicts. */
export function detailBlocks(rubric: Rubric): readonly DetailBlock[] {
  const items = itemsOf(rubric.sections).map((item): DetailBlock => {
    const label = item.title === '' ? item.key : item.mark + item.title;
    return { key: item.key, item, label, facts: item.facts, clauses: item.clauses, groups: item.groups };
  });
  const { verdicts } = rubric;
  if (verdicts === null) return items;
  const { key, title, facts, clauses } = verdicts;
  return [...items, { key, item: null, label: title, facts, clauses, groups: [] }];
}

/** Rows from the first; `byHand` are the blocks that are scored without formulas. */
export function detailRows(rubric: Rubric, byHand: ReadonlySet<string>): readonly DetailRow[] {
  const all = new Map(factsOf(rubric).map((fact) => [factId({ item: fact.item, fact: fact.key }), fact]));
  const placed = new Set<string>();
  const rows: DetailRow[] = [];
  const place = (fact: Fact): boolean => {
    const id = factId({ item: fact.item, fact: fact.key });
    if (placed.has(id)) return false;
    placed.add(id);
    return true;
  };
  for (const fact of rubric.facts) {
    if (place(fact)) rows.push({ kind: 'declared', block: null, clause: null, branch: null, fact });
  }
  for (const block of detailBlocks(rubric)) {
    rows.push({ kind: 'item', block, clause: null, branch: null, fact: null });
    if (byHand.has(block.key)) {
      rows.push({ kind: 'by-hand', block, clause: null, branch: null, fact: null });
      continue;
    }
    for (const clause of block.clauses) {
      const branches: readonly (Branch | null)[] = clause.branches.length === 0 ? [null] : clause.branches;
      for (const branch of branches) {
        const asked =
          branch === null ? [] : factsOfBranch(branch, all).filter((fact) => fact.item !== null && place(fact));
        rows.push({ kind: 'branch', block, clause, branch, fact: asked[0] ?? null });
        for (const fact of asked.slice(1)) rows.push({ kind: 'fact', block, clause, branch: null, fact });
      }
    }
  }
  return rows;
}

/** The facts that a branch looks at, derived ones with what they are computed from. */
function factsOfBranch(branch: Branch, all: ReadonlyMap<string, Fact>): readonly Fact[] {
  const found = new Map<string, Fact>();
  const visit = (ref: FactRef): void => {
    const id = factId(ref);
    const fact = all.get(id);
    if (fact === undefined || found.has(id)) return;
    found.set(id, fact);
    if (fact.derived !== undefined) refsOfFormula(fact.derived).forEach(visit);
  };
  refsOfBranch(branch).forEach(visit);
  return [...found.values()];
}
