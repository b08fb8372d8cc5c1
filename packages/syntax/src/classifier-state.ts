import type { Diagnostic, SourceText } from '@rubric-lang/diagnostics';
import type { Language, NumberSeries } from '@rubric-lang/grammar';
import type { Line } from './lines.ts';
import { emptyOutline } from './outline.ts';
import type { Outline } from './outline.ts';
import type { RunPart } from './text-run.ts';
import type { FieldNode, NumberMark, PointsMark, Token, TokenKind } from './tree.ts';

/** What the classifier knows of a token beyond its kind. */
export type Fact =
  | { readonly kind: 'heading'; readonly mark: NumberMark; readonly depth: number }
  | { readonly kind: 'entry'; readonly mark: NumberMark }
  | { readonly kind: 'field'; readonly meaning: FieldMeaning }
  | { readonly kind: 'points'; readonly mark: PointsMark };

/** A field's name with what it means. */
export type FieldMeaning = Pick<FieldNode, 'name' | 'key' | 'role' | 'argument'>;

/** The file as tokens that tile it, each on its line, with the facts of those that have any, by their start. */
export interface Classified {
  readonly tokens: readonly Token[];
  readonly lines: readonly number[];
  readonly facts: ReadonlyMap<number, Fact>;
  /** The length of every line by its number, of which the layout is no part: white space, bullets, `#`. */
  readonly widths: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a line is depends on what stands above it: this is all of it that matters. */
export interface State {
  readonly source: SourceText;
  readonly text: string;
  readonly language: Language;
  readonly tokens: Token[];
  readonly lines: number[];
  readonly facts: Map<number, Fact>;
  readonly widths: number[];
  readonly diagnostics: Diagnostic[];
  readonly outline: Outline;
  /** Names that 表头 declares, known from the first heading on. */
  declared: ReadonlyMap<string, FieldMeaning>;
  /** The words of 表头, one list a line. */
  readonly columnParts: RunPart[];
  heading: OpenItem | undefined;
  /** The file says only what differs from another one (沿用): its numbers have gaps. */
  partial: boolean;
  field: OpenField | undefined;
  /** The last line of running words, for telling a cut line from a lost number. */
  lastWords: { readonly from: number; readonly to: number } | undefined;
}

export interface OpenItem {
  points: boolean;
  entries: boolean;
  /** Columns seen so far, by key or name: an item has each once. */
  readonly columns: Set<string>;
}

export interface OpenField {
  readonly meaning: FieldMeaning;
  /** Takes numbered lines as entries. */
  readonly text: boolean;
  readonly entries: Map<NumberSeries, readonly number[]>;
}

/** The state above the first line. */
export function stateAtStart(source: SourceText, language: Language): State {
  return {
    source,
    text: source.text,
    language,
    tokens: [],
    lines: [],
    facts: new Map(),
    widths: Array.from({ length: source.lineStarts.length + 1 }, () => 0),
    diagnostics: [],
    outline: emptyOutline(),
    declared: new Map(),
    columnParts: [],
    heading: undefined,
    partial: false,
    field: undefined,
    lastWords: undefined,
  };
}

/** Adds a token; an empty one is none. */
export function emit(state: State, line: Line, kind: TokenKind, start: number, end: number): void {
  if (end <= start) return;
  state.tokens.push({ kind, span: { start, end } });
  state.lines.push(line.number);
  if (!layout.has(kind)) state.widths[line.number] = (state.widths[line.number] ?? 0) + end - start;
}

/** What the formatter may change. A number is the author's; the heading's mark that holds it is counted with it. */
const layout: ReadonlySet<TokenKind> = new Set([
  'indent',
  'space',
  'trailing-space',
  'line-end',
  'bullet',
  'heading-mark',
  'handle',
]);

/** Notes what a points token says, and that the heading has its points. */
export function readPoints(state: State, mark: PointsMark): void {
  state.facts.set(mark.span.start, { kind: 'points', mark });
  if (state.heading) state.heading.points = true;
}
