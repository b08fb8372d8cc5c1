/** Text as HTML: no character of a document can become markup, wherever it is put. */
import { printableText } from '../printable-text.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For element content and for attribute values in quotes. */
export function htmlText(text: string): string {
  return printableText(text).replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
