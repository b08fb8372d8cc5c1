/** Text as Markdown that reads as the same text: no character of a document becomes markup, HTML or a link. */
import { printableText } from '../printable-text.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One line of running text, also at the start of a paragraph or in a cell of a table. */
export function markdownText(text: string): string {
  return (
    printableText(text)
      .replace(/[&<>]/g, (character) => entities[character] ?? '')
      .replace(/[\\`*_[\]{}|~$^]/g, (character) => `\\${character}`)
      // GFM makes links of bare addresses.
      .replace(/(https?|ftp|mailto|xmpp)(?=:)/gi, '$1\\')
      .replace(/(www)(?=\.)/gi, '$1\\')
      .replace(/@/g, '\\@')
      // What begins a heading, list, quote, rule or table row at the start of a line.
      .replace(/^(\s*)([#+\-=:])/, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
      // Four spaces or a tab would be code.
      .replace(/^[ \t]+/, (blank) => '&nbsp;'.repeat(blank.length))
  );
}

/** Lines of a cell stay in one cell. */
export function markdownCell(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(markdownText)
    .join('<br>');
}
