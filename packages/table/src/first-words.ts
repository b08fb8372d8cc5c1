/** Where a sentence is named by how it begins. */

/** Characters of Chinese, or twice as many of Latin text. */
const most = 14;
/** 其中， says nothing yet. */
const least = 4;

/**
 * How a sentence begins: up to its first comma, or some 14 characters, and `…` for the rest. What belongs to a number,
 * words of letters and brackets are not cut into. A short sentence is given whole.
 */
export function firstWords(text: string): string {
  let width = 0;
  /** Where it was last possible to cut, and how deep in brackets and quotes it is here. */
  let [end, depth, at] = [0, 0, 0];
  for (const character of text) {
    if (closing.test(character)) depth = Math.max(0, depth - 1);
    const before = text.slice(0, at);
    if (depth === 0 && width >= least && comma.test(text.slice(at))) return `${before}…`;
    if (depth === 0 && isBoundary(text, at)) end = at;
    width += character.charCodeAt(0) < 0x2000 ? 0.5 : 1;
    if (width > most) return `${text.slice(0, end === 0 ? at : end).trimEnd()}…`;
    if (opening.test(character)) depth += 1;
    at += character.length;
  }
  return text;
}

const opening = /[（(《“‘「『【〔[]/u;
const closing = /[）)》”’」』】〕\]]/u;
/** 1,000 is a number. */
const comma = /^(?:[，；]|[,;](?![0-9]))/u;

/** Not between a number and what it is of, nor inside a word of letters. */
function isBoundary(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return !/[0-9.]$/.test(before) && !(/[A-Za-z'-]$/.test(before) && /^[0-9A-Za-z'-]/.test(text.slice(at)));
}
