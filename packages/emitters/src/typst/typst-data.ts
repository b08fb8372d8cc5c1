/** A document on its pages as the JSON that `typst-source.ts` draws. Every text of the document is data here, never code. */
import {
  type FontRole,
  mmPerPoint,
  type OfficialTable,
  type Page,
  type PlacedCell,
  type PlacedLine,
} from '@rubric-lang/table';
import { footPlaces } from '../page-foot.ts';
import type { PagedTable } from '../paged-table.ts';
import { printableText } from '../printable-text.ts';

/** The typeface of each part: families in order of choice, and a weight. */
export type FontChoice = Readonly<Record<FontRole, { readonly families: readonly string[]; readonly weight: number }>>;

/** JSON for the program in `typst-source.ts`. */
export function typstData(table: OfficialTable, pages: readonly Page[], fonts: FontChoice): string {
  return typstDataOfAll([{ table, pages }], fonts);
}

/** Several documents, one after another, each with pages of its own numbers. At least one. */
export function typstDataOfAll(papers: readonly PagedTable[], fonts: FontChoice): string {
  const { title, language } = (papers[0] as PagedTable).table;
  return JSON.stringify({
    title: printableText(title),
    lang: language,
    fonts,
    pages: papers.flatMap(({ table, pages }) => pages.map((page) => pageData(page, table))),
  });
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function pageData(page: Page, table: OfficialTable): Json {
  const margins = page.number % 2 === 1 ? page.profile.odd : page.profile.even;
  let end = 0;
  return {
    paper: { width: page.profile.width, height: page.profile.height },
    left: margins.left / mmPerPoint,
    top: margins.top / mmPerPoint,
    width: (page.profile.width - margins.left - margins.right) / mmPerPoint,
    marks: footPlaces(page, table).map((it) => ({ ...it, text: printableText(it.text) })),
    blocks: page.blocks.map((block): Json => {
      const gap = block.top - end;
      end = block.top + block.height;
      const common = { kind: block.kind, gap, height: block.height };
      switch (block.kind) {
        case 'lines':
          return {
            ...common,
            part: block.part,
            continued: block.continued,
            right: block.fromRight,
            ...setting(block.setting),
            lines: lines(block.lines),
          };
        case 'fields':
          return {
            ...common,
            ...setting(block.setting),
            fields: block.fields.map((it) => ({ left: it.left, width: it.width, lines: lines(it.lines) })),
          };
        case 'table': {
          const body = table.layout.bodySize;
          return {
            ...common,
            size: body,
            leading: body * 0.4,
            headerSize: table.layout.headerSize,
            headerLeading: table.layout.headerSize * 0.4,
            widths: block.widths,
            heights: block.rows.map((row) => row.height),
            header: block.rows.filter((row) => row.kind === 'header').length,
            cells: block.rows.flatMap((row, y) => row.cells.map((cell) => cellData(cell, y))),
          };
        }
      }
    }),
  };
}

function setting(of: {
  readonly font: FontRole;
  readonly size: number;
  readonly pitch: number;
  readonly align: string;
  readonly indent: number;
}): {
  readonly [key: string]: Json;
} {
  return { font: of.font, size: of.size, leading: of.pitch - of.size, align: of.align, indent: of.indent };
}

function cellData(cell: PlacedCell, y: number): Json {
  return {
    x: cell.column,
    y,
    w: cell.columnSpan,
    h: cell.rowSpan,
    role: cell.role,
    align: cell.align,
    lines: lines(cell.lines),
  };
}

/** `[text, spread]` a line. */
function lines(of: readonly PlacedLine[]): Json {
  return of.map((line) => [printableText(line.text), line.spread]);
}
