import { compareRatio, ratioText } from '@rubric-lang/model';
import type { Facts, PeerStatistics, Ratio, Statistics } from '@rubric-lang/model';
import type { Plan } from './plan.ts';
import { absenceOf, sheetOf } from './sheet.ts';
import { factNumber, laidOut } from './subject.ts';

/** Statistics of the ranked facts over all subjects, and what others earned where one takes the mean of its like. */
export function statisticsOf(plan: Plan, subjects: readonly Facts[], peerKeys: readonly string[]): Statistics {
  const groups = new Map<string, Map<number, Ratio[]>>();
  for (const facts of subjects) {
    const { n, q } = laidOut(plan, facts, undefined);
    const group = groups.get(facts.group ?? '') ?? new Map<number, Ratio[]>();
    groups.set(facts.group ?? '', group);
    plan.ranked.forEach((slot) => {
      const fact = plan.facts[slot];
      const block = plan.blocks.find((it) => it.item && it.key === fact?.item);
      if (block && absenceIsSaid(block, facts)) return;
      const value = factNumber(plan, slot, n, q);
      if (value) group.set(slot, [...(group.get(slot) ?? []), value]);
    });
  }
  const found: Statistics = {
    groups: Object.fromEntries(
      [...groups].map(([group, values]) => [
        group,
        plan.ranked.map((slot) => ({
          item: plan.facts[slot]?.item ?? null,
          fact: plan.facts[slot]?.key ?? '',
          values: (values.get(slot) ?? []).sort(compareRatio).map((value) => ratioText(value)),
        })),
      ]),
    ),
  };
  return peerKeys.length === 0 ? found : { ...found, peers: peersOf(plan, subjects, found, peerKeys) };
}

function absenceIsSaid(block: Plan['blocks'][number], facts: Facts): boolean {
  return absenceOf(block, facts) !== undefined;
}

function peersOf(
  plan: Plan,
  subjects: readonly Facts[],
  statistics: Statistics,
  keys: readonly string[],
): Readonly<Record<string, readonly PeerStatistics[]>> {
  const groups = new Map<string, Map<string, { sum: number; subjects: number }>>();
  for (const facts of subjects) {
    const sheet = sheetOf(plan, facts, statistics);
    const group = groups.get(facts.group ?? '') ?? new Map<string, { sum: number; subjects: number }>();
    groups.set(facts.group ?? '', group);
    for (const key of keys) {
      const result =
        sheet.items.find(({ item }) => item === key) ?? sheet.sections.find(({ section }) => section === key);
      if (result?.state !== 'scored') continue;
      const before = group.get(key) ?? { sum: 0, subjects: 0 };
      group.set(key, { sum: before.sum + result.score.least, subjects: before.subjects + 1 });
    }
  }
  return Object.fromEntries(
    [...groups].map(([group, own]) => [
      group,
      keys.map((key) => ({ key, ...(own.get(key) ?? { sum: 0, subjects: 0 }) })),
    ]),
  );
}
