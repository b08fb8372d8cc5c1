import type { Range, Span } from '@rubric-lang/diagnostics';
import type { Clause, Group } from './clause.ts';
import type { Fact } from './fact.ts';
import type { Decimal, Milli, Rounding } from './numbers.ts';
import type { SumRules } from './sum-rules.ts';

/** What happens when an item or everything in a section does not apply (空项). null: it is an error of the facts. */
export type NotApplicable = 'redistribute' | 'full' | 'omit' | 'peer-average';

/** A text of the document with its place. */
export interface Passage {
  readonly text: string;
  /** The word before its colon as written (说明), for a note that prints it; absent: the text stands alone. */
  readonly label?: string;
  readonly span: Span;
  readonly range: Range;
}

/**
 * What a field is on paper when it is neither a column's cell nor a line with its name before it. Set from the
 * grammar's field ids, so that nobody who prints has to know a keyword.
 * attachment 附件4, first line · subtitle （征求意见稿） · addressees 主送 · lead 导语, words of their own without
 * the field's name · issuer and date under the text · total-row and subtotal-row: the labels of rows of sums · subject 考评对象 and
 * total 考评总分, blanks above the table that a filled sheet fills in · other known fields have no role.
 */
export type PaperRole =
  | 'attachment'
  | 'subtitle'
  | 'addressees'
  | 'lead'
  | 'issuer'
  | 'date'
  | 'total-row'
  | 'subtotal-row'
  | 'subject'
  | 'total';

/** A field of an item or section: one cell of a column. */
export interface PrintedField {
  readonly name: string;
  readonly text: string;
  /** Entries as lines of their own, with the number as printed (empty for `-`). */
  readonly entries: readonly { readonly mark: string; readonly text: string }[];
  /** Choices and other added fields are never printed. */
  readonly printed: boolean;
  /** Absent: a column's cell, or a line with its name. */
  readonly role?: PaperRole;
  readonly span: Span;
}

export interface Item {
  readonly kind: 'item';
  /** Unique in the rubric: from 名册 or @name, else a provisional Chinese label such as 组织领导1. */
  readonly key: string;
  readonly named: boolean;
  /** As printed, `1、` gives `1`; empty when unnumbered. */
  readonly number: string;
  /** The number mark as printed (`1、`). */
  readonly mark: string;
  /** Without number and points mark. */
  readonly title: string;
  /** The heading's text as printed after the mark, points included where the author wrote them. */
  readonly printed: string;
  /** null: no points anywhere (a bonus line, an unscored item). */
  readonly points: Milli | null;
  readonly role: 'ordinary' | 'bonus' | 'penalty' | 'unscored';
  /** Where the item starts: its points for deductions, 0 for awards, or as chosen. */
  readonly base: Milli;
  /** May the item fall below 0 by ordinary deductions (不足扣时：计负分, 扣分项)? null: no floor; else the lowest value. */
  readonly floor: Milli | null;
  /** Highest value before bonuses; the item's points, or a bonus cap; null: none. */
  readonly ceiling: Milli | null;
  readonly notApplicable: NotApplicable | null;
  /** Only for subjects of these kinds (仅适用于); empty: all. */
  readonly appliesTo: readonly string[];
  readonly fields: readonly PrintedField[];
  readonly statements: readonly Passage[];
  readonly facts: readonly Fact[];
  readonly clauses: readonly Clause[];
  readonly groups: readonly Group[];
  readonly span: Span;
  readonly range: Range;
}

export interface Section {
  readonly kind: 'section';
  readonly key: string;
  readonly number: string;
  readonly mark: string;
  readonly title: string;
  readonly printed: string;
  /** Sum of the children (per 类别 the largest) and of what is there before them, thousandths. */
  readonly points: Milli;
  /** As the heading says; null when it says nothing. */
  readonly declared: Milli | null;
  readonly role: 'ordinary' | 'bonus' | 'penalty' | 'unscored';
  /** Ceiling of a bonus section, floor (as a positive number) of a penalty section. */
  readonly cap: Milli | null;
  /** 权重 as a fraction of 1, `0.3`; null: plain sum. */
  readonly weight: Decimal | null;
  /** 取平均: the mean of the children instead of their sum. */
  readonly average: boolean;
  readonly notApplicable: NotApplicable | null;
  /** What its own notes say of the sum of its children; after 取平均, before 权重. */
  readonly sum?: SumRules;
  readonly fields: readonly PrintedField[];
  /** Rules that stand under the section itself: caps of it, notes. They print and explain; what they do is in `cap`, `sum` and the items. */
  readonly clauses?: readonly Clause[];
  readonly children: readonly (Section | Item)[];
  readonly span: Span;
  readonly range: Range;
}

/**
 * What a blank column is for: where a filled table writes what. due 应得分 · deducted 扣减分 · score 得分 ·
 * self-score 自评分 · not-applicable 空项 · reason 扣分原因 · rater 专家n · remark 备注.
 */
export type BlankUse = 'score' | 'self-score' | 'due' | 'deducted' | 'not-applicable' | 'reason' | 'rater' | 'remark';

/** Where a column's cells come from. */
export type ColumnSource =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'item' | 'number' | 'points' }
  /** `use` as the column's name says it in the grammar; absent for a name that says nothing. */
  | { readonly kind: 'blank'; readonly use?: BlankUse }
  | { readonly kind: 'field'; readonly name: string };

/** A column of the official table; with `children`, a header of two rows. */
export interface Column {
  readonly title: string;
  readonly sources: readonly ColumnSource[];
  readonly children: readonly Column[];
}

/** 版式: which arrangement of columns, how wide, on what paper; absent parts are the printer's to choose. */
export interface PrintLayout {
  /** 党建通用 指标体系 检查表 简表 自评+考评; absent: the rubric's own columns. */
  readonly preset?: 'party-building' | 'indicators' | 'checklist' | 'simple' | 'self-and-assessed';
  readonly orientation?: 'portrait' | 'landscape';
  /** Millimetres, one a leaf column, in order. */
  readonly widths?: readonly number[];
  /** 国标 outside, 居中, 无. */
  readonly pageNumbers?: 'national' | 'centred' | 'none';
  /** The sides of the sheet, mm. */
  readonly paper?: { readonly short: number; readonly long: number };
  /** mm. */
  readonly margins?: {
    readonly top?: number;
    readonly right?: number;
    readonly bottom?: number;
    readonly left?: number;
  };
  /** Size of the letters in cells, pt. */
  readonly bodySize?: number;
}

export interface Grade {
  readonly name: string;
  /** Bounds on the total, thousandths. */
  readonly bounds: readonly { readonly op: '<' | '<=' | '>' | '>='; readonly points: Milli }[];
  /** 优秀（不超过30%）: share of the cohort, or a number of subjects. */
  readonly quota:
    { readonly kind: 'share'; readonly percent: Decimal } | { readonly kind: 'number'; readonly most: number } | null;
  readonly span: Span;
}

export interface Raters {
  readonly count: number | null;
  readonly dropHighest: number;
  readonly dropLowest: number;
}

/** A worked example: facts of one subject and what must come of them. */
export interface Example {
  readonly name: string;
  /** Recorded facts by item key and fact key; the top level under the key ''. */
  readonly facts: Facts;
  /** What is expected: total, items (by key), grade; points in thousandths. */
  readonly total: Milli | null;
  readonly items: Readonly<Record<string, Milli>>;
  readonly grade: string | null;
  /** 同批: names of the examples assessed together with it, itself among them; ranks, means and quotas are over these. */
  readonly peers?: readonly string[];
  /** 结论: words of the verdict that is expected (废标). */
  readonly verdict?: string;
  readonly span: Span;
}

/**
 * A recorded value. A judgement is in 分 (0.5), a quantity a number or decimal text, a level its word. Merged from
 * several raters, a judgement may be a fraction (`10/3`) and a level a list with numbers of raters (`好×2、较好`).
 */
export type FactValue = boolean | number | string;

/**
 * What was recorded of one subject. An item that is absent is 待评, `空项` is not applicable.
 * Top-level: `类别`, `分组`, `名称`, and declared quantities.
 */
export interface Facts {
  readonly subject?: string;
  readonly category?: string;
  readonly group?: string;
  /** Declared quantities (数据). */
  readonly declared: Readonly<Record<string, FactValue>>;
  readonly items: Readonly<Record<string, Readonly<Record<string, FactValue>> | 'not-applicable'>>;
  /** 其余：达标: every other item inspected, every other fact at its best. */
  readonly othersMet: boolean;
}

export interface Gates {
  /** 可印: every line has its place. */
  readonly printable: boolean;
  /** 可算: every choice made. */
  readonly computable: boolean;
  /** 可发: names fixed, examples true, sealed. */
  readonly issuable: boolean;
}

/** The checked rubric: plain data, JSON, nothing of tokens or trees in it. */
export interface Rubric {
  readonly version: 1;
  readonly language: string;
  readonly path: string;
  readonly title: string;
  /** Header fields as printed above the table, in order: 考评对象 with an empty value prints a blank. */
  readonly header: readonly PrintedField[];
  readonly year: string | null;
  readonly appliesTo: readonly string[];
  readonly columns: readonly Column[];
  /** 版式, when the header has one. */
  readonly layout?: PrintLayout;
  readonly notes: readonly Passage[];
  readonly signatures: readonly string[];
  readonly declaredTotal: Milli | null;
  /** Sum of the ordinary sections (largest over 类别) and of what is there before them. */
  readonly total: Milli;
  /** The sum is not above this; null when 加分 is declared outside the total. */
  readonly totalCap: Milli | null;
  readonly negativeTotal: boolean;
  /** What the notes say of the sum of the sections. */
  readonly sum?: SumRules;
  readonly rounding: Rounding;
  readonly judgementStep: Milli;
  readonly categories: readonly string[];
  readonly groups: readonly string[];
  readonly raters: Raters | null;
  readonly grades: readonly Grade[];
  /** Declared quantities and derived ones (数据). */
  readonly facts: readonly Fact[];
  /** 一票否决 and other file-wide verdicts; their facts live under the item key `verdicts`. */
  readonly verdicts: {
    readonly key: string;
    readonly title: string;
    readonly facts: readonly Fact[];
    readonly clauses: readonly Clause[];
  } | null;
  /** Rules of the whole table (说明, 注) and the facts of those that ask for any. What they do is in `sum`, `totalCap` and the items. */
  readonly rules?: readonly Clause[];
  readonly sections: readonly (Section | Item)[];
  readonly examples: readonly Example[];
  /** 申报条件, 抽样, 排名 …: file-level data that prints and (conditions, ranking) computes. */
  readonly provisions: readonly Provision[];
  readonly gates: Gates;
  /** SHA-256 hex; text: the printed words. meaning: the model without spans and texts that carry none. */
  readonly digests: { readonly text: string; readonly meaning: string };
}

/** 申报条件：自评成绩在90分以上者…; 排名：以得分多少排序; 抽样：…. */
export type Provision =
  | {
      readonly kind: 'eligibility';
      readonly text: string;
      readonly quantity: 'self-score' | 'total';
      readonly bounds: readonly { readonly op: '<' | '<=' | '>' | '>='; readonly points: Milli }[];
      readonly span: Span;
    }
  | {
      readonly kind: 'ranking';
      readonly text: string;
      readonly by: 'total';
      readonly grouped: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'sampling'; readonly text: string; readonly span: Span }
  /** A sentence of the text that says the grades; what they are stands in `grades`. It prints where it stands. */
  | { readonly kind: 'grading'; readonly text: string; readonly span: Span };
