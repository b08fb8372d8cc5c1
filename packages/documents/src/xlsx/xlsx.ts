/** The official table as XLSX. */
import type { OfficialTable } from '@rubric-lang/table';
import { type PrintedSource, sourcePart } from '../source-part.ts';
import { printedSheet } from './printed-sheet.ts';
import { writeBook } from './workbook.ts';

export async function xlsx(table: OfficialTable, source: PrintedSource): Promise<Uint8Array> {
  const { sheet } = printedSheet(table, '评分表', new Map());
  return writeBook(table.title, [sheet], new Map([['customXml/item1.xml', sourcePart(table, source)]]));
}
