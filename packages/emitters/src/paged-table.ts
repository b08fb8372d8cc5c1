import type { OfficialTable, Page } from '@rubric-lang/table';

/** A document with its pages. */
export interface PagedTable {
  readonly table: OfficialTable;
  readonly pages: readonly Page[];
}
