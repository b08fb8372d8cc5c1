import type { Span } from '@rubric-lang/diagnostics';
import type { Fact, Item, Milli } from '@rubric-lang/model';
import type { BlockGrammar, Language } from '@rubric-lang/grammar';
import type { PlacedText } from '../check.ts';
import type { StandardNumber } from './standard.ts';

/** One scoring text of an item: the heading's own words, or a field with its entries. */
export interface ItemText {
  readonly place: PlacedText;
  /** Where entries begin in its text, for 第N条. */
  readonly entries: readonly number[];
}

/** 读作：<words>＝<answer>. */
export interface ReadAs {
  readonly words: string;
  readonly answer: string;
  readonly span: Span;
}

/** 起评. */
export type StartChoice = { readonly kind: 'full' } | { readonly kind: 'points'; readonly points: Milli };

/** 否则：逐句 or 全项. */
export type OtherwiseChoice = 'each' | 'all';

/** What an author has decided about an item by added fields. */
export interface ItemChoices {
  readonly otherwise: OtherwiseChoice | null;
  readonly start: StartChoice | null;
  readonly readAs: readonly ReadAs[];
  /** Answers tried out by clause key, to show what each would mean. */
  readonly tried?: ReadonlyMap<string, string>;
}

/** A number with its unit as it stands in the item: `words` 98%, `before` the words between it and the mark in front. */
export interface WrittenNumber {
  readonly value: string;
  readonly unit: string;
  readonly words: string;
  /** The scoring text it stands in; null: another field, or the heading. */
  readonly text: number | null;
  /** In that text, as written. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  /** So many a month or a year. */
  readonly ofPeriod: boolean;
}

/** An item as it is read, before anything is lowered. */
export interface ItemSource {
  readonly key: string;
  /** What a quantity or fault without a name is called. */
  readonly title: string;
  readonly points: Milli | null;
  readonly role: Item['role'];
  /** Ceiling of a bonus item, floor of a penalty item. */
  readonly cap: Milli | null;
  /** 不足扣时：计负分. */
  readonly negative: boolean;
  readonly texts: readonly ItemText[];
  readonly standard: readonly StandardNumber[];
  /** Every number in the item, whatever it is of. */
  readonly written: readonly WrittenNumber[];
  readonly choices: ItemChoices;
  /** The heading. */
  readonly span: Span;
}

/** What all items of a file share. */
export interface ItemContext {
  readonly words: BlockGrammar;
  readonly fold: (text: string) => string;
  /** Remarks and readings are in the language of the rubric. */
  readonly language: Language;
  readonly periods: Readonly<Record<string, number>>;
  readonly categories: readonly string[];
  /** Names of the grades. */
  readonly grades: readonly string[];
  readonly declared: readonly Fact[];
  readonly judgementStep: Milli;
  /** Most that may be entered for an unbounded judgement where the item has no points: a bonus line. */
  readonly unbounded: Milli;
  /** Where the section above such a line has a ceiling: as much as that. null: nobody wrote any. */
  readonly ceilingAbove: Milli | null;
  /** Level scales (档次) with the share of the points each level earns. */
  readonly scales: readonly LevelScale[];
}

export interface LevelScale {
  readonly levels: readonly { readonly word: string; readonly percent: string | null; readonly points: Milli | null }[];
}
