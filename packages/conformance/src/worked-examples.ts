import { itemsOf, sectionsOf, type Milli, type Rubric } from '@rubric-lang/model';

/** A score that a README works by hand: of an item or a section, for the example that its table is about. */
export interface WorkedScore {
  readonly example: string;
  /** The row's first cell, without the points behind the name. */
  readonly row: string;
  /** Thousandths, without the sign: tables write deductions of a penalty section with and without one. */
  readonly points: Milli;
}

/**
 * The scores in a README's tables. A table stands under the bold name of its example (| 项目 | 计算 | 得分 |), or has a
 * column for each (| 项目 | 甲公司 | 乙公司 |). What a cell comes to is its last number, brackets behind it aside.
 */
export function workedScores(readme: string, examples: readonly string[]): readonly WorkedScore[] {
  const found: WorkedScore[] = [];
  let about = '';
  let columns: readonly string[] | null = null;
  for (const line of readme.split('\n')) {
    about = /^\*\*([^*]+)\*\*/.exec(line)?.[1] ?? about;
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((it) => it.trim())
      : null;
    if (cells === null) {
      columns = null;
      continue;
    }
    const [row = '', ...rest] = cells;
    if (columns === null) {
      columns = rest.map((it) => examples.find((name) => name.startsWith(it)) ?? (it === '得分' ? about : ''));
      continue;
    }
    if (/^-+$/.test(row)) continue;
    for (const [at, cell] of rest.entries()) {
      const example = columns[at] ?? '';
      const points = lastNumber(cell);
      if (example !== '' && points !== null) found.push({ example, row: row.replace(/ \d+$/, ''), points });
    }
  }
  return found;
}

/** The last number outside a bracket that ends the cell: 4（并列最高） is 4; 7，最多 6 is 6; 101，不超过 100 is 100. */
function lastNumber(cell: string): Milli | null {
  const numbers = cell.replace(/（[^（）]*）$/, '').match(/\d+(?:\.\d+)?/g);
  const last = numbers?.at(-1);
  return last === undefined ? null : Math.round(Number(last) * 1000);
}

/** Rows that are about the whole table. */
const totals: ReadonlySet<string> = new Set(['总分', '总得分']);
/** Rows that are about nothing that a sheet gives a number for. */
const remarks: ReadonlySet<string> = new Set(['等次', '其他项目']);

export type WorkedRow =
  | { readonly kind: 'item' | 'section'; readonly key: string }
  | { readonly kind: 'total' }
  | { readonly kind: 'remark' }
  | null;

/**
 * What a row is about: an item or section of that title, the only item whose title holds it, a section that begins so,
 * 第N部分. null: nothing, so the table and the rubric do not speak of the same.
 */
export function rowMeaning(row: string, rubric: Rubric): WorkedRow {
  if (totals.has(row)) return { kind: 'total' };
  if (remarks.has(row)) return { kind: 'remark' };
  const items = itemsOf(rubric.sections);
  const sections = sectionsOf(rubric.sections);
  const item = items.find((it) => it.title === row);
  if (item !== undefined) return { kind: 'item', key: item.key };
  const place = ['第一部分', '第二部分', '第三部分', '第四部分', '第五部分'].indexOf(row);
  const section =
    sections.find((it, at) => it.title === row || at === place) ?? sections.find((it) => it.title.startsWith(row));
  if (section !== undefined) return { kind: 'section', key: section.key };
  const holding = items.filter((it) => it.title.includes(row));
  const [only] = holding;
  return only !== undefined && holding.length === 1 ? { kind: 'item', key: only.key } : null;
}
