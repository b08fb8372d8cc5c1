/** How many cells of a terminal a character takes: two for Chinese ones, one for others, none for marks. */

/** First and last code point of what is two cells wide (East Asian Width W and F). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

const mark = /[\p{M}\u200b-\u200d\ufeff\u00ad\ufe00-\ufe0f]/u;

export function terminalCells(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return code === 0xad ? 0 : 1;
  if (wide.some(([first, last]) => code >= first && code <= last)) return 2;
  return mark.test(character) ? 0 : 1;
}

export function terminalWidth(text: string): number {
  let cells = 0;
  for (const character of text) cells += terminalCells(character);
  return cells;
}

/** What a terminal would obey instead of show: escape sequences, and marks that turn the writing direction. */
export function terminalText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
