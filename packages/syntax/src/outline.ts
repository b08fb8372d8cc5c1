import { marks } from '@rubric-lang/grammar';
import type { NumberSeries } from '@rubric-lang/grammar';

/** A heading above the line being read. */
interface OpenHeading {
  /** Depth as the author means it: the count of `#`, or one more than the heading above. */
  readonly depth: number;
  /** undefined: a heading of `#` without a number. */
  readonly series: NumberSeries | undefined;
  readonly values: readonly number[];
  readonly hash: boolean;
  /** It has columns of its own, so it is an item. */
  leaf: boolean;
}

/** The headings open at a line, outermost first, and what the document has shown of its way of numbering. */
export interface Outline {
  readonly open: OpenHeading[];
  /** The last number of a series, wherever it stood: numbering may run on through the sections. */
  readonly lastOf: Map<NumberSeries, number>;
  /** What a series was first found under. */
  readonly foundUnder: Map<NumberSeries, NumberSeries | 'hash' | 'root'>;
}

/** Where a heading would stand. */
export interface Place {
  /** How many of the open headings stay open. */
  readonly kept: number;
  readonly depth: number;
  /** The number that would continue the series here. */
  readonly expected: number;
  /** Its number continues its series, or begins one. */
  readonly fits: boolean;
}

export interface HeadingNumber {
  readonly series: NumberSeries;
  readonly values: readonly number[];
}

const ranks: ReadonlyMap<NumberSeries, number> = new Map(marks.series.map(({ series, rank }) => [series, rank]));
/** Lower stands above higher in an official document. */
export function rankOf(series: NumberSeries): number {
  return ranks.get(series) ?? 0;
}

const lastValue = (values: readonly number[]): number => values[values.length - 1] ?? 0;

export function emptyOutline(): Outline {
  return { open: [], lastOf: new Map(), foundUnder: new Map() };
}

/** Where a heading of so many `#` (0: none) and this number would stand; nothing is opened. */
export function placeOf(outline: Outline, hashes: number, number: HeadingNumber | undefined): Place {
  if (hashes > 0) return hashPlace(outline, hashes, number);
  if (number === undefined)
    return { kept: outline.open.length, depth: depthUnder(outline, outline.open.length), expected: 1, fits: true };
  return number.series === 'dotted' ? dottedPlace(outline, number) : seriesPlace(outline, number);
}

/** Where a heading without number or `#` would stand: beside another of its sort, or else at the root. */
export function titledPlace({ open }: Outline): Place {
  const sibling = findLast(open, isTitled);
  const kept = sibling ?? 0;
  return { kept, depth: (open[kept - 1]?.depth ?? 0) + 1, expected: 1, fits: true };
}

const isTitled = ({ series, hash }: OpenHeading): boolean => series === undefined && !hash;

/** Opens the heading at its place, and closes what ends there. */
export function openHeading(outline: Outline, place: Place, hashes: number, number: HeadingNumber | undefined): void {
  const { open, lastOf, foundUnder } = outline;
  open.length = place.kept;
  const above = open[open.length - 1];
  if (number) {
    lastOf.set(number.series, lastValue(number.values));
    if (!foundUnder.has(number.series))
      foundUnder.set(number.series, above === undefined ? 'root' : above.hash ? 'hash' : (above.series ?? 'root'));
  }
  open.push({
    depth: place.depth,
    series: number?.series,
    values: number?.values ?? [],
    hash: hashes > 0,
    leaf: false,
  });
}

function hashPlace(outline: Outline, hashes: number, number: HeadingNumber | undefined): Place {
  const { open } = outline;
  let kept = open.length;
  while (kept > 0 && (open[kept - 1]?.depth ?? 0) >= hashes) kept -= 1;
  if (number === undefined) return { kept, depth: hashes, expected: 1, fits: true };
  const before = open[kept];
  const sibling = before?.series === number.series && before.depth === hashes ? before : undefined;
  return { kept, depth: hashes, ...continuing(outline, number, sibling) };
}

function seriesPlace(outline: Outline, number: HeadingNumber): Place {
  const { open, foundUnder } = outline;
  const rank = rankOf(number.series);
  const sibling =
    findLast(open, ({ series }) => series === number.series) ??
    // 1. and 1、 are written one for the other, but only where the count goes on.
    findLast(
      open,
      (heading) =>
        heading.series !== undefined &&
        rankOf(heading.series) === rank &&
        lastValue(number.values) === lastValue(heading.values) + 1,
    );
  if (sibling !== undefined) {
    const heading = open[sibling];
    return { kept: sibling, depth: heading?.depth ?? 1, ...continuing(outline, number, heading) };
  }
  // A new series: below what outranks it and is no item, or where this series was found before.
  let kept = open.length;
  for (; kept > 0; kept -= 1) {
    const above = open[kept - 1];
    if (above === undefined || above.hash) break;
    // 四、 after 加分项： goes on with the sections, not below it.
    if (isTitled(above) && number.values.some((value) => value > 1) && foundUnder.get(number.series) === 'root')
      continue;
    if (above.series === undefined) break;
    if (rankOf(above.series) < rank && !above.leaf) break;
    if (foundUnder.get(number.series) === above.series) break;
    // An item with smaller glyphs below it is an item with parts.
    if (above.leaf && rankOf(above.series) < rank && foundUnder.get(number.series) === undefined) break;
  }
  return { kept, depth: depthUnder(outline, kept), ...continuing(outline, number, undefined) };
}

/** 1.2 follows 1.1 or stands first under 1; anything else in its shape is more likely a quantity. */
function dottedPlace(outline: Outline, number: HeadingNumber): Place {
  const { open } = outline;
  const prefix = number.values.slice(0, -1);
  const value = lastValue(number.values);
  const sibling = findLast(
    open,
    ({ series, values }) => series === 'dotted' && values.length === number.values.length && startsWith(values, prefix),
  );
  if (sibling !== undefined) {
    const heading = open[sibling];
    const expected = lastValue(heading?.values ?? []) + 1;
    return { kept: sibling, depth: heading?.depth ?? 1, expected, fits: value === expected };
  }
  const parent = findLast(open, ({ values }) => values.length === prefix.length && startsWith(values, prefix));
  if (parent !== undefined)
    return { kept: parent + 1, depth: depthUnder(outline, parent + 1), expected: 1, fits: value === 1 };
  let kept = open.length;
  while (
    kept > 0 &&
    (open[kept - 1]?.series === 'dotted' || (open[kept - 1]?.leaf === true && open[kept - 1]?.hash === false))
  )
    kept -= 1;
  return { kept, depth: depthUnder(outline, kept), expected: 1, fits: false };
}

function continuing(
  outline: Outline,
  number: HeadingNumber,
  sibling: OpenHeading | undefined,
): Pick<Place, 'expected' | 'fits'> {
  const value = lastValue(number.values);
  if (sibling) {
    const expected = lastValue(sibling.values) + 1;
    return { expected, fits: value === expected };
  }
  return { expected: 1, fits: value === 1 || value === (outline.lastOf.get(number.series) ?? 0) + 1 };
}

function depthUnder({ open }: Outline, kept: number): number {
  return (open[kept - 1]?.depth ?? 0) + 1;
}

function startsWith(values: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((value, at) => values[at] === value);
}

function findLast(open: readonly OpenHeading[], matches: (heading: OpenHeading) => boolean): number | undefined {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const heading = open[at];
    if (heading && matches(heading)) return at;
  }
  return undefined;
}
