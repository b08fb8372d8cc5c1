import en from '../en/checks.json' with { type: 'json' };
import zhCN from '../zh-CN/checks.json' with { type: 'json' };

/**
 * Words that the checks look for in what an author wrote, and words that their repairs write. Patterns are RegExp sources over
 * folded text (`fold.json`) in which `{name}` stands for a class of `classes`; titles, quotes and dates (`protected`) are
 * hidden behind U+E000 where a pattern looks for numbers.
 */
export interface CheckGrammar {
  readonly language: string;
  readonly classes: Readonly<Record<string, string | readonly string[]>>;
  readonly protected: readonly string[];
  /** Numbers with their unit, and the words before and after that make a bound of them. */
  readonly measured: {
    readonly number: string;
    readonly ratio: string;
    readonly before: readonly { readonly op: string; readonly pattern: string }[];
    readonly after: readonly { readonly op: string; readonly pattern: string }[];
    /** Before a 1 that only says "each". */
    readonly oneEach: string;
    /** After a number that is a score. */
    readonly points: string;
  };
  /** How often a year. */
  readonly periods: Readonly<Record<string, number>>;
  readonly wholeYear: readonly string[];
  /** Units of what comes whole: nothing lies between 3 and 4 of them. */
  readonly wholeUnits: readonly string[];
  /** Units in which occasions are counted, and units of how long one lasts. */
  readonly occasions: readonly string[];
  readonly durations: readonly string[];
  /** Units that people use for one another: 三名 and 3人. */
  readonly sameUnits: readonly (readonly string[])[];
  /** The score of the whole table, which a rule of one item may take from. */
  readonly wholeScore: string;
  /** A number of points; from one number of points to another. */
  readonly rangeOfPoints: string;
  readonly amountOfPoints: string;
  /** Words by which a rule refers to its standard without repeating the number. */
  readonly meansStandard: string;
  /** The word that leaves a list open, and an open list of `{object}`. */
  readonly openList: string;
  readonly openListOf: string;
  /** “一有” and “六有”: one of a set that has its number in its name. */
  readonly oneOfQuoted: string;
  readonly someQuoted: string;
  readonly listMarks: string;
  /** One negation over two things; two negated things side by side; words that say how they are meant. */
  readonly jointNegation: string;
  readonly jointPredicates: string;
  readonly eitherWord: string;
  /** 抽查4个站点: verb, number, unit, what. */
  readonly sampling: string;
  /** A share that is to be taken into account, and a share that is given. */
  readonly ratioWanted: string;
  readonly ratioGiven: string;
  readonly hundredScale: string;
  /** Names of rates, and a rate that changes by so many %. */
  readonly rateName: string;
  readonly rateChange: string;
  /** 每降低1%: so many % a step. */
  readonly rateStep: string;
  /** Among those changes, the ones downwards. */
  readonly rateFalls: string;
  /** A spelling that looks like a scoring word; certain ones are no words themselves, and nothing else can be meant. */
  readonly nearMisses: readonly { readonly pattern: string; readonly suggestion: string; readonly certain: boolean }[];
  /** 2000户以下, 2000—3000户, 3000户以上; and which edges look downwards. */
  readonly tier: string;
  readonly tierBelow: string;
  /** Words before 酌情 that say when, not what for. */
  readonly noTrigger: string;
  /** Something is not there at all: 未建立…, 没有…; 未公示 alone. */
  readonly absence: string;
  readonly absenceStart: string;
  readonly absenceAlone: string;
  /** A name in quotes, for something of its own. */
  readonly properName: string;
  /** Something was never made or held; words for something that is there and falls short. */
  readonly absenceOf: string;
  /** 面积, 人数: a measure of what was just named; 高中以下: a bound that is a grade and no number. */
  readonly attribute: string;
  readonly gradeBound: string;
  readonly shortOf: string;
  /** 60分以下, of a grade that should leave 60 out. */
  readonly gradeBelow: string;
  /** What repairs write. */
  readonly insert: Readonly<Record<'points' | 'point' | 'bonus' | 'exclude' | 'percentagePoint' | 'belowEdge', string>>;
}

/** By language tag. */
export const checkGrammars: Readonly<Record<string, CheckGrammar>> = { 'zh-CN': zhCN, en };
