import en from '../en/blocks.json' with { type: 'json' };
import zhCN from '../zh-CN/blocks.json' with { type: 'json' };

import type { Language } from './frame.ts';

/**
 * The words of one dialect inside fields: answers of choices, values of the header, entries of blocks, and what units
 * mean to each other. Patterns are RegExp sources over folded text.
 */
export interface BlockGrammar {
  readonly language: string;
  /** Parts the members of a list. */
  readonly lists: string;
  readonly equals: string;
  /** Parts item and fact: 组织领导／少开专题会. */
  readonly path: string;
  readonly answers: { readonly yes: readonly string[]; readonly no: readonly string[] };
  readonly otherwise: {
    readonly field: string;
    readonly each: string;
    readonly all: string;
    /** 其他 leaves over what none of the cases before it is; 否则 says that something was not done. */
    readonly rest: string;
  };
  readonly start: { readonly field: string; readonly full: string; readonly zero: string; readonly points: string };
  readonly readAs: {
    readonly field: string;
    readonly judged: string;
    readonly plain: string;
    /** The distance itself is recorded; the steps count from the number put for `#`. */
    readonly gap: string;
    readonly fromNumber: string;
  };
  /** Words before a number that is the length of a step (每低1%), and the name of the rate a number is of (slot `name`). */
  readonly stepLength: string;
  readonly rateBefore: string;
  /** Words before a number that only say that it is the target: 目标值98%. */
  readonly targetName: string;
  /** Words of a number that is no standard of this year or this subject: 上年, 全市平均. */
  readonly comparedWith: string;
  /** Answers to how far a cap or 就高 reaches; `anyThing` matches a cap on each thing, whatever is counted (每项最高…). */
  readonly capReach: {
    readonly field: string;
    readonly own: string;
    readonly joined: string;
    readonly sentence: string;
    readonly anyThing: string;
  };
  readonly notApplicable: {
    readonly inNotes: string;
    readonly field: string;
    readonly answers: Readonly<Record<'redistribute' | 'full' | 'omit' | 'peer-average', readonly string[]>>;
  };
  readonly levels: {
    readonly field: string;
    readonly label: string;
    readonly labels: readonly string[];
    readonly entry: string;
    readonly judged: string;
  };
  readonly kinds: Readonly<Record<'bonus' | 'penalty' | 'unscored' | 'ordinary', readonly string[]>>;
  readonly belowZero: { readonly negative: readonly string[]; readonly floor: readonly string[] };
  readonly average: { readonly mean: readonly string[]; readonly sum: readonly string[] };
  readonly weight: string;
  readonly precision: {
    readonly places: string;
    readonly step: string;
    readonly half: readonly string[];
    readonly truncate: readonly string[];
  };
  /** outside: what after the number says that bonuses come on top of it. */
  readonly total: { readonly points: string; readonly outside: string };
  readonly points: string;
  readonly strict: { readonly yes: readonly string[]; readonly no: readonly string[] };
  readonly severities: Readonly<Record<'error' | 'question' | 'warning' | 'hint' | 'off', readonly string[]>>;
  readonly raters: {
    readonly count: string;
    readonly dropHighest: string;
    readonly dropLowest: string;
    readonly numbers: Readonly<Record<string, number>>;
  };
  readonly quota: { readonly bracket: string; readonly share: string; readonly number: string };
  /** First match at a place wins; `{n}` is a number. */
  readonly bands: readonly BandGrammar[];
  readonly eligibility: { readonly selfScore: string; readonly total: string };
  readonly ranking: { readonly grouped: string };
  readonly data: {
    readonly entry: string;
    readonly whole: readonly string[];
    readonly money: readonly string[];
    /** A number of no kind in particular. */
    readonly number: string;
    /** The block's own name. */
    readonly block: string;
    readonly share: readonly string[];
    readonly yesNo: readonly string[];
    readonly places: string;
    readonly most: string;
    readonly least: string;
    readonly statistic: string;
    readonly 'least-words': readonly string[];
    readonly 'greatest-words': readonly string[];
    readonly 'mean-words': readonly string[];
  };
  readonly examples: Readonly<
    Record<
      'others' | 'met' | 'notApplicable' | 'total' | 'grade' | 'category' | 'group' | 'peers' | 'verdict',
      readonly string[]
    >
  > & {
    readonly judgementSuffix: string;
    readonly scoreSuffix: string;
    readonly value: string;
  };
  /** awards: a disqualification from honours only; topGrades: the grades it closes. */
  readonly verdicts: {
    readonly key: string;
    readonly awards: string;
    readonly topGrades: readonly string[];
    readonly invalid: string;
  };
  /** data stands for the item in the wording of a declared quantity; block is the field's usual name. */
  readonly names: {
    readonly sealEntry: string;
    readonly data: string;
    readonly block: string;
    readonly entry: string;
    readonly retired: string;
    readonly seal: string;
    readonly ellipsis: string;
    readonly assign: string;
    readonly separator: string;
    /** What names may end in and need not: 风门损坏的，每处. Older files have it. */
    readonly countedTail: string;
  };
  readonly extends: { readonly remove: readonly string[]; readonly file: string };
  /** What a blank column is for, by its title. */
  readonly columns: {
    readonly uses: Readonly<
      Record<
        'score' | 'self-score' | 'due' | 'deducted' | 'not-applicable' | 'reason' | 'rater' | 'remark',
        readonly string[]
      >
    >;
  };
  /** Words that make a question of a line that is not scored. */
  readonly questions: string;
  readonly units: UnitGrammar;
  /** What an item without a title is called. */
  readonly thisItem: string;
  /** One place farther back than the rank before it asks for. */
  readonly placeLower: string;
  /** Awards for having everything: a count of what is missing comes down from them. */
  readonly complete: readonly string[];
  /** Conditions whose number stands in the standard: `subject` falls short of `what`. */
  readonly standardReferences: readonly string[];
  /** 各 between a count and its effect. */
  readonly distributing: string;
  /** Words of scoring, where they stand in a column that holds none. */
  readonly talks: string;
  /** How a condition begins that only says that something was not done, or went back. */
  readonly undone: string;
  /** 其中…加扣: what is deducted besides is said of each case that the clause before counts. */
  readonly ofThose: string;
  /** 另加: on top of the item's points; 再加 goes with the clause before it. */
  readonly onTop: string;
  /** A whole condition that is a kind of subject by its words alone (山区, 平原县): no verb, nothing that could be found. */
  readonly kindOfSubject: string;
  readonly titleMarks: string;
}

export interface BandGrammar {
  readonly pattern: string;
  readonly low?: string;
  readonly high?: string;
}

export interface UnitGrammar {
  /** Units that are one: 个百分点 of a share is measured in %. */
  readonly same: Readonly<Record<string, string>>;
  /** factors[from][to]: one of `from` is so many of `to`. */
  readonly factors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Units of what is measured and not counted. */
  readonly measured: readonly string[];
  /** What a quantity is called that only its unit names. */
  readonly nouns: Readonly<Record<string, string>>;
  /** What is left out of a count's words to see which counts are one. */
  readonly counting: readonly string[];
  /** The unit of 第一次. */
  readonly times: string;
  readonly share: string;
  /** A step of a change over time: 同比上升的，每上升1%. */
  readonly change: string;
  /** Words that end in what is counted: 农户数, 人数. */
  readonly counters: readonly string[];
  /** Joined to a condition whose share is measured. */
  readonly shareOf: string;
  /** Names of what is measured as a share. */
  readonly shareNames: string;
  /** Names of a score: what a formula sets that gives points. */
  readonly scoreNames: string;
  readonly points: string;
  /** What a number of points is called that a person gives an item as a whole. */
  readonly score: string;
}

/** Every dialect's words. */
export const blockGrammars: Readonly<Record<Language, BlockGrammar>> = { 'zh-CN': zhCN, en };
