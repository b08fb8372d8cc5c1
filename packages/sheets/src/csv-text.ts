import type { Place } from './places.ts';
import type { SheetProblem } from './problem.ts';

/** A cell, with the row as a spreadsheet counts it and the place in the text. */
export interface Cell {
  readonly text: string;
  readonly place: Place;
}

export interface CsvReading {
  readonly rows: readonly (readonly Cell[])[];
  readonly problems: readonly SheetProblem[];
}

const separators = [',', '\t', ';'] as const;

/**
 * Reads a table whose cells are parted by commas, tabs or semicolons (whichever the first row has most
 * of), as Excel and WPS write them: cells in double quotation marks may hold all of these and line ends.
 * Places are rows and columns of the table, not of the text, for that is what people see. Cells come
 * without white space at their ends; rows without any content are left out, the count goes on.
 */
export function readCsv(text: string): CsvReading {
  const separator = separatorOf(text);
  const rows: Cell[][] = [];
  const problems: SheetProblem[] = [];
  let at = 0;
  let line = 1;
  let row: Cell[] = [];

  const endRow = (): void => {
    if (row.some((cell) => cell.text !== '')) rows.push(row);
    row = [];
    line += 1;
  };

  while (at < text.length) {
    const place = { line, column: row.length + 1 };
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          problems.push({
            place,
            message: { zh: '这一格的英文双引号没有合上', en: 'The double quotation mark of this cell is never closed' },
          });
          return { rows, problems };
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    // Words after a closing quotation mark belong to the cell all the same, as in every spreadsheet.
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    row.push({ text: (cell + text.slice(from, at)).trim(), place });
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end still opens a last, empty cell; nobody misses it.
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return { rows, problems };
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text.replace(/^[\s]+/, ''))?.[0] ?? '';
  const counts = separators.map((separator) => first.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
