import { ratio, roundPoints } from '@rubric-lang/model';
import type {
  ClauseResult,
  FactRef,
  Facts,
  ItemResult,
  Milli,
  ScoreSheet,
  SectionResult,
  Statistics,
  Verdict,
} from '@rubric-lang/model';
import { bestFacts } from './best.ts';
import { bandOf, gradeAfter } from './grades.ts';
import { joinSheets } from './joined-sheets.ts';
import { blockResult, triesOf } from './parts.ts';
import type { BlockResult, RuleResult } from './parts.ts';
import type { BlockPlan, Plan } from './plan.ts';
import { absences } from './sections.ts';
import { isInspected, laidOut, ownEntry } from './subject.ts';
import type { Subject } from './subject.ts';
import { totalOf } from './totals.ts';
import { spanOf } from './ways.ts';
import type { Span } from './ways.ts';

/** The sheet of one subject, in thousandths. */
export function sheetOf(plan: Plan, facts: Facts, statistics: Statistics | undefined): ScoreSheet {
  const open = facts.category === undefined && plan.byCategory && plan.categories.length > 0;
  if (!open) return sheetAs(plan, facts, statistics);
  return joinSheets(
    plan,
    plan.categories.map((category) => sheetAs(plan, { ...facts, category }, statistics)),
  );
}

/** Why a block does not apply; undefined: it does. */
export function absenceOf(block: BlockPlan, facts: Facts): keyof typeof absences | undefined {
  if (!block.item) return undefined;
  const { category } = facts;
  if (block.appliesTo.length > 0 && (category === undefined || !block.appliesTo.includes(category))) return 'category';
  return ownEntry(facts.items, block.key) === 'not-applicable' ? (block.notApplicable ?? 'omit') : undefined;
}

function sheetAs(plan: Plan, facts: Facts, statistics: Statistics | undefined): ScoreSheet {
  const subject = laidOut(plan, facts, statistics);
  const all = triesOf(plan, subject);
  if (facts.othersMet) bestFacts(plan, subject, all);
  const tries = new Map([...all].filter(([slot]) => subject.open[slot] === 1));
  const results = new Map<number, BlockResult>();
  const absence = new Uint8Array(plan.blocks.length);
  const pending = new Uint8Array(plan.blocks.length);
  const mean = (key: string, points: Milli): Span => peerMean(plan, facts, statistics, key, points);
  const scores = plan.blocks.map((block, at): Span => {
    const why = absenceOf(block, facts);
    if (why === undefined) {
      const result = blockResult(plan, block, subject, tries);
      results.set(at, result);
      pending[at] = result.unsettled.length > 0 || (!isInspected(facts, block.key) && result.open.length > 0) ? 1 : 0;
      return spanOf(block, result.ways) ?? nothing;
    }
    absence[at] = absences[why];
    const given =
      why === 'full'
        ? { least: block.points, most: block.points }
        : why === 'peer-average'
          ? mean(block.key, block.points)
          : nothing;
    pending[at] = given.least === given.most ? 0 : 1;
    return given;
  });
  const peers = plan.sections.map(({ key, points }) => mean(key, points));
  const { total, sections, loose } = totalOf({ plan, subject, tries, results, scores, pending, absence, peers });

  const verdicts = verdictsOf(plan, results);
  const certain = verdicts.filter((verdict) => verdict.certain);
  const looseItems = plan.blocks.flatMap((block, at) => (isLoose(plan, results.get(at)) ? [block] : []));
  const vetoes = plan.blocks.findIndex((block) => !block.item);
  const vetoed = results.get(vetoes);
  const vetoBlock = plan.blocks[vetoes];
  const openVerdicts = vetoed && vetoBlock ? (isInspected(facts, vetoBlock.key) ? vetoed.unsettled : vetoed.open) : [];
  const isTotalLoose = loose || looseItems.length > 0;
  return {
    subject: facts.subject ?? null,
    total,
    grade: gradeOf(plan, total, verdicts),
    verdicts: certain.map(({ key }) => key),
    disqualified: certain.some(({ verdict }) => verdict.kind === 'disqualify'),
    rank: null,
    sections: plan.sections.map(({ key }, index): SectionResult => {
      const section = sections[index];
      const state = section?.absent ? 'not-applicable' : section?.pending ? 'pending' : 'scored';
      return { section: key, score: section?.score ?? nothing, state, applicable: section?.applicable ?? 0 };
    }),
    items: plan.blocks.flatMap((block, at): readonly ItemResult[] => {
      if (!block.item) return [];
      const score = scores[at] ?? nothing;
      const result = results.get(at);
      if (!result)
        return [{ item: block.key, state: 'not-applicable', score, zeroed: false, clauses: [], pending: [] }];
      const slots = isInspected(facts, block.key) ? result.unsettled : result.open;
      return [
        {
          item: block.key,
          state: pending[at] === 1 ? 'pending' : 'scored',
          score,
          zeroed: result.zeroed,
          clauses: result.rules.map((rule) => clauseResult(block, rule)),
          pending: factsBehind(plan, subject, slots),
        },
      ];
    }),
    ...(openVerdicts.length > 0 ? { pendingVerdicts: factsBehind(plan, subject, openVerdicts) } : {}),
    ...(isTotalLoose
      ? { loose: { items: looseItems.filter((block) => block.item).map(({ key }) => key), total: true } }
      : {}),
  };
}

const nothing: Span = { least: 0, most: 0 };

function clauseResult(block: BlockPlan, { rule, branches, count, points, uncapped, capped }: RuleResult): ClauseResult {
  const plan = block.rules[rule];
  return {
    clause: plan?.key ?? '',
    branches: (plan?.branches ?? []).filter((_, index) => branches[index]),
    count,
    points,
    uncapped,
    capped,
  };
}

/** The facts that are 待评 behind open slots, each once. */
function factsBehind(plan: Plan, subject: Subject, slots: readonly number[]): readonly FactRef[] {
  const found = new Set<number>();
  for (const slot of slots) {
    const unknown = plan.unknowns.find((it) => it.slot === slot);
    if (!unknown) continue;
    const missing = unknown.facts.filter((fact) => unknown.kind === 'fact' || subject.given[fact] === 0);
    // Everything is recorded, and the formula has no value all the same: it divides by 0.
    for (const fact of missing.length === 0 && !unknown.cohort ? unknown.divisors : missing) found.add(fact);
  }
  return [...found].flatMap((slot) => {
    const fact = plan.facts[slot];
    return fact ? [{ item: fact.item, fact: fact.key }] : [];
  });
}

function isLoose(plan: Plan, result: BlockResult | undefined): boolean {
  if (!result) return false;
  return (
    result.loose ||
    result.unsettled.some((slot) => plan.unknowns.some((unknown) => unknown.slot === slot && !unknown.own))
  );
}

interface AppliedVerdict {
  readonly key: string;
  readonly verdict: Verdict;
  readonly certain: boolean;
}

function verdictsOf(plan: Plan, results: ReadonlyMap<number, BlockResult>): readonly AppliedVerdict[] {
  return plan.blocks.flatMap((block, at) => {
    const own = results.get(at)?.verdicts;
    return block.rules.flatMap(({ key }, rule): readonly AppliedVerdict[] => {
      const certainty = own?.get(rule);
      const verdict = ownEntry(plan.verdicts, `${block.key}/${key}`);
      if (!verdict || certainty === undefined || certainty === 'never') return [];
      return [{ key: block.item ? `${block.key}/${key}` : key, verdict, certain: certainty === 'always' }];
    });
  });
}

function gradeOf(plan: Plan, total: Span, verdicts: readonly AppliedVerdict[]): string | null {
  if (verdicts.some(({ certain, verdict }) => !certain && verdict.kind !== 'total-zero')) return null;
  const name = gradeAfter(
    plan.grades,
    bandOf(plan.grades, total),
    verdicts.filter(({ certain }) => certain).map(({ verdict }) => verdict),
  );
  return plan.grades.some((grade) => grade.name === name && grade.quota !== null) ? null : name;
}

/** What the others of the group earned there on average; anything while that is not known. */
function peerMean(plan: Plan, facts: Facts, statistics: Statistics | undefined, key: string, points: Milli): Span {
  const found = statistics?.peers?.[facts.group ?? '']?.find((peer) => peer.key === key);
  if (!found || found.subjects === 0) return { least: 0, most: points };
  const mean = roundPoints(ratio(found.sum, found.subjects), plan.rounding);
  return { least: mean, most: mean };
}
