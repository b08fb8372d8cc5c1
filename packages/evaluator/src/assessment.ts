import type {
  FactRef,
  Facts,
  FactState,
  Item,
  ItemResult,
  NotApplicable,
  Rubric,
  Score,
  ScoreSheet,
  Section,
  Statistics,
  Verdict,
} from '@rubric-lang/model';
import { factId, itemsOf, roundPoints, ratio } from '@rubric-lang/model';
import { bestValues } from './best.ts';
import { blockOutcome } from './block-outcome.ts';
import type { BlockOutcome } from './block-outcome.ts';
import { rangeOf } from './frontier.ts';
import { bandOfRange, gradeAfter } from './grade.ts';
import type { Prepared } from './prepared.ts';
import type { Entry } from './section.ts';
import { isInspected, notApplicableKeys, subjectOf } from './subject.ts';
import type { Subject } from './subject.ts';
import { totalOf } from './total.ts';
import { pendingFacts, unknownsOf } from './unknowns.ts';

/** A sheet with the ways in which it may come out, by key of the block. */
export interface Assessment {
  readonly sheet: ScoreSheet;
  readonly outcomes: ReadonlyMap<string, BlockOutcome>;
}

/** As `score`, for a subject of the one 类别. */
export function assess(
  prepared: Prepared,
  facts: Facts,
  statistics: Statistics | undefined,
  category: string | undefined,
): Assessment {
  const { rubric } = prepared;
  const subject = subjectOf(rubric, prepared.byId, facts, statistics);
  let unknowns = unknownsOf(prepared, subject, new Map());
  if (facts.othersMet) {
    const assumed = bestValues(prepared, category, unknowns, rubric.rounding);
    unknowns = unknownsOf(prepared, subject, assumed);
  }
  const absent = notApplicableKeys(rubric, facts, category);
  const outcomes = new Map<string, BlockOutcome>();
  for (const block of prepared.blocks) {
    if (absent.has(block.block.key)) continue;
    outcomes.set(
      block.block.key,
      blockOutcome(block, category, unknowns, new Map<string, FactState>(), rubric.rounding),
    );
  }
  const peers = (node: Item | Section): Score => peerMean(rubric, facts, statistics, node);
  const entry = (item: Item): Entry => {
    const why = absent.get(item.key);
    if (why === 'category') return { score: nought, pending: false, absence: 'category' };
    if (why === 'said') {
      const absence: NotApplicable = item.notApplicable ?? 'omit';
      const points = item.points ?? 0;
      const given =
        absence === 'full' ? { least: points, most: points } : absence === 'peer-average' ? peers(item) : nought;
      return { score: given, pending: given.least !== given.most, absence };
    }
    const outcome = outcomes.get(item.key);
    const range = outcome && rangeOf(item, outcome.frontier);
    return { score: range ?? nought, pending: outcome ? isPending(facts, item, outcome) : false, absence: null };
  };
  const { total, sections, loose } = totalOf({
    prepared,
    category,
    unknowns,
    outcomes,
    applies: (key) => !absent.has(key),
    entry,
    peers,
  });

  const verdicts = verdictsOf(prepared, outcomes);
  const items = itemsOf(rubric.sections).map((item) =>
    itemResult(prepared, facts, subject, item, entry(item), outcomes.get(item.key)),
  );
  const vetoes = rubric.verdicts ? outcomes.get(rubric.verdicts.key) : undefined;
  const openVerdicts =
    rubric.verdicts && vetoes ? (isInspected(facts, rubric.verdicts.key) ? vetoes.unsettled : vetoes.open) : [];
  const looseItems = items.flatMap(({ item }) => (isLoose(prepared, outcomes.get(item)) ? [item] : []));
  const looseVerdicts = isLoose(prepared, vetoes);
  const sheet: ScoreSheet = {
    subject: facts.subject ?? null,
    total,
    grade: gradeOf(rubric, total, verdicts),
    verdicts: verdicts.flatMap(({ key, certain }) => (certain ? [key] : [])),
    disqualified: verdicts.some(({ verdict, certain }) => certain && verdict.kind === 'disqualify'),
    rank: null,
    sections,
    items,
    ...(openVerdicts.length > 0 ? { pendingVerdicts: pendingOf(prepared, subject, openVerdicts) } : {}),
    ...(loose || looseVerdicts || looseItems.length > 0
      ? { loose: { items: looseItems, total: loose || looseVerdicts || looseItems.length > 0 } }
      : {}),
  };
  return { sheet, outcomes };
}

const nought: Score = { least: 0, most: 0 };

/** An item without a record is 待评, whatever it would come to. */
function isPending(facts: Facts, item: Item, outcome: BlockOutcome): boolean {
  return outcome.unsettled.length > 0 || (!isInspected(facts, item.key) && outcome.open.length > 0);
}

function itemResult(
  prepared: Prepared,
  facts: Facts,
  subject: Subject,
  item: Item,
  entry: Entry,
  outcome: BlockOutcome | undefined,
): ItemResult {
  if (!outcome) {
    return { item: item.key, state: 'not-applicable', score: entry.score, zeroed: false, clauses: [], pending: [] };
  }
  return {
    item: item.key,
    state: entry.pending ? 'pending' : 'scored',
    score: entry.score,
    zeroed: outcome.zeroed,
    clauses: outcome.clauses,
    pending: pendingOf(prepared, subject, isInspected(facts, item.key) ? outcome.unsettled : outcome.open),
  };
}

function pendingOf(prepared: Prepared, subject: Subject, keys: readonly string[]): readonly FactRef[] {
  const found = new Map<string, FactRef>();
  for (const key of keys) {
    const info = prepared.dependence.unknowns.get(key);
    if (info) for (const ref of pendingFacts(info, subject)) found.set(factId(ref), ref);
  }
  return [...found.values()];
}

function isLoose(prepared: Prepared, outcome: BlockOutcome | undefined): boolean {
  if (!outcome) return false;
  return outcome.loose || outcome.unsettled.some((key) => prepared.dependence.unknowns.get(key)?.own === false);
}

interface AppliedVerdict {
  readonly key: string;
  readonly verdict: Verdict;
  readonly certain: boolean;
}

function verdictsOf(prepared: Prepared, outcomes: ReadonlyMap<string, BlockOutcome>): readonly AppliedVerdict[] {
  return prepared.blocks.flatMap(({ block }) => {
    const own = outcomes.get(block.key)?.verdicts;
    return block.clauses.flatMap(({ key, effect }): readonly AppliedVerdict[] => {
      const certainty = own?.get(key);
      if (effect.kind !== 'verdict' || certainty === undefined || certainty === 'never') return [];
      const isItem = block.key !== prepared.rubric.verdicts?.key;
      return [{ key: isItem ? `${block.key}/${key}` : key, verdict: effect.verdict, certain: certainty === 'always' }];
    });
  });
}

/** Null while the range, a verdict or a quota over the cohort leaves it open, and for a subject that is disqualified. */
function gradeOf(rubric: Rubric, total: Score, verdicts: readonly AppliedVerdict[]): string | null {
  if (verdicts.some(({ certain, verdict }) => !certain && verdict.kind !== 'total-zero')) return null;
  const band = bandOfRange(rubric.grades, total);
  const name = gradeAfter(
    rubric,
    band,
    verdicts.filter(({ certain }) => certain).map(({ verdict }) => verdict),
  );
  const grade = rubric.grades.find((it) => it.name === name);
  return grade?.quota ? null : name;
}

/** 取同类平均: the mean of what the others of the group earned there; anything while that is not known. */
function peerMean(rubric: Rubric, facts: Facts, statistics: Statistics | undefined, node: Item | Section): Score {
  const found = statistics?.peers?.[facts.group ?? '']?.find(({ key }) => key === node.key);
  if (!found || found.subjects === 0) return { least: 0, most: node.points ?? 0 };
  const mean = roundPoints(ratio(found.sum, found.subjects), rubric.rounding);
  return { least: mean, most: mean };
}
