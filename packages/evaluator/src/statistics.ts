import { compareRatio, conditionsOf, factId, itemsOf, ratioText, sectionsOf } from '@rubric-lang/model';
import type {
  Clause,
  FactRef,
  Facts,
  FactStatistics,
  Formula,
  PeerStatistics,
  Ratio,
  Rubric,
  SectionResult,
  Statistics,
} from '@rubric-lang/model';
import { prepare } from './prepared.ts';
import { score } from './score.ts';
import { notApplicableKeys, numberOf, subjectOf } from './subject.ts';

/**
 * What rules over the cohort need: every subject's value of each quantity that is ranked, averaged or compared with the
 * best, within its 分组. Only subjects take part of which the quantity is known and to which its item applies. Where an
 * item takes the mean of its like, what the others earned there as well.
 */
export function cohort(rubric: Rubric, subjects: readonly Facts[]): Statistics {
  const prepared = prepare(rubric);
  const refs = rankedFacts(rubric);
  const values = new Map<string, Map<string, Ratio[]>>();
  for (const facts of subjects) {
    const own = subjectOf(rubric, prepared.byId, facts, undefined);
    const absent = notApplicableKeys(rubric, facts, facts.category);
    const group = values.get(facts.group ?? '') ?? new Map<string, Ratio[]>();
    values.set(facts.group ?? '', group);
    for (const ref of refs) {
      if (ref.item !== null && absent.has(ref.item)) continue;
      const value = numberOf(own.fact(ref));
      if (value) group.set(factId(ref), [...(group.get(factId(ref)) ?? []), value]);
    }
  }
  const groups = Object.fromEntries(
    [...values].map(([group, found]) => [
      group,
      refs.map((ref): FactStatistics => ({
        item: ref.item,
        fact: ref.fact,
        values: (found.get(factId(ref)) ?? []).sort(compareRatio).map((value) => ratioText(value)),
      })),
    ]),
  );
  const keys = peerKeys(rubric);
  return keys.length === 0 ? { groups } : { groups, peers: peersOf(rubric, subjects, { groups }, keys) };
}

/** The facts that are looked at over the cohort, each once, in the order of the document. */
export function rankedFacts(rubric: Rubric): readonly FactRef[] {
  const found = new Map<string, FactRef>();
  const add = (ref: FactRef): void => void found.set(factId(ref), ref);
  for (const clause of prepare(rubric).blocks.flatMap(({ block }) => block.clauses)) {
    for (const condition of conditionsOf(clause)) {
      if (condition.kind === 'rank') add(condition.fact);
      if (condition.kind === 'compare') inFormula(condition.quantity, add);
    }
    for (const formula of formulasOf(clause)) inFormula(formula, add);
    for (const { amount } of clause.branches) if (amount.kind === 'ratio-to-best') add(amount.fact);
  }
  for (const fact of prepare(rubric).byId.values()) if (fact.derived) inFormula(fact.derived, add);
  return [...found.values()];
}

function formulasOf(clause: Clause): readonly Formula[] {
  return clause.branches.flatMap(({ times, amount }) => [
    ...(times.kind === 'steps' ? [times.quantity, ...(typeof times.from === 'string' ? [] : [times.from])] : []),
    ...(amount.kind === 'proportional' || amount.kind === 'interpolated' ? [amount.quantity] : []),
    ...(amount.kind === 'formula' ? [amount.formula] : []),
  ]);
}

function inFormula(formula: Formula, add: (ref: FactRef) => void): void {
  switch (formula.kind) {
    case 'number':
    case 'fact':
      return;
    case 'statistic':
      add(formula.ref);
      return;
    case 'negate':
      inFormula(formula.of, add);
      return;
    case 'least':
    case 'greatest':
      for (const part of formula.of) inFormula(part, add);
      return;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      inFormula(formula.left, add);
      inFormula(formula.right, add);
  }
}

/** Items and sections that may take the mean of their like. */
function peerKeys(rubric: Rubric): readonly string[] {
  return [...sectionsOf(rubric.sections), ...itemsOf(rubric.sections)]
    .filter(({ notApplicable }) => notApplicable === 'peer-average')
    .map(({ key }) => key);
}

function peersOf(
  rubric: Rubric,
  subjects: readonly Facts[],
  statistics: Statistics,
  keys: readonly string[],
): Readonly<Record<string, readonly PeerStatistics[]>> {
  const found = new Map<string, Map<string, { sum: number; subjects: number }>>();
  for (const facts of subjects) {
    const sheet = score(rubric, facts, statistics);
    const group = found.get(facts.group ?? '') ?? new Map<string, { sum: number; subjects: number }>();
    found.set(facts.group ?? '', group);
    const results = new Map<string, Pick<SectionResult, 'state' | 'score'>>(
      sheet.sections.map((result) => [result.section, result]),
    );
    for (const result of sheet.items) results.set(result.item, result);
    for (const key of keys) {
      const result = results.get(key);
      if (result?.state !== 'scored') continue;
      const before = group.get(key) ?? { sum: 0, subjects: 0 };
      group.set(key, { sum: before.sum + result.score.least, subjects: before.subjects + 1 });
    }
  }
  return Object.fromEntries(
    [...found].map(([group, own]) => [
      group,
      keys.map((key) => ({ key, ...(own.get(key) ?? { sum: 0, subjects: 0 }) })),
    ]),
  );
}
