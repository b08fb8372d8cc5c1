/** The official table as XLSX; a blank one with its 明细 sheet, whose formulas fill it. */
import type { Facts, Rubric } from '@rubric-lang/model';
import type { OfficialTable } from '@rubric-lang/table';
import { type PrintedSource, sourcePart } from '../source-part.ts';
import { inputsOf, type PrintedInput } from '../table-inputs.ts';
import { detailName, detailSheet, type WorkbookRefusal } from './detail-sheet.ts';
import { keptName, placeName } from './place-name.ts';
import { printedSheet } from './printed-sheet.ts';
import { type BookSheet, sheetName, writeBook } from './workbook.ts';

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

export async function xlsx(
  table: OfficialTable,
  source: PrintedSource,
  detail: WorkbookDetail | null,
): Promise<Workbook> {
  // Where the table's score cells are is known without what will stand in them.
  const { places, sheet: blank } = printedSheet(table, printedName, new Map());
  const own = inputsOf(table).flatMap(({ input }) => {
    const cell = places.get(input.name);
    return cell === undefined ? [] : [{ input, cell: `${sheetName(printedName)}!${cell}` }];
  });
  if (detail === null) return { bytes: await written(table, source, [blank], own), refusals: [] };
  const scores = new Map(
    own.flatMap(({ input, cell }) => (input.use === 'score' && input.item !== '' ? [[input.item, cell] as const] : [])),
  );
  const filled = detailSheet({ ...detail, scores });
  const { sheet } = printedSheet(table, printedName, filled.printed);
  const inside = filled.inputs.map(({ input, cell }) => ({ input, cell: `${sheetName(detailName)}!${cell}` }));
  return { bytes: await written(table, source, [sheet, filled.sheet], [...own, ...inside]), refusals: filled.refusals };
}

function written(
  table: OfficialTable,
  source: PrintedSource,
  sheets: readonly BookSheet[],
  places: readonly { readonly input: PrintedInput; readonly cell: string }[],
): Promise<Uint8Array> {
  const part = sourcePart(
    table,
    source,
    places.map(({ input }) => input),
  );
  const names = places.map(({ cell }, index) => ({
    name: placeName(index),
    range: cell.replace(/([A-Z]+)(\d+)$/, '$$$1$$$2'),
  }));
  return writeBook(table.title, [...sheets, keptSheet(part)], {
    names,
    parts: new Map([['customXml/item1.xml', part]]),
  });
}

/** The same part in a hidden sheet: not every program keeps parts that it does not know. */
function keptSheet(part: string): BookSheet {
  const look = { size: 8 };
  const cells = new Map(
    chunksOf(part, 30_000).map((text, row) => [`${String(row)},0`, { kind: 'text' as const, text, look }]),
  );
  return {
    name: keptName,
    widths: [40],
    heights: new Map([...cells.keys()].map((_, row) => [row, 12])),
    cells,
    merges: [],
    rules: [],
    titleRows: null,
    frozenRows: 0,
    hiddenColumns: [],
    orientation: 'portrait',
    margins: { top: 20, right: 20, bottom: 20, left: 20 },
    foot: { text: '', number: false },
    locked: true,
    hidden: true,
    filter: null,
  };
}

function chunksOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}
