/** What stands outside the type area of every page: its number, and where the page comes from. */
import type { OfficialTable, Page } from '@rubric-lang/table';

/** A short text with its place: mm from the paper's edges to the middle of the text. */
export interface FootPlace {
  readonly text: string;
  readonly kind: 'number' | 'origin';
  /** pt. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Which end of the text stands at x. */
  readonly anchor: 'start' | 'center' | 'end';
  /** Degrees, clockwise. */
  readonly turn: 0 | 90;
}

/** One character of 四号 in mm. */
const character = 14 * (25.4 / 72);

/**
 * GB/T 9704-2012, 7.6: — 1 — in 四号, 7 mm under the type area, one character in from the outer edge. A landscape page
 * is a page turned: its number stands where it would stand on the sheet, in the left margin, read from the right.
 */
export function footPlaces(page: Page, table: OfficialTable): readonly FootPlace[] {
  const { profile, number } = page;
  const odd = number % 2 === 1;
  const margins = odd ? profile.odd : profile.even;
  const bottom = profile.height - margins.bottom;
  const right = profile.width - margins.right;
  const origin: FootPlace = {
    text: table.foot,
    kind: 'origin',
    size: 7.5,
    x: margins.left,
    y: bottom + 13,
    anchor: 'start',
    turn: 0,
  };
  const common = { text: `— ${String(number)} —`, kind: 'number' as const, size: 14 };
  switch (table.layout.pageNumbers) {
    case 'none':
      return [origin];
    case 'centred':
      return [{ ...common, x: profile.width / 2, y: bottom + 7, anchor: 'center', turn: 0 }, origin];
    case 'national': {
      if (profile.orientation === 'landscape') {
        // The foot of the turned sheet is on the left; its outer edge is below on odd pages, above on even ones.
        const y = odd ? bottom - character : margins.top + character;
        return [{ ...common, x: margins.left - 7, y, anchor: odd ? 'end' : 'start', turn: 90 }, origin];
      }
      const x = odd ? right - character : margins.left + character;
      return [{ ...common, x, y: bottom + 7, anchor: odd ? 'end' : 'start', turn: 0 }, origin];
    }
  }
}
