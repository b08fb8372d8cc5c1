/** A table that is a list: one header row, one row a record, nothing merged. */
import { columnWidths } from './column-widths.ts';
import type { TableCell, TableColumn, TableRow } from './official-table.ts';

export interface ListColumn {
  readonly title: string;
  readonly content: TableColumn['content'];
  readonly align: TableColumn['align'];
}

export interface ListRecord {
  readonly kind: TableRow['kind'];
  readonly about: string | null;
  /** One a column. */
  readonly texts: readonly string[];
}

/** Columns whose cells are merged while the record is about the same. */
export type Merged = readonly number[];

export function listGrid(
  list: readonly ListColumn[],
  records: readonly ListRecord[],
  setting: { readonly total: number; readonly size: number },
  merged: Merged = [],
): {
  readonly columns: readonly TableColumn[];
  readonly header: readonly TableRow[];
  readonly body: readonly TableRow[];
} {
  const cell = (column: number, text: string, role: TableCell['role'], align: TableCell['align']): TableCell => ({
    column,
    columnSpan: 1,
    rowSpan: 1,
    text,
    role,
    align,
  });
  const titles = list.map((it, index) => cell(index, it.title, 'header', 'center'));
  const header: readonly TableRow[] = [{ kind: 'header', about: null, cells: titles }];
  const body = records.map((record, at): TableRow => ({
    kind: record.kind,
    about: record.about,
    cells: list.flatMap((it, index): readonly TableCell[] => {
      const own = cell(index, record.texts[index] ?? '', roleOf(it), it.align);
      if (!merged.includes(index) || record.about === null) return [own];
      if (records[at - 1]?.about === record.about) return [];
      let end = at + 1;
      while (records[end]?.about === record.about) end += 1;
      return [{ ...own, rowSpan: end - at, role: own.role === 'text' && end > at + 1 ? 'label' : own.role }];
    }),
  }));
  const widths = columnWidths(list, header, body, setting);
  const columns = list.map(({ content, align }, index): TableColumn => ({
    content,
    align,
    width: Math.round((widths[index] ?? 0) * 100) / 100,
  }));
  return { columns, header, body };
}

function roleOf(column: ListColumn): TableCell['role'] {
  return column.content === 'text' || column.content === 'item' ? 'text' : 'number';
}
