import type { ClauseResult, FactRef, ItemResult, ScoreSheet, SectionResult } from '@rubric-lang/model';
import type { BlockPlan, Plan } from './plan.ts';
import { joined } from './totals.ts';
import type { Span } from './ways.ts';

/** The subject's 类别 as a fact that is 待评. */
const categoryRef: FactRef = { item: null, fact: '类别' };

/** What can be said of a subject whose 类别 is not known: what all sheets say, and ranges over all of them. */
export function joinSheets(plan: Plan, sheets: readonly ScoreSheet[]): ScoreSheet {
  const [first, ...rest] = sheets;
  if (!first || rest.length === 0)
    return (
      first ?? {
        subject: null,
        total: { least: 0, most: 0 },
        grade: null,
        verdicts: [],
        disqualified: false,
        rank: null,
        sections: [],
        items: [],
      }
    );
  const loose = sheets.flatMap((sheet) => sheet.loose ?? []);
  // A verdict of the file that only some of the kinds would meet waits for the kind.
  const ofFile = plan.blocks.filter(({ item }) => !item).flatMap(({ rules }) => rules.map(({ key }) => key));
  const differs = ofFile.some((key) => new Set(sheets.map(({ verdicts }) => verdicts.includes(key))).size > 1);
  const openVerdicts = sheets.flatMap((sheet) => sheet.pendingVerdicts ?? []);
  const areOpen = differs || sheets.some((sheet) => sheet.pendingVerdicts !== undefined);
  return {
    subject: first.subject,
    total: over(sheets.map((sheet) => sheet.total)),
    grade: sheets.every(({ grade }) => grade === first.grade) ? first.grade : null,
    verdicts: first.verdicts.filter((key) => sheets.every((sheet) => sheet.verdicts.includes(key))),
    disqualified: sheets.every((sheet) => sheet.disqualified),
    rank: null,
    sections: first.sections.map((section, index) =>
      joinSections(sheets.map((sheet) => sheet.sections[index] ?? section)),
    ),
    items: first.items.map((item, index) =>
      joinItems(
        plan.blocks.find(({ key }) => key === item.item),
        sheets.map((sheet) => sheet.items[index] ?? item),
      ),
    ),
    ...(areOpen ? { pendingVerdicts: [...distinctRefs(openVerdicts), ...(differs ? [categoryRef] : [])] } : {}),
    ...(loose.length > 0
      ? { loose: { items: [...new Set(loose.flatMap(({ items }) => items))], total: loose.some(({ total }) => total) } }
      : {}),
  };
}

function over(spans: readonly Span[]): Span {
  let found: Span | undefined;
  for (const span of spans) found = joined(found, span);
  return found ?? { least: 0, most: 0 };
}

function joinSections(results: readonly SectionResult[]): SectionResult {
  const [first] = results;
  const score = over(results.map((result) => result.score));
  const same = results.every(({ state }) => state === first?.state) && score.least === score.most;
  return {
    section: first?.section ?? '',
    score,
    state: same ? (first?.state ?? 'scored') : 'pending',
    applicable: Math.max(...results.map(({ applicable }) => applicable)),
  };
}

function joinItems(block: BlockPlan | undefined, results: readonly ItemResult[]): ItemResult {
  const [first] = results;
  if (!first || results.every((result) => JSON.stringify(result) === JSON.stringify(first))) {
    return (
      first ?? { item: '', state: 'scored', score: { least: 0, most: 0 }, zeroed: false, clauses: [], pending: [] }
    );
  }
  return {
    item: first.item,
    state: 'pending',
    score: over(results.map((result) => result.score)),
    zeroed: results.every(({ zeroed }) => zeroed),
    clauses: (block?.rules ?? []).flatMap(({ key, branches }) => joinClauses(key, branches, results)),
    pending: [...distinctRefs(results.flatMap(({ pending }) => pending)), categoryRef],
  };
}

function joinClauses(key: string, branches: readonly string[], items: readonly ItemResult[]): readonly ClauseResult[] {
  const found = items.map(
    ({ clauses }): Omit<ClauseResult, 'clause'> =>
      clauses.find(({ clause }) => clause === key) ?? { branches: [], count: 0, points: 0, uncapped: 0, capped: false },
  );
  if (found.every((result) => result.branches.length === 0)) return [];
  const agreed = (of: 'count' | 'points' | 'uncapped'): number | null => {
    const value = found[0]?.[of] ?? null;
    return found.every((result) => result[of] === value) ? value : null;
  };
  return [
    {
      clause: key,
      branches: branches.filter((branch) => found.some((result) => result.branches.includes(branch))),
      count: agreed('count'),
      points: agreed('points'),
      uncapped: agreed('uncapped'),
      capped: found.some(({ capped }) => capped),
    },
  ];
}

function distinctRefs(refs: readonly FactRef[]): readonly FactRef[] {
  return [...new Map(refs.map((ref) => [JSON.stringify([ref.item, ref.fact]), ref])).values()];
}
