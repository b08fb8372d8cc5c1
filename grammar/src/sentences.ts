import en from '../en/sentences.json' with { type: 'json' };
import zhCN from '../zh-CN/sentences.json' with { type: 'json' };

/**
 * The sentence language of one dialect. Patterns are RegExp sources over folded text in which `{name}` stands for a class of
 * `classes` (a list of words or another pattern) and `(?<slot>…)` names what the reader takes out. Quotes, titles, dates and
 * brackets that hold no scoring words are hidden from all patterns behind U+E000.
 */
export interface SentenceGrammar {
  readonly language: string;
  /** Does the condition stand before its effect (未建立台账扣1分) or after it (deduct 1 for each missing source)? */
  readonly order: 'condition-first' | 'effect-first';
  readonly classes: Readonly<Record<string, string | readonly string[]>>;
  /** Stretches that are never read: titles, dates, names that hold numerals. */
  readonly protected: readonly string[];
  /** A bracket whose text matches holds clauses; other brackets are words. */
  readonly bracketTalks: string;
  /** A bracket that shares points out between assessors, and one share of it. */
  readonly splitBracket: string;
  readonly splitShare: string;
  /** What is looked for inside an amount. */
  readonly amountWords: {
    readonly number: string;
    readonly range: string;
    readonly unit: string;
    readonly andHalf: string;
    readonly share: string;
    readonly half: string;
  };
  /** Numerals: digits, multipliers, and the words for a half, the point and per cent. */
  readonly numerals: NumeralGrammar;
  /** A bracket that says whether an edge is included. */
  readonly inclusionMark: string;
  /** 除不得分外，取消资格: three groups, the word before an effect, the effect, the word behind it. Both effects are of one condition. */
  readonly besides: string;
  /** Words in front of a judged effect that change what is judged; left over, the clause is not understood. */
  readonly judgedResidue: string;
  /** Effects, modifiers and marks, first match wins. */
  readonly tokens: readonly TokenGrammar[];
  /** Comparison words by class, signs and edges, and what they mean. */
  readonly comparators: Readonly<Record<string, string>>;
  readonly symbols: Readonly<Record<string, string>>;
  readonly edges: Readonly<Record<string, string>>;
  /** Units that are one: 个百分点 and 百分点. */
  readonly unitAliases: Readonly<Record<string, string>>;
  /** What is no part of a statement at its start. */
  readonly statementHead: string;
  /** What a condition is cleaned of at its start and end, and a question at its end. */
  readonly conditionHead: string;
  /** Verbs whose one of a thing counts each of it, whatever numbers describe the thing. */
  readonly foundVerbs: string;
  /** Units of shares, by the power of ten that stands between them: 1% is 10‰. */
  readonly shareUnits: Readonly<Record<string, number>>;
  /** The mark behind a name with points that heads the rules of a part. */
  readonly partMark: string;
  /** Measure words of places and parts that are found at fault one by one. */
  readonly placeUnits: readonly string[];
  /** A condition that ends in the period whose whole score is meant: …的当月. */
  readonly periodEnd: string;
  /** What joins the last of several amounts (1分或2分) and is no condition. */
  readonly amountJoin: string;
  /** Behind an award or a person's points: words by which they are shared out or averaged. */
  readonly sharedOut: string;
  /** A bare name that says what is so or was done: 有方案, 台账齐全, 一等奖. Any other may head a part by its points alone. */
  readonly saysSomething: string;
  /** A comparing word that stands alone, `above` or `below` by its side: 超过的. */
  readonly comparingWord: string;
  /** Units of a time that something lasts: so long in each period is no sum over the year. */
  readonly lastingUnits: readonly string[];
  /** A word that joins an effect to the clause before and is no condition itself. */
  readonly joiningWord: string;
  /**
   * Names of a distance to a standard: words that name one, verbs of change, a front that names the distance itself (slot `name`), what
   * such a front ends in, what is put in where no standard is named, the ending a verb loses behind that, and words that only say that
   * it was not met. An empty `verb`: nothing is named so.
   */
  readonly gap: {
    readonly standard: string;
    readonly change: string;
    readonly front: string;
    readonly frontTail: string;
    readonly unnamed: string;
    readonly verb: string;
    readonly unmet: string;
  };
  readonly conditionTail: string;
  readonly labelTail: string;
  /** A stretch that ends so qualifies what follows. */
  readonly attributive: string;
  readonly quoteMarks: string;
  readonly orWord: string;
  /** The measure of 每发现… when none is written. */
  readonly openMeasure: string;
  readonly atLeastWords: string;
  readonly openList: string;
  /** 分别 and 各 before an effect, as slots `respectively` and `each`. */
  readonly distribution: string;
  /** What may follow a declared 类别, and the mark that parts it from a condition of its own. */
  readonly categoryTail: string;
  readonly categoryMark: string;
  readonly countWords: { readonly lackVerbs: string; readonly missingVerbs: string };
  readonly rankWords: { readonly lastWords: string; readonly topLast: string };
  /** Short answers offered for a doubtful clause; # stands for the number and unit. */
  readonly answers: {
    /** 超过3次的，每次: only the times beyond, or every one. */
    readonly beyondAnswer: string;
    readonly allAnswer: string;
    readonly eachAnswer: string;
    readonly atLeastAnswer: string;
    readonly deductAnswer: string;
    readonly awardAnswer: string;
    readonly wholeAnswer: string;
    readonly manualAnswer: string;
    readonly judgedAnswer: string;
    readonly zeroAnswer: string;
    /** 加倍扣分 after several clauses. */
    readonly previousAnswer: string;
    readonly aboveAnswer: string;
  };
  /** A name in a formula, and a unit that may follow a number there. */
  readonly formulaName: string;
  readonly formulaUnit: string;
  /** The multiplier that halves. */
  readonly halving: string;
  /** Words by which a modifier says whether it speaks of losses or gains. */
  readonly deductWords: string;
  readonly awardWords: string;
  /** What a ceiling caps, by the words before it; tried in order. */
  readonly capWords: readonly (readonly string[])[];
  /** Are capitals and small letters one? */
  readonly caseless: boolean;
  /** Words right before an effect with one number by which a person decides up to it. */
  readonly explicitDiscretion: string;
  /** What is taken off the end of a judged clause's words to leave what it judges; tried in order. */
  readonly judgedTails: readonly string[];
  /** The same in front of what is judged, where conditions stand behind: at discretion if …. */
  readonly judgedHead: string;
  /** A count's last number, and a quantity's name that holds a second number. */
  readonly countWithMeasure: string;
  readonly numberedName: string;
  /** Effects without a number that ask a person even without 酌情; weighing that compares subjects. */
  readonly judgedVerbs: string;
  readonly comparativeWeighing: string;
  readonly formulaSigns: string;
  /** Words that draw a line between the steps before. */
  readonly interpolation: string;
  readonly periodWords: string;
  /** A counted thing that is part of what is asked and no rate: 每月未上报. */
  readonly askedPeriod: string;
  /** What of a rate is no part of the name of what it counts: for each broken link, 迟到每次. */
  readonly rateHead: string;
  /** 在0—8分之间打分. */
  readonly judgedRange: string;
  /** A ceiling over a number of clauses above. */
  readonly countedScope: string;
  /** Brackets that name one member of a list whose predicate stands once. */
  readonly memberOpen: string;
  readonly memberClose: string;
  /** 每次 and nothing more, behind a guard. */
  readonly plainRate: string;
  /** Words in front of 不重复扣分 that name a case: 已整改的. */
  readonly spared: string;
  /** How a name of one kind of several ends (B类, 省级), and words by which a stretch is no such name. */
  readonly kindEnding: string;
  readonly kindOther: string;
  /** Measures by which a number in front names a kind: 三级查房. */
  readonly kindUnits: readonly string[];
  /** Of these, the ones that no verb makes countable: 发生一级事故. */
  readonly gradeUnits: readonly string[];
  /** 警情数由低到高排名: what is ranked and which end is first. */
  readonly ranking: string;
  /** 第2名 alone, after a clause that says what is ranked. */
  readonly placeOnly: string;
  /** What parts the members of a list inside a condition: 国家级、省级、市级. */
  readonly listMark: string;
  /** A further step of a ladder that names only its number: 达90%得3分，85%得2分. */
  readonly onlyMeasured: string;
  /** What makes the number behind it one that is reached, not one that counts: 从业满10年. */
  readonly reachedWord: string;
  /** All that stands before a number that leans on the count in front: 发现1种扣5分，发现2种及以上不得分. */
  readonly foundAlone: string;
  /** Words that stand in a list for one thing in several grades (省、市、县; 一、二、三; 警告、记过), what the last may be followed by, and what it may end in alone. */
  readonly gradingWords: string;
  readonly gradeAndAbove: string;
  readonly gradeEnd: string;
  /** What stands around the levels that a clause lists: 满意度按“优、良、差”三个等次评价. */
  readonly scaleHead: string;
  readonly scaleTail: string;
  /** A sentence that only announces a scale of levels. */
  readonly levelNoun: string;
  readonly comma: string;
  /** Parts what is ranked from the places. */
  readonly colon: string;
  /** The word of a rate itself. */
  readonly rateMark: string;
  /** 低于98%每降低1%: where a rate follows the comparison it counts from without a comma. */
  /** What announces a scale and names nothing that is graded: 由评委按. */
  readonly scaleUse: string;
  /** 连续: so many times without a break. */
  readonly inARow: string;
  /** 增加, 减少: what is measured is the change and not the thing. */
  readonly changeVerb: string;
  /** How many are looked at, in front of how many are right: 抽查10处，. */
  readonly sample: string;
  /** The last step of a ladder on a count: 没有的. */
  readonly noneOfIt: string;
  /** A field whose name says that what stands in it is lost: 扣分标准. */
  readonly deductColumn: string;
  /** Words that a ceiling alone may be of: 现场混乱，最高扣5分. */
  readonly ceilingOf: string;
  /** Two units behind an effect: 扣0.5分/人·次. */
  readonly perPair: string;
  /** Steps with a number and a unit and nothing else: 每减少10天. */
  readonly stepBehind: string;
  /** A rate whose words say that something falls short of its number: 每减少10天, behind 不低于300天. */
  readonly fallsShort: string;
  readonly rateBehindNumber: string;
  /** A bracket right after an effect: one that says what is counted, and words in it that change arithmetic. */
  readonly asidePer: string;
  readonly asideResidue: string;
  /** Verbs of holding something: 未开展活动1次 may mean not even once. */
  readonly heldVerbs: string;
  /** A point of a line to interpolate: 95%得10分. */
  readonly knot: string;
  /** 第1条和第4条同时出现则遵从第1条. */
  readonly precedence: string;
  /** A name that ends so names a quantity, negation and all: 应建而未建党组织比例. */
  readonly quantityNoun: string;
  /** A segment that starts so starts the condition; what stands before it is a statement. */
  readonly conditionalStart: string;
  /** What follows the first measure in 每村少1次, by which 支援 is told from 支. */
  readonly pairVerb: string;
  /** Words that nobody earns points by: a bare number behind them is no award. */
  readonly faultWords: string;
  /** 受到处分的, 记过: what nobody earns points for, so that a number without a verb behind it is lost. */
  readonly sanction: string;
  /** Words that only name a grade: 省级, 记过; their numbers do what the number of the grade before does. */
  readonly gradeOnly: string;
  readonly gradeEnds: string;
  /** What is counted as it is achieved (获专利1件 is each of them), and what is to be done once or more (召开会议1次 may be both). */
  readonly achievement: string;
  readonly duty: string;
  /** 每处, 一项不达标: a count with nothing of its own, of what stands in front of it. */
  readonly countedAlone: string;
  /** 任一项不达标 behind several requirements, with the slot `unit`: each of them, or any. */
  readonly anyOfSeveral: string;
  /** 有计划、有记录: a list of what is to be there, so that a number for each without a verb is earned. */
  readonly meritList: string;
  /** 高于5%的部分，每1%: what a guard is cleaned of. */
  readonly guardTail: string;
  /** How a rate starts that counts what goes beyond a number: 每超1天. */
  readonly goesBeyond: string;
  /** What a level word is cleaned of at its end. */
  readonly levelTail: string;
  /** 按“满意率×5”计分. */
  readonly quotedFormula: string;
  /** Words of degree before one stem, best first: 完全符合, 基本符合, 不符合 are a scale without being listed. */
  readonly degrees: readonly (readonly string[])[];
  /** A step of a count ladder: 两人不清楚. */
  readonly countStep: string;
  /** 第二次及以上 before 每次: earlier times are free. */
  readonly fromNth: string;
  /** …不低于90%，达不到的: the requirement in front is not met. */
  readonly unmet: string;
  /** 每50米设一个: a rate within a requirement, no residue there. */
  readonly rateWords: string;
  /** A condition that is nothing but a number asks nothing. */
  readonly onlyNumber: string;
  /** Parts clauses after an effect as a comma does. */
  readonly enumerationMark: string;
  /** 第1名得6分 and 按第1名的比例. */
  readonly firstPlace: string;
  readonly ofFirstPlace: string;
  /** What a quantity's name is cleaned of at its end and start. */
  readonly subjectTail: string;
  readonly subjectHead: string;
  /** 未配备安全员、质量员: the verb in front of a list, which every member shares. */
  readonly sharedHead: string;
  /** 按比例, 按相应比例: a ratio that is of whatever stands in front; any other names itself (按完成比例). */
  readonly ownRatio: string;
  readonly ratioHead: string;
  /** Words that join two conditions into one question. */
  readonly compound: string;
  /** Within an inclusion mark: the edge is left out. */
  readonly excludes: string;
  /** What a condition may be, tried in order; each must account for the whole condition. */
  readonly conditions: readonly ConditionGrammar[];
  readonly requirement: { readonly patterns: readonly string[]; readonly times: Readonly<Record<string, number>> };
  /** 在此基础上. */
  readonly addition: string;
  readonly remainders: Readonly<Record<string, string>>;
  /** Words that change arithmetic; left over, the clause is not understood. */
  readonly residue: readonly string[];
  /** Words worth a hint when they stay part of a question. */
  readonly signals: readonly string[];
  readonly timeWords: string;
  /** Level words that belong together, best first. */
  readonly scales: readonly (readonly string[])[];
  readonly nearMisses: readonly { readonly pattern: string; readonly suggestion: string }[];
  /** Words for being late, after which a single day counts each day; units of time, which are no counted things. */
  readonly delay: string;
  readonly timeUnits: readonly string[];
  /** Marks that part the members of a list. */
  readonly enumerators: string;
  /** A sentence that matches talks of points. */
  readonly freeTalks: string;
}

export interface NumeralGrammar {
  readonly digits: Readonly<Record<string, number>>;
  readonly scales: Readonly<Record<string, number>>;
  /** Whole words for numbers, in languages that write them so. */
  readonly words?: Readonly<Record<string, number>>;
  readonly half: string;
  readonly point: string;
  readonly percent: string;
}

export interface TokenGrammar {
  readonly token: string;
  readonly verdict?: string;
  readonly patterns: readonly string[];
}

export interface ConditionGrammar {
  readonly form: string;
  readonly patterns: readonly string[];
}

/** By language tag. */
export const sentenceGrammars: Readonly<Record<string, SentenceGrammar>> = {
  'zh-CN': zhCN as SentenceGrammar,
  en: en as SentenceGrammar,
};
