import { CstParser, type CstNode, type IToken } from 'chevrotain';
import { Annotation, Effect, marks, Modifier, vocabulary, Word } from './lexer.ts';

/**
 * The skeleton of a scoring text: where words, effects, modifiers and marks stand. What the words mean is not its business.
 * Every sequence of tokens is a scoring text, so there is nothing to recover from.
 */
class SkeletonParser extends CstParser {
  /** Does a comma before an effect belong to the words in front? Where conditions stand behind effects it parts two clauses. */
  joinsCommas = true;

  constructor() {
    super([...vocabulary], { maxLookahead: 2, nodeLocationTracking: 'none' });
    this.performSelfAnalysis();
  }

  /** scoringText = { mark | clause } */
  readonly scoringText = this.RULE('scoringText', () => {
    this.MANY(() => {
      this.OR([{ ALT: () => this.SUBRULE(this.mark) }, { ALT: () => this.SUBRULE(this.clause) }]);
    });
  });

  /** mark = Stop | Semi | Comma | Open | Close | Marker | And */
  private readonly mark = this.RULE('mark', () => {
    this.OR([
      { ALT: () => this.CONSUME(marks.Stop) },
      { ALT: () => this.CONSUME(marks.Semi) },
      { ALT: () => this.CONSUME(marks.Comma) },
      { ALT: () => this.CONSUME(marks.Open) },
      { ALT: () => this.CONSUME(marks.Close) },
      { ALT: () => this.CONSUME(marks.Marker) },
      { ALT: () => this.CONSUME(marks.And) },
    ]);
  });

  /** clause = words [ tail ] | tail */
  private readonly clause = this.RULE('clause', () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.words);
          this.OPTION(() => this.SUBRULE1(this.tail));
        },
      },
      { ALT: () => this.SUBRULE2(this.tail) },
    ]);
  });

  /** words = ( Word | Aside ) { Word | Aside | Comma, when words or an effect follow } */
  private readonly words = this.RULE('words', () => {
    this.OR1([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(marks.Aside) }]);
    this.MANY({
      GATE: () => this.LA(1).tokenType !== undefined && this.goesOn(),
      DEF: () =>
        this.OR2([
          { ALT: () => this.CONSUME1(Word) },
          { ALT: () => this.CONSUME1(marks.Aside) },
          { ALT: () => this.CONSUME(marks.Comma) },
        ]),
    });
  });

  /** tail = ( Effect | Modifier | Annotation ) { [ Comma ] ( Modifier | Annotation | Aside ) }, an aside only without the comma */
  private readonly tail = this.RULE('tail', () => {
    this.OR([
      { ALT: () => this.CONSUME(Effect) },
      { ALT: () => this.CONSUME(Modifier) },
      { ALT: () => this.CONSUME(Annotation) },
    ]);
    this.MANY({
      GATE: () => this.modifierFollows(),
      DEF: () => {
        this.OPTION(() => this.CONSUME(marks.Comma));
        this.OR1([
          { ALT: () => this.CONSUME1(Modifier) },
          { ALT: () => this.CONSUME1(Annotation) },
          { ALT: () => this.CONSUME(marks.Aside) },
        ]);
      },
    });
  });

  private is(ahead: number, kind: { name: string }): boolean {
    const type = this.LA(ahead).tokenType;
    return type.name === kind.name || (type.CATEGORIES ?? []).some((category) => category.name === kind.name);
  }

  private goesOn(): boolean {
    if (this.is(1, Word) || this.is(1, marks.Aside)) return true;
    return (
      this.is(1, marks.Comma) &&
      (this.is(2, Word) || this.is(2, marks.Aside) || (this.joinsCommas && this.is(2, Effect)))
    );
  }

  private modifierFollows(): boolean {
    const at = this.is(1, marks.Comma) ? 2 : 1;
    return this.is(at, Modifier) || (at === 1 && (this.is(at, Annotation) || this.is(at, marks.Aside)));
  }
}

/** One parser serves every dialect; it is made when first used. */
let parser: SkeletonParser | undefined;

/** The parser itself, for writing the grammar down. */
export function skeletonParser(): SkeletonParser {
  parser ??= new SkeletonParser();
  return parser;
}

/** A piece of the skeleton in the order of the text. */
export type SkeletonPiece =
  | { readonly kind: 'mark'; readonly token: IToken }
  | { readonly kind: 'clause'; readonly words: readonly IToken[]; readonly tail: readonly IToken[] };

/** The pieces of a token sequence. */
export function skeletonOf(
  tokens: readonly IToken[],
  order: 'condition-first' | 'effect-first',
): readonly SkeletonPiece[] {
  const made = skeletonParser();
  made.joinsCommas = order === 'condition-first';
  made.input = [...tokens];
  const text = made.scoringText();
  const pieces: SkeletonPiece[] = [];
  for (const node of nodes(text, 'mark')) {
    const token = tokensOf(node)[0];
    if (token !== undefined) pieces.push({ kind: 'mark', token });
  }
  for (const node of nodes(text, 'clause')) {
    pieces.push({
      kind: 'clause',
      words: nodes(node, 'words').flatMap(tokensOf),
      tail: nodes(node, 'tail').flatMap(tokensOf),
    });
  }
  return pieces.sort((a, b) => offsetOf(a) - offsetOf(b));
}

export function offsetOf(piece: SkeletonPiece): number {
  if (piece.kind === 'mark') return piece.token.startOffset;
  return Math.min(piece.words[0]?.startOffset ?? Infinity, piece.tail[0]?.startOffset ?? Infinity);
}

function nodes(node: CstNode, rule: string): readonly CstNode[] {
  return (node.children[rule] ?? []).filter((child): child is CstNode => 'children' in child);
}

function tokensOf(node: CstNode): readonly IToken[] {
  return Object.values(node.children)
    .flat()
    .filter((child): child is IToken => 'image' in child)
    .sort((a, b) => a.startOffset - b.startOffset);
}
