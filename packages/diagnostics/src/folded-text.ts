/** What is folded before reading. */
export interface FoldTable {
  /** Each key (one character) reads as its value, which may be longer or empty. */
  readonly replace: Readonly<Record<string, string>>;
  /** RegExp class source of the characters between which white space vanishes: Han, CJK marks, digits. */
  readonly closes: string;
}

/** A text as read, with the way back: `origin[i]` is the offset in the original of folded unit `i`; one more entry for the end. */
export interface FoldedText {
  readonly text: string;
  readonly origin: readonly number[];
}

/** Folds a text for reading. Pure; the original is never changed and always prints as written. */
export function foldText(original: string, table: FoldTable): FoldedText {
  const closes = new RegExp(`[${table.closes}]`);
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < original.length; ) {
    const width = (original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    const character = original.slice(at, at + width);
    const folded = Object.hasOwn(table.replace, character) ? (table.replace[character] ?? '') : character;
    for (const unit of folded.split('')) {
      text += unit;
      origin.push(at);
    }
    at += width;
  }
  // White space vanishes next to any closing character: 扣 1 分 and 扣1分 are one text to the reader.
  const kept: number[] = [];
  let end = 0;
  while (end < text.length) {
    if (!/\s/.test(text[end] ?? '')) {
      kept.push(end);
      end += 1;
      continue;
    }
    let after = end;
    while (after < text.length && /\s/.test(text[after] ?? '')) after += 1;
    const before = kept.length > 0 ? (text[kept[kept.length - 1] ?? 0] ?? '') : '';
    const next = text[after] ?? '';
    if (before !== '' && next !== '' && !closes.test(before) && !closes.test(next)) kept.push(end);
    end = after;
  }
  return {
    text: kept.map((at) => (/\s/.test(text[at] ?? '') ? ' ' : (text[at] ?? ''))).join(''),
    origin: [...kept.map((at) => origin[at] ?? 0), original.length],
  };
}
