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
  const { replace, closes } = compiled(table);
  const units: string[] = [];
  const origin: number[] = [];
  const ends: number[] = [];
  const push = (unit: string, from: number, to: number): void => {
    units.push(unit);
    origin.push(from);
    ends.push(to);
  };
  // White space waits until the character after it is known.
  let waiting: { readonly unit: ' ' | '\n'; readonly from: number; readonly to: number } | undefined;
  let lastCloses = true;
  for (let at = 0; at < original.length; ) {
    const width = (original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    const character = original.slice(at, at + width);
    const from = at;
    at += width;
    const folded = replace.get(character) ?? character;
    if (folded === '') continue;
    if (/^\s$/.test(folded)) {
      const unit = folded === '\n' || folded === '\r' ? '\n' : ' ';
      if (waiting?.unit !== '\n') waiting = { unit, from: unit === ' ' ? (waiting?.from ?? from) : from, to: at };
      continue;
    }
    const firstCloses = closes.test(folded[0] ?? '');
    if (waiting !== undefined && units.length > 0) {
      const { unit } = waiting;
      if (unit === '\n' || !(lastCloses || firstCloses)) push(unit, waiting.from, waiting.to);
    }
    waiting = undefined;
    const unchanged = folded === character;
    for (let unit = 0; unit < folded.length; unit += 1) {
      if (unchanged) push(folded[unit] ?? '', from + unit, from + unit + 1);
      else push(folded[unit] ?? '', from, at);
    }
    lastCloses = closes.test(folded[folded.length - 1] ?? '');
  }
  origin.push(original.length);
  return { text: units.join(''), origin, ends };
}

/** Where a stretch of the folded text stands in the original, without white space that vanished around it. */
export function unfoldSpan(folded: FoldedText, start: number, end: number): Span {
  const from = folded.origin[start] ?? folded.origin[folded.origin.length - 1] ?? 0;
  return { start: from, end: end > start ? (folded.ends[end - 1] ?? from) : from };
}

interface CompiledTable {
  readonly replace: ReadonlyMap<string, string>;
  readonly closes: RegExp;
}

/** A table is used for every sentence of every file: it is made ready once. */
const compiledTables = new WeakMap<FoldTable, CompiledTable>();

function compiled(table: FoldTable): CompiledTable {
  const known = compiledTables.get(table);
  if (known !== undefined) return known;
  const made = { replace: new Map(Object.entries(table.replace)), closes: new RegExp(`^[${table.closes}]$`) };
  compiledTables.set(table, made);
  return made;
}
