import type { SourceText, Span } from '@rubric-lang/diagnostics';

/**
 * A piece of the author's text, soft line breaks joined: what is printed and what is read.
 * `text` is the author's characters unchanged (not folded); every piece says where it came from.
 */
export interface TextRun {
  readonly text: string;
  /** In order; piece `i` covers text from `at` up to the next piece's `at`, and starts at `offset` in the source. */
  readonly pieces: readonly { readonly at: number; readonly offset: number }[];
  readonly span: Span;
}

/** One token of the lossless tree; the tokens' texts joined give the file back, byte for byte. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

export type TokenKind =
  | 'indent' | 'heading-mark' | 'heading-text' | 'points' | 'handle' // @name
  | 'field-name' | 'colon' | 'bullet' | 'entry-text' | 'text' | 'comment' | 'trailing-space' | 'line-end';

/** `一、` `（一）` `1.` `（1）` `①` `第一条` `1.1` `1、` or `#`: what a heading or numbered entry starts with. */
export interface NumberMark {
  /** The glyph family; headings of one family form one series. */
  readonly series: 'han-comma' | 'han-paren' | 'arabic-dot' | 'arabic-comma' | 'arabic-paren' | 'circled' | 'article' | 'dotted' | 'hash' | 'none';
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
  readonly fields: readonly FieldNode[];
  readonly children: readonly HeadingNode[];
}

export interface FieldNode {
  readonly kind: 'field';
  readonly span: Span;
  /** The name as written, without spaces at its ends. */
  readonly name: string;
  readonly nameSpan: Span;
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

/** The whole file. Header fields stand before the first heading; blocks are known field names after or between headings at file level. */
export interface RubricTree {
  readonly kind: 'rubric';
  readonly source: SourceText;
  readonly tokens: readonly Token[];
  readonly header: readonly FieldNode[];
  readonly headings: readonly HeadingNode[];
  /** 等次 数据 样例 名册 …: file-level fields whose content is entries, wherever they stand. */
  readonly blocks: readonly FieldNode[];
}
