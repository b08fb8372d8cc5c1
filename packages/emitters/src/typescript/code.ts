import { parseRatio, ratioText, zeroRatio } from '@rubric-lang/model';
import type { Ratio } from '@rubric-lang/model';

/** What is written: JavaScript, or TypeScript in one file. */
export type Dialect = 'js' | 'ts';

/** Numbers that stand in the code as fractions, each once, by name. */
export interface Code {
  readonly dialect: Dialect;
  /** The text in TypeScript only: types, assertions. */
  readonly ts: (text: string) => string;
  /** The name of a fraction. */
  readonly fraction: (value: Ratio | string) => string;
  /** `const F0 = …` for all that were asked for. */
  readonly fractions: () => readonly string[];
  /** A cell of the numbers. */
  readonly cell: (slot: number) => string;
}

export function codeIn(dialect: Dialect): Code {
  const names = new Map<string, string>();
  const ts = (text: string): string => (dialect === 'ts' ? text : '');
  return {
    dialect,
    ts,
    fraction: (value) => {
      const text = ratioText(typeof value === 'string' ? (parseRatio(value) ?? zeroRatio) : value);
      const known = names.get(text);
      if (known !== undefined) return known;
      const name = `F${String(names.size)}`;
      names.set(text, name);
      return name;
    },
    fractions: () =>
      [...names].map(([text, name]) => {
        const { n, d } = parseRatio(text) ?? zeroRatio;
        return `const ${name}${ts(': Ratio')} = { n: ${String(n)}n, d: ${String(d)}n };`;
      }),
    cell: (slot) => `n[${String(slot)}]${ts('!')}`,
  };
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
