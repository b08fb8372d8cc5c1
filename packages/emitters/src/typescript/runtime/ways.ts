import type { Milli } from '@rubric-lang/model';
import type { BlockPlan } from './plan.ts';

/** One way a block may come out: sums without sign, in thousandths. */
export interface Way {
  readonly award: Milli;
  readonly deduct: Milli;
  readonly belowZero: Milli;
  readonly bonus: Milli;
  readonly zero: boolean;
  readonly fatal: boolean;
}

/** Ways of which none is beaten: the best for the most, the worst for the least. */
export interface Ways {
  readonly best: readonly Way[];
  readonly worst: readonly Way[];
  readonly loose: boolean;
}

export interface Span {
  readonly least: Milli;
  readonly most: Milli;
}

/** More at once are replaced by one that is no better, or no worse, than any of them. */
const wayLimit = 512;

export const noWay: Way = { award: 0, deduct: 0, belowZero: 0, bonus: 0, zero: false, fatal: false };

export function waysOf(all: readonly Way[]): Ways {
  return { best: unbeaten(all, 1), worst: unbeaten(all, -1), loose: false };
}

export function bothWays(a: Ways, b: Ways): Ways {
  const best = combined(a.best, b.best, 1);
  const worst = combined(a.worst, b.worst, -1);
  return { best: best.ways, worst: worst.ways, loose: a.loose || b.loose || best.loose || worst.loose };
}

function combined(
  a: readonly Way[],
  b: readonly Way[],
  side: 1 | -1,
): { readonly ways: readonly Way[]; readonly loose: boolean } {
  const all: Way[] = [];
  for (const left of a) {
    for (const right of b) {
      all.push({
        award: left.award + right.award,
        deduct: left.deduct + right.deduct,
        belowZero: left.belowZero + right.belowZero,
        bonus: left.bonus + right.bonus,
        zero: left.zero || right.zero,
        fatal: left.fatal || right.fatal,
      });
    }
  }
  const ways = unbeaten(all, side);
  return ways.length <= wayLimit ? { ways, loose: false } : { ways: bounds(ways, side), loose: true };
}

function unbeaten(ways: readonly Way[], side: 1 | -1): readonly Way[] {
  const kept: Way[] = [];
  for (const way of ways) {
    if (kept.some((other) => beats(other, way, side))) continue;
    for (let index = kept.length - 1; index >= 0; index -= 1) {
      const other = kept[index];
      if (other && beats(way, other, side)) kept.splice(index, 1);
    }
    kept.push(way);
  }
  return kept;
}

function beats(a: Way, b: Way, side: 1 | -1): boolean {
  return (
    a.zero === b.zero &&
    a.fatal === b.fatal &&
    (a.award - b.award) * side >= 0 &&
    (a.bonus - b.bonus) * side >= 0 &&
    (b.deduct - a.deduct) * side >= 0 &&
    (b.belowZero - a.belowZero) * side >= 0
  );
}

function bounds(ways: readonly Way[], side: 1 | -1): readonly Way[] {
  const [up, down] = side === 1 ? [Math.max, Math.min] : [Math.min, Math.max];
  const found: Way[] = [];
  for (const way of ways) {
    const at = found.findIndex(({ zero, fatal }) => zero === way.zero && fatal === way.fatal);
    const before = found[at];
    if (!before) {
      found.push(way);
      continue;
    }
    found[at] = {
      ...before,
      award: up(before.award, way.award),
      bonus: up(before.bonus, way.bonus),
      deduct: down(before.deduct, way.deduct),
      belowZero: down(before.belowZero, way.belowZero),
    };
  }
  return found;
}

/** What an item with these sums scores. */
export function itemPoints(block: BlockPlan, way: Way): Milli {
  if (way.zero) return 0 - way.belowZero;
  const bonusItem = block.role === 'bonus';
  const reached = block.base + way.award + (bonusItem ? way.bonus : 0);
  const kept = (block.ceiling === null ? reached : Math.min(reached, block.ceiling)) - way.deduct;
  return (block.floor === null ? kept : Math.max(kept, block.floor)) - way.belowZero + (bonusItem ? 0 : way.bonus);
}

/** The range over ways, or over those that do (not) make the total 0; undefined when there is none. */
export function spanOf(block: BlockPlan, ways: Ways, fatal?: boolean): Span | undefined {
  let least: Milli | undefined;
  let most: Milli | undefined;
  for (const way of ways.worst) {
    if (fatal !== undefined && way.fatal !== fatal) continue;
    const points = block.item ? itemPoints(block, way) : 0;
    if (least === undefined || points < least) least = points;
  }
  for (const way of ways.best) {
    if (fatal !== undefined && way.fatal !== fatal) continue;
    const points = block.item ? itemPoints(block, way) : 0;
    if (most === undefined || points > most) most = points;
  }
  return least === undefined || most === undefined ? undefined : { least, most };
}
