import type { Amount, Clause, Multiplier } from '../clause.ts';
import { domainOf } from '../domain.ts';
import type { Fact } from '../fact.ts';
import { factId, factsOf } from '../fact-id.ts';
import type { Milli } from '../numbers.ts';
import { itemsOf } from '../outline.ts';
import { largestPoints } from '../points.ts';
import { compareRatio, ratio } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Rubric } from '../rubric.ts';
import { factCandidates, gridOf, isSmall } from './candidates.ts';
import { endlessClauses } from './endless.ts';
import type { FactState } from './candidates.ts';
import { clausesNamedBy, clausesOfGroup, conditionsOf, joined, waitsForDeductions } from './part.ts';
import type { Block } from './part.ts';
import { signOf, usesOf } from './use.ts';
import type { Use } from './use.ts';
import { leavesOf, mentionsIn, unknownKey } from './variable.ts';
import type { Unknown } from './variable.ts';

/** More assignments of what is open than this are not tried one by one: see `Part.coarse`. */
export const assignmentLimit = 1024;

/** An unknown, and what it takes to try it. */
export interface UnknownInfo {
  readonly key: string;
  readonly unknown: Unknown;
  readonly critical: readonly Ratio[];
  /** Of a fact, a place or a share: the values to try, best first. Of a formula nothing: they lie in what it can reach. */
  readonly candidates: readonly FactState[];
  /** Of a formula: the step in which it moves; null when it divides. */
  readonly unit: Ratio | null;
  /** Keys of the blocks that read it. */
  readonly readers: readonly string[];
  /** Of a formula: its inputs stand once in it and nowhere else, so that its reach is exact. Always true of others. */
  readonly own: boolean;
  /** Clauses that it drives give more without end: as much as one likes to record is no best. */
  readonly endless: boolean;
  /** It helps one block and hurts another, and has more values than are tried: their sum is only bounded. */
  readonly torn: boolean;
}

/** Signless sums of a part's clauses. */
export interface Coarse {
  readonly award: Milli;
  readonly deduct: Milli;
  readonly belowZero: Milli;
  readonly bonus: Milli;
}

/** Clauses of a block that have facts, groups or each other in common: what is worked out together. */
export interface Part {
  /** Places in the block's list of clauses, ascending. */
  readonly clauses: readonly number[];
  /** Keys of the unknowns they read. */
  readonly unknowns: readonly string[];
  /** What the clauses are worth at most, whatever the facts: the bound where there is too much to try. */
  readonly coarse: Coarse;
  /** Too much to try whenever anything of it is open. */
  readonly wide: boolean;
}

export interface BlockDependence {
  readonly block: Block;
  readonly parts: readonly Part[];
  /** Keys of clauses that give more without end. */
  readonly endless: ReadonlySet<string>;
}

/** Which clauses hang on which unknowns: everything that can be said without looking at a subject. */
export interface Dependence {
  readonly unknowns: ReadonlyMap<string, UnknownInfo>;
  /** The items in document order, then the file-wide verdicts. */
  readonly blocks: readonly BlockDependence[];
  /** Some rule or item is only for some 类别. */
  readonly category: boolean;
}

export function blocksOf(rubric: Rubric): readonly Block[] {
  const { verdicts } = rubric;
  return [
    ...itemsOf(rubric.sections),
    ...(verdicts
      ? [{ key: verdicts.key, points: null, facts: verdicts.facts, clauses: verdicts.clauses, groups: [] }]
      : []),
  ];
}

export function dependenceOf(rubric: Rubric): Dependence {
  const facts = new Map(factsOf(rubric).map((fact) => [factId({ item: fact.item, fact: fact.key }), fact]));
  const blocks = blocksOf(rubric);
  const uses = blocks.map(clauseUses);
  const endless = endlessClauses(rubric, facts);
  const unknowns = gather(blocks, uses, facts, endless);
  return {
    unknowns,
    blocks: blocks.map((block, at) => ({
      block,
      parts: partsOf(block, uses[at] ?? [], unknowns, facts, rubric.rounding.step),
      endless: endless.get(block.key) ?? none,
    })),
    category:
      itemsOf(rubric.sections).some(({ appliesTo }) => appliesTo.length > 0) ||
      blocks.some(({ clauses }) =>
        clauses.some((clause) => conditionsOf(clause).some(({ kind }) => kind === 'category')),
      ),
  };
}

const none: ReadonlySet<string> = new Set();

function clauseUses(block: Block): readonly (readonly Use[])[] {
  const until = Math.max(0, ...block.clauses.flatMap((clause) => exhaustedAt(clause)));
  return block.clauses.map((clause) => {
    const { effect } = clause;
    const targets =
      effect.kind === 'scale' ? effect.targets.map((key) => block.clauses.find((it) => it.key === key)?.effect) : [];
    const steps = until > 0 && effect.kind === 'deduct' ? (stepsUntil(block, clause, until) ?? 0) : 0;
    return usesOf(clause, signOf(effect, targets), steps);
  });
}

function exhaustedAt(clause: Clause): readonly Milli[] {
  return conditionsOf(clause).flatMap((condition) => (condition.kind === 'exhausted' ? [condition.points] : []));
}

/** After how many steps the clause alone has used up the points; undefined when its amount does not move in steps. */
function stepsUntil(block: Block, clause: Clause, until: Milli): number | undefined {
  let most = 0;
  for (const { times, amount } of clause.branches) {
    const points = amount.kind === 'points' ? amount.points : amount.kind === 'full' ? (block.points ?? 0) : undefined;
    if (points === undefined) return undefined;
    if (times.kind === 'once' || points === 0) continue;
    if (times.remainder === 'pro-rata') return undefined;
    most = Math.max(most, Math.ceil(until / points));
  }
  return most <= 40 ? most : undefined;
}

function gather(
  blocks: readonly Block[],
  uses: readonly (readonly (readonly Use[])[])[],
  facts: ReadonlyMap<string, Fact>,
  endless: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, UnknownInfo> {
  const readings = new Map<
    string,
    { readonly use: Use; readonly block: string; readonly waited: boolean; readonly endless: boolean }[]
  >();
  blocks.forEach((block, at) => {
    const waits = block.clauses.some(waitsForDeductions);
    block.clauses.forEach((clause, index) => {
      // Where a rule waits for the deductions to reach an amount, every value of theirs may be the one that does.
      const waited = waits && clause.effect.kind === 'deduct';
      const grows = endless.get(block.key)?.has(clause.key) === true;
      for (const use of uses[at]?.[index] ?? []) {
        const key = unknownKey(use.unknown);
        const reading = { use, block: block.key, waited, endless: grows && use.toward !== null };
        readings.set(key, [...(readings.get(key) ?? []), reading]);
      }
    });
  });
  const read = [...readings.values()].flatMap(([first]) => (first ? [first.use.unknown] : []));
  const unknowns = new Map<string, UnknownInfo>();
  for (const [key, found] of readings) {
    const unknown = found[0]?.use.unknown;
    if (!unknown) continue;
    const critical = found.flatMap(({ use }) => use.critical).sort(compareRatio);
    const falls = found.some(({ use }) => use.toward === -1) && !found.some(({ use }) => use.toward === 1);
    const total = found.some(({ use }) => use.total);
    const apart = pullsApart(found.map(({ use }) => use));
    const every = apart || found.some(({ waited }) => waited);
    unknowns.set(key, {
      key,
      unknown,
      critical,
      candidates: total ? totals(falls) : candidatesOf(unknown, critical, falls, every, facts),
      unit: unknown.kind === 'formula' ? gridOf(unknown.formula, ({ ref }) => unitOf(facts.get(factId(ref)))) : null,
      readers: [...new Set(found.map(({ block }) => block))],
      own: unknown.kind !== 'formula' || isOwn(unknown, read),
      endless: found.some((it) => it.endless),
      torn: !total && apart && !isTried(unknown, facts),
    });
  }
  return unknowns;
}

function candidatesOf(
  unknown: Unknown,
  critical: readonly Ratio[],
  falls: boolean,
  every: boolean,
  facts: ReadonlyMap<string, Fact>,
): readonly FactState[] {
  switch (unknown.kind) {
    case 'fact': {
      const fact = facts.get(factId(unknown.ref));
      return fact
        ? factCandidates(fact, critical, falls || (critical.length === 0 && fact.polarity === 'fault'), every)
        : [];
    }
    case 'formula':
      return [];
    case 'place': {
      const places = critical.flatMap(({ n }) => [n - 1n, n, n + 1n]).filter((place) => place > 0n);
      return [...new Set([1n, ...places])].sort((a, b) => Number(a - b)).map((place) => ratio(place));
    }
    case 'share':
      return [ratio(1), ratio(0)];
  }
}

/** Nothing, the least and the most that a count of any size allows; the amount holds them within its bounds. */
function totals(falls: boolean): readonly FactState[] {
  const values = [ratio(0), ratio(1, 1000), ratio(largestPoints, 1000)];
  return falls ? values : values.reverse();
}

function unitOf(fact: Fact | undefined): Ratio | undefined {
  return fact && !fact.derived ? domainOf(fact)?.unit : undefined;
}

/** Every value is among the candidates. */
function isTried(unknown: Unknown, facts: ReadonlyMap<string, Fact>): boolean {
  if (unknown.kind !== 'fact') return false;
  const fact = facts.get(factId(unknown.ref));
  const domain = fact && domainOf(fact);
  return !domain || isSmall(domain);
}

/** As it grows the score is pulled up by one use and down by another. */
function pullsApart(uses: readonly Use[]): boolean {
  const pulls = uses.flatMap(({ toward }) => (toward === null ? [] : [toward]));
  if (pulls.length <= 1) return false;
  return pulls.includes(0) || (pulls.includes(1) && pulls.includes(-1));
}

function isOwn(unknown: Unknown & { readonly kind: 'formula' }, read: readonly Unknown[]): boolean {
  const { facts, statistics } = leavesOf(unknown.formula);
  if (facts.length + statistics !== mentionsIn(unknown.formula)) return false;
  const own = unknownKey(unknown);
  const others = read.filter((other) => unknownKey(other) !== own);
  return facts.every((ref) => {
    const id = factId(ref);
    return others.every((other) => {
      const mentioned = other.kind === 'formula' ? leavesOf(other.formula).facts : [other.ref];
      return !mentioned.some((leaf) => factId(leaf) === id);
    });
  });
}

function partsOf(
  block: Block,
  uses: readonly (readonly Use[])[],
  unknowns: ReadonlyMap<string, UnknownInfo>,
  facts: ReadonlyMap<string, Fact>,
  step: Milli,
): readonly Part[] {
  const readers = new Map<string, number[]>();
  uses.forEach((found, index) => {
    for (const { unknown } of found) {
      const key = unknownKey(unknown);
      readers.set(key, [...(readers.get(key) ?? []), index]);
    }
  });
  const sets = [
    ...readers.values(),
    ...block.groups.map((group) => clausesOfGroup(block, group)),
    ...block.clauses.map((clause, index) => [index, ...clausesNamedBy(block, clause)]),
  ];
  return joined(block.clauses.length, sets).map((clauses): Part => {
    const own = clauses.flatMap((index) => uses[index] ?? []);
    const keys = [...new Set(own.map(({ unknown }) => unknownKey(unknown)))];
    const apart = keys.some((key) => {
      const info = unknowns.get(key);
      return (
        info && !isTried(info.unknown, facts) && pullsApart(own.filter(({ unknown }) => unknownKey(unknown) === key))
      );
    });
    return {
      clauses,
      unknowns: keys,
      coarse: coarseOf(block, clauses, step),
      wide: apart || isWide(block, clauses, facts),
    };
  });
}

/** A rule that waits for the deductions to reach an amount needs deductions that can be tried step by step. */
function isWide(block: Block, clauses: readonly number[], facts: ReadonlyMap<string, Fact>): boolean {
  const own = clauses.flatMap((index) => block.clauses[index] ?? []);
  const until = Math.max(0, ...own.filter(waitsForDeductions).flatMap(exhaustedAt));
  if (until === 0) return false;
  if (own.some(({ effect }) => effect.kind === 'scale')) return true;
  return own.some((clause) => {
    if (clause.effect.kind !== 'deduct' || stepsUntil(block, clause, until) !== undefined) return false;
    return !clause.branches.every(
      ({ amount, times }) =>
        amount.kind === 'judged' &&
        !amount.perCount &&
        times.kind === 'once' &&
        isTried({ kind: 'fact', ref: amount.fact }, facts),
    );
  });
}

function coarseOf(block: Block, clauses: readonly number[], step: Milli): Coarse {
  const sums = { award: 0, deduct: 0, belowZero: 0, bonus: 0 };
  for (const index of clauses) {
    const clause = block.clauses[index];
    if (!clause) continue;
    const most = mostOf(block, clause, clauses, step);
    if (clause.effect.kind === 'award') sums.award += most;
    if (clause.effect.kind === 'deduct') sums.deduct += most;
    if (clause.effect.kind === 'below-zero') sums.belowZero += most;
    if (clause.effect.kind === 'bonus') sums.bonus += most;
  }
  return sums;
}

/** The most a clause can come to, scaled by every clause that scales it, within its own cap. */
function mostOf(block: Block, clause: Clause, clauses: readonly number[], step: Milli): Milli {
  let factor = 1;
  for (const index of clauses) {
    const effect = block.clauses[index]?.effect;
    // A clause may be scaled by its own key or branch by branch.
    if (effect?.kind === 'scale') factor *= Math.max(1, Math.ceil(effect.numerator / effect.denominator));
  }
  let most = 0;
  for (const { times, amount } of clause.branches) {
    const exact = timesMost(times) * amountMost(amount, block.points ?? 0) * factor;
    // Rounding may raise it to the next step.
    most += Math.ceil(exact / step) * step;
  }
  return Math.min(most, clause.cap ?? largestPoints, largestPoints);
}

function timesMost(times: Multiplier): number {
  return times.kind === 'once' ? 1 : Number.MAX_SAFE_INTEGER;
}

function amountMost(amount: Amount, full: Milli): number {
  switch (amount.kind) {
    case 'points':
    case 'proportional':
    case 'ratio-to-best':
      return amount.points;
    case 'full':
      return full;
    case 'judged':
      return amount.perCount ? largestPoints : amount.most;
    case 'formula':
      return amount.most ?? largestPoints;
    case 'interpolated':
      return Math.max(0, ...amount.through.map(({ points }) => points));
  }
}
