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
  /** A bracket that says whether an edge is included. */
  readonly inclusionMark: string;
  /** Effects, modifiers and marks, first match wins. */
  readonly tokens: readonly TokenGrammar[];
  /** Comparison words by class, signs and edges, and what they mean. */
  readonly comparators: Readonly<Record<string, string>>;
  readonly symbols: Readonly<Record<string, string>>;
  readonly edges: Readonly<Record<string, string>>;
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
  /** Marks that part the members of a list. */
  readonly enumerators: string;
  /** A sentence that matches talks of points. */
  readonly freeTalks: string;
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
export const sentenceGrammars: Readonly<Record<string, SentenceGrammar>> = { 'zh-CN': zhCN as SentenceGrammar };
