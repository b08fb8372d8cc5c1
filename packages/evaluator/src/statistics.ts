import { compareRatio, factId, peerKeys, rankedFacts, ratioText } from '@rubric-lang/model';
import type {
  Facts,
  FactStatistics,
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
