/** The official table as XLSX; a blank one with its 明细 sheet, whose formulas fill it. */
import type { Facts, Rubric } from '@rubric-lang/model';
import type { OfficialTable } from '@rubric-lang/table';
import { type PrintedSource, sourcePart } from '../source-part.ts';
import { detailSheet, type WorkbookRefusal } from './detail-sheet.ts';
import { printedSheet } from './printed-sheet.ts';
import { sheetName, writeBook } from './workbook.ts';

export interface Workbook {
  readonly bytes: Uint8Array;
  readonly refusals: readonly WorkbookRefusal[];
}

/** The detail that a blank table is filled from. */
export interface WorkbookDetail {
  readonly rubric: Rubric;
  readonly category: string | null;
  readonly facts?: Facts;
}

const printedName = '评分表';

export async function xlsx(table: OfficialTable, source: PrintedSource, detail: WorkbookDetail | null): Promise<Workbook> {
  const parts = new Map([['customXml/item1.xml', sourcePart(table, source)]]);
  if (detail === null) {
    const { sheet } = printedSheet(table, printedName, new Map());
    return { bytes: await writeBook(table.title, [sheet], parts), refusals: [] };
  }
  // Where the table's score cells are is known without what will stand in them.
  const { places } = printedSheet(table, printedName, new Map());
  const scores = new Map(
    [...places].flatMap(([name, cell]) =>
      name.startsWith('score/') && name !== 'score/' ? [[name.slice('score/'.length), `${sheetName(printedName)}!${cell}`] as const] : [],
    ),
  );
  const filled = detailSheet({ ...detail, scores });
  const { sheet } = printedSheet(table, printedName, filled.printed);
  return { bytes: await writeBook(table.title, [sheet, filled.sheet], parts), refusals: filled.refusals };
}
