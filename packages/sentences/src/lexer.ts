import { createToken, Lexer, type CustomPatternMatcherFunc, type IToken, type TokenType } from 'chevrotain';
import type { Dialect } from './dialect.ts';

/** Abstract tokens: every dialect's words are of these kinds, so one skeleton parser serves all languages. */
export const Effect: TokenType = createToken({ name: 'Effect', pattern: Lexer.NA });
export const Modifier: TokenType = createToken({ name: 'Modifier', pattern: Lexer.NA });
export const Annotation: TokenType = createToken({ name: 'Annotation', pattern: Lexer.NA });

const EFFECTS = [
  'Signed',
  'Verdict',
  'Neutral',
  'Waive',
  'Multiply',
  'Zero',
  'Full',
  'BelowZero',
  'ExtraDeduct',
  'ExtraAward',
  'Deduct',
  'Bonus',
  'Award',
  'Proportional',
  'External',
  'Interpolate',
  'FreeDeduct',
  'FreeBonus',
  'FreeAward',
  'BareAmount',
  'Base',
] as const;
const MODIFIERS = ['Cap', 'Until', 'BestOf', 'Cumulative', 'FullMark', 'Beside'] as const;
const MARKS = ['Aside', 'Marker', 'And', 'Stop', 'Semi', 'Comma', 'Open', 'Close'] as const;

function named(names: readonly string[], category?: TokenType): Record<string, TokenType> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      createToken({ name, pattern: Lexer.NA, ...(category === undefined ? {} : { categories: [category] }) }),
    ]),
  );
}

const effects = named(EFFECTS, Effect);
const modifiers = named(MODIFIERS, Modifier);
const annotations = named(['MarkPoints'], Annotation);
export const marks: Record<(typeof MARKS)[number], TokenType> = named(MARKS);
/** Any one character that is part of nothing else. */
export const Word: TokenType = createToken({ name: 'Word', pattern: Lexer.NA });

const byName: Readonly<Record<string, TokenType>> = { ...effects, ...modifiers, ...annotations, ...marks };

/** The vocabulary of the skeleton parser. */
export const vocabulary: readonly TokenType[] = [Effect, Modifier, Annotation, ...Object.values(byName), Word];

/** What a pattern's slots held, kept on the token. */
export interface TokenSlots {
  readonly slots: Readonly<Record<string, string | undefined>>;
  readonly verdict: string | null;
}

const lexers = new WeakMap<Dialect, Lexer>();

/** The lexer of a dialect: its patterns in order, first match wins. */
function lexerOf(dialect: Dialect): Lexer {
  const known = lexers.get(dialect);
  if (known !== undefined) return known;
  const types = dialect.tokens.flatMap(({ token, verdict, pattern }, order) => {
    const kind = byName[token];
    if (kind === undefined) return [];
    const match: CustomPatternMatcherFunc = (text, offset) => {
      pattern.lastIndex = offset;
      const found = pattern.exec(text);
      if (found === null || found[0].length === 0) return null;
      const payload: TokenSlots = { slots: { ...found.groups }, verdict };
      return Object.assign(found, { payload });
    };
    return [createToken({ name: `${token}:${order}`, pattern: match, line_breaks: false })];
  });
  const word = createToken({
    name: 'Word:any',
    // Chevrotain types a found token as a match of a pattern, and reads its first member only.
    pattern: (text, offset) => (offset < text.length ? ([text.charAt(offset)] as unknown as RegExpExecArray) : null),
    line_breaks: false,
  });
  // Patterns that look behind have no known first character, so the lexer cannot be optimised by it.
  const lexer = new Lexer([...types, word], {
    positionTracking: 'onlyOffset',
    ensureOptimizations: false,
    skipValidations: true,
  });
  lexers.set(dialect, lexer);
  return lexer;
}

/**
 * The tokens of a text whose protected words are hidden, as tokens of the skeleton's own vocabulary: the parser is made once and must
 * not depend on which dialects were compiled before it.
 */
export function tokenize(visible: string, dialect: Dialect): readonly IToken[] {
  return lexerOf(dialect)
    .tokenize(visible)
    .tokens.map((token) => {
      const kind = byName[token.tokenType.name.split(':')[0] ?? ''] ?? Word;
      return { ...token, tokenType: kind, tokenTypeIdx: kind.tokenTypeIdx ?? 0 };
    });
}

/** Name of the grammar's token: `Deduct`, `Cap`, … */
export function kindOf(token: IToken): string {
  return token.tokenType.name;
}

export function slotsOf(token: IToken): TokenSlots {
  const payload: unknown = token.payload;
  return isSlots(payload) ? payload : { slots: {}, verdict: null };
}

function isSlots(payload: unknown): payload is TokenSlots {
  return typeof payload === 'object' && payload !== null && 'slots' in payload;
}

/** Does the token modify a clause in front of it? */
export function isModifier(token: IToken): boolean {
  return MODIFIERS.some((name) => name === kindOf(token));
}
