import { factId, itemsOf } from '@rubric-lang/model';
import type { FactRef, ItemResult, Rubric, Score, ScoreSheet, SectionResult } from '@rubric-lang/model';
import { clausesAgreed } from './part-outcome.ts';

/** The subject's 类别 as a fact that is 待评. */
const categoryRef: FactRef = { item: null, fact: '类别' };

/** What can be said of a subject whose 类别 is not known: what all sheets say, and ranges over all of them. */
export function joinSheets(rubric: Rubric, sheets: readonly ScoreSheet[]): ScoreSheet {
  const [first, ...rest] = sheets;
  if (!first || rest.length === 0) return first ?? emptySheet;
  const loose = sheets.flatMap((sheet) => sheet.loose ?? []);
  // A verdict of the file that only some of the kinds would meet waits for the kind.
  const ofFile = new Set(rubric.verdicts?.clauses.map(({ key }) => key));
  const differs = [...ofFile].some((key) => new Set(sheets.map(({ verdicts }) => verdicts.includes(key))).size > 1);
  const openVerdicts = sheets.flatMap((sheet) => sheet.pendingVerdicts ?? []);
  const areOpen = differs || sheets.some((sheet) => sheet.pendingVerdicts !== undefined);
  return {
    subject: first.subject,
    total: joined(sheets.map((sheet) => sheet.total)),
    grade: sheets.every(({ grade }) => grade === first.grade) ? first.grade : null,
    verdicts: first.verdicts.filter((key) => sheets.every((sheet) => sheet.verdicts.includes(key))),
    disqualified: sheets.every((sheet) => sheet.disqualified),
    rank: null,
    sections: first.sections.map((section, index) =>
      joinSections(sheets.flatMap((sheet) => sheet.sections[index] ?? section)),
    ),
    items: first.items.map((item, index) =>
      joinItems(
        rubric,
        sheets.flatMap((sheet) => sheet.items[index] ?? item),
      ),
    ),
    ...(areOpen ? { pendingVerdicts: [...distinctRefs(openVerdicts), ...(differs ? [categoryRef] : [])] } : {}),
    ...(loose.length > 0
      ? { loose: { items: [...new Set(loose.flatMap(({ items }) => items))], total: loose.some(({ total }) => total) } }
      : {}),
  };
}

const emptySheet: ScoreSheet = {
  subject: null,
  total: { least: 0, most: 0 },
  grade: null,
  verdicts: [],
  disqualified: false,
  rank: null,
  sections: [],
  items: [],
};

function joinSections(results: readonly SectionResult[]): SectionResult {
  const [first] = results;
  const score = joined(results.map((result) => result.score));
  const states = new Set(results.map(({ state }) => state));
  return {
    section: first?.section ?? '',
    score,
    state: states.size === 1 && score.least === score.most ? (first?.state ?? 'scored') : 'pending',
    applicable: Math.max(...results.map(({ applicable }) => applicable)),
  };
}

function joinItems(rubric: Rubric, results: readonly ItemResult[]): ItemResult {
  const [first] = results;
  if (!first || results.every((result) => JSON.stringify(result) === JSON.stringify(first))) return first ?? emptyItem;
  return {
    item: first.item,
    state: 'pending',
    score: joined(results.map((result) => result.score)),
    zeroed: results.every(({ zeroed }) => zeroed),
    clauses: clausesAgreed(itemsOf(rubric.sections).find(({ key }) => key === first.item)?.clauses ?? [], results),
    pending: [...distinctRefs(results.flatMap(({ pending }) => pending)), categoryRef],
  };
}

const emptyItem: ItemResult = {
  item: '',
  state: 'scored',
  score: { least: 0, most: 0 },
  zeroed: false,
  clauses: [],
  pending: [],
};

function joined(scores: readonly Score[]): Score {
  return { least: Math.min(...scores.map(({ least }) => least)), most: Math.max(...scores.map(({ most }) => most)) };
}

function distinctRefs(refs: readonly FactRef[]): readonly FactRef[] {
  return [...new Map(refs.map((ref) => [factId(ref), ref])).values()];
}
