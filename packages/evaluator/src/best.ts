import { assignmentLimit, joined } from '@rubric-lang/model';
import type { FactState, Part, Rounding } from '@rubric-lang/model';
import type { Outcome } from './limits.ts';
import { partUnknowns } from './block-outcome.ts';
import { assignments, outcomeOf } from './part-outcome.ts';
import type { Prepared, PreparedBlock } from './prepared.ts';
import type { PartUnits } from './unit.ts';
import { isOwnMatter } from './unknowns.ts';
import type { Unknowns } from './unknowns.ts';

interface PlacedPart {
  readonly owner: PreparedBlock;
  readonly part: Part;
  readonly units: PartUnits;
}

/**
 * 其余：达标 gives every fact that was not recorded its best-scoring value. Facts that clauses have in common are chosen
 * together: first against verdicts and zero-outs, then for the points; of equals the first, in the order in which a
 * fact's values are listed. Of what gives more without end (每次加1分 without a ceiling, a bonus line without points) no value
 * is the best: those points do not count here, and the least is taken that loses nothing else. What only the cohort can
 * settle stays open.
 */
export function bestValues(
  prepared: Prepared,
  category: string | undefined,
  unknowns: Unknowns,
  rounding: Rounding,
): ReadonlyMap<string, FactState> {
  const parts = prepared.blocks.flatMap((owner) => owner.parts.map((placed): PlacedPart => ({ owner, ...placed })));
  const readers = new Map<string, number[]>();
  const wanted = (key: string): boolean => {
    const info = prepared.dependence.unknowns.get(key);
    return unknowns.open.has(key) && info !== undefined && isOwnMatter(info);
  };
  parts.forEach(({ part }, index) => {
    for (const key of part.unknowns) if (wanted(key)) readers.set(key, [...(readers.get(key) ?? []), index]);
  });

  const best = new Map<string, FactState>();
  for (const group of joined(parts.length, [...readers.values()])) {
    const own = group.flatMap((index) => parts[index] ?? []);
    const keys = [...new Set(own.flatMap(({ part }) => part.unknowns.filter(wanted)))];
    if (keys.length === 0) continue;
    const choices = keys.map((key) => [key, valuesInOrder(prepared, key, unknowns)] as const);
    const size = choices.reduce((product, [, values]) => product * values.length, 1);
    let chosen: ReadonlyMap<string, FactState> | undefined;
    if (size <= assignmentLimit) {
      let least: readonly number[] | undefined;
      for (const assignment of assignments(choices)) {
        const worth = worthOf(own, category, unknowns, assignment, rounding, size);
        if (least && compareWorth(worth, least) >= 0) continue;
        least = worth;
        chosen = assignment;
      }
    }
    for (const [key, values] of choices) {
      const value = chosen?.get(key) ?? values[0];
      if (value !== undefined) best.set(key, value);
    }
  }
  return best;
}

function valuesInOrder(prepared: Prepared, key: string, unknowns: Unknowns): readonly FactState[] {
  const values = unknowns.open.get(key) ?? [];
  return prepared.dependence.unknowns.get(key)?.endless === true ? [...values].reverse() : values;
}

/** Verdicts that make the total 0, other verdicts, zero-outs, and points lost: less is better, the first first. */
type Worth = readonly number[];

function worthOf(
  parts: readonly PlacedPart[],
  category: string | undefined,
  unknowns: Unknowns,
  assumed: ReadonlyMap<string, FactState>,
  rounding: Rounding,
  outer: number,
): Worth {
  const sum = [0, 0, 0, 0];
  for (const { owner, part, units } of parts) {
    const own = partUnknowns(part.unknowns, category, unknowns, assumed);
    const size = own.open.reduce((product, [, values]) => product * values.length, 1);
    let best: Worth | undefined;
    for (const rest of outer * size <= assignmentLimit
      ? assignments(own.open)
      : [new Map(own.open.map(([key, [first]]) => [key, first ?? false] as const))]) {
      const worth = outcomeWorth(owner, outcomeOf(units, own, rest, rounding));
      if (!best || compareWorth(worth, best) < 0) best = worth;
    }
    best?.forEach((value, index) => {
      sum[index] = (sum[index] ?? 0) + value;
    });
  }
  return sum;
}

function outcomeWorth(owner: PreparedBlock, outcome: Outcome): Worth {
  const fatal = outcome.verdicts.filter(owner.isFatal).length;
  const endless = outcome.clauses.reduce((sum, it) => (owner.endless.has(it.clause) ? sum + (it.points ?? 0) : sum), 0);
  const points = outcome.zero ? 0 : outcome.award - outcome.deduct + outcome.bonus - endless;
  return [fatal, outcome.verdicts.length - fatal, outcome.zero ? 1 : 0, outcome.belowZero - points];
}

function compareWorth(a: Worth, b: Worth): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
