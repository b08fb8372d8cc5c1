import type { ClauseResult, FactState, Rounding } from '@rubric-lang/model';
import { frontierOf, nothing, together } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { partOutcome } from './part-outcome.ts';
import type { Certainty, PartUnknowns } from './part-outcome.ts';
import type { PreparedBlock } from './prepared.ts';
import type { Unknowns } from './unknowns.ts';

/** Everything an item, or the block of verdicts, may come to. */
export interface BlockOutcome {
  readonly frontier: Frontier;
  readonly zeroed: boolean;
  readonly verdicts: ReadonlyMap<string, Certainty>;
  readonly clauses: readonly ClauseResult[];
  /** Unknowns that are open, and by which it may yet come out in several ways. */
  readonly unsettled: readonly string[];
  /** All open unknowns. */
  readonly open: readonly string[];
  readonly loose: boolean;
}

export function blockOutcome(
  prepared: PreparedBlock,
  category: string | undefined,
  unknowns: Unknowns,
  assumed: ReadonlyMap<string, FactState>,
  rounding: Rounding,
): BlockOutcome {
  let frontier = frontierOf([nothing]);
  let zeroed = false;
  let loose = false;
  const verdicts = new Map<string, Certainty>();
  const found = new Map<string, ClauseResult>();
  const unsettled: string[] = [];
  const open: string[] = [];
  for (const { part, units } of prepared.parts) {
    const own = partUnknowns(part.unknowns, category, unknowns, assumed);
    const outcome = partOutcome(units, part, own, rounding, prepared.isFatal);
    frontier = together(frontier, outcome.frontier);
    zeroed ||= outcome.zero === 'always';
    loose ||= outcome.loose;
    for (const [key, certainty] of outcome.verdicts) verdicts.set(key, certainty);
    for (const result of outcome.clauses) found.set(result.clause, result);
    open.push(...own.open.map(([key]) => key));
    if (!outcome.settled) unsettled.push(...own.open.map(([key]) => key));
  }
  return {
    frontier,
    zeroed,
    verdicts,
    clauses: prepared.block.clauses.flatMap(({ key }) => found.get(key) ?? []),
    unsettled: [...new Set(unsettled)],
    open: [...new Set(open)],
    loose: loose || frontier.loose,
  };
}

/** What is known and open of one part; what is assumed counts as known. */
export function partUnknowns(
  keys: readonly string[],
  category: string | undefined,
  unknowns: Unknowns,
  assumed: ReadonlyMap<string, FactState>,
): PartUnknowns {
  const known = new Map(
    keys.flatMap((key) => {
      const state = assumed.get(key) ?? unknowns.known.get(key);
      return state === undefined ? [] : [[key, state] as const];
    }),
  );
  const open = keys.flatMap((key) => {
    const values = known.has(key) ? undefined : unknowns.open.get(key);
    return values ? [[key, values] as const] : [];
  });
  return { category, known, open };
}
