/** A source of choices that gives the same ones for the same seed. */
export interface Draw {
  /** A whole number, both ends included. */
  readonly int: (least: number, most: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

// What `scripts/property-seed.ts` settled on; nothing is shifted in the usual run.
const usual = 20120915;
const shift = Math.imul(Number(process.env['RUBRIC_SEED'] ?? usual) - usual, 0x9e37_79b1);

/** mulberry32: small, fast, and good enough to spread cases. Other runs (`RUBRIC_SEED`) draw others. */
export function drawing(seed: number): Draw {
  let state = (seed ^ shift) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    int,
    chance: (percent) => int(1, 100) <= percent,
    pick: (values) => {
      const value = values[int(0, values.length - 1)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
  };
}
