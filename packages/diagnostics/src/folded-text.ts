import type { Span } from './span.ts';

/** What is folded before reading. */
export interface FoldTable {
  /** Each key (one character) reads as its value, which may be longer or empty. */
  readonly replace: Readonly<Record<string, string>>;
  /** RegExp class source of the characters next to which white space vanishes: Han and CJK marks. */
  readonly closes: string;
}

/**
 * A text as read, with the way back. Folded unit `i` was made of the original's `origin[i]` up to
 * `ends[i]`; `origin` has one more entry, the original's length, for the end.
 */
export interface FoldedText {
  readonly text: string;
  readonly origin: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Folds a text for reading. Pure; the original is never changed and always prints as written.
 *
 * Characters are replaced one by one. Then white space vanishes next to a closing character, for
 * 扣 1 分 and 扣1分 are one text to the reader, and elsewhere is one space. A line end stays one line
 * feed, for it ends a sentence; white space around it and at both ends of the text is dropped.
 */
export function foldText(original: string, table: FoldTable): FoldedText {
  const read = readerOf(table);
  const origin: number[] = [];
  const ends: number[] = [];
  let text = '';
  // White space waits until the character after it is known.
  let waiting: '' | ' ' | '\n' = '';
  let waitingFrom = 0;
  let waitingTo = 0;
  let lastCloses = true;
  for (let at = 0; at < original.length;) {
    const width = (original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    const from = at;
    at += width;
    const character = read(width === 1 ? (original[from] ?? '') : original.slice(from, at));
    const { folded, space } = character;
    if (folded === '') continue;
    if (space !== '') {
      if (waiting === '' || (space === '\n' && waiting === ' ')) waitingFrom = from;
      if (waiting !== '\n') {
        waiting = space;
        waitingTo = at;
      }
      continue;
    }
    if (waiting !== '' && text !== '' && (waiting === '\n' || !(lastCloses || character.opensClosed))) {
      text += waiting;
      origin.push(waitingFrom);
      ends.push(waitingTo);
    }
    waiting = '';
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      origin.push(character.unchanged ? from + unit : from);
      ends.push(character.unchanged ? from + unit + 1 : at);
    }
    lastCloses = character.endsClosed;
  }
  origin.push(original.length);
  return { text, origin, ends };
}

/** Where a stretch of the folded text stands in the original, without white space that vanished around it. */
export function unfoldSpan(folded: FoldedText, start: number, end: number): Span {
  const from = folded.origin[start] ?? folded.origin[folded.origin.length - 1] ?? 0;
  return { start: from, end: end > start ? (folded.ends[end - 1] ?? from) : from };
}

/** What folding needs to know of a character. */
interface FoldedCharacter {
  readonly folded: string;
  /** What it is as white space; empty when it is none. */
  readonly space: '' | ' ' | '\n';
  readonly unchanged: boolean;
  /** White space before it, or after it, vanishes. */
  readonly opensClosed: boolean;
  readonly endsClosed: boolean;
}

/** A table is used for every line of every file: what it says of a character is worked out once. */
const readers = new WeakMap<FoldTable, (character: string) => FoldedCharacter>();

function readerOf(table: FoldTable): (character: string) => FoldedCharacter {
  const known = readers.get(table);
  if (known !== undefined) return known;
  const closes = new RegExp(`^[${table.closes}]$`);
  const characters = new Map<string, FoldedCharacter>();
  const reader = (character: string): FoldedCharacter => {
    const seen = characters.get(character);
    if (seen !== undefined) return seen;
    const folded = table.replace[character] ?? character;
    const made: FoldedCharacter = {
      folded,
      space: folded === '\n' || folded === '\r' ? '\n' : /^\s$/.test(folded) ? ' ' : '',
      unchanged: folded === character,
      opensClosed: closes.test(folded[0] ?? ''),
      endsClosed: closes.test(folded[folded.length - 1] ?? ''),
    };
    characters.set(character, made);
    return made;
  };
  readers.set(table, reader);
  return reader;
}
