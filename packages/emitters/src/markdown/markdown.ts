/** A document as Markdown: for a wiki, a review, a diff. Merged cells stand once, in their first row. */
import type { OfficialTable, TableCell, TableRow } from '@rubric-lang/table';
import { markdownCell, markdownText } from './markdown-text.ts';

export function markdown(table: OfficialTable): string {
  const colon = table.language === 'en' ? ': ' : '：';
  const parts: string[] = [];
  const add = (text: string): void => {
    parts.push(text);
  };
  if (table.attachment !== null) add(markdownText(table.attachment));
  add(`# ${markdownText(table.title)}`);
  for (const subtitle of table.subtitles) add(markdownText(subtitle));
  if (table.head.length > 0) {
    add(table.head.map((field) => markdownText(`${field.label}${colon}${field.value}`)).join('　　'));
  }
  for (const paragraph of [...table.lead, ...table.prose]) {
    const level = paragraph.style === 'heading-1' ? '## ' : paragraph.style === 'heading-2' ? '### ' : '';
    // A heading is one line; a paragraph may be several.
    add(
      paragraph.text
        .split('\n')
        .map((line, index) => (index === 0 ? level : '') + markdownText(line))
        .join('\n\n'),
    );
  }
  if (table.columns.length > 0) add(gridMarkdown(table));
  for (const note of table.notes) add(note.split('\n').map(markdownText).join('\n\n'));
  const { signatures, issuer, date } = table.signOff;
  if (signatures.length > 0) add(signatures.map((label) => markdownText(label + colon)).join('　　　　'));
  if (issuer !== null && issuer !== '') add(markdownText(issuer));
  if (date !== null && date !== '') add(markdownText(date));
  add(markdownText(table.foot));
  return `${parts.join('\n\n')}\n`;
}

function gridMarkdown(table: OfficialTable): string {
  const count = table.columns.length;
  const titles = headerTitles(table.header, count).map(markdownCell);
  const rule = table.columns.map((column) => (column.align === 'center' ? ':-:' : '---'));
  const rows = table.body.map((row) => {
    const texts = new Array<string>(count).fill('');
    for (const cell of row.cells) texts[cell.column] = markdownCell(cell.text);
    return texts;
  });
  return [titles, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A header of two rows becomes one: 自评·得分. */
function headerTitles(header: readonly TableRow[], count: number): readonly string[] {
  const over = (cell: TableCell, column: number): boolean =>
    cell.column <= column && column < cell.column + cell.columnSpan;
  return Array.from({ length: count }, (_, column) => {
    const cells = header.flatMap((row) => row.cells.filter((cell) => over(cell, column)));
    // A title over several columns stands once, over the first.
    return cells
      .filter((cell, index) => cell.column === column || index < cells.length - 1)
      .map((cell) => cell.text)
      .join('·');
  });
}
