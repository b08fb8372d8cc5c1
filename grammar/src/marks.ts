import data from '../marks.json' with { type: 'json' };

/** The glyph families of numbers; headings of one family form one series. */
// From the outermost glyph inwards, not one a line.
export const numberSeries = [
  'chapter', 'division', 'article', 'han-comma', 'han-paren', 'arabic-dot', 'arabic-comma', 'dotted', 'arabic-paren',
  'circled', 'letter',
] as const; // prettier-ignore
export type NumberSeries = (typeof numberSeries)[number];

/** How one family is written: a number between two strings, or one glyph of a row (its place in the row is the number). */
export interface SeriesShape {
  readonly series: NumberSeries;
  /** Lower stands above higher in an official document; equal ones are written one for the other. */
  readonly rank: number;
  readonly numbers: readonly ('han' | 'arabic' | 'dotted' | 'letter')[];
  readonly shapes: readonly { readonly open: string; readonly close: string }[];
  readonly glyphs: readonly string[];
}

/** The marks of a file's frame, as folded text, the same in every dialect. */
export interface Marks {
  readonly comment: string;
  readonly hash: string;
  readonly deepestHash: number;
  readonly handle: string;
  readonly colon: string;
  readonly bullets: {
    /** What the formatter writes. */
    readonly canonical: string;
    /** Bullets unless a digit or another dash follows. As written, not folded. */
    readonly dashes: string;
    /** Bullets when white space follows. As written. */
    readonly signs: string;
    /** Always bullets. As written. */
    readonly glyphs: string;
  };
  readonly series: readonly SeriesShape[];
  readonly deepestDotted: number;
  /** Digits a number of a heading may have. */
  readonly longestNumber: number;
  /** A 第N条 followed by one of these is spoken of, not begun. */
  readonly notAfterArticle: readonly string[];
  readonly han: {
    readonly digits: string;
    readonly zero: string;
    readonly two: string;
    readonly ten: string;
    readonly hundred: string;
  };
  /** A line that ends in one of these ended by its author's will; another may have been cut by a margin. */
  readonly lineClosers: string;
  /** What may stand after the points at the end of a heading. */
  readonly headingTail: string;
}

/** The table of `marks.json`. */
export const marks: Marks = {
  ...data,
  series: data.series.flatMap(({ series: name, rank, numbers, shapes, glyphs }) => {
    const series = numberSeries.find((known) => known === name);
    if (series === undefined) return [];
    return [
      {
        series,
        rank,
        numbers: (['han', 'arabic', 'dotted', 'letter'] as const).filter((kind) => numbers.includes(kind)),
        shapes: shapes.map(([open = '', close = '']) => ({ open, close })),
        glyphs: glyphs ?? [],
      },
    ];
  }),
};
