/**
 * What one scoring text says, read sentence by sentence: the seam to the compiler, which alone knows the item.
 * Everything here is about words; nothing is bound to facts, points of the item, or other items.
 *
 * Offsets are UTF-16 units of the text as it was given (not of the folded text).
 */
export interface ScoringTextReading {
  /** Clauses in the order of the text. */
  readonly clauses: readonly ClauseReading[];
  /** Sentences that talk of no points. */
  readonly statements: readonly WordsReading[];
  readonly issues: readonly IssueReading[];
}

/** A stretch of the author's words. */
export interface WordsReading {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Index of the sentence it stands in (a sentence ends at 。 ！ ？ or a line end). */
  readonly sentence: number;
}

/** Something the reader has to say that is no clause: 缺标点, a spelling that looks like a scoring word. */
export interface IssueReading {
  readonly code: 'missing-mark' | 'near-miss' | 'sentence-too-long';
  readonly from: number;
  readonly to: number;
  /** What would be right, when that is certain. */
  readonly suggestion?: string;
}

/**
 * understood: one reading accounts for every word that matters. doubtful: two readings, both given, the first is `condition`/`effect` itself.
 * not-understood: a word that changes arithmetic is left over.
 */
export type ReadingStatus = 'understood' | 'doubtful' | 'not-understood';

export interface ClauseReading extends WordsReading {
  readonly status: ReadingStatus;
  readonly condition: ConditionReading;
  readonly effect: EffectReading;
  readonly modifiers: readonly ModifierReading[];
  /** Index of the part between ； within the sentence. */
  readonly part: number;
  /** 并 同时 且: shares the condition of the clause before. */
  readonly sharesCondition: boolean;
  /** 另扣 再扣 在此基础上: only with the clause before it. */
  readonly addsToPrevious: boolean;
  /** Requirement in front of the condition (制度健全，没有按时完成的…): context, in the reading but not in the label. */
  readonly context: WordsReading | null;
  /** 山区县： a scope word in front of the clause or of several, when it may be a declared 类别; the compiler knows which are. */
  readonly scope: string | null;
  /** Other readings offered when doubtful; each complete. The first answer offered is always the reading that stands. */
  readonly alternatives: readonly AlternativeReading[];
  readonly notes: readonly NoteReading[];
}

/** One of several readings, with the short answer an author writes to choose it: 每起计一次. */
export interface AlternativeReading {
  readonly answer: string;
  readonly condition: ConditionReading;
  readonly effect: EffectReading;
}

/** A remark on the reading; `words` are the author's. */
export interface NoteReading {
  readonly code:
    | 'number-left-as-words' // a number of the condition is part of the question
    | 'signal-left-as-words' // 每1000户 …, whole condition taken as yes/no
    | 'residue' // a word that changes arithmetic is not consumed: not understood
    | 'poisoned' // stands beside a sentence that is not understood
    | 'one-counts-each' // 发现1个…: taken as 每
    | 'time-word-in-question' // 逾期, 连续 qualify the verb
    | 'two-units' // 每起或每人
    | 'unbounded' // 酌情 without bounds
    | 'open-list' // 等
    | 'empty-condition'
    | 'missing-unit' // 扣1 without 分
    | 'sign-from-column' // 2分/处 under 扣分标准
    | 'sign-from-others' // 2分/处 where every other clause deducts
    | 'first-of-two';
  readonly words: string;
}

/** A number with its unit as written; `value` is a decimal in canonical text; `percent` units are `%`; 个百分点 is `百分点`. */
export interface MeasuredNumber {
  readonly value: string;
  readonly unit: string;
}

export interface BoundReading {
  readonly op: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly number: MeasuredNumber;
  /** Did the author say 含 or 不含? */
  readonly explicit: boolean;
}

/** A quantity against numbers: 参与率低于90%. An empty subject means the previous comparison's, else the item's. */
export interface CompareReading {
  readonly kind: 'compare';
  readonly subject: string;
  /** All hold; a range has two. */
  readonly bounds: readonly BoundReading[];
  /** 比标准低50%, 较上年提高2%: the quantity is the difference to something named here. */
  readonly against: string | null;
  /** Words after the comparison that belong to the name of the question, usually empty. */
  readonly label: string;
}

/** A requirement standing in the rule: 专题会不少于4次，每少1次… */
export interface RequirementReading {
  readonly subject: string;
  readonly bound: BoundReading;
  /** 每月 每季度 每半年 每学期 每周 每年: the number is per period. */
  readonly period: string | null;
}

export type ConditionReading =
  | { readonly kind: 'none' }
  /** A yes/no question in the author's words. */
  | { readonly kind: 'plain'; readonly label: string; readonly tone: 'negative' | 'positive' }
  /**
   * One more for each: 每少开1次专题会. `label` the words of the condition; `units` has two for 每人每次;
   * basis: shortfall (少 against a number), excess (超 against a number), missing (缺 of a set), occurrence (发现, 每…).
   */
  | {
      readonly kind: 'each';
      readonly label: string;
      readonly every: string;
      readonly units: readonly string[];
      readonly object: string;
      readonly basis: 'shortfall' | 'excess' | 'missing' | 'occurrence' | 'merit';
      readonly explicit: boolean;
      readonly guard: CompareReading | null;
      readonly requirement: RequirementReading | null;
      readonly remainder: 'drop' | 'round-up' | 'pro-rata';
      /** 在N次基础上每增加1次, 超过2次的，每次: the first `free` are not counted. */
      readonly free: string | null;
    }
  /** Steps of a quantity: 每低1个百分点. `guard` or `requirement` gives the number it is measured from; else the compiler looks in the item. */
  | {
      readonly kind: 'step';
      readonly label: string;
      readonly subject: string;
      /** unsaid only while reading: 每1% takes the direction of its guard. */
      readonly direction: 'below' | 'above' | 'unsaid';
      readonly every: MeasuredNumber;
      readonly guard: CompareReading | null;
      readonly requirement: RequirementReading | null;
      /** What the distance from the standard is called (合格率低于目标值), should its number stand nowhere; absent: nothing names it. */
      readonly gap?: string;
      readonly remainder: 'drop' | 'round-up' | 'pro-rata';
    }
  | CompareReading
  /** At least this many: 发生2次以上的, before a zeroing effect 发现1个…. most null: open. */
  | {
      readonly kind: 'count';
      readonly label: string;
      readonly unit: string;
      readonly least: string;
      readonly most: string | null;
      /** 超过3人: more than `least`. */
      readonly over?: true;
    }
  /** 甲、乙、丙的，分别扣…: one branch a member. */
  | {
      readonly kind: 'list';
      readonly label: string;
      readonly members: readonly ConditionReading[];
      readonly word: 'respectively' | 'each';
    }
  | {
      readonly kind: 'rank';
      readonly subject: string;
      readonly from: number;
      readonly to: number | null;
      readonly last: boolean;
      readonly order?: 'high-first' | 'low-first';
    }
  /** 高于平均值. */
  | { readonly kind: 'mean'; readonly subject: string; readonly op: '<' | '<=' | '>' | '>=' }
  | { readonly kind: 'otherwise'; readonly label: string }
  | { readonly kind: 'exhausted'; readonly points: number }
  /** 第一次, 第二次及以上: the nth time of `label`. */
  | {
      readonly kind: 'nth';
      readonly label: string;
      readonly from: number;
      readonly to: number | null;
      readonly unit?: string;
    }
  /** A word of a 类别. */
  | { readonly kind: 'category'; readonly words: readonly string[] }
  /** Both at once: a guard of another quantity, a category and a condition. */
  | { readonly kind: 'all'; readonly of: readonly ConditionReading[] };

/** Points as thousandths. */
export type AmountReading =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  /** One number a branch. */
  | { readonly kind: 'list'; readonly points: readonly number[] }
  /** 扣3%: of the item's points. */
  | { readonly kind: 'percent'; readonly percent: string }
  | { readonly kind: 'full' };

export type EffectReading =
  | { readonly kind: 'deduct' | 'award' | 'bonus' | 'below-zero'; readonly amount: AmountReading }
  /** 酌情扣分, 酌情扣1—2分, 视情况给分; amount null: unbounded. perCount: 每例酌情扣A—B分. */
  | {
      readonly kind: 'judged';
      readonly sign: 'deduct' | 'award' | 'bonus';
      readonly amount: { readonly least: number; readonly most: number } | null;
      readonly basis: 'discretion' | 'comparison';
    }
  /** （甲科4分、乙科3分）酌情扣分. */
  | {
      readonly kind: 'split';
      readonly sign: 'deduct' | 'award';
      readonly shares: readonly { readonly who: string; readonly points: number }[];
    }
  /** 不得分. thisItem: 此项/该项/本项 stands before it. */
  | { readonly kind: 'zero'; readonly thisItem: boolean; readonly wording: string }
  | {
      readonly kind: 'proportional';
      readonly sign: 'deduct' | 'award';
      readonly of: string;
      readonly points: number | null;
    }
  /** 价格分＝评标基准价÷投标报价×30. target: the name on the left, empty for 事件处理率×15分. */
  | { readonly kind: 'formula'; readonly target: string; readonly expression: FormulaReading }
  /** 95%得10分，85%得5分，之间按直线内插. */
  | {
      readonly kind: 'interpolated';
      readonly sign: 'award' | 'deduct';
      readonly subject: string;
      readonly through: readonly { readonly x: MeasuredNumber; readonly points: number }[];
    }
  /** 好10分，较好7分: whole scale of levels. */
  | {
      readonly kind: 'levels';
      readonly sign: 'award' | 'deduct';
      readonly levels: readonly { readonly word: string; readonly least: number; readonly most: number }[];
    }
  /** 第1名得6分，其余按第1名的比例得分. */
  | {
      readonly kind: 'ratio-to-best';
      readonly subject: string;
      readonly best: 'greatest' | 'least';
      readonly points: number | null;
    }
  /** 按《…》标准计分: a person enters the number. */
  | { readonly kind: 'external'; readonly sign: 'award' | 'deduct'; readonly source: string }
  /** 不扣分, 不失分, 不重复扣分. */
  | { readonly kind: 'waive'; readonly scope: 'previous' | 'above' }
  /** 加倍, 减半: of the clause before, or of all above in the item. */
  | {
      readonly kind: 'multiply';
      readonly numerator: number;
      readonly denominator: number;
      readonly scope: 'previous' | 'above';
    }
  | { readonly kind: 'verdict'; readonly verdict: VerdictReading }
  /** 第1条和第4条同时出现则遵从第1条. */
  | { readonly kind: 'precedence'; readonly among: readonly number[]; readonly wins: number }
  /** A sentence that is only a modifier: 以上各项累计最多扣3分. */
  | { readonly kind: 'modifier' }
  /** A sentence that sets where the item starts: 在10分基础上扣. */
  | { readonly kind: 'base'; readonly points: number }
  /** Talks of points and was not read. */
  | { readonly kind: 'unread' };

export type VerdictReading =
  | { readonly kind: 'total-zero' }
  | { readonly kind: 'grade-is'; readonly grade: string }
  | { readonly kind: 'grade-down'; readonly by: number }
  | { readonly kind: 'grade-not'; readonly grades: readonly string[] }
  | { readonly kind: 'disqualify'; readonly wording: string };

export type ModifierReading =
  /**
   * A ceiling. scope: clause (after the clause it caps), counted (每项最高扣2分), item (本项, 此项, 共, 总计), above (以上各项累计), unmarked.
   * clauses: how many of those above (以上两条); absent: all of them.
   */
  | {
      readonly kind: 'cap';
      readonly points: number;
      /** part: the clauses from `from` on, which a name with its points heads (制度建设（4分）：…). */
      readonly scope: 'clause' | 'counted' | 'item' | 'above' | 'part' | 'unmarked';
      readonly clauses?: number;
      readonly sign: 'deduct' | 'award' | null;
      readonly from: number;
      readonly to: number;
    }
  /** 扣完为止: until the item's points are gone. */
  | { readonly kind: 'until-exhausted'; readonly from: number; readonly to: number }
  /** 就高不重复, 只按最高一项计: of the sentence up to ；. */
  | { readonly kind: 'best-of'; readonly from: number; readonly to: number }
  /** 累计 between steps of a ladder: they add. */
  | { readonly kind: 'cumulative'; readonly from: number; readonly to: number }
  /** A full mark: 满分10分, 共10分. */
  | { readonly kind: 'full-mark'; readonly points: number; readonly from: number; readonly to: number };

/** The expression as written: names are the author's. */
export type FormulaReading =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: FormulaReading }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: FormulaReading;
      readonly right: FormulaReading;
    };

/** What the reader is told of the text's surroundings. */
export interface ReadingContext {
  /** Dialect tag, `zh-CN` or `en`. */
  readonly language: string;
  /** Declared 类别, level scales (档次) and quantities (数据): words that then mean these. */
  readonly categories: readonly string[];
  readonly scales: readonly (readonly string[])[];
  readonly quantities: readonly string[];
  /** bonus sections: a line without points is one judged bonus. */
  readonly role: 'ordinary' | 'bonus' | 'penalty';
  /** The name of the field that the text stands in: 扣分标准 says what a number without a verb does. */
  readonly column?: string;
}
