/**
 * The only file that knows hucre: workbooks as this project thinks of them, written as XLSX. A text is always a text
 * here, and a formula always a formula: which of both a cell is never depends on its first character.
 */
import { writeXlsx } from 'hucre/xlsx';
import { pack, unpack } from '../stable-zip.ts';
import { xmlAllowed } from '../xml-text.ts';

export type BookCell =
  | { readonly kind: 'text'; readonly text: string; readonly look: CellLook }
  | { readonly kind: 'number'; readonly number: number; readonly look: CellLook }
  /** Without the equals sign; made by this project, never by an author. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      /** What it comes to, for who reads the file without counting. */
      readonly result?: string | number;
      readonly look: CellLook;
    }
  | { readonly kind: 'empty'; readonly look: CellLook };

export interface CellLook {
  readonly font?: string;
  /** pt. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly border?: boolean;
  /** RRGGBB. */
  readonly fill?: string;
  readonly color?: string;
  /** Number format; texts always have `@`. */
  readonly format?: string;
  /** Open for writing when the sheet is protected. */
  readonly open?: boolean;
}

/** What may be written into a cell. */
export type BookRule =
  | {
      readonly kind: 'decimal' | 'whole';
      readonly least: number | null;
      readonly most: number | null;
      readonly message: string;
    }
  | { readonly kind: 'list'; readonly words: readonly string[]; readonly message: string };

export interface BookSheet {
  readonly name: string;
  /** mm. */
  readonly widths: readonly number[];
  /** pt; absent: as high as the text needs. */
  readonly heights: ReadonlyMap<number, number>;
  /** By row and column, from 0. */
  readonly cells: ReadonlyMap<string, BookCell>;
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
  readonly rules: readonly { readonly row: number; readonly column: number; readonly rule: BookRule }[];
  /** First and last row repeated on every page. */
  readonly titleRows: readonly [first: number, last: number] | null;
  /** Rows that stay on the screen. */
  readonly frozenRows: number;
  readonly hiddenColumns: readonly number[];
  readonly orientation: 'portrait' | 'landscape';
  /** mm. */
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Plain text at the foot, and whether the page's number stands there. */
  readonly foot: { readonly text: string; readonly number: boolean };
  readonly locked: boolean;
  readonly hidden: boolean;
  /** Row of headers and last row, for sorting and filtering. */
  readonly filter: { readonly from: number; readonly to: number; readonly columns: number } | null;
}

/** The name of a cell: A1, AB12. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${String(row + 1)}`;
}

function columnName(column: number): string {
  const first = Math.floor(column / 26);
  return (first === 0 ? '' : columnName(first - 1)) + String.fromCharCode(65 + (column % 26));
}

/** A text inside a formula. */
export function formulaText(text: string): string {
  return `"${xmlAllowed(text).replaceAll('"', '""')}"`;
}

/** A sheet's name inside a formula. */
export function sheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

export interface BookParts {
  /** Names of cells, in the whole workbook. */
  readonly names: readonly { readonly name: string; readonly range: string }[];
  /** Files beside those of the workbook. */
  readonly parts: ReadonlyMap<string, string>;
}

export async function writeBook(title: string, sheets: readonly BookSheet[], more: BookParts): Promise<Uint8Array> {
  const epoch = new Date(Date.UTC(2000, 0, 1));
  const bytes = await writeXlsx({
    sheets: sheets.map(hucreSheet),
    defaultFont: { name: '宋体', size: 11 },
    properties: { title: xmlAllowed(title), created: epoch, modified: epoch },
    namedRanges: [...sheets.flatMap(printTitles), ...more.names],
  });
  const parts = unpack(bytes);
  if (parts === undefined) throw new Error('hucre wrote no package');
  return pack(withParts(numberedAlone(parts), more.parts));
}

function printTitles({ name, titleRows }: BookSheet): readonly { name: string; range: string; scope: string }[] {
  if (titleRows === null) return [];
  const [first, last] = titleRows;
  const range = `${sheetName(name)}!$${String(first + 1)}:$${String(last + 1)}`;
  return [{ name: '_xlnm.Print_Titles', range, scope: name }];
}

type HucreSheet = Parameters<typeof writeXlsx>[0]['sheets'][number];
type HucreCell = NonNullable<HucreSheet['cells']> extends Map<string, infer Cell> ? Cell : never;
type HucreStyle = NonNullable<HucreCell['style']>;

function hucreSheet(sheet: BookSheet): HucreSheet {
  const cells = new Map<string, HucreCell>();
  let last = 0;
  for (const [place, cell] of sheet.cells) {
    cells.set(place, hucreCell(cell));
    last = Math.max(last, Number(place.split(',')[0]));
  }
  const inches = (mm: number): number => Math.round((mm / 25.4) * 1000) / 1000;
  const number = sheet.foot.number ? '&R&14— &P —' : '';
  return {
    name: sheet.name,
    rows: Array.from({ length: last + 1 }, () => sheet.widths.map(() => null)),
    cells,
    // A character of the default font is 8 pixels at 96 dpi, of which a column has five to itself.
    columns: sheet.widths.map((width, index) => ({
      width: Math.max(1, Math.round((((width / 25.4) * 96 - 5) / 8) * 100) / 100),
      ...(sheet.hiddenColumns.includes(index) ? { hidden: true } : {}),
    })),
    rowDefs: new Map(
      [...sheet.heights].map(([row, height]) => [row, { height: Math.min(409, Math.round(height * 4) / 4) }]),
    ),
    merges: sheet.merges.map((it) => ({
      startRow: it.row,
      startCol: it.column,
      endRow: it.row + it.rows - 1,
      endCol: it.column + it.columns - 1,
    })),
    dataValidations: sheet.rules.map(({ row, column, rule }) => hucreRule(cellName(row, column), rule)),
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        top: inches(sheet.margins.top),
        right: inches(sheet.margins.right),
        bottom: inches(sheet.margins.bottom),
        left: inches(sheet.margins.left),
        header: 0.3,
        footer: 0.4,
      },
    },
    headerFooter: { oddFooter: `&L&8${footText(sheet.foot.text)}${number}` },
    view: { showGridLines: false },
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(sheet.frozenRows > 0 ? { freezePane: { rows: sheet.frozenRows } } : {}),
    ...(sheet.locked ? { protection: { sheet: true, formatColumns: false, formatRows: false } } : {}),
    ...(sheet.filter === null
      ? {}
      : {
          autoFilter: {
            range: `${cellName(sheet.filter.from, 0)}:${cellName(sheet.filter.to, sheet.filter.columns - 1)}`,
          },
        }),
  };
}

/** In a footer & begins a code; && is the character. A digit after the size would be read as part of it. */
function footText(text: string): string {
  return ` ${xmlAllowed(text).replaceAll('&', '&&').slice(0, 200)}`;
}

function hucreCell(cell: BookCell): HucreCell {
  const style = hucreStyle(cell);
  switch (cell.kind) {
    case 'text':
      return { value: stringText(cell.text), type: 'string', style };
    case 'number':
      return { value: cell.number, type: 'number', style };
    case 'formula':
      return {
        value: null,
        type: 'formula',
        formula: cell.formula,
        ...(cell.result === undefined ? {} : { formulaResult: cell.result }),
        style,
      };
    case 'empty':
      return { value: null, type: 'empty', style };
  }
}

/** Excel reads _x0041_ as A: what an author wrote like that is escaped by its own first character. */
function stringText(text: string): string {
  // A cell of Excel holds 32,767 characters, and a file with more is said to be damaged.
  return xmlAllowed(text)
    .slice(0, 32_000)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function hucreStyle({ kind, look }: BookCell): HucreStyle {
  const line = { style: 'thin' as const, color: { rgb: 'FF000000' } };
  const format = kind === 'text' ? '@' : look.format;
  return {
    font: {
      name: look.font ?? '宋体',
      size: look.size ?? 11,
      ...(look.bold === true ? { bold: true } : {}),
      ...(look.color === undefined ? {} : { color: { rgb: `FF${look.color}` } }),
    },
    alignment: { wrapText: true, vertical: 'center', horizontal: look.align ?? 'left' },
    ...(look.border === true ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
    ...(look.fill === undefined
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: `FF${look.fill}` } } }),
    // Text stays text when somebody edits the cell: it never turns into a formula or a date.
    ...(format === undefined ? {} : { numFmt: format }),
    ...(look.open === true ? { protection: { locked: false } } : {}),
  };
}

type HucreRule = NonNullable<HucreSheet['dataValidations']>[number];

function hucreRule(range: string, rule: BookRule): HucreRule {
  const message = {
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorMessage: rule.message,
    errorStyle: 'stop' as const,
  };
  if (rule.kind === 'list') return { ...message, type: 'list', formula1: `"${rule.words.join(',')}"` };
  const { least, most } = rule;
  if (least !== null && most !== null) {
    return { ...message, type: rule.kind, operator: 'between', formula1: String(least), formula2: String(most) };
  }
  if (least !== null) return { ...message, type: rule.kind, operator: 'greaterThanOrEqual', formula1: String(least) };
  return { ...message, type: rule.kind, operator: 'lessThanOrEqual', formula1: String(most ?? 1e9) };
}

/** Every sheet's pages begin at 1, which hucre has no field for: else they are numbered through the workbook. */
function numberedAlone(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return new Map(
    [...parts].map(([path, part]) => {
      if (!path.startsWith('xl/worksheets/sheet')) return [path, part];
      const text = new TextDecoder().decode(part);
      const own = text.replace('<pageSetup ', '<pageSetup firstPageNumber="1" useFirstPageNumber="1" ');
      return [path, new TextEncoder().encode(own)];
    }),
  );
}

/** Parts of our own beside those of hucre, joined to the workbook. */
function withParts(
  parts: ReadonlyMap<string, Uint8Array>,
  more: ReadonlyMap<string, string>,
): Map<string, Uint8Array | string> {
  const result = new Map<string, Uint8Array | string>(parts);
  for (const [path, text] of more) result.set(path, text);
  const custom = [...more.keys()].filter((path) => path.startsWith('customXml/item') && !path.includes('Props'));
  const relations = 'xl/_rels/workbook.xml.rels';
  const own = custom.map(
    (path, index) =>
      `<Relationship Id="rIdSource${String(index)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../${path}"/>`,
  );
  const old = parts.get(relations);
  if (old !== undefined) {
    result.set(relations, new TextDecoder().decode(old).replace('</Relationships>', `${own.join('')}</Relationships>`));
  }
  return result;
}
