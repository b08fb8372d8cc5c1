import en from '../en/notes.json' with { type: 'json' };
import zhCN from '../zh-CN/notes.json' with { type: 'json' };

import type { Language } from './frame.ts';

/**
 * What a sentence of the notes says of a sum. most: so much at most, of all bonuses, all lines of 扣分项, all deductions, each
 * item's deductions, the total; over: what is beyond counts as the limit; bonus-inside: bonuses are part of the total; base:
 * where the sum starts; hundred, from-base: words beside these; own-points, no-negative: what holds of every item anyway.
 */
export type NoteForm =
  | 'bonus-most'
  | 'penalty-most'
  | 'deduct-most'
  | 'each-deduct-most'
  | 'total-most'
  | 'over'
  | 'bonus-inside'
  | 'base'
  | 'hundred'
  | 'from-base'
  | 'own-points'
  | 'no-negative';

/** Sentences of 说明 and 注 about the sums of a table. Patterns are RegExp sources over folded text. */
export interface NoteGrammar {
  readonly language: string;
  /** What ends a sentence, and what parts what it says in several. */
  readonly sentences: string;
  readonly parts: string;
  /** A number in front of a sentence. */
  readonly marks: string;
  /** 本部分: of the section whose notes they are. */
  readonly here: string;
  /** `{number}` in patterns; `{n}` is one that is the limit or base. */
  readonly number: string;
  /** How a limit is said: `{most}` in patterns. */
  readonly most: readonly string[];
  /** The first that matches a part from end to end. */
  readonly forms: readonly { readonly form: string; readonly pattern: string }[];
  /** 同一事项不重复扣分: only who records it knows what is the same. */
  readonly sameEvent: string;
  readonly absence: {
    /** A sentence on items that do not apply says that nothing is lost by them. */
    readonly full: string;
    /** It gives a formula: over the whole table, which stretching each section by itself is not. */
    readonly formula: string;
  };
}

/** Every dialect's notes. */
export const noteGrammars: Readonly<Record<Language, NoteGrammar>> = { 'zh-CN': zhCN, en };
