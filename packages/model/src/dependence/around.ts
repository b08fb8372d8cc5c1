import {
  addRatio,
  compareRatio,
  floorRatio,
  greatestRatio,
  leastRatio,
  multiplyRatio,
  ratio,
  subtractRatio,
} from '../ratio.ts';
import type { Ratio } from '../ratio.ts';

/** What a formula may come to while inputs are open, and how finely. `unit` null: any fraction. */
export interface Reach {
  readonly least: Ratio;
  readonly most: Ratio;
  readonly unit: Ratio | null;
}

/** At and on either side of each critical value, and both ends. */
export function around(critical: readonly Ratio[], reach: Reach): readonly Ratio[] {
  const unit = reach.unit ?? ratio(1, 1_000_000_000);
  const within = (value: Ratio): Ratio => greatestRatio(reach.least, leastRatio(reach.most, value));
  // The grid begins at 0, or where the bounds do not lie on it, at the least value.
  const near = critical.flatMap((value) => {
    const steps = floorRatio(multiplyRatio(value, ratio(unit.d, unit.n)));
    const below = multiplyRatio(ratio(steps), unit);
    const exact = reach.unit === null ? value : below;
    return [subtractRatio(exact, unit), exact, addRatio(exact, unit)].map(within);
  });
  return distinct([reach.least, ...near, reach.most]);
}

/** Ascending, each once. */
export function distinct(values: readonly Ratio[]): readonly Ratio[] {
  return [...values]
    .sort(compareRatio)
    .filter((value, index, all) => index === 0 || compareRatio(value, all[index - 1] ?? value) !== 0);
}
