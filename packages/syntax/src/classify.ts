import { nearestName } from '@rubric-lang/diagnostics';
import type { Diagnostic, SourceText } from '@rubric-lang/diagnostics';
import { marks } from '@rubric-lang/grammar';
import type { FrameField, Language, NumberSeries } from '@rubric-lang/grammar';
import { columnsOf } from './columns.ts';
import { frameWords, knownField, nameKey, scoringField, splitArgument } from './frame-words.ts';
import { headingParts, endingPoints } from './heading-line.ts';
import { bulletEnd, hashStart, isComment, nameStart, numberAt } from './line-start.ts';
import type { NameStart } from './line-start.ts';
import { lineAt, skipSpaces, trimSpaces } from './lines.ts';
import type { Line } from './lines.ts';
import { emptyOutline, openHeading, placeOf, rankOf } from './outline.ts';
import type { HeadingNumber, Outline, Place } from './outline.ts';
import type { PointsFound } from './points-mark.ts';
import { doubtfulEntry, lostNumber, nearField, numberGap, unknownField } from './reports.ts';
import { textRun } from './text-run.ts';
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
interface State {
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

interface OpenItem {
  points: boolean;
  entries: boolean;
  /** Columns seen so far, by key or name: an item has each once. */
  readonly columns: Set<string>;
}

interface OpenField {
  readonly meaning: FieldMeaning;
  /** Takes numbered lines as entries. */
  readonly text: boolean;
  readonly entries: Map<NumberSeries, readonly number[]>;
}

/** Says of every line what it is. Total: any text is a list of lines, and any line is something. */
export function classify(source: SourceText, language: Language): Classified {
  const state: State = {
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
  for (let number = 1; number <= source.lineStarts.length; number += 1) {
    const line = lineAt(source, number);
    if (line.from === line.to) readBlank(state, line);
    else {
      emit(state, line, 'indent', line.start, line.from);
      readLine(state, line);
      emit(state, line, 'trailing-space', line.to, line.end);
      emit(state, line, 'line-end', line.end, line.next);
    }
  }
  const { tokens, lines, facts, widths, diagnostics } = state;
  return { tokens, lines, facts, widths, diagnostics };
}

function emit(state: State, line: Line, kind: TokenKind, start: number, end: number): void {
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

/** Blank lines mean nothing: the line end above takes them along. */
function readBlank(state: State, line: Line): void {
  const above = state.tokens[state.tokens.length - 1];
  if (above?.kind === 'line-end')
    state.tokens[state.tokens.length - 1] = { kind: 'line-end', span: { start: above.span.start, end: line.next } };
  else emit(state, line, line.next > line.end ? 'line-end' : 'trailing-space', line.start, line.next);
}

function readLine(state: State, line: Line): void {
  const { text } = state;
  if (isComment(text, line)) return emit(state, line, 'comment', line.from, line.to);
  if (readHash(state, line) || readNumbered(state, line)) return undefined;
  const bullet = state.heading || state.field ? bulletEnd(text, line) : undefined;
  if (bullet !== undefined) return readBullet(state, line, bullet);
  const name = nameStart(text, line);
  const meaning = name && meaningOf(state, line, name);
  if (name && meaning) return readField(state, line, name, meaning);
  return readWords(state, line);
}

// ---- Headings -------------------------------------------------------------------------------------

function readHash(state: State, line: Line): boolean {
  const { text, outline } = state;
  const hash = hashStart(text, line);
  if (hash === undefined) return false;
  const number = numberAt(text, hash.after, line.to);
  // ### 2.5万元… has no number unless one comes next, or stands apart.
  const apart = number !== undefined && skipSpaces(text, number.end, line.to) > number.end;
  const numbered = number?.series === 'dotted' && !apart && !placeOf(outline, 0, number).fits ? undefined : number;
  readHeading(state, line, hash.count, hash.after, numbered);
  return true;
}

function readNumbered(state: State, line: Line): boolean {
  const { text, outline, field } = state;
  const number = numberAt(text, line.from, line.to);
  if (number === undefined) return false;
  const place = placeOf(outline, 0, number);
  const points = endingPoints(text, number.end, line.to, state.language);
  const inEntries = field?.text === true && continuesEntries(field, number);
  if (number.series === 'dotted' && !place.fits && !points && !inEntries) return false;
  if (field?.text === true && isEntry(state, line, number, place, points, inEntries))
    readEntry(state, line, number, place.fits);
  else readHeading(state, line, 0, line.from, number);
  return true;
}

/** In an open field a numbered line is an entry unless it ends in points, or what stands around it makes it a heading. */
function isEntry(
  state: State,
  line: Line,
  number: HeadingNumber,
  place: Place,
  points: PointsFound | undefined,
  inEntries: boolean,
): boolean {
  const { text, outline, field } = state;
  // A list that has begun inside a field goes on, points or not, where no heading could come.
  if (inEntries && !place.fits && field?.entries.has(number.series) === true) return true;
  if (points !== undefined && (points.tail === '' || points.tail === marks.colon)) return false;
  if (!place.fits) return true;
  if (isFollowedByItem(state, line, number)) return false;
  // 五、附加项: short, and it goes on with the numbers of the sections above the item that the field belongs to.
  const closesItem = place.kept < outline.open.length - 1;
  const isTitle = line.to - line.from <= longTitle && !marks.lineClosers.includes(text[line.to - 1] ?? '');
  return inEntries || !closesItem || !isTitle;
}

/**
 * Is the next line the points of an item, a column that the item above already has, a smaller number with points, or the
 * rest of this one with its points?
 */
function isFollowedByItem({ text, source, language, heading }: State, above: Line, number: HeadingNumber): boolean {
  let next = above.number + 1;
  let line = lineAt(source, next);
  while (next <= source.lineStarts.length && (line.from === line.to || isComment(text, line)))
    line = lineAt(source, (next += 1));
  const name = nameStart(text, line);
  const known = name && knownField(name.name, language);
  if (known) return known.key === 'points' || (heading?.columns.has(known.key) ?? false);
  const below = numberAt(text, line.from, line.to);
  const points = endingPoints(text, below?.end ?? line.from, line.to, language);
  if (points?.bracketed !== true) return false;
  return below === undefined ? wasCut(text, above) : rankOf(below.series) > rankOf(number.series);
}

function readHeading(
  state: State,
  line: Line,
  hashes: number,
  from: number,
  number: (HeadingNumber & { readonly end: number }) | undefined,
): void {
  const { text, language, outline } = state;
  if (state.heading === undefined) state.declared = declaredNames(state);
  const place = placeOf(outline, hashes, number);
  const end = number?.end ?? (hashes > 0 ? line.from + hashes : from);
  const mark: NumberMark = number
    ? {
        series: number.series,
        text: text.slice(from, number.end),
        values: number.values,
        span: { start: from, end: number.end },
      }
    : { series: 'hash', text: '', values: [], span: { start: line.from, end } };
  if (number && !place.fits && !state.partial) {
    state.diagnostics.push(
      numberGap({ span: mark.span }, { number: mark.text, expected: place.expected, entry: false }),
    );
  }
  openHeading(outline, place, hashes, number);
  state.heading = { points: false, entries: false, columns: new Set() };
  state.field = undefined;
  state.facts.set(line.from, { kind: 'heading', mark, depth: place.depth });
  emit(state, line, 'heading-mark', line.from, end);
  state.widths[line.number] = mark.text.length;
  let at = end;
  for (const part of headingParts(text, end, line.to, language)) {
    emit(state, line, 'space', at, part.span.start);
    emit(state, line, part.kind, part.span.start, part.span.end);
    if (part.kind === 'points') readPoints(state, part.mark);
    at = part.span.end;
  }
  state.lastWords = { from: end, to: line.to };
}

function readPoints(state: State, mark: PointsMark): void {
  state.facts.set(mark.span.start, { kind: 'points', mark });
  if (state.heading) state.heading.points = true;
}

// ---- Entries --------------------------------------------------------------------------------------

function readEntry(
  state: State,
  line: Line,
  number: HeadingNumber & { readonly end: number },
  fitsHeadings: boolean,
): void {
  const { text, field } = state;
  const span = { start: line.from, end: number.end };
  const mark: NumberMark = {
    series: number.series,
    text: text.slice(span.start, span.end),
    values: number.values,
    span,
  };
  if (field && !continuesEntries(field, number)) {
    const before = field.entries.get(number.series);
    const report = fitsHeadings
      ? doubtfulEntry({ span }, { number: mark.text, field: field.meaning.name })
      : numberGap({ span }, { number: mark.text, expected: (before?.[before.length - 1] ?? 0) + 1, entry: true });
    state.diagnostics.push(report);
  }
  field?.entries.set(number.series, number.values);
  state.facts.set(line.from, { kind: 'entry', mark });
  emit(state, line, 'entry-mark', span.start, span.end);
  readEntryWords(state, line, number.end);
}

function readBullet(state: State, line: Line, end: number): void {
  if (state.heading && !state.field) state.heading.entries = true;
  emit(state, line, 'bullet', line.from, end);
  readEntryWords(state, line, end);
}

function readEntryWords(state: State, line: Line, from: number): void {
  const words = skipSpaces(state.text, from, line.to);
  emit(state, line, 'space', from, words);
  emitWords(state, line, 'entry-text', words, line.to);
}

function continuesEntries({ entries }: OpenField, { series, values }: HeadingNumber): boolean {
  const last = values[values.length - 1] ?? 0;
  const before = entries.get(series);
  if (before === undefined || last === 1) return last === 1;
  return (
    last === (before[before.length - 1] ?? 0) + 1 &&
    before.length === values.length &&
    before.slice(0, -1).every((value, at) => value === values[at])
  );
}

// ---- Fields ---------------------------------------------------------------------------------------

/** What the name means where it stands; undefined when it is running text. Reports what is nearly a name. */
function meaningOf(state: State, line: Line, { name, from, to, colon }: NameStart): FieldMeaning | undefined {
  const { language, heading, field } = state;
  const { argument } = splitArgument(name);
  const inHeader = heading === undefined;
  const known = knownField(name, language) ?? (inHeader ? undefined : scoringField(name, language));
  if (known && (inHeader || known.scope !== 'header')) return { name, key: known.key, role: known.role, argument };
  const declared = state.declared.get(nameKey(name));
  if (declared) return { ...declared, name };
  if (!inHeader) {
    const near = nearestName(nameKey(name), namesInBody(state));
    // A name of two characters is near too many words.
    if (near !== undefined && Array.from(nameKey(name)).length > 2)
      reportNear(state, { start: from, end: to }, name, near);
    return undefined;
  }
  if (field?.meaning.role === 'block' || Array.from(name).length > longestUnknownName) return undefined;
  // An empty one is a blank to fill in.
  if (skipSpaces(state.text, colon + 1, line.to) < line.to) {
    const nearest = nearestName(nameKey(name), frameWords(language).fields.keys());
    const fixes = nearest === undefined ? [] : [replaceName(from, to, nearest)];
    state.diagnostics.push(unknownField({ span: { start: from, end: to }, fixes }, { name, nearest }));
  }
  return { name, key: undefined, role: 'unknown', argument: undefined };
}

const longestUnknownName = 16;

function reportNear(
  state: State,
  span: { readonly start: number; readonly end: number },
  name: string,
  nearest: string,
): void {
  state.diagnostics.push(nearField({ span, fixes: [replaceName(span.start, span.end, nearest)] }, { name, nearest }));
}

function replaceName(start: number, end: number, name: string) {
  return {
    title: { zh: `改为“${name}”`, en: `Write “${name}”` },
    edits: [{ span: { start, end }, text: name }],
    safe: false,
  };
}

function namesInBody({ language, declared }: State): readonly string[] {
  const known = Array.from(frameWords(language).fields).flatMap(([name, field]) =>
    field.scope === 'header' ? [] : [name],
  );
  return [...known, ...declared.keys()];
}

function readField(state: State, line: Line, { from, to, colon }: NameStart, meaning: FieldMeaning): void {
  const { outline } = state;
  const known = meaning.key === undefined ? undefined : fieldOf(state.language, meaning);
  state.field = {
    meaning,
    text: known === undefined ? meaning.role === 'declared' : known.takes === 'text',
    entries: new Map(),
  };
  const item = outline.open[outline.open.length - 1];
  if (['scoring', 'points', 'column', 'declared'].includes(meaning.role)) {
    if (item) item.leaf = true;
    state.heading?.columns.add(meaning.key ?? nameKey(meaning.name));
  }
  if (meaning.key === 'extends') state.partial = true;
  state.facts.set(from, { kind: 'field', meaning });
  emit(state, line, 'field-name', from, to);
  emit(state, line, 'space', to, colon);
  emit(state, line, 'colon', colon, colon + 1);
  const words = skipSpaces(state.text, colon + 1, line.to);
  emit(state, line, 'space', colon + 1, words);
  emitWords(state, line, 'text', words, line.to);
}

function fieldOf(language: Language, { key }: FieldMeaning): FrameField | undefined {
  return frameWords(language).frame.fields.find((field) => field.key === key);
}

/** A column is a field of its own, or another name for the known field it is filled from. */
function declaredNames({ text, language, columnParts }: State): ReadonlyMap<string, FieldMeaning> {
  const declared = new Map<string, FieldMeaning>();
  const { fields, sources } = frameWords(language);
  const declare = (name: string, key: FieldMeaning['key']): void => {
    const known =
      key === undefined ? undefined : fieldOf(language, { name, key, role: 'declared', argument: undefined });
    if (fields.has(nameKey(name)) || sources.has(nameKey(name)) || declared.has(nameKey(name))) return;
    declared.set(nameKey(name), { name, key, role: known?.role ?? 'declared', argument: undefined });
  };
  const run = textRun(text, columnParts, { language, margin: 0, everyLine: true });
  for (const { header, sources: columnSources } of run ? columnsOf(run, language) : []) {
    // 评估要点及评分办法＝评估要点: the head says that the column holds scoring sentences.
    const said = scoringField(header, language)?.key;
    const [only, ...others] = columnSources;
    for (const { name } of columnSources) declare(name, others.length === 0 ? said : undefined);
    declare(header, others.length === 0 ? (only?.key ?? said) : undefined);
  }
  return declared;
}

// ---- Running words --------------------------------------------------------------------------------

function readWords(state: State, line: Line): void {
  const { text, language, heading, field, lastWords } = state;
  const points =
    heading && field?.meaning.role !== 'block' ? endingPoints(text, line.from, line.to, language) : undefined;
  const own =
    points?.bracketed === true && heading && !field && !heading.entries && !heading.points ? points : undefined;
  if (heading && points?.bracketed === true && !(own && lastWords && wasCut(text, lastWords))) {
    state.diagnostics.push(
      lostNumber({ span: { start: line.from, end: line.to } }, { points: text.slice(points.start, points.end) }),
    );
  }
  if (own) {
    const words = trimSpaces(text, line.from, own.start);
    emitWords(state, line, 'text', line.from, words);
    emit(state, line, 'space', words, own.start);
    emit(state, line, 'points', own.start, own.end);
    readPoints(state, { ...own.said, text: text.slice(own.start, own.end), span: { start: own.start, end: own.end } });
    const rest = skipSpaces(text, own.end, line.to);
    emit(state, line, 'space', own.end, rest);
    emit(state, line, 'text', rest, line.to);
  } else emitWords(state, line, 'text', line.from, line.to);
  state.lastWords = { from: line.from, to: line.to };
}

/** Does a line look cut at a margin? Then the next one is the rest of a long title. */
function wasCut(text: string, { from, to }: Pick<Line, 'from' | 'to'>): boolean {
  return to - from >= longTitle && !marks.lineClosers.includes(text[to - 1] ?? '');
}

const longTitle = 20;

/** Words of a line, with handles (`@name`) as tokens of their own. */
function emitWords(state: State, line: Line, kind: 'text' | 'entry-text', from: number, to: number): void {
  const { text } = state;
  let at = from;
  const words = text.slice(from, to);
  for (const handle of words.includes('@') || words.includes('＠') ? words.matchAll(handles) : []) {
    const start = from + handle.index;
    const end = trimSpaces(text, at, start);
    emit(state, line, kind, at, end);
    emit(state, line, 'space', end, start);
    at = start + handle[0].length;
    emit(state, line, 'handle', start, at);
  }
  // What follows a handle continues the words: white space there is the author's.
  emit(state, line, kind, at, to);
  if (state.field?.meaning.key === 'columns' && to > from) {
    state.columnParts.push({ span: { start: from, end: to }, line: line.number, width: 0, handle: false });
  }
}

/** A letter or digit before the sign makes it an address. */
const handles = /(?<![A-Za-z0-9._-])[@＠][A-Za-z][A-Za-z0-9_-]{0,63}(?![A-Za-z0-9_.-])/g;
