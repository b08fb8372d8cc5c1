/** What a workbook will call open when it is printed: it has only its cells to go by, the evaluator knows more. */
import {
  type Fact,
  type FactRef,
  factId,
  factsOf,
  type Facts,
  type FactValue,
  refsOfBranch,
  refsOfFormula,
  type Rubric,
} from '@rubric-lang/model';
import type { DetailBlock } from './detail-places.ts';

/** A recorded value as it is written into a cell; undefined: the cell stays empty. */
export function recorded(fact: Fact, facts: Facts | undefined): FactValue | undefined {
  if (facts === undefined) return undefined;
  if (fact.item === null) return Object.hasOwn(facts.declared, fact.key) ? facts.declared[fact.key] : undefined;
  const record = Object.hasOwn(facts.items, fact.item) ? facts.items[fact.item] : undefined;
  if (record === undefined || record === 'not-applicable') return undefined;
  return Object.hasOwn(record, fact.key) ? record[fact.key] : undefined;
}

/** Is the item marked as inspected, by its record or because all others are said to be met? */
export function isInspected(key: string, facts: Facts | undefined): boolean {
  if (facts === undefined) return false;
  const record = Object.hasOwn(facts.items, key) ? facts.items[key] : undefined;
  return record === undefined ? facts.othersMet : record !== 'not-applicable';
}

/** Will the workbook wait for something to be written into the block's cells? */
export function isOpen(rubric: Rubric, block: DetailBlock, facts: Facts): boolean {
  const all = new Map(factsOf(rubric).map((fact) => [factId({ item: fact.item, fact: fact.key }), fact]));
  const refs = block.clauses.flatMap((clause) => clause.branches.flatMap(refsOfBranch));
  const seen = new Set<string>();
  const isKnown = (ref: FactRef): boolean => {
    const id = factId(ref);
    const fact = all.get(id);
    if (fact === undefined || seen.has(id)) return true;
    seen.add(id);
    if (recorded(fact, facts) !== undefined) return true;
    if (fact.derived !== undefined) return refsOfFormula(fact.derived).every(isKnown);
    const fault = fact.polarity === 'fault' && (fact.type.kind === 'yes-no' || fact.type.kind === 'count');
    return fault && fact.item !== null && isInspected(fact.item, facts);
  };
  if (rubric.categories.length > 0 && facts.category === undefined) return true;
  return refs.length > 0 && !(isInspected(block.key, facts) && refs.every(isKnown));
}
