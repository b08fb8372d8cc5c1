/** What a printed file carries to be read back by: which rubric it was, and every word and blank that was printed. */
import type { OfficialTable } from '@rubric-lang/table';
import type { PrintedInput } from './table-inputs.ts';
import { xmlText } from './xml-text.ts';

export interface PrintedSource {
  readonly textDigest: string;
  readonly meaningDigest: string;
  /** The `.rubric` file's own text, when whoever prints has it. */
  readonly text?: string;
}

export const sourceNamespace = 'urn:rubric-lang:printed:1';

/** The part as XML; `places` in order: a file's n-th place to write in is the n-th input. Texts are element content, line feeds kept; nothing in it is ever run or shown. */
export function sourcePart(table: OfficialTable, source: PrintedSource, places: readonly PrintedInput[]): string {
  const inputs = places.map(
    (input, index) =>
      `<input n="${String(index)}" name="${xmlText(input.name)}" use="${input.use}" item="${xmlText(input.item)}"${input.fact === undefined ? '' : ` fact="${xmlText(input.fact)}"`}${bound('least', input.least)}${bound('most', input.most)}/>`,
  );
  const words = table.body.flatMap((row) =>
    row.cells
      .filter((cell) => cell.input === undefined && cell.text !== '')
      .map((cell) => `<cell>${xmlText(cell.text)}</cell>`),
  );
  const text = source.text === undefined ? '' : `<source xml:space="preserve">${xmlText(source.text)}</source>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<printed xmlns="${sourceNamespace}" kind="${table.kind}" text="${xmlText(source.textDigest)}" meaning="${xmlText(source.meaningDigest)}"><title>${xmlText(table.title)}</title><inputs>${inputs.join('')}</inputs><words xml:space="preserve">${words.join('')}</words>${text}</printed>
`;
}

function bound(name: 'least' | 'most', value: number | null): string {
  return value === null ? '' : ` ${name}="${String(value)}"`;
}
