import noto from './noto-serif-sc.json' with { type: 'json' };

/** How wide the characters of one font are. */
export interface FontMetrics {
  /** Advance width in em; undefined when the font does not have the character. */
  readonly advance: (codePoint: number) => number | undefined;
}

/**
 * The parts of a document, each with a typeface of its own by official custom: `title` 小标宋, `heading` 黑体,
 * `second` 楷体, `body` 仿宋, `plain` 宋体 (page numbers, the foot).
 */
export type FontRole = 'title' | 'heading' | 'second' | 'body' | 'plain';

/** The metrics that a document is laid out with. */
export type Fonts = Readonly<Record<FontRole, FontMetrics>>;

const regular = metricsOf(noto.regular);
const bold = metricsOf(noto.bold);

/** Noto Serif SC, which a fresh machine prints with: bold stands for 小标宋 and 黑体, regular for the others. */
export const notoSerif: Fonts = { title: bold, heading: bold, second: regular, body: regular, plain: regular };

/** Characters outside the runs are one em wide, as nearly all Chinese ones are. */
function metricsOf(runs: readonly (readonly number[])[]): FontMetrics {
  const firsts = runs.map((run) => run[0] ?? 0);
  // Nearly every character of a document is one of a few hundred; each is looked up once.
  const known = new Map<number, number>();
  const find = (codePoint: number): number => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? 0) > codePoint) high = middle;
      else low = middle + 1;
    }
    const run = runs[low - 1];
    return run !== undefined && codePoint <= (run[1] ?? 0) ? (run[2] ?? 1000) / 1000 : 1;
  };
  return {
    advance: (codePoint) => {
      let advance = known.get(codePoint);
      if (advance === undefined) {
        advance = find(codePoint);
        known.set(codePoint, advance);
      }
      return advance;
    },
  };
}
