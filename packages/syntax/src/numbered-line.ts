import { marks } from '@rubric-lang/grammar';
import { emit, readPoints } from './classifier-state.ts';
import type { OpenField, State } from './classifier-state.ts';
import { declaredNames } from './field-line.ts';
import { knownField } from './frame-words.ts';
import { headingParts, lineEndPoints } from './heading-line.ts';
import { hashStart, isComment, nameStart, numberAt } from './line-start.ts';
import { lineAt, skipSpaces } from './lines.ts';
import type { Line } from './lines.ts';
import { openHeading, placeOf, rankOf, titledPlace } from './outline.ts';
import type { HeadingNumber, Place } from './outline.ts';
import type { PointsFound } from './points-mark.ts';
import { doubtfulEntry, numberOutOfPlace } from './reports.ts';
import { emitWords, longTitle, wasCut } from './running-words.ts';
import type { NumberMark } from './tree.ts';

/** Reads a line that starts with `#`; false when it does not. */
export function readHash(state: State, line: Line): boolean {
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

/** Reads a line that starts with a number, as a heading or an entry; false when it is neither. */
export function readNumbered(state: State, line: Line): boolean {
  const { text, outline, field } = state;
  const number = numberAt(text, line.from, line.to);
  if (number === undefined) return false;
  const place = placeOf(outline, 0, number);
  const points = lineEndPoints(text, number.end, line.to, state.language);
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
  const points = lineEndPoints(text, below?.end ?? line.from, line.to, language);
  if (points?.bracketed !== true) return false;
  return below === undefined ? wasCut(text, above) : rankOf(below.series) > rankOf(number.series);
}

/** Reads a heading that is known by its title alone, which ends there. */
export function readTitled(state: State, line: Line, end: number): void {
  const mark: NumberMark = { series: 'none', text: '', values: [], span: { start: line.from, end: line.from } };
  open(state, line, end, mark, titledPlace(state.outline), 0, undefined);
}

function readHeading(
  state: State,
  line: Line,
  hashes: number,
  from: number,
  number: (HeadingNumber & { readonly end: number }) | undefined,
): void {
  const { text } = state;
  const place = placeOf(state.outline, hashes, number);
  const end = number?.end ?? (hashes > 0 ? line.from + hashes : from);
  const mark: NumberMark = number
    ? {
        series: number.series,
        text: text.slice(from, number.end),
        values: number.values,
        span: { start: from, end: number.end },
      }
    : { series: 'hash', text: '', values: [], span: { start: line.from, end } };
  if (number && !place.fits && place.expected === 1 && !state.partial) {
    state.diagnostics.push(numberOutOfPlace({ span: mark.span }, { number: mark.text }));
  }
  open(state, line, end, mark, place, hashes, number);
}

/** Opens the heading at its place; its words follow from `end` on. */
function open(
  state: State,
  line: Line,
  end: number,
  mark: NumberMark,
  place: Place,
  hashes: number,
  number: HeadingNumber | undefined,
): void {
  const { text, language } = state;
  if (state.heading === undefined) state.declared = declaredNames(state);
  openHeading(state.outline, place, hashes, number);
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
    if (fitsHeadings) {
      state.diagnostics.push(doubtfulEntry({ span }, { number: mark.text, field: field.meaning.name }));
    } else if (!field.entries.has(number.series)) {
      state.diagnostics.push(numberOutOfPlace({ span }, { number: mark.text }));
    }
  }
  field?.entries.set(number.series, number.values);
  state.facts.set(line.from, { kind: 'entry', mark });
  emit(state, line, 'entry-mark', span.start, span.end);
  readEntryWords(state, line, number.end);
}

/** Reads the entry behind a bullet. */
export function readBullet(state: State, line: Line, end: number): void {
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
