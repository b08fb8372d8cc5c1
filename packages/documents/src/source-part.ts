/** What a printed file carries to be read back by: which rubric it was, and every word and blank that was printed. */
import type { OfficialTable } from '@rubric-lang/table';
import type { PrintedInput } from './table-inputs.ts';
import { xmlText } from './xml-text.ts';

export interface PrintedSource {
  readonly textDigest: string;
  readonly meaningDigest: string;
  /** The `.rubric` file's own text, when whoever prints has it. */
  readonly text?: string | undefined;
}

export const sourceNamespace = 'urn:rubric-lang:printed:1';

/** A part a table, in order; `places` by table. The source stands in the first of them. */
export function sourceParts(
  tables: readonly OfficialTable[],
  source: PrintedSource,
  places: readonly (readonly PrintedInput[])[],
): readonly string[] {
  let first = 0;
  return tables.map((table, index) => {
    const own = places[index] ?? [];
    const part = sourcePart(table, index === 0 ? source : { ...source, text: undefined }, own, first);
    first += own.length;
    return part;
  });
}

/**
 * The part as XML; `places` in order: the file's place number first + n is the n-th input. Texts are element content,
 * line feeds kept; nothing in it is ever run or shown.
 */
function sourcePart(
  table: OfficialTable,
  source: PrintedSource,
  places: readonly PrintedInput[],
  first: number,
): string {
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
<printed xmlns="${sourceNamespace}" kind="${table.kind}" first="${String(first)}" text="${xmlText(source.textDigest)}" meaning="${xmlText(source.meaningDigest)}"><title>${xmlText(table.title)}</title><inputs>${inputs.join('')}</inputs><words xml:space="preserve">${words.join('')}</words>${text}</printed>
`;
}

function bound(name: 'least' | 'most', value: number | null): string {
  return value === null ? '' : ` ${name}="${String(value)}"`;
}
