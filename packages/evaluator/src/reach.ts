import { compareRatio, factId, itemsOf, leavesOf, ratioText, sectionsOf } from '@rubric-lang/model';
import type {
  FactRef,
  Facts,
  FactState,
  FactValue,
  Formula,
  Item,
  Milli,
  Ratio,
  Rubric,
  Score,
  Section,
} from '@rubric-lang/model';
import { assess } from './assessment.ts';
import type { Assessment } from './assessment.ts';
import { assumptionsOf, itemScore } from './frontier.ts';
import { cornersOf, valueWith } from './open.ts';
import { prepare } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { categoriesOf } from './score.ts';

/** What an item, a section or the total can come to, over all facts there may be. */
export interface Reached {
  /** Of an item or section; '' of the total. */
  readonly key: string;
  readonly score: Score;
  /** Both ends are come to. Otherwise the true range may be narrower. */
  readonly tight: boolean;
  /** Facts with which it comes to exactly that; null where none can be named (they depend on the cohort, or only bound it). */
  readonly least: Facts | null;
  readonly most: Facts | null;
}

export interface Reach {
  readonly total: Reached;
  readonly sections: readonly Reached[];
  readonly items: readonly Reached[];
}

const nothingKnown: Facts = { declared: {}, items: {}, othersMet: false };

type End = 'least' | 'most';
type ScoreOf = (assessment: Assessment) => Score;

/**
 * The least and the most that a rubric gives, with facts that prove it. Where kinds of subject (类别) matter, over all of
 * them.
 */
export function reach(rubric: Rubric): Reach {
  const prepared = prepare(rubric);
  const assessments = categoriesOf(prepared, nothingKnown).map((category) => ({
    category,
    assessment: assess(prepared, withCategory(nothingKnown, category), undefined, category),
  }));
  const items = itemsOf(rubric.sections);

  // What proves an item or a section needs no more of the rubric than that.
  const reached = (
    key: string,
    nodes: Rubric['sections'],
    scoreOf: ScoreOf,
    tight: (assessment: Assessment) => boolean,
  ): Reached => {
    const scores = assessments.map(({ assessment }) => scoreOf(assessment));
    const score = {
      least: Math.min(...scores.map(({ least }) => least)),
      most: Math.max(...scores.map(({ most }) => most)),
    };
    const whole = nodes === rubric.sections ? prepared : prepare({ ...rubric, sections: nodes, verdicts: null });
    const witness = (end: End): Facts | null => {
      for (const [at, { category, assessment }] of assessments.entries()) {
        if (scores[at]?.[end] !== score[end]) continue;
        const facts = witnessOf(prepared, assessment, withCategory(nothingKnown, category), itemsOf(nodes), end);
        const proof = scoreOf(assess(whole, facts, undefined, category));
        if (proof.least === score[end] && proof.most === score[end]) return facts;
      }
      return null;
    };
    const [least, most] = [witness('least'), witness('most')];
    return {
      key,
      score,
      tight: (least !== null && most !== null) || assessments.every(({ assessment }) => tight(assessment)),
      least,
      most,
    };
  };

  return {
    total: reached(
      '',
      rubric.sections,
      ({ sheet }) => sheet.total,
      ({ sheet }) => !sheet.loose?.total,
    ),
    sections: sectionsOf(rubric.sections).map((section: Section) =>
      reached(
        section.key,
        [section],
        ({ sheet }) => sheet.sections.find((result) => result.section === section.key)?.score ?? nought,
        ({ sheet }) => !sheet.loose?.total,
      ),
    ),
    items: items.map((item) =>
      reached(
        item.key,
        [item],
        ({ sheet }) => sheet.items.find((result) => result.item === item.key)?.score ?? nought,
        ({ sheet }) => !sheet.loose?.items.includes(item.key),
      ),
    ),
  };
}

const nought: Score = { least: 0, most: 0 };

function withCategory(facts: Facts, category: string | undefined): Facts {
  return category === undefined ? facts : { ...facts, category };
}

/** Facts that bring every one of the items to that end, as far as facts can; the caller sees whether they do. */
function witnessOf(prepared: Prepared, assessment: Assessment, facts: Facts, items: readonly Item[], end: End): Facts {
  const declared = new Map<string, FactValue>();
  const records = new Map<string, Map<string, FactValue>>();
  const note = (ref: FactRef, state: FactState): void => {
    const fact = prepared.byId.get(factId(ref));
    const value = fact && recordable(state);
    if (value === undefined) return;
    if (ref.item === null) declared.set(ref.fact, value);
    else records.set(ref.item, (records.get(ref.item) ?? new Map<string, FactValue>()).set(ref.fact, value));
  };
  const { verdicts } = prepared.rubric;
  const keys = [...items.map(({ key }) => key), ...(verdicts ? [verdicts.key] : [])];
  for (const key of keys) {
    const outcome = assessment.outcomes.get(key);
    if (!outcome) continue;
    records.set(key, records.get(key) ?? new Map<string, FactValue>());
    const item = items.find((it) => it.key === key);
    const states = end === 'least' ? outcome.frontier.worst : outcome.frontier.best;
    // A verdict that makes the total 0 helps only to the least.
    const worth = (state: (typeof states)[number]): Milli =>
      (item ? itemScore(item, state) : 0) - (state.fatal ? 1_000_000_000_000_000 : 0);
    const best = [...states].sort((a, b) => (end === 'least' ? worth(a) - worth(b) : worth(b) - worth(a)))[0];
    for (const [unknown, state] of best ? assumptionsOf(best.via) : []) {
      const info = prepared.dependence.unknowns.get(unknown);
      if (info?.unknown.kind === 'fact') note(info.unknown.ref, state);
      if (info?.unknown.kind === 'formula' && leavesOf(info.unknown.formula).facts.length > 0) {
        for (const [ref, value] of inputsFor(prepared, info.unknown.formula, state) ?? []) note(ref, value);
      }
    }
  }
  return {
    ...facts,
    declared: Object.fromEntries(declared),
    items: Object.fromEntries([...records].map(([key, record]) => [key, Object.fromEntries(record)])),
  };
}

/** Ends of the inputs at which the formula comes to the value. */
function inputsFor(
  prepared: Prepared,
  formula: Formula,
  value: FactState,
): readonly (readonly [FactRef, Ratio])[] | undefined {
  const wanted = typeof value === 'object' ? value : undefined;
  const refs = leavesOf(formula).facts;
  const unknown = { fact: () => undefined, formula: () => undefined };
  const found = cornersOf(refs, prepared.byId)?.find((inputs) => {
    const got = valueWith(formula, inputs, unknown);
    return wanted && got && compareRatio(got, wanted) === 0;
  });
  return (
    found &&
    refs.flatMap((ref) => {
      const input = found.get(factId(ref));
      return input ? [[ref, input] as const] : [];
    })
  );
}

/** A state as it would be recorded. */
function recordable(state: FactState): FactValue | undefined {
  if (typeof state !== 'object') return state;
  const text = ratioText(state);
  const number = Number(text);
  return String(number) === text ? number : text;
}
