/** What comes back: a printed table that somebody has filled in. */
import type { Milli } from '@rubric-lang/model';
import { sourceNamespace } from '../source-part.ts';
import type { Parts } from '../stable-zip.ts';
import { textOfPart } from '../stable-zip.ts';
import type { PrintedInput } from '../table-inputs.ts';
import { childOf, descendants, parseXml, textIn, type XmlElement } from './xml-tree.ts';

/** One place to write in, as it came back. */
export interface FilledCell {
  /** score, self-score, reason … of an item; fact, state or category of a workbook; subject and the like above the table. */
  readonly use: PrintedInput['use'];
  /** Key of the item; '' for the whole table. */
  readonly item: string;
  /** Key of the fact, for a fact. */
  readonly fact?: string;
  /** What is written there, without spaces around it; empty when nothing is. */
  readonly text: string;
  /** In thousandths; null: no bound. */
  readonly least: Milli | null;
  readonly most: Milli | null;
  /** A number outside its bounds, or none where one belongs. */
  readonly problem: 'no-number' | 'too-small' | 'too-large' | null;
}

export interface FilledFile {
  readonly title: string;
  readonly kind: string;
  /** Of the rubric that was printed. */
  readonly digests: { readonly text: string; readonly meaning: string };
  /** Who is assessed, where the table has a place for it. */
  readonly subject: string | null;
  readonly cells: readonly FilledCell[];
  /** Printed words that are not in the file any more: changed, or taken out. */
  readonly missingWords: readonly string[];
  /** Places to write in that are not in the file any more, by item and use. */
  readonly missingPlaces: readonly { readonly use: PrintedInput['use']; readonly item: string }[];
  /** The source that was kept inside. */
  readonly source: string | null;
}

/**
 * The filled tables of a file, one a subject, or why there are none: no Office file at all, or one that was not printed
 * from a rubric.
 */
export type FilledRead =
  | { readonly kind: 'filled'; readonly files: readonly FilledFile[] }
  | { readonly kind: 'no-office-file' }
  | { readonly kind: 'not-printed-here' };

/** What the part inside says was printed. */
export interface PrintedPart {
  readonly title: string;
  readonly kind: string;
  readonly digests: FilledFile['digests'];
  /** The number of its first place to write in, among those of the whole file. */
  readonly first: number;
  readonly inputs: readonly PrintedInput[];
  readonly words: readonly string[];
  readonly source: string | null;
}

/** The parts that say what was printed, wherever the program that saved the file has put them, in order. */
export function printedParts(parts: Parts): readonly PrintedPart[] {
  const found = [...parts.keys()].flatMap((path): readonly PrintedPart[] => {
    if (!/^customXml\/[^/]+\.xml$/.test(path)) return [];
    const part = printedText(textOfPart(parts, path) ?? '');
    return part === undefined ? [] : [part];
  });
  return found.sort((one, other) => one.first - other.first);
}

/** The part as a text; undefined when it is something else. */
export function printedText(text: string): PrintedPart | undefined {
  const root = text.includes(sourceNamespace) ? parseXml(text) : undefined;
  return root?.name === 'printed' ? partOf(root) : undefined;
}

function partOf(root: XmlElement): PrintedPart {
  const inner = (name: string): string | null => {
    const element = childOf(root, name);
    return element === undefined ? null : textIn(element);
  };
  const words = childOf(root, 'words');
  const { attributes } = root;
  return {
    title: inner('title') ?? '',
    kind: attributes['kind'] ?? '',
    digests: { text: attributes['text'] ?? '', meaning: attributes['meaning'] ?? '' },
    first: wholeNumber(attributes['first']),
    inputs: descendants(root, 'input').map(inputOf),
    words: words === undefined ? [] : descendants(words, 'cell').map(textIn),
    source: inner('source'),
  };
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function inputOf({ attributes }: XmlElement): PrintedInput {
  const bound = (name: string): Milli | null => {
    const value = attributes[name];
    return value === undefined || !/^-?\d+$/.test(value) ? null : Number(value);
  };
  const fact = attributes['fact'];
  return {
    // The part is ours; a use that we do not know is only carried along.
    use: (attributes['use'] ?? 'blank') as PrintedInput['use'],
    item: attributes['item'] ?? '',
    name: attributes['name'] ?? '',
    least: bound('least'),
    most: bound('most'),
    ...(fact === undefined ? {} : { fact }),
  };
}

/** Puts together what was printed and what is there: `written` by place in the file, undefined where a place is gone. */
export function filledFile(
  part: PrintedPart,
  written: (index: number) => string | undefined,
  present: string,
): FilledFile {
  const cells: FilledCell[] = [];
  const missingPlaces: FilledFile['missingPlaces'][number][] = [];
  part.inputs.forEach((input, index) => {
    const text = written(part.first + index);
    if (text === undefined) missingPlaces.push({ use: input.use, item: input.item });
    else cells.push(cellOf(input, trimmed(text)));
  });
  const there = squeezed(present);
  return {
    title: part.title,
    kind: part.kind,
    digests: part.digests,
    subject: cells.find((cell) => cell.use === 'subject')?.text ?? null,
    cells,
    missingWords: part.words.filter((words) => !there.includes(squeezed(words))),
    missingPlaces,
    source: part.source,
  };
}

function cellOf(input: PrintedInput, text: string): FilledCell {
  const { use, item, least, most } = input;
  return {
    use,
    item,
    ...(input.fact === undefined ? {} : { fact: input.fact }),
    text,
    least,
    most,
    problem: problemOf(input, text),
  };
}

/** 空项 is for whoever collects to understand; anything else in a place for a number is to be one. */
function problemOf({ least, most }: PrintedInput, text: string): FilledCell['problem'] {
  if (text === '' || (least === null && most === null)) return null;
  const number = pointsIn(text);
  if (number === null) return 'no-number';
  if (least !== null && number < least) return 'too-small';
  return most !== null && number > most ? 'too-large' : null;
}

/** `2.5`, `２．５分` in thousandths; null when it is no number of points. */
export function pointsIn(text: string): Milli | null {
  const plain = text
    .replace(/[０-９．－]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0))
    .replace(/分$/, '')
    .trim();
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,15}))?$/.exec(plain);
  if (match === null) return null;
  const [, sign = '', whole = '0', rest = ''] = match;
  const places = rest.replace(/0+$/, '');
  if (places.length > 3) return null;
  const milli = Number(whole) * 1000 + Number(places.padEnd(3, '0'));
  return sign === '-' && milli !== 0 ? -milli : milli;
}

function trimmed(text: string): string {
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}

/** Spaces and line breaks are the program's: words are compared without them. */
function squeezed(text: string): string {
  return text.replace(/[\s\u3000]+/g, '');
}
