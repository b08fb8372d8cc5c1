import { html, markdown, plainText } from '@rubric-lang/emitters';
import type { Facts, Rubric } from '@rubric-lang/model';
import {
  type DocumentKind,
  feedbackTable,
  officialTable,
  type OfficialTable,
  paginate,
  type SubjectSheet,
  summaryTable,
  type TableOptions,
} from '@rubric-lang/table';
import type { FontNote } from './font-search.ts';
import { pdf } from './pdf.ts';
import type { PrintedSource } from './source-part.ts';
import type { RefusalReason } from './xlsx/exact-formula.ts';

/** File formats a document can be printed to. */
export type PrintTarget = 'html' | 'pdf' | 'docx' | 'xlsx' | 'md' | 'txt' | 'json';

export interface PrintOptions extends Omit<TableOptions, 'kind'> {
  readonly to: PrintTarget;
  /**
   * Which document of the set; default: blank, or filled when there is a sheet. feedback needs a sheet, summary needs
   * subjects; without them both are empty lists.
   */
  readonly kind?: DocumentKind;
  /** Of a summary: every subject with its group. */
  readonly subjects?: readonly SubjectSheet[];
  /** Default: what this machine has installed, else what comes with us. */
  readonly fonts?: 'installed' | 'embedded';
  /** Of plain text: cells of a line; default 100. */
  readonly width?: number;
  /** Of a workbook: recorded facts, written into its 明细 sheet. */
  readonly facts?: Facts;
  /** The text of the `.rubric` file, to be kept inside a DOCX or XLSX. */
  readonly source?: string;
}

/** What is to be said of a printed file. */
export type PrintNote =
  | { readonly kind: 'font'; readonly asked: string; readonly got: string }
  | { readonly kind: 'pages'; readonly pages: number }
  /** Of a workbook: an item that no formula can hold, and why; it is scored by hand. */
  | { readonly kind: 'refusal'; readonly item: string; readonly reason: RefusalReason };

export interface Printed {
  readonly bytes: Uint8Array;
  readonly notes: readonly PrintNote[];
}

/** Prints one document of the set to one format. The same rubric, options and fonts give the same bytes. */
export async function print(rubric: Rubric, options: PrintOptions): Promise<Printed> {
  const table = tableOf(rubric, options);
  switch (options.to) {
    case 'json':
      return { bytes: encode(`${JSON.stringify(table, null, 2)}\n`), notes: [] };
    case 'md':
      return { bytes: encode(markdown(table)), notes: [] };
    case 'txt':
      return { bytes: encode(plainText(table, options.width)), notes: [] };
    case 'html': {
      const pages = paginate(table);
      return { bytes: encode(html(table, pages)), notes: [{ kind: 'pages', pages: pages.length }] };
    }
    case 'pdf': {
      const { bytes, pages, fonts } = await pdf(table, options.fonts ?? 'installed');
      return { bytes, notes: [{ kind: 'pages', pages }, ...fontNotes(fonts)] };
    }
    case 'docx': {
      // Both office formats bring large libraries: they are loaded when something is printed to them.
      const { docx } = await import('./docx/word-package.ts');
      return { bytes: await docx(table, sourceOf(rubric, options)), notes: [] };
    }
    case 'xlsx': {
      const { xlsx } = await import('./xlsx/xlsx.ts');
      const facts = options.facts === undefined ? {} : { facts: options.facts };
      // A blank table is filled by formulas; one that is filled already says what was found, not how.
      const scored = table.kind === 'blank' && table.columns.length > 0;
      const detail = scored ? { rubric, category: options.category ?? null, ...facts } : null;
      const { bytes, refusals } = await xlsx(table, sourceOf(rubric, options), detail);
      return { bytes, notes: refusals.map((it) => ({ kind: 'refusal', ...it })) };
    }
  }
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

function tableOf(rubric: Rubric, options: PrintOptions): OfficialTable {
  const { kind, ...rest } = options;
  switch (kind) {
    case 'summary':
      return summaryTable(rubric, options.subjects ?? [], rest);
    case 'feedback':
      return feedbackTable(rubric, options.sheet ?? nobody, rest);
    default:
      return officialTable(rubric, kind === undefined ? rest : { ...rest, kind });
  }
}

function sourceOf(rubric: Rubric, options: PrintOptions): PrintedSource {
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
