import { joinSpans } from '@rubric-lang/diagnostics';
import type { SourceText, Span } from '@rubric-lang/diagnostics';
import type { Language } from '@rubric-lang/grammar';
import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Classified, Fact } from './classifier-state.ts';
import { columnsOf } from './columns.ts';
import { knownField } from './frame-words.ts';
import { textRun } from './text-run.ts';
import type { RunPart } from './text-run.ts';
import type { ColumnNode, EntryNode, FieldNode, HeadingNode, NumberMark, RubricTree, TextRun } from './tree.ts';
import { marks } from '@rubric-lang/grammar';

interface Build {
  readonly source: SourceText;
  readonly widths: readonly number[];
  /** The longest of them. */
  readonly margin: number;
  readonly language: Language;
  readonly facts: ReadonlyMap<number, Fact>;
}

/** A heading with what is not known before all of its children are: it grows while the list is read. */
interface GrowingHeading {
  readonly depth: number;
  readonly level: number;
  readonly own: Omit<HeadingNode, 'span' | 'children' | 'level'>;
  span: Span;
  readonly children: HeadingNode[];
}

/** The tree of a file from the parser's: fields go to the file or to their heading, headings into each other. */
export function buildTree(
  source: SourceText,
  language: Language,
  { tokens, facts, widths }: Classified,
  cst: CstNode,
): RubricTree {
  const build = {
    source,
    language,
    facts,
    widths,
    margin: widths.reduce((longest, width) => Math.max(longest, width), 0),
  };
  const headerFields = nodesOf(cst, 'field').map((node) => fieldNode(build, node));
  const headings = nodesOf(cst, 'heading').map((node) => ownHeading(build, node));
  const declaring = headerFields.find(({ key }) => key === 'columns');
  const columns = declaring ? runsOf(declaring).flatMap((run) => columnsOf(run, language)) : [];
  const fieldsOfHeadings = headings.flatMap(({ own }) => own.fields);
  const closing = closingNotes(headings[headings.length - 1]?.own.fields ?? [], fieldsOfHeadings, columns);
  const isFiles = (field: FieldNode): boolean => scopeOf(field, language) === 'file' || closing.has(field);
  const ofFile = [...headerFields, ...fieldsOfHeadings.filter(isFiles)].map((field) => closing.get(field) ?? field);
  return {
    kind: 'rubric',
    source,
    language,
    tokens,
    preamble: linesOf(tokensOf(cst, ['Text', 'Handle'])).flatMap((line) => runOf(build, line) ?? []),
    header: ofFile.filter(({ role }) => role !== 'block'),
    columns,
    headings: nest(
      headings.map((heading) => ({
        ...heading,
        own: { ...heading.own, fields: heading.own.fields.filter((field) => !isFiles(field)) },
      })),
    ),
    blocks: ofFile.filter(({ role }) => role === 'block'),
  };
}

/** The value and the entries of a field, in order. */
export function runsOf({ value, entries }: FieldNode): readonly TextRun[] {
  return [value, ...entries.map(({ text }) => text)].filter((run) => run !== undefined);
}

function scopeOf({ name, key }: FieldNode, language: Language): 'header' | 'file' | 'place' | undefined {
  return key === undefined ? undefined : knownField(name, language)?.scope;
}

/**
 * 说明 and 注 that close the file speak of the whole table, not of the last item; and so does the only 备注 of a file that
 * has no such column. Each with the field that it is.
 */
function closingNotes(
  last: readonly FieldNode[],
  all: readonly FieldNode[],
  columns: readonly ColumnNode[],
): ReadonlyMap<FieldNode, FieldNode> {
  const closing = new Map<FieldNode, FieldNode>();
  const hasRemarks =
    all.filter(({ key }) => key === 'remarks').length > 1 ||
    columns.some(({ sources }) => sources.some(({ key }) => key === 'remarks'));
  for (let at = last.length - 1; at > 0; at -= 1) {
    const field = last[at];
    if (field === undefined) break;
    const isNote = field.key === 'notes' || (field.key === 'remarks' && !hasRemarks);
    if (isNote) closing.set(field, { ...field, key: 'notes', role: 'text' });
    else if (field.role !== 'header' && field.role !== 'block') break;
  }
  return closing;
}

// ---- Headings -------------------------------------------------------------------------------------

/** Nests the flat list by depth, without recursion: a heading is finished when one of its depth or less comes. */
function nest(
  headings: readonly { readonly own: GrowingHeading['own']; readonly depth: number; readonly span: Span }[],
): readonly HeadingNode[] {
  const roots: HeadingNode[] = [];
  const open: GrowingHeading[] = [];
  const close = (): void => {
    const done = open.pop();
    if (done === undefined) return;
    const above = open[open.length - 1];
    const { own, level, span, children } = done;
    (above?.children ?? roots).push({ ...own, level, span, children });
    if (above) above.span = joinSpans(above.span, span);
  };
  for (const { own, depth, span } of headings) {
    while ((open[open.length - 1]?.depth ?? 0) >= depth) close();
    open.push({ own, depth, level: open.length + 1, span, children: [] });
  }
  while (open.length > 0) close();
  return roots;
}

function ownHeading(
  build: Build,
  node: CstNode,
): { readonly own: GrowingHeading['own']; readonly depth: number; readonly span: Span } {
  const [markToken] = tokensOf(node, ['HeadingMark']);
  const start = markToken?.startOffset ?? 0;
  const fact = build.facts.get(start);
  const words = tokensOf(node, ['HeadingText', 'Points', 'Handle', 'Text']);
  const pointsAt = words.findIndex((token) => nameOf(token) === 'Points');
  const pointsFact = build.facts.get(words[pointsAt]?.startOffset ?? -1);
  const isName = (token: IToken): boolean => nameOf(token) === 'Handle' && token.startLine === markToken?.startLine;
  const handle = words.find(isName);
  // A heading without number or `#` is known by its title, which then stands where the mark would.
  const isTitle = fact?.kind === 'heading' && fact.mark.series === 'none';
  const spoken = [...(isTitle && markToken ? [markToken] : []), ...words.filter((token) => !isName(token))];
  const entries = nodesOf(node, 'entry').map((entry) => entryNode(build, entry, false));
  const fields = nodesOf(node, 'field').map((field) => fieldNode(build, field));
  const own: GrowingHeading['own'] = {
    kind: 'heading',
    mark: fact?.kind === 'heading' ? fact.mark : noMark(start),
    title: runOf(
      build,
      spoken.filter((token, at) => nameOf(token) !== 'Points' && !isTail(build, spoken, at)),
    ),
    printed: runOf(build, spoken),
    points: pointsFact?.kind === 'points' ? pointsFact.mark : undefined,
    handle: handle && { name: build.source.text.slice(handle.startOffset + 1, endOf(handle)), span: spanOf(handle) },
    entries,
    fields,
  };
  const inside = [
    ...(markToken ? [spanOf(markToken)] : []),
    ...words.map(spanOf),
    ...entries.map(({ span }) => span),
    ...fields.map(({ span }) => span),
  ];
  return { own, depth: fact?.kind === 'heading' ? fact.depth : 1, span: spanAround(inside, start) };
}

/** Is this the colon or stop after the points, on their line, with nothing behind it? */
function isTail({ source }: Build, words: readonly IToken[], at: number): boolean {
  const token = words[at];
  const before = words[at - 1];
  if (
    token === undefined ||
    before === undefined ||
    nameOf(before) !== 'Points' ||
    before.startLine !== token.startLine
  )
    return false;
  const text = source.text.slice(token.startOffset, endOf(token));
  return Array.from(text).every((character) => `${marks.headingTail}${marks.lineClosers}`.includes(character));
}

function noMark(start: number): NumberMark {
  return { series: 'none', text: '', values: [], span: { start, end: start } };
}

// ---- Fields and entries ---------------------------------------------------------------------------

function fieldNode(build: Build, node: CstNode): FieldNode {
  const [nameToken] = tokensOf(node, ['FieldName']);
  const words = tokensOf(node, ['Text', 'Handle']);
  const nameSpan = nameToken ? spanOf(nameToken) : { start: 0, end: 0 };
  const fact = build.facts.get(nameSpan.start);
  const meaning =
    fact?.kind === 'field'
      ? fact.meaning
      : {
          name: build.source.text.slice(nameSpan.start, nameSpan.end),
          key: undefined,
          role: 'unknown' as const,
          argument: undefined,
        };
  const block = meaning.role === 'block';
  const entries = nodesOf(node, 'entry').map((entry) => entryNode(build, entry, block));
  const inside = [
    nameSpan,
    ...tokensOf(node, ['Colon']).map(spanOf),
    ...words.map(spanOf),
    ...entries.map(({ span }) => span),
  ];
  return {
    kind: 'field',
    span: spanAround(inside, nameSpan.start),
    nameSpan,
    ...meaning,
    value: runOf(build, words, block),
    entries,
  };
}

function entryNode(build: Build, node: CstNode, everyLine: boolean): EntryNode {
  const [start] = tokensOf(node, ['Bullet', 'EntryMark']);
  const words = tokensOf(node, ['EntryText', 'Handle', 'Text']);
  const fact = build.facts.get(start?.startOffset ?? -1);
  return {
    kind: 'entry',
    span: spanAround([...(start ? [spanOf(start)] : []), ...words.map(spanOf)], start?.startOffset ?? 0),
    mark: fact?.kind === 'entry' ? fact.mark : undefined,
    text: runOf(build, words, everyLine),
  };
}

// ---- Tokens of the parser -------------------------------------------------------------------------

function runOf(
  { source, language, widths, margin }: Build,
  tokens: readonly IToken[],
  everyLine = false,
): TextRun | undefined {
  const parts = tokens.map((token): RunPart => {
    const line = token.startLine ?? 0;
    return { span: spanOf(token), line, width: widths[line] ?? 0, handle: nameOf(token) === 'Handle' };
  });
  return textRun(source.text, parts, { language, margin, everyLine });
}

function linesOf(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const lines = new Map<number, IToken[]>();
  for (const token of tokens) {
    const line = lines.get(token.startLine ?? 0);
    if (line) line.push(token);
    else lines.set(token.startLine ?? 0, [token]);
  }
  return [...lines.values()];
}

function nodesOf({ children }: CstNode, name: string): readonly CstNode[] {
  return (children[name] ?? []).filter(isNode);
}

/** The tokens of these types in the order of the file. */
function tokensOf({ children }: CstNode, names: readonly string[]): readonly IToken[] {
  const lists = names.map((name) => (children[name] ?? []).filter(isToken));
  const several = lists.filter((list) => list.length > 0);
  if (several.length === 1) return several[0] ?? [];
  return several.flat().sort((a, b) => a.startOffset - b.startOffset);
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

function isToken(element: CstElement): element is IToken {
  return !isNode(element);
}

const nameOf = (token: IToken): string => token.tokenType.name;
const endOf = (token: IToken): number => token.endOffset ?? token.startOffset;
const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: endOf(token) });

function spanAround(spans: readonly Span[], start: number): Span {
  return spans.reduce(joinSpans, { start, end: start });
}
