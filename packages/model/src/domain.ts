import type { Fact } from './fact.ts';
import {
  ceilRatio,
  floorRatio,
  greatestRatio,
  leastRatio,
  multiplyRatio,
  negateRatio,
  parseRatio,
  ratio,
  zeroRatio,
} from './ratio.ts';
import type { Ratio } from './ratio.ts';

/** A count that the document does not bound goes up to here. */
export const largestCount = 1_000_000;

/**
 * What a number that is recorded may be: `least` … `most` in steps of `unit`, and 0 besides when `orZero` (a judgement
 * gives nothing, or a number within its bounds). A quantity without bounds in the document has as many digits as a
 * JavaScript number holds exactly: fifteen, decimals included.
 */
export interface Domain {
  readonly least: Ratio;
  readonly most: Ratio;
  readonly unit: Ratio;
  readonly orZero: boolean;
}

/** Undefined for facts that are no numbers (yes/no, levels). A judgement's domain is in 分. */
export function domainOf(fact: Fact): Domain | undefined {
  const { type } = fact;
  switch (type.kind) {
    case 'yes-no':
    case 'level':
      return undefined;
    case 'count':
      return { least: zeroRatio, most: ratio(type.most ?? largestCount), unit: ratio(1), orZero: false };
    case 'quantity': {
      const grid = 10n ** BigInt(type.scale);
      const widest = ratio(10n ** 15n - 1n, grid);
      const least = type.least === undefined ? undefined : parseRatio(type.least);
      const most = type.most === undefined ? undefined : parseRatio(type.most);
      return {
        least: greatestRatio(negateRatio(widest), least ? onGrid(least, grid, ceilRatio) : negateRatio(widest)),
        most: leastRatio(widest, most ? onGrid(most, grid, floorRatio) : widest),
        unit: ratio(1, grid),
        orZero: false,
      };
    }
    case 'judgement':
      return {
        least: ratio(type.least, 1000),
        most: ratio(type.most, 1000),
        unit: ratio(Math.max(1, type.step), 1000),
        orZero: true,
      };
  }
}

function onGrid(value: Ratio, grid: bigint, whole: (value: Ratio) => bigint): Ratio {
  return ratio(whole(multiplyRatio(value, ratio(grid))), grid);
}
