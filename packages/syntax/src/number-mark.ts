import { unfoldSpan } from '@rubric-lang/diagnostics';
import type { FoldedText } from '@rubric-lang/diagnostics';
import { marks } from '@rubric-lang/grammar';
import type { NumberSeries, SeriesShape } from '@rubric-lang/grammar';
import { hanClass, hanNumber } from './numerals.ts';

/** A number at the start of a text. */
export interface NumberStart {
  readonly series: NumberSeries;
  readonly values: readonly number[];
  /** Its length in the text as written. */
  readonly length: number;
}

interface Shape {
  readonly series: NumberSeries;
  readonly pattern: RegExp;
  readonly valuesOf: (digits: string) => readonly number[] | undefined;
}

const valuesBy = {
  han: hanValues,
  arabic: (digits) => [Number(digits)],
  dotted: (digits) => digits.split('.').map(Number),
  letter: (digits) => [digits.charCodeAt(0) - 'A'.charCodeAt(0) + 1],
} as const satisfies Record<SeriesShape['numbers'][number], Shape['valuesOf']>;

const shapes: readonly Shape[] = marks.series.flatMap(shapesOf);
const glyphs: ReadonlyMap<string, { readonly series: NumberSeries; readonly value: number }> = new Map(
  marks.series.flatMap(({ series, glyphs: rows }) =>
    rows.flatMap((row) => Array.from(row, (glyph, at) => [glyph, { series, value: at + 1 }] as const)),
  ),
);

/** Can a folded character start a number? Most lines are told apart by their first. */
export function startsNumber(character: string): boolean {
  return firsts.has(character);
}

const firsts: ReadonlySet<string> = new Set([
  ...Array.from(`0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ${hanClass}`),
  ...glyphs.keys(),
  ...marks.series.flatMap(({ shapes: brackets }) => brackets.map(({ open }) => open[0] ?? '')),
]);

/** The number that a folded text starts with. */
export function numberStart(folded: FoldedText): NumberStart | undefined {
  const { text } = folded;
  const glyph = glyphs.get(text[0] ?? '');
  // Word writes ⒈、 where the dot is already in the glyph.
  if (glyph) return { series: glyph.series, values: [glyph.value], length: lengthOf(folded, text[1] === '、' ? 2 : 1) };
  for (const { series, pattern, valuesOf } of shapes) {
    const found = pattern.exec(text);
    const values = found && valuesOf(found[1] ?? '');
    if (found && values) return { series, values, length: lengthOf(folded, found[0].length) };
  }
  return undefined;
}

const lengthOf = (folded: FoldedText, units: number): number => unfoldSpan(folded, 0, units).end;

function shapesOf({ series, numbers, shapes: brackets }: SeriesShape): readonly Shape[] {
  const arabic = `[1-9][0-9]{0,${marks.longestNumber - 1}}`;
  const written = {
    han: `[${hanClass}]{1,5}`,
    arabic,
    dotted: `${arabic}(?:\\.${arabic}){1,${marks.deepestDotted - 1}}`,
    letter: '[A-Z]',
  };
  return brackets.flatMap(({ open, close }) =>
    numbers.map((kind): Shape => {
      const after =
        kind === 'dotted'
          ? '[、.]?(?![0-9%.])'
          : series === 'article'
            ? `(?!${marks.notAfterArticle.map(escaped).join('|')})`
            : close.endsWith('.')
              ? kind === 'letter'
                ? // A.优秀 lists choices; A. Staffing is a heading of an English rubric.
                  '(?= ?[A-Za-z])'
                : '(?![0-9])'
              : '';
      return {
        series,
        pattern: new RegExp(`^${escaped(open)}(${written[kind]})${escaped(close)}${after}`),
        valuesOf: valuesBy[kind],
      };
    }),
  );
}

function hanValues(digits: string): readonly number[] | undefined {
  const value = hanNumber(digits);
  return value === undefined || value === 0 ? undefined : [value];
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
