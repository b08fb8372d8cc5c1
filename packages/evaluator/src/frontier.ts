import type { FactState, Item, Milli, Score } from '@rubric-lang/model';

/** Sums of an item's clauses, without sign, in thousandths. */
export interface Sums {
  readonly award: Milli;
  readonly deduct: Milli;
  readonly belowZero: Milli;
  readonly bonus: Milli;
}

/** One way an item may come out. */
export interface State extends Sums {
  /** Some zero-out counts. */
  readonly zero: boolean;
  /** A verdict counts that makes the subject's total 0. */
  readonly fatal: boolean;
  /** What was assumed to come to it. */
  readonly via: Via;
}

/** Assumptions, one part's or two together; null: none were needed, or it is a bound that nothing need come to. */
export type Via =
  null | { readonly assumed: ReadonlyMap<string, FactState> } | { readonly left: Via; readonly right: Via };

export const nothing: State = { award: 0, deduct: 0, belowZero: 0, bonus: 0, zero: false, fatal: false, via: null };

/** All assumptions of a way, by key of the unknown. */
export function assumptionsOf(via: Via): ReadonlyMap<string, FactState> {
  if (via === null) return new Map();
  if ('assumed' in via) return via.assumed;
  return new Map([...assumptionsOf(via.left), ...assumptionsOf(via.right)]);
}

/** More states than this at once are replaced by one that is no better (or no worse) than any of them. */
const stateLimit = 512;

/** States of which none is beaten by another of the same flags: `best` as to the highest score, `worst` as to the lowest. */
export interface Frontier {
  readonly best: readonly State[];
  readonly worst: readonly State[];
  /** Something was replaced by a bound. */
  readonly loose: boolean;
}

export function frontierOf(states: readonly State[]): Frontier {
  return { best: unbeaten(states, 1), worst: unbeaten(states, -1), loose: false };
}

/** Independent parts together: every combination of theirs. */
export function together(a: Frontier, b: Frontier): Frontier {
  const best = pairs(a.best, b.best, 1);
  const worst = pairs(a.worst, b.worst, -1);
  return { best: best.states, worst: worst.states, loose: a.loose || b.loose || best.loose || worst.loose };
}

function pairs(
  a: readonly State[],
  b: readonly State[],
  side: 1 | -1,
): { readonly states: readonly State[]; readonly loose: boolean } {
  const all = a.flatMap((left) =>
    b.map((right) => ({
      award: left.award + right.award,
      deduct: left.deduct + right.deduct,
      belowZero: left.belowZero + right.belowZero,
      bonus: left.bonus + right.bonus,
      zero: left.zero || right.zero,
      fatal: left.fatal || right.fatal,
      via: left.via === null ? right.via : right.via === null ? left.via : { left: left.via, right: right.via },
    })),
  );
  const states = unbeaten(all, side);
  return states.length <= stateLimit ? { states, loose: false } : { states: bounding(states, side), loose: true };
}

function unbeaten(states: readonly State[], side: 1 | -1): readonly State[] {
  const kept: State[] = [];
  for (const state of states) {
    if (kept.some((other) => beats(other, state, side))) continue;
    for (let index = kept.length - 1; index >= 0; index -= 1) {
      const other = kept[index];
      if (other && beats(state, other, side)) kept.splice(index, 1);
    }
    kept.push(state);
  }
  return kept;
}

/** At least as good (side 1), or at least as bad (-1), whatever the item does with the sums. */
function beats(a: State, b: State, side: 1 | -1): boolean {
  return (
    a.zero === b.zero &&
    a.fatal === b.fatal &&
    (a.award - b.award) * side >= 0 &&
    (a.bonus - b.bonus) * side >= 0 &&
    (b.deduct - a.deduct) * side >= 0 &&
    (b.belowZero - a.belowZero) * side >= 0
  );
}

function bounding(states: readonly State[], side: 1 | -1): readonly State[] {
  const better = side === 1 ? Math.max : Math.min;
  const worse = side === 1 ? Math.min : Math.max;
  return [0, 1, 2, 3].flatMap((flags) => {
    const own = states.filter(({ zero, fatal }) => Number(zero) + 2 * Number(fatal) === flags);
    const [first] = own;
    if (!first) return [];
    return [
      own.reduce(
        (sum, state) => ({
          ...first,
          award: better(sum.award, state.award),
          bonus: better(sum.bonus, state.bonus),
          deduct: worse(sum.deduct, state.deduct),
          belowZero: worse(sum.belowZero, state.belowZero),
        }),
        first,
      ),
    ];
  });
}

/** What an item with these sums scores. */
export function itemScore(item: Pick<Item, 'base' | 'ceiling' | 'floor' | 'role'>, state: State): Milli {
  // In an item of bonus points everything is on top already, and the ceiling holds for it.
  const award = item.role === 'bonus' ? state.award + state.bonus : state.award;
  const bonus = item.role === 'bonus' ? 0 : state.bonus;
  if (state.zero) return withoutSign(-state.belowZero);
  const raised = item.ceiling === null ? item.base + award : Math.min(item.base + award, item.ceiling);
  const lowered = raised - state.deduct;
  return withoutSign((item.floor === null ? lowered : Math.max(lowered, item.floor)) - state.belowZero + bonus);
}

/** The range over states. */
export function rangeOf(
  item: Pick<Item, 'base' | 'ceiling' | 'floor' | 'role'>,
  frontier: Frontier,
  fatal?: boolean,
): Score | undefined {
  const wanted = (state: State): boolean => fatal === undefined || state.fatal === fatal;
  const worst = frontier.worst.filter(wanted).map((state) => itemScore(item, state));
  const best = frontier.best.filter(wanted).map((state) => itemScore(item, state));
  return worst.length === 0 ? undefined : { least: Math.min(...worst), most: Math.max(...best) };
}

function withoutSign(points: Milli): Milli {
  return points === 0 ? 0 : points;
}
