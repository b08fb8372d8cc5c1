import { CstParser, Lexer, createToken, createTokenInstance } from 'chevrotain';
import type { CstNode, ISerializedGast, IToken, TokenType } from 'chevrotain';
import type { Classified } from './classifier-state.ts';
import type { TokenKind } from './tree.ts';

// The classifier has said what every line is; the grammar below says how lines make fields and headings. White space,
// line ends and comments are no part of it. How deep a heading stands is said by its number, not by the grammar, so the
// list of headings is flat here and is nested when the tree is built: nothing recurses over the depth of the input.

const parserToken = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

const HeadingMark = parserToken('HeadingMark');
const HeadingText = parserToken('HeadingText');
const Points = parserToken('Points');
const Handle = parserToken('Handle');
const FieldName = parserToken('FieldName');
const Colon = parserToken('Colon');
const Bullet = parserToken('Bullet');
const EntryMark = parserToken('EntryMark');
const EntryText = parserToken('EntryText');
const Text = parserToken('Text');

/** Every kind of token, with the parser's type of those that it sees. */
const typeOf: Readonly<Record<TokenKind, TokenType | undefined>> = {
  'heading-mark': HeadingMark,
  'heading-text': HeadingText,
  points: Points,
  handle: Handle,
  'field-name': FieldName,
  colon: Colon,
  bullet: Bullet,
  'entry-mark': EntryMark,
  'entry-text': EntryText,
  text: Text,
  comment: undefined,
  indent: undefined,
  space: undefined,
  'trailing-space': undefined,
  'line-end': undefined,
};

/** What the parser sees. */
export const vocabulary: readonly TokenType[] = Object.values(typeOf).filter((type) => type !== undefined);

class LineParser extends CstParser {
  constructor() {
    super([...vocabulary], { recoveryEnabled: true, maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  /**
   * A file: lines before anything else, the fields of the header, the headings.
   *
   * rubric = { Text | Handle } { field } { heading } ;
   */
  readonly rubric = this.RULE('rubric', () => {
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(Text) }, { ALT: () => this.CONSUME(Handle) }]));
    this.MANY1(() => this.SUBRULE(this.field));
    this.MANY2(() => this.SUBRULE(this.heading));
  });

  /**
   * A section or an item: its number or #, its title with the points, entries of its own, its fields. Running words on
   * the next lines continue the title.
   *
   * heading = HeadingMark { HeadingText | Points | Handle | Text } { entry } { field } ;
   */
  readonly heading = this.RULE('heading', () => {
    this.CONSUME(HeadingMark);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(HeadingText) },
        { ALT: () => this.CONSUME(Points) },
        { ALT: () => this.CONSUME(Handle) },
        { ALT: () => this.CONSUME(Text) },
      ]),
    );
    this.MANY1(() => this.SUBRULE(this.entry));
    this.MANY2(() => this.SUBRULE(this.field));
  });

  /**
   * A field: its name, and its value up to the first entry.
   *
   * field = FieldName Colon { Text | Handle } { entry } ;
   */
  readonly field = this.RULE('field', () => {
    this.CONSUME(FieldName);
    this.CONSUME(Colon);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(Text) }, { ALT: () => this.CONSUME(Handle) }]));
    this.MANY1(() => this.SUBRULE(this.entry));
  });

  /**
   * An entry of a field or a block, with the lines that continue it.
   *
   * entry = ( Bullet | EntryMark ) { EntryText | Handle | Text } ;
   */
  readonly entry = this.RULE('entry', () => {
    this.OR([{ ALT: () => this.CONSUME(Bullet) }, { ALT: () => this.CONSUME(EntryMark) }]);
    this.MANY(() =>
      this.OR1([
        { ALT: () => this.CONSUME(EntryText) },
        { ALT: () => this.CONSUME(Handle) },
        { ALT: () => this.CONSUME(Text) },
      ]),
    );
  });
}

let parser: LineParser | undefined;

/** What the parser made of a file; `faults` is empty for whatever the classifier gives. */
export interface ParsedLines {
  readonly cst: CstNode;
  readonly faults: readonly string[];
}

/** Parses the classified lines. */
export function parseLines({ tokens, lines }: Classified): ParsedLines {
  parser ??= new LineParser();
  const input: IToken[] = [];
  tokens.forEach(({ kind, span }, at) => {
    const type = typeOf[kind];
    const line = lines[at] ?? 0;
    // No image: the tree takes words from the source, and a copy of every word would cost as much again.
    if (type) input.push(createTokenInstance(type, '', span.start, span.end, line, line, 0, 0));
  });
  parser.input = input;
  const cst = parser.rubric();
  const faults = parser.errors.map(({ message }) => message);
  parser.reset();
  return { cst, faults };
}

/** The grammar as data, for `rubric.ebnf`. */
export function lineProductions(): readonly ISerializedGast[] {
  parser ??= new LineParser();
  return parser.getSerializedGastProductions();
}
