// Wide in every terminal that shows Chinese: Hangul, kana, Han, full-width forms, and the pictographs.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

// Chinese fonts draw these as wide as a character, although Unicode leaves it open.
const wideInChinese = /[—…“”‘’·①-⑳Ⅰ-Ⅻ×÷±°′″≤≥≠]/u;

// Controls, marks that stand on the character before, zero-width and direction marks.
const without = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Zl}\p{Zp}]/u;

/** Columns a text takes in a terminal: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

export function characterWidth(character: string): number {
  if (without.test(character)) return 0;
  return wide.test(character) || wideInChinese.test(character) ? 2 : 1;
}

/** The text with spaces after it, up to a width in columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
