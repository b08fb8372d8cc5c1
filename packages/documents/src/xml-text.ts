/** Text for XML 1.0: what it cannot hold is left out; nothing of a document becomes markup. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Without the characters that XML 1.0 does not allow, not even escaped: controls, halves of pairs, U+FFFE and U+FFFF; and
 * without those that turn the direction of the text around them.
 */
export function xmlAllowed(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  );
}

/** For element content and for attribute values in quotes. */
export function xmlText(text: string): string {
  return xmlAllowed(text).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
