/** Where a name of a generated line comes from; lines and columns of the source from 1. */
export interface MappedName {
  readonly column: number;
  readonly line: number;
  readonly sourceColumn: number;
}

/** A source map of version 3 with at most one name a line. */
export function sourceMap(file: string, source: string, lines: readonly (MappedName | undefined)[]): string {
  let [line, column] = [0, 0];
  const mappings = lines.map((name) => {
    if (!name) return '';
    const segment = [name.column, 0, name.line - 1 - line, name.sourceColumn - 1 - column].map(quantity).join('');
    [line, column] = [name.line - 1, name.sourceColumn - 1];
    return segment;
  });
  return `${JSON.stringify({ version: 3, file, sourceRoot: '', sources: [source], names: [], mappings: mappings.join(';') })}\n`;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A whole number in base 64, five bits a digit, the sign in the lowest bit. */
function quantity(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += digits.charAt(rest > 0 ? digit | 32 : digit);
  } while (rest > 0);
  return text;
}
