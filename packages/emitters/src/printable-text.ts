/**
 * Text without the characters that no paper has and some formats refuse: control characters, halves of surrogate pairs,
 * U+FFFE and U+FFFF, and those that turn the direction of the text around them (a digest read backwards is another).
 * Line feeds stay; nothing else is changed.
 */
export function printableText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  );
}
