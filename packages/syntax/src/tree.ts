import type { SourceText, Span } from '@rubric-lang/diagnostics';
import type { ColumnSource, FieldKey, FieldRole, Language, NumberSeries } from '@rubric-lang/grammar';

/**
 * A piece of the author's text, soft line breaks joined: what is printed and what is read.
 * `text` is the author's characters unchanged (not folded); every piece says where it came from.
 * A line break that the author meant is a line feed in it; one that a margin made is nothing, or a space between
 * letters.
 */
export interface TextRun {
  readonly text: string;
  /** In order; piece `i` covers text from `at` up to the next piece's `at`, and starts at `offset` in the source. */
  readonly pieces: readonly { readonly at: number; readonly offset: number }[];
  /** `@name` marks that stood in the text and were taken out of it; `at` is the offset in `text` they stood at. */
  readonly handles: readonly Handle[];
  readonly span: Span;
}

/** A name given by hand, `@name`: ASCII, without the sign. */
export interface Handle {
  readonly name: string;
  readonly at: number;
  readonly span: Span;
}

/** One token of the lossless tree; the tokens' texts joined give the file back, byte for byte. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

// In the order of a line, not one a line of this file.
/** `line-end` takes the blank lines after it along; `space` is white space between two parts of a line. */
export type TokenKind =
  | 'indent' | 'heading-mark' | 'heading-text' | 'points' | 'handle' // @name
  | 'field-name' | 'colon' | 'bullet' | 'entry-mark' | 'entry-text' | 'text' | 'comment' | 'space' | 'trailing-space'
  | 'line-end'; // prettier-ignore

/** `一、` `（一）` `1.` `（1）` `①` `第一条` `1.1` `1、` or `#`: what a heading or numbered entry starts with. */
export interface NumberMark {
  /** The glyph family; headings of one family form one series. `### 1、` is of its number's family. */
  readonly series: NumberSeries | 'hash' | 'none';
  /** As printed, `1、`; empty for `#` headings. */
  readonly text: string;
  /** The number it says; dotted ones give every part. */
  readonly values: readonly number[];
  readonly span: Span;
}

/** What a heading says of points: `（10分）`, `满分10分`, `（加分，最高5分）`, `（扣分项）`, `（不计分）`. */
export interface PointsMark {
  readonly kind: 'points' | 'bonus' | 'penalty' | 'unscored';
  /** Thousandths of a point; undefined when the mark gives no number. */
  readonly points: number | undefined;
  /** Thousandths; the ceiling of a bonus or penalty section. */
  readonly cap: number | undefined;
  /** The mark as written, brackets included. */
  readonly text: string;
  readonly span: Span;
}

export interface HeadingNode {
  readonly kind: 'heading';
  /** From its number to the end of everything below it. */
  readonly span: Span;
  readonly mark: NumberMark;
  /** Depth in the outline from 1. */
  readonly level: number;
  /** Without the number, the points mark and `@name`. */
  readonly title: TextRun | undefined;
  /** The title with its points mark where the author wrote it: what the indicator cell prints. */
  readonly printed: TextRun | undefined;
  readonly points: PointsMark | undefined;
  readonly handle: { readonly name: string; readonly span: Span } | undefined;
  /** `-` lines directly under the heading, without a field: scoring text like the title's own. */
  readonly entries: readonly EntryNode[];
  readonly fields: readonly FieldNode[];
  readonly children: readonly HeadingNode[];
}

export interface FieldNode {
  readonly kind: 'field';
  readonly span: Span;
  /** The name as written, without spaces at its ends. */
  readonly name: string;
  readonly nameSpan: Span;
  /** What the name means; undefined when it is unknown or only declared by 表头. */
  readonly key: FieldKey | undefined;
  /** declared: a column of 表头 that is no known field. unknown: in the header only, and reported. */
  readonly role: FieldRole | 'declared' | 'unknown';
  /** A bracket after the name: the code of 已核（code）. */
  readonly argument: string | undefined;
  /** What stands after the colon and on continuation lines before the first entry. */
  readonly value: TextRun | undefined;
  readonly entries: readonly EntryNode[];
}

export interface EntryNode {
  readonly kind: 'entry';
  readonly span: Span;
  /** undefined for `-` entries. */
  readonly mark: NumberMark | undefined;
  readonly text: TextRun | undefined;
}

/** One column of 表头: `考核内容＝一级`, `自评［得分、依据］`, `评分细则＝评分细则+申报程序`. */
export interface ColumnNode {
  readonly kind: 'column';
  readonly span: Span;
  /** What the head cell prints, without the parts. */
  readonly header: string;
  /** The second row of the head: 得分, 依据. */
  readonly parts: readonly string[];
  /** Where the cells come from; the header itself when nothing else is said. */
  readonly sources: readonly ColumnSourceNode[];
}

export interface ColumnSourceNode {
  readonly name: string;
  readonly span: Span;
  /** A level of the outline, the number, the points; undefined when the name is a field's. */
  readonly source: ColumnSource | undefined;
  /** The known field of that name. */
  readonly key: FieldKey | undefined;
}

/** The whole file. */
export interface RubricTree {
  readonly kind: 'rubric';
  readonly source: SourceText;
  readonly language: Language;
  readonly tokens: readonly Token[];
  /** Lines before the first field and heading, one a line: a pasted title, as a rule. */
  readonly preamble: readonly TextRun[];
  /**
   * Facts and texts of the file, in order: every field before the first heading that is no block; after it those that
   * can only be the file's (签名, 落款), and notes that close the file.
   */
  readonly header: readonly FieldNode[];
  /** The columns that 表头 declares; empty without it. */
  readonly columns: readonly ColumnNode[];
  readonly headings: readonly HeadingNode[];
  /** 等次 数据 样例 名册 …: file-level fields whose content is entries, wherever they stand; 档次 unless it stands under a heading. */
  readonly blocks: readonly FieldNode[];
}
