import { xmlAllowed } from '../xml-text.ts';
import type { WorkbookPaper } from './xlsx.ts';

export const printedName = '评分表';
export const detailName = '明细';

/** What the two sheets of a paper are called. */
export interface SheetNames {
  readonly table: string;
  readonly detail: string;
}

/** Excel takes 31 characters, and none of these; an apostrophe not at either end. */
const longest = 31;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const refused = /[\u0000-\u001f\u007f[\]:*?/\\]/g;

/** One paper has the usual names; of several each is called after its subject, names that come out alike are counted. */
export function sheetNames(papers: readonly WorkbookPaper[]): readonly SheetNames[] {
  if (papers.length === 1) return [{ table: printedName, detail: detailName }];
  const given = new Set<string>(['_rubric', 'history']);
  const unique = (wanted: string, ending: string): string => {
    for (let number = 1; ; number += 1) {
      const behind = ending + (number === 1 ? '' : `（${String(number)}）`);
      const name = cut(wanted, longest - behind.length) + behind;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  };
  return papers.map(({ table }) => {
    const subject = table.head.find((it) => it.role === 'subject')?.value ?? '';
    const cleaned = xmlAllowed(subject)
      .replace(refused, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^['\s]+|['\s]+$/g, '');
    const wanted = cleaned === '' ? printedName : cleaned;
    return { table: unique(wanted, ''), detail: unique(wanted, detailName) };
  });
}

/** So many UTF-16 units at most, no character cut in two. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/['\s]+$/, '');
}
