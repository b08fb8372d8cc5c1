import type { CellInput, OfficialTable } from '@rubric-lang/table';

/** A place to write in, with what is printed there and where it is. */
export interface TableInput {
  readonly input: CellInput;
  readonly text: string;
  /** Index in the body, and leaf column. */
  readonly row: number;
  readonly column: number;
}

/** Every place to write in, in the order of the table. */
export function inputsOf(table: OfficialTable): readonly TableInput[] {
  return table.body.flatMap((row, index) =>
    row.cells.flatMap((cell) =>
      cell.input === undefined ? [] : [{ input: cell.input, text: cell.text, row: index, column: cell.column }],
    ),
  );
}
