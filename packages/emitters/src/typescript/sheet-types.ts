import type { FactProblem, Rubric } from '@rubric-lang/model';
import { literal } from './literal.ts';
import { metaOf } from './meta.ts';

/** Total, so that a new kind of problem is a name of the type as well. */
const problemCodes: Readonly<Record<FactProblem['code'], true>> = {
  'not-an-object': true,
  'unknown-name': true,
  'unknown-fact': true,
  'wrong-value': true,
  twice: true,
  'not-applicable': true,
  'other-category': true,
  'out-of-count': true,
};

/** The types of what a module returns, with this rubric's names in them. */
export function sheetTypes(rubric: Rubric): readonly string[] {
  const { items, sections, grades } = metaOf(rubric);
  const keys = (names: readonly string[]): string => (names.length === 0 ? 'never' : names.map(literal).join(' | '));
  const owner = rubric.verdicts ? `ItemKey | ${literal(rubric.verdicts.key)}` : 'ItemKey';
  return `
export type ItemKey = ${keys(items.map(({ key }) => key))};
export type SectionKey = ${keys(sections.map(({ key }) => key))};
export type GradeName = ${keys(grades)};

/** scored: settled. pending: 待评. not-applicable: 空项, or not for this kind of subject. */
export type ScoreState = "scored" | "pending" | "not-applicable";

/** Points in 分: numbers that are whole thousandths. Both equal when nothing is pending; else it will come to lie between. */
export interface PointsRange {
  readonly least: number;
  readonly most: number;
}

/** One clause of the rubric, one frozen object each. */
export interface Rule {
  /** Unique within its item. */
  readonly key: string;
  readonly item: ${owner};
  /** The author's words. */
  readonly text: string;
  /** How they were understood (理解为). */
  readonly reading: string;
  /** Where they stand: line and column from 1. */
  readonly source: { readonly file: string; readonly line: number; readonly column: number };
}

/** A clause that counted, or may still count: then what is not settled is null. */
export interface RuleCount {
  readonly rule: Rule;
  /** Which of its branches counted, by key. */
  readonly branches: readonly string[];
  /** How many times; 1 for once. */
  readonly count: number | null;
  /** What it did to the item, after caps and groups: a deduction is negative. */
  readonly points: number | null;
  /** The same before caps and groups. */
  readonly uncapped: number | null;
  readonly capped: boolean;
}

/** A fact by its names in \`Recorded\`; item null: at the top. */
export interface PendingFact {
  readonly item: ${owner} | null;
  readonly fact: string;
}

export interface ItemScore {
  readonly item: ItemKey;
  readonly state: ScoreState;
  readonly score: PointsRange;
  /** A clause made it 0 (不得分). */
  readonly zeroed: boolean;
  readonly clauses: readonly RuleCount[];
  /** What is 待评: not recorded, or a formula divides by it and it is 0. */
  readonly pending: readonly PendingFact[];
}

export interface SectionScore {
  readonly section: SectionKey;
  readonly state: ScoreState;
  readonly score: PointsRange;
  /** Points of the children that apply, before 折算. */
  readonly applicable: number;
}

/** What one subject scored, and why. Plain data: it survives JSON. */
export interface Sheet {
  /** 名称, as recorded. */
  readonly subject: string | null;
  readonly total: PointsRange;
  /** 等次: named when the whole range lies in one band, and no quota has a say. */
  readonly grade: GradeName | null;
  /** Verdicts that apply for certain: the clause's key, of an item's clause \`item/clause\`. */
  readonly verdicts: readonly string[];
  readonly disqualified: boolean;
  /** Place in the cohort, from 1; only \`standings\` says it. */
  readonly rank: number | null;
  readonly sections: readonly SectionScore[];
  readonly items: readonly ItemScore[];
  /** While a verdict of the whole file is open: its facts that are 待评, none where only the cohort is missing. */
  readonly pendingVerdicts?: readonly PendingFact[];
  /** Ranges that are sound but may be wider than they need be; absent when there are none. */
  readonly loose?: { readonly items: readonly ItemKey[]; readonly total: boolean };
}

/** Something in recorded facts that stands in the way. */
export interface Problem {
  readonly code: ${keys(Object.keys(problemCodes))};
  /** The keys that lead to it, as they were written. */
  readonly path: readonly string[];
  /** The author's words for it. */
  readonly label: string;
  readonly expected: { readonly zh: string; readonly en: string };
  /** The nearest name that there is, when it may be a slip. */
  readonly nearest: string | null;
}

/** Narrow with \`"facts" in …\`. */
export type Check = { readonly facts: CheckedFacts } | { readonly problems: readonly Problem[] };

/** \`check\` as a Standard Schema (standardschema.dev), and the JSON Schema (2020-12) of what it takes, by key. */
export interface FactsSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "rubric";
    readonly validate: (value: unknown) => { readonly value: CheckedFacts; readonly issues?: undefined } | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
    readonly types?: { readonly input: Recorded; readonly output: CheckedFacts } | undefined;
  };
  readonly jsonSchema: Readonly<Record<string, unknown>>;
}

/** One thing that was found and written down; a value of null is one more, or yes. */
export interface Found {
  readonly item: string | null;
  readonly fact: string;
  readonly value: boolean | number | string | null;
  readonly where?: string;
  readonly when?: string;
  readonly note?: string;
  readonly evidence?: string;
  readonly by?: string;
}

/** A fact on which findings or raters do not agree. */
export interface Disagreement {
  readonly ref: PendingFact;
  readonly label: string;
  readonly values: readonly (boolean | number | string | null)[];
}

/** What findings come to: facts, what does not go together (left out of them), and what there is no fact for. */
export interface Tallied {
  readonly facts: CheckedFacts;
  readonly conflicts: readonly Disagreement[];
  readonly unknown: readonly Found[];
}

/** What raters come to: facts, and what they have to agree on first (left out of them). */
export interface Merged {
  readonly facts: CheckedFacts;
  readonly disagreements: readonly Disagreement[];
}

/** Points that a subject did not get, and why. */
export interface PointsLost {
  readonly item: ItemKey;
  /** Null: no clause took them, they were not earned. */
  readonly rule: Rule | null;
  readonly count: number | null;
  /** In 分, without sign. */
  readonly points: number;
  /** One sentence for whoever asks. */
  readonly reason: string;
}`.split('\n');
}

/** In a `.ts` file the runtime declares it. */
export const statisticsType = `/** Of a cohort, by 分组 ("" where there are none): what \`score\` needs of the other subjects. Plain data, to be handed on as it is. */
export interface Statistics {
  /** Values ascending, as exact decimals or fractions. */
  readonly groups: Readonly<Record<string, readonly { readonly item: string | null; readonly fact: string; readonly values: readonly string[] }[]>>;
  /** 取同类平均; sums in thousandths of a 分. */
  readonly peers?: Readonly<Record<string, readonly { readonly key: string; readonly sum: number; readonly subjects: number }[]>>;
}`;
