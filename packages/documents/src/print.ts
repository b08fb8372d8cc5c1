import { htmlOfAll, markdown, plainText } from '@rubric-lang/emitters';
import type { Facts, Rubric } from '@rubric-lang/model';
import {
  type DocumentKind,
  feedbackTable,
  officialTable,
  type OfficialTable,
  paginate,
  revisionTable,
  type SubjectSheet,
  summaryTable,
  type TableOptions,
} from '@rubric-lang/table';
import type { FontNote } from './font-search.ts';
import { pdf } from './pdf.ts';
import type { PrintedSource } from './source-part.ts';
import type { RefusalReason } from './xlsx/exact-formula.ts';
import type { WorkbookDetail } from './xlsx/xlsx.ts';

/** File formats a document can be printed to. */
export type PrintTarget = 'html' | 'pdf' | 'docx' | 'xlsx' | 'md' | 'txt' | 'json';

/** Which document of the set, and of whom. */
export interface PaperOptions extends Omit<TableOptions, 'kind'> {
  /**
   * Default: blank, or filled when there is a sheet. feedback needs a sheet, summary needs subjects; without them both
   * are empty lists.
   */
  readonly kind?: DocumentKind;
  /** Of a summary: every subject with its group. */
  readonly subjects?: readonly SubjectSheet[];
  /** Of a revision: the edition before; default: the same, so that nothing differs. */
  readonly former?: Rubric;
  /** Of a workbook: recorded facts, written into its 明细 sheet. */
  readonly facts?: Facts;
}

/** Into what it is printed. */
export interface TargetOptions {
  readonly to: PrintTarget;
  /** Default: what this machine has installed, else what comes with us. */
  readonly fonts?: 'installed' | 'embedded';
  /** Of plain text: cells of a line; default 100. */
  readonly width?: number;
  /** The text of the `.rubric` file, to be kept inside a DOCX or XLSX. */
  readonly source?: string;
}

export type PrintOptions = PaperOptions & TargetOptions;

/** What is to be said of a printed file. */
export type PrintNote =
  | { readonly kind: 'font'; readonly asked: string; readonly got: string }
  | { readonly kind: 'pages'; readonly pages: number }
  /** Widths that were said and not taken: there are other columns, so many. */
  | { readonly kind: 'widths'; readonly said: number; readonly columns: number }
  /** Of a workbook: an item that no formula can hold, and why; it is scored by hand. */
  | { readonly kind: 'refusal'; readonly item: string; readonly reason: RefusalReason };

export interface Printed {
  readonly bytes: Uint8Array;
  readonly notes: readonly PrintNote[];
}

/** Prints one document of the set to one format. The same rubric, options and fonts give the same bytes. */
export function print(rubric: Rubric, options: PrintOptions): Promise<Printed> {
  return printTogether(rubric, [options], options);
}

/**
 * Prints several documents of one rubric into one file, in order: each begins on a page of its own with number 1, in a
 * workbook on a sheet of its own; as JSON they are a list. One document is a file of its own kind.
 */
export async function printTogether(
  rubric: Rubric,
  papers: readonly PaperOptions[],
  target: TargetOptions,
): Promise<Printed> {
  const tables = papers.map((paper) => tableOf(rubric, paper));
  const printed = await printTables(rubric, papers, tables, target);
  return { ...printed, notes: [...printed.notes, ...widthNotes(rubric, papers[0], tables[0])] };
}

/** A table that fills in or adds columns has widths of its own; a blank one was to have those that were said. */
function widthNotes(
  rubric: Rubric,
  paper: PaperOptions | undefined,
  table: OfficialTable | undefined,
): readonly PrintNote[] {
  const said = paper?.layout?.widths ?? (paper?.layout?.preset === undefined ? rubric.layout?.widths : undefined);
  if (said === undefined || table?.kind !== 'blank' || said.length === table.columns.length) return [];
  return [{ kind: 'widths', said: said.length, columns: table.columns.length }];
}

async function printTables(
  rubric: Rubric,
  papers: readonly PaperOptions[],
  tables: readonly OfficialTable[],
  target: TargetOptions,
): Promise<Printed> {
  switch (target.to) {
    case 'json':
      return { bytes: encode(`${JSON.stringify(tables.length === 1 ? tables[0] : tables, null, 2)}\n`), notes: [] };
    case 'md':
      return { bytes: encode(tables.map((it) => markdown(it)).join('\n---\n\n')), notes: [] };
    case 'txt':
      // A form feed is a new page for a printer, and nothing on the screen.
      return { bytes: encode(tables.map((it) => plainText(it, target.width)).join('\n\f\n')), notes: [] };
    case 'html': {
      const paged = tables.map((table) => ({ table, pages: paginate(table) }));
      const pages = paged.reduce((sum, it) => sum + it.pages.length, 0);
      return { bytes: encode(htmlOfAll(paged)), notes: [{ kind: 'pages', pages }] };
    }
    case 'pdf': {
      const { bytes, pages, fonts } = await pdf(tables, target.fonts ?? 'installed');
      return { bytes, notes: [{ kind: 'pages', pages }, ...fontNotes(fonts)] };
    }
    case 'docx': {
      // Both office formats bring large libraries: they are loaded when something is printed to them.
      const { docx } = await import('./docx/word-package.ts');
      return { bytes: await docx(tables, sourceOf(rubric, target)), notes: [] };
    }
    case 'xlsx': {
      const { xlsx } = await import('./xlsx/xlsx.ts');
      const sheets = tables.map((table, index) => ({ table, detail: detailOf(rubric, papers[index] ?? {}, table) }));
      const { bytes, refusals } = await xlsx(sheets, sourceOf(rubric, target));
      return { bytes, notes: refusals.map((it) => ({ kind: 'refusal', ...it })) };
    }
  }
}

/** What fills the scores of a workbook's table: only tables of scores have it, and a letter or a list has none. */
function detailOf(rubric: Rubric, paper: PaperOptions, table: OfficialTable): WorkbookDetail | null {
  const scored = table.kind === 'blank' || (table.kind === 'filled' && paper.facts !== undefined);
  if (!scored || table.columns.length === 0) return null;
  return {
    rubric,
    category: paper.category ?? null,
    ...(paper.facts === undefined ? {} : { facts: paper.facts }),
    ...(paper.sheet === undefined ? {} : { sheet: paper.sheet }),
  };
}

const nobody: NonNullable<TableOptions['sheet']> = {
  subject: null,
  total: { least: 0, most: 0 },
  grade: null,
  verdicts: [],
  disqualified: false,
  rank: null,
  sections: [],
  items: [],
};

function tableOf(rubric: Rubric, options: PaperOptions): OfficialTable {
  const { kind, ...rest } = options;
  switch (kind) {
    case 'summary':
      return summaryTable(rubric, options.subjects ?? [], rest);
    case 'revision':
      return revisionTable(rubric, options.former ?? rubric, rest);
    case 'feedback':
      return feedbackTable(rubric, options.sheet ?? nobody, rest);
    default:
      return officialTable(rubric, kind === undefined ? rest : { ...rest, kind });
  }
}

function sourceOf(rubric: Rubric, options: TargetOptions): PrintedSource {
  const { text, meaning } = rubric.digests;
  return {
    textDigest: text,
    meaningDigest: meaning,
    ...(options.source === undefined ? {} : { text: options.source }),
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fontNotes(fonts: readonly FontNote[]): readonly PrintNote[] {
  return fonts.map(({ asked, got }) => ({ kind: 'font', asked, got }));
}
