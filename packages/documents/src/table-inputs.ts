import type { CellInput, OfficialTable } from '@rubric-lang/table';

/** A place to write in, with what is printed there. */
export interface TableInput {
  readonly input: PrintedInput;
  readonly text: string;
}

/** A place of the table, above it (考评对象), or in a workbook's 明细 sheet. */
export interface PrintedInput extends Omit<CellInput, 'use'> {
  readonly use: CellInput['use'] | 'subject' | 'total' | 'head' | 'fact' | 'state' | 'category';
  /** Key of the fact, for a fact. */
  readonly fact?: string;
}

/** Every place to write in above the table and in it, in order. */
export function inputsOf(table: OfficialTable): readonly TableInput[] {
  const cells = table.body.flatMap((row) =>
    row.cells.flatMap((cell): readonly TableInput[] =>
      cell.input === undefined ? [] : [{ input: cell.input, text: cell.text }],
    ),
  );
  return [...headInputs(table), ...cells];
}

/** The same of several tables in one file: names are told apart by the number of the table. */
export function placesOf(tables: readonly OfficialTable[]): readonly (readonly TableInput[])[] {
  return tables.map((table, index) =>
    index === 0 ? inputsOf(table) : inputsOf(table).map((it) => ({ ...it, input: ofTable(it.input, index) })),
  );
}

/** An input of the table with that number (from 0) in a file. */
export function ofTable<T extends PrintedInput>(input: T, index: number): T {
  return index === 0 ? input : { ...input, name: `${String(index + 1)}#${input.name}` };
}

/** Where the subject and the like are written, above the table. */
export function headInputs(table: OfficialTable): readonly TableInput[] {
  return table.head.map((field, index) => ({
    input: {
      use: field.role ?? 'head',
      item: '',
      name: `head/${String(index)}/${field.label}`,
      least: null,
      most: null,
    },
    text: field.value,
  }));
}
