/** Official tables as XLSX; one of scores with its 明细 sheet, whose formulas fill it. */
import type { Facts, Rubric, ScoreSheet } from '@rubric-lang/model';
import type { OfficialTable } from '@rubric-lang/table';
import { type PrintedSource, sourceParts } from '../source-part.ts';
import { inputsOf, ofTable, type PrintedInput } from '../table-inputs.ts';
import { detailSheet, type WorkbookRefusal } from './detail-sheet.ts';
import { keptName, placeName } from './place-name.ts';
import { printedSheet } from './printed-sheet.ts';
import { detailName, printedName, sheetNames, type SheetNames } from './sheet-names.ts';
import { type BookSheet, sheetName, writeBook } from './workbook.ts';

export interface Workbook {
  readonly bytes: Uint8Array;
  readonly refusals: readonly WorkbookRefusal[];
}

/** What fills a table of scores. */
export interface WorkbookDetail {
  readonly rubric: Rubric;
  readonly category: string | null;
  readonly facts?: Facts;
  /** What the facts come to, of a filled table. */
  readonly sheet?: ScoreSheet;
}

export interface WorkbookPaper {
  readonly table: OfficialTable;
  /** null: the table's scores are as they are printed. */
  readonly detail: WorkbookDetail | null;
}

interface DrawnPaper {
  readonly sheets: readonly BookSheet[];
  readonly places: readonly { readonly input: PrintedInput; readonly cell: string }[];
  readonly refusals: readonly WorkbookRefusal[];
}

/** Tables as one workbook, a sheet each, with its 明细 sheet behind it where it has one. At least one. */
export async function xlsx(papers: readonly WorkbookPaper[], source: PrintedSource): Promise<Workbook> {
  const names = sheetNames(papers);
  const drawn = papers.map((paper, index) =>
    drawPaper(paper, names[index] ?? { table: printedName, detail: detailName }),
  );
  const tables = papers.map((it) => it.table);
  const places = drawn.map((it, index) => it.places.map(({ input, cell }) => ({ input: ofTable(input, index), cell })));
  const parts = sourceParts(
    tables,
    source,
    places.map((own) => own.map(({ input }) => input)),
  );
  const bytes = await writeBook(
    (tables[0] as OfficialTable).title,
    [...drawn.flatMap((it) => it.sheets), keptSheet(parts)],
    {
      names: places.flat().map(({ cell }, index) => ({
        name: placeName(index),
        range: cell.replace(/([A-Z]+)(\d+)$/, '$$$1$$$2'),
      })),
      parts: new Map(parts.map((part, index) => [`customXml/item${String(index + 1)}.xml`, part])),
    },
  );
  // One rubric: what no formula can hold is the same for every subject.
  const refusals = new Map(drawn.flatMap((it) => it.refusals.map((refusal) => [refusal.item, refusal] as const)));
  return { bytes, refusals: [...refusals.values()] };
}

function drawPaper({ table, detail }: WorkbookPaper, names: SheetNames): DrawnPaper {
  // Where the table's score cells are is known without what will stand in them.
  const { places, sheet: blank } = printedSheet(table, names.table, new Map());
  const own = inputsOf(table).flatMap(({ input }) => {
    const cell = places.get(input.name);
    return cell === undefined ? [] : [{ input, cell: `${sheetName(names.table)}!${cell}` }];
  });
  if (detail === null) return { sheets: [blank], places: own, refusals: [] };
  const scores = new Map(
    own.flatMap(({ input, cell }) => (input.use === 'score' && input.item !== '' ? [[input.item, cell] as const] : [])),
  );
  const filled = detailSheet({ ...detail, name: names.detail, scores });
  const { sheet } = printedSheet(table, names.table, filled.printed);
  const inside = filled.inputs.map(({ input, cell }) => ({ input, cell: `${sheetName(names.detail)}!${cell}` }));
  return { sheets: [sheet, filled.sheet], places: [...own, ...inside], refusals: filled.refusals };
}

/** The same parts in a hidden sheet: not every program keeps parts that it does not know. */
function keptSheet(parts: readonly string[]): BookSheet {
  const look = { size: 8 };
  const cells = new Map(
    parts
      .flatMap((part) => chunksOf(part, 30_000))
      .map((text, row) => [`${String(row)},0`, { kind: 'text' as const, text, look }]),
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
