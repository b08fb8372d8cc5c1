import { itemsOf, pointsText } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import type { Collected } from './collected.ts';

/**
 * The scores of many files as a table for a spreadsheet: a row a unit, a column an item, the sum last. With
 * a byte order mark, for without one Excel takes UTF-8 for something else.
 */
export function scoresCsv(rubric: Rubric, collected: readonly Collected[]): string {
  const items = itemsOf(rubric.sections).filter(({ key }) => collected.some(({ scores }) => scores.has(key)));
  const heads = ['考评对象', ...items.map(({ key }) => key), '合计'];
  const rows = collected.map(({ subject, scores }) => [
    subject ?? '',
    ...items.map(({ key }) => {
      const points = scores.get(key);
      return points === undefined ? '' : pointsText(points);
    }),
    pointsText([...scores.values()].reduce((sum, points) => sum + points, 0)),
  ]);
  return `\ufeff${[heads, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** A text never becomes a formula: one that would start as one starts with an apostrophe instead. */
function cellOf(text: string): string {
  const harmless = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
