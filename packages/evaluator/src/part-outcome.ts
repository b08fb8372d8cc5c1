import { addRatio, assignmentLimit, divideRatio, multiplyRatio, ratio, zeroRatio } from '@rubric-lang/model';
import type { Clause, ClauseResult, FactState, Part, Ratio, Rounding } from '@rubric-lang/model';
import { countUnits } from './counting.ts';
import type { Counted, CountedUnit } from './counting.ts';
import { frontierOf, nothing } from './frontier.ts';
import type { Frontier, State } from './frontier.ts';
import { limited } from './limits.ts';
import type { Outcome } from './limits.ts';
import { readingOf } from './reading.ts';
import { isMixture } from './recorded.ts';
import type { Mixture } from './recorded.ts';
import type { PartUnits } from './unit.ts';

/** Whether something is so however the open things turn out. */
export type Certainty = 'always' | 'sometimes' | 'never';

/** Everything that a part of a block may come to while things are open. */
export interface PartOutcome {
  readonly frontier: Frontier;
  readonly zero: Certainty;
  /** By key of the verdict clause; those that never count are absent. */
  readonly verdicts: ReadonlyMap<string, Certainty>;
  readonly clauses: readonly ClauseResult[];
  /** It comes out in one way only. */
  readonly settled: boolean;
  readonly loose: boolean;
}

/** The unknowns of a part: what is known of each, or the values to try. */
export interface PartUnknowns {
  readonly category: string | undefined;
  readonly known: ReadonlyMap<string, FactState | Mixture>;
  readonly open: readonly (readonly [key: string, values: readonly FactState[]])[];
}

/** Works out the part for everything that is open in it, or bounds it where that would be too much. */
export function partOutcome(
  units: PartUnits,
  part: Part,
  unknowns: PartUnknowns,
  rounding: Rounding,
  isFatal: (key: string) => boolean,
): PartOutcome {
  const size = unknowns.open.reduce((product, [, values]) => product * values.length, 1);
  if (size > 1 && (part.wide || size > assignmentLimit)) return coarseOutcome(units, part, isFatal);
  const ways: Way[] = [];
  for (const assumed of assignments(unknowns.open)) {
    ways.push({ assumed, outcome: outcomeOf(units, unknowns, assumed, rounding) });
  }
  return mergedOutcome(units, ways, isFatal);
}

/** What the part comes to when the open things are as assumed. */
export function outcomeOf(
  units: PartUnits,
  unknowns: PartUnknowns,
  assumed: ReadonlyMap<string, FactState>,
  rounding: Rounding,
): Outcome {
  const shares = ratersOf(unknowns.known).map(([weight, levels]): readonly [Ratio, Counted] => {
    const settled = (key: string): FactState | undefined => {
      const state = levels.get(key) ?? assumed.get(key) ?? unknowns.known.get(key);
      return isMixture(state) ? undefined : state;
    };
    return [weight, countUnits(units, readingOf(unknowns.category, settled), rounding)];
  });
  const [first] = shares;
  return limited(units, first && shares.length === 1 ? first[1] : averaged(units, shares), rounding);
}

/** Every assignment of the open things, the first values first; the last unknown changes fastest. */
export function* assignments(open: PartUnknowns['open']): Generator<ReadonlyMap<string, FactState>> {
  const [first, ...rest] = open;
  if (!first) {
    yield new Map();
    return;
  }
  const [key, values] = first;
  for (const value of values) {
    for (const others of assignments(rest)) yield new Map([[key, value], ...others]);
  }
}

/** Where raters gave different levels: each combination of levels with its share of the raters. */
function ratersOf(
  known: PartUnknowns['known'],
): readonly (readonly [weight: Ratio, levels: ReadonlyMap<string, string>])[] {
  let combinations: (readonly [Ratio, ReadonlyMap<string, string>])[] = [[ratio(1), new Map()]];
  for (const [key, state] of known) {
    if (!isMixture(state)) continue;
    const all = state.mixture.reduce((sum, [, raters]) => sum + raters, 0);
    combinations = combinations.flatMap(([weight, levels]) =>
      state.mixture.map(
        ([level, raters]) => [multiplyRatio(weight, ratio(raters, all)), new Map([...levels, [key, level]])] as const,
      ),
    );
  }
  return combinations;
}

/** Points are the mean over the raters, before rounding; what is no number of points goes by the majority of them. */
function averaged({ units }: PartUnits, shares: readonly (readonly [Ratio, Counted])[]): Counted {
  return units.map(({ clause, branches }, index): CountedUnit | undefined => {
    let times = zeroRatio;
    let exact = zeroRatio;
    let weights = zeroRatio;
    const counting = new Set<string>();
    for (const [weight, counted] of shares) {
      const unit = counted[index];
      if (!unit) continue;
      weights = addRatio(weights, weight);
      times = addRatio(times, multiplyRatio(weight, unit.times));
      exact = addRatio(exact, multiplyRatio(weight, unit.exact));
      for (const key of unit.branches) counting.add(key);
    }
    const majority = divideRatio(weights, ratio(1, 2));
    if (weights.n === 0n || (!isWorthPoints(clause) && (!majority || majority.n <= majority.d))) return undefined;
    return { branches: branches.flatMap(({ key }) => (counting.has(key) ? [key] : [])), times, exact };
  });
}

function isWorthPoints({ effect }: Clause): boolean {
  return effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' || effect.kind === 'below-zero';
}

interface Way {
  readonly assumed: ReadonlyMap<string, FactState>;
  readonly outcome: Outcome;
}

function mergedOutcome(units: PartUnits, ways: readonly Way[], isFatal: (key: string) => boolean): PartOutcome {
  const outcomes = ways.map(({ outcome }) => outcome);
  const states = ways.map(({ assumed, outcome }): State => {
    const { award, deduct, belowZero, bonus, zero, verdicts } = outcome;
    const via = assumed.size === 0 ? null : { assumed };
    return { award, deduct, belowZero, bonus, zero, fatal: verdicts.some(isFatal), via };
  });
  const certainty = (count: number): Certainty =>
    count === 0 ? 'never' : count === outcomes.length ? 'always' : 'sometimes';
  const verdicts = new Map<string, Certainty>();
  for (const key of outcomes.flatMap((outcome) => outcome.verdicts)) {
    verdicts.set(key, certainty(outcomes.filter((outcome) => outcome.verdicts.includes(key)).length));
  }
  const [first] = outcomes;
  return {
    frontier: frontierOf(states),
    zero: certainty(outcomes.filter((outcome) => outcome.zero).length),
    verdicts,
    clauses: clausesAgreed(
      units.clauses.map(({ clause }) => clause),
      outcomes,
    ),
    settled: first !== undefined && outcomes.every((outcome) => isSame(outcome, first)),
    loose: false,
  };
}

function isSame(a: Outcome, b: Outcome): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

const absent: Omit<ClauseResult, 'clause'> = { branches: [], count: 0, points: 0, uncapped: 0, capped: false };

/** What is the same in every outcome is said, anything else is null. */
export function clausesAgreed(
  clauses: readonly Clause[],
  outcomes: readonly { readonly clauses: readonly ClauseResult[] }[],
): readonly ClauseResult[] {
  return clauses.flatMap((clause): readonly ClauseResult[] => {
    const results = outcomes.map((outcome) => outcome.clauses.find((result) => result.clause === clause.key) ?? absent);
    if (results.every((result) => result.branches.length === 0)) return [];
    const counting = new Set(results.flatMap(({ branches }) => branches));
    return [
      {
        clause: clause.key,
        branches: clause.branches.flatMap(({ key }) => (counting.has(key) ? [key] : [])),
        count: agreed(results.map(({ count }) => count)),
        points: agreed(results.map(({ points }) => points)),
        uncapped: agreed(results.map(({ uncapped }) => uncapped)),
        capped: results.some(({ capped }) => capped),
      },
    ];
  });
}

function agreed(values: readonly (number | null)[]): number | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** Without looking at the facts: nothing, or all that the clauses can be worth. */
function coarseOutcome(units: PartUnits, part: Part, isFatal: (key: string) => boolean): PartOutcome {
  const clauses = units.clauses.map(({ clause }) => clause);
  const zero = clauses.some(({ effect }) => effect.kind === 'zero');
  const verdicts = clauses.filter(({ effect }) => effect.kind === 'verdict').map(({ key }) => key);
  const flags = (zero ? [false, true] : [false]).flatMap((zeroed) =>
    (verdicts.some(isFatal) ? [false, true] : [false]).map((fatal) => ({ zero: zeroed, fatal })),
  );
  const { award, deduct, belowZero, bonus } = part.coarse;
  return {
    frontier: {
      best: flags.map((flag) => ({ ...nothing, award, bonus, ...flag })),
      worst: flags.map((flag) => ({ ...nothing, deduct, belowZero, ...flag })),
      loose: true,
    },
    zero: zero ? 'sometimes' : 'never',
    verdicts: new Map(verdicts.map((key) => [key, 'sometimes'])),
    clauses: clauses.map(({ key, branches }) => ({
      clause: key,
      branches: branches.map((branch) => branch.key),
      count: null,
      points: null,
      uncapped: null,
      capped: false,
    })),
    settled: false,
    loose: true,
  };
}
