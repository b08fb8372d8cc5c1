/** The formulas of one item (or of the block of verdicts): from what is written down to its points in thousandths. */
import { type Branch, type Clause, type Condition, refsOfBranch, waitsForDeductions } from '@rubric-lang/model';
import {
  type BranchRows,
  firstRow,
  itemFormula,
  limitedCells,
  type ShownRows,
  shownFormulas,
  sumsOf,
} from './block-limits.ts';
import { type Unit, type UnitGroup, unitsOf } from './block-units.ts';
import {
  all,
  amountQuotient,
  any,
  conditionFormula,
  knownRefs,
  multiplierQuotient,
  type Surroundings,
} from './condition-formula.ts';
import { place } from './detail-columns.ts';
import type { DetailBlock } from './detail-places.ts';
import {
  nought,
  plus,
  product,
  type Quotient,
  quotient,
  type Refusals,
  rounded,
  times,
  upright,
} from './exact-formula.ts';
import { factCells, type FactTable } from './fact-formulas.ts';

export interface BlockInput {
  readonly block: DetailBlock;
  /** Row of the item's own line. */
  readonly row: number;
  /** Row of each branch, and of the rows in which facts are written. */
  readonly branchRow: BranchRows;
  readonly ownFacts: readonly { readonly fact: DetailBlock['facts'][number]; readonly row: number }[];
  readonly facts: FactTable;
  readonly rounding: { readonly step: number; readonly mode: string };
  readonly category: string | null;
  /** True when anything of the block was recorded. */
  readonly inspected: string;
}

export interface BlockFormulas {
  /** Hidden cells by place `row,column` as `place` names them: A1 style. */
  readonly cells: ReadonlyMap<string, string>;
  /** True while something that it needs is not known. */
  readonly pending: string;
  /** The item's points in thousandths, once nothing is pending. */
  readonly milli: string;
  /** For each clause of a verdict: true when it counts. */
  readonly verdicts: ReadonlyMap<string, string>;
  readonly shown: ShownRows;
  /** Columns of stages that are used. */
  readonly stages: number;
}

export function blockFormulas(input: BlockInput, refusals: Refusals): BlockFormulas {
  const cells = new Map<string, string>();
  const { block } = input;
  for (const { fact, row } of input.ownFacts) {
    for (const [where, formula] of factCells(fact, row, input.inspected, input.facts, refusals))
      cells.set(where, formula);
  }
  if (isCircular(block)) refusals.add('circular');
  const { units, groups } = unitsOf(block);
  const divisors: string[] = [];
  const around = surroundingsOf(input, units, divisors, refusals);
  const exact = branchCells(input, around, cells);
  const live = liveFormulas(input, units, groups);
  units.forEach((unit, index) => {
    const row = firstRow(unit, input.branchRow);
    if (row !== undefined) cells.set(place('live', row), `IF(${live[index] ?? 'FALSE'},1,0)`);
  });
  const amounts = unitAmounts(input, units, exact, refusals);
  amounts.forEach((amount, index) => {
    const row = firstRow(units[index] as Unit, input.branchRow);
    if (row === undefined) return;
    cells.set(place('milli', row), `IF(${place('live', row)}=1,${rounded(amount, input.rounding, refusals)},0)`);
  });
  const { current, stages } = limitedCells(input.branchRow, units, groups, cells);
  const refs = block.clauses.flatMap((clause) => clause.branches.flatMap(refsOfBranch));
  const byKind =
    input.category !== null && block.clauses.some((clause) => clause.branches.some((it) => asksKind(it.when)));
  const known = [
    ...knownRefs(refs, input.facts),
    ...divisors.map((it) => `${it}<>0`),
    ...(byKind && input.category !== null ? [`${input.category}<>""`] : []),
  ];
  return {
    cells,
    pending: `NOT(${all([...(refs.length > 0 ? [input.inspected] : []), ...known])})`,
    milli: block.item === null ? '0' : itemFormula(block.item, sumsOf(units, current, input.branchRow)),
    verdicts: new Map(
      units.flatMap((unit) => {
        const row = firstRow(unit, input.branchRow);
        return unit.clause.effect.kind === 'verdict' && row !== undefined
          ? [[unit.clause.key, `${place('live', row)}=1`]]
          : [];
      }),
    ),
    shown: shownFormulas(input.branchRow, units, current, (branches) => {
      const asked = knownRefs(branches.flatMap(refsOfBranch), input.facts);
      // 否则 asks for nothing itself: it is known when its item is.
      return asked.length > 0 ? all(asked) : refs.length > 0 ? `${place('n', input.row)}=0` : 'TRUE';
    }),
    stages,
  };
}

function rowsOf(branches: readonly Branch[], input: BlockInput): readonly number[] {
  return branches.flatMap((branch) => input.branchRow.get(branch) ?? []);
}

function surroundingsOf(
  input: BlockInput,
  units: readonly Unit[],
  divisors: string[],
  refusals: Refusals,
): Surroundings {
  const { block } = input;
  return {
    facts: input.facts,
    refusals,
    category: input.category,
    divisors,
    counts: (key) => {
      const clause = block.clauses.find((it) => it.key === key);
      const branches =
        clause?.branches ?? block.clauses.flatMap((it) => it.branches.filter((branch) => branch.key === key));
      return any(rowsOf(branches, input).map((row) => `${place('counts', row)}=1`));
    },
    deductions: () => {
      if (waitsInOrder(block)) refusals.add('order');
      const own = units.filter(({ clause }) => clause.effect.kind === 'deduct' && !waitsForDeductions(clause));
      const rows = own.flatMap((unit) => firstRow(unit, input.branchRow) ?? []);
      return rows.length === 0 ? '0' : `SUM(${rows.map((row) => place('milli', row)).join(',')})`;
    },
  };
}

/** 扣满N分 looks at the other deductions as they are without it: nothing else may look at it, or change with it. */
function waitsInOrder(block: DetailBlock): boolean {
  const waiting = block.clauses.filter(waitsForDeductions);
  const keys = new Set(waiting.flatMap((clause) => [clause.key, ...clause.branches.map((branch) => branch.key)]));
  return (
    waiting.some(({ effect }) => effect.kind === 'waive' || effect.kind === 'scale') ||
    block.clauses.some((clause) =>
      clause.branches.some((branch) => clausesAsked(branch.when).some((key) => keys.has(key))),
    ) ||
    block.groups.some((group) => group.kind === 'ladder' && group.members.some((member) => keys.has(member)))
  );
}

function clausesAsked(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'otherwise':
      return condition.of;
    case 'clause':
      return [condition.clause];
    case 'all':
    case 'any':
      return condition.of.flatMap(clausesAsked);
    case 'not':
      return clausesAsked(condition.of);
    default:
      return [];
  }
}

function asksKind(condition: Condition): boolean {
  switch (condition.kind) {
    case 'category':
      return true;
    case 'all':
    case 'any':
      return condition.of.some(asksKind);
    case 'not':
      return asksKind(condition.of);
    default:
      return false;
  }
}

/** Does a clause, by its conditions or by what waives it, come back to itself? */
function isCircular(block: DetailBlock): boolean {
  const owner = (key: string): Clause | undefined =>
    block.clauses.find((clause) => clause.key === key || clause.branches.some((branch) => branch.key === key));
  const after = (clause: Clause): readonly Clause[] => [
    ...clause.branches.flatMap((branch) => clausesAsked(branch.when).flatMap((key) => owner(key) ?? [])),
    ...waiversOf(block, clause),
  ];
  const done = new Set<Clause>();
  const visit = (clause: Clause, path: readonly Clause[]): boolean => {
    if (path.includes(clause)) return true;
    if (done.has(clause)) return false;
    const found = after(clause).some((next) => visit(next, [...path, clause]));
    done.add(clause);
    return found;
  };
  return block.clauses.some((clause) => visit(clause, []));
}

function waiversOf(block: DetailBlock, clause: Clause): readonly Clause[] {
  const own = [clause.key, ...clause.branches.map((branch) => branch.key)];
  return block.clauses.filter(
    (other) =>
      other !== clause && other.effect.kind === 'waive' && other.effect.targets.some((target) => own.includes(target)),
  );
}

interface BranchExact {
  readonly times: Quotient;
  /** Times amount, 0 where it does not count. */
  readonly exact: Quotient;
}

/** Conditions, counting, times and amounts of every branch, each in its row. */
function branchCells(
  input: BlockInput,
  around: Surroundings,
  cells: Map<string, string>,
): ReadonlyMap<Branch, BranchExact> {
  const { block } = input;
  const found = new Map<Branch, BranchExact>();
  for (const clause of block.clauses) {
    const before: number[] = [];
    for (const branch of clause.branches) {
      const row = input.branchRow.get(branch);
      if (row === undefined) continue;
      const count = upright(multiplierQuotient(branch.times, around));
      cells.set(place('timesN', row), count.n);
      const often: Quotient = { ...count, n: place('timesN', row) };
      const holds = branch.times.kind === 'once' ? [] : [`${often.n}>0`];
      cells.set(place('holds', row), `IF(${all([...holds, conditionFormula(branch.when, around)])},1,0)`);
      const waivers = block.clauses.filter(
        (other) =>
          other !== clause &&
          other.effect.kind === 'waive' &&
          (other.effect.targets.includes(clause.key) || other.effect.targets.includes(branch.key)),
      );
      const waived = waivers.flatMap((it) => rowsOf(it.branches, input)).map((it) => `${place('holds', it)}=1`);
      const earlier = clause.combine === 'first' ? before.map((it) => `${place('counts', it)}=1`) : [];
      const stopped = [...waived, ...earlier];
      const counts = [`${place('holds', row)}=1`, ...(stopped.length > 0 ? [`NOT(${any(stopped)})`] : [])];
      cells.set(place('counts', row), `IF(${all(counts)},1,0)`);
      before.push(row);
      const amount = amountQuotient(branch.amount, block.item?.points ?? 0, around);
      const exact = product(often, amount, around.refusals);
      cells.set(place('exactN', row), `IF(${place('counts', row)}=1,${exact.n},0)`);
      if (typeof exact.d === 'string') cells.set(place('exactD', row), exact.d);
      const d = typeof exact.d === 'string' ? place('exactD', row) : exact.d;
      found.set(branch, { times: often, exact: { ...exact, n: place('exactN', row), d } });
    }
  }
  return found;
}

/** Which units are alive: some branch counts, and no ladder has a step before theirs. */
function liveFormulas(input: BlockInput, units: readonly Unit[], groups: readonly UnitGroup[]): readonly string[] {
  const live = units.map((unit) => any(rowsOf(unit.branches, input).map((row) => `${place('counts', row)}=1`)));
  for (const { group, members } of groups) {
    if (group.kind !== 'ladder') continue;
    const before = [...live];
    members.forEach((member, step) => {
      const earlier = members
        .slice(0, step)
        .flat()
        .map((index) => before[index] ?? 'FALSE');
      if (earlier.length === 0) return;
      // What stands in an earlier step already lives or dies with that one.
      const own = member.filter((index) => !members.slice(0, step).some((it) => it.includes(index)));
      for (const index of own) live[index] = `AND(${before[index] ?? 'FALSE'},NOT(${any(earlier)}))`;
    });
  }
  return live;
}

/** Sums of branches, doubled or halved by the clauses that say so. */
function unitAmounts(
  input: BlockInput,
  units: readonly Unit[],
  exact: ReadonlyMap<Branch, BranchExact>,
  refusals: Refusals,
): readonly Quotient[] {
  const sum = (branches: readonly Branch[], part: keyof BranchExact): Quotient =>
    branches.reduce((total, branch) => plus(total, exact.get(branch)?.[part] ?? nought, refusals), nought);
  const amounts = units.map((unit) => sum(unit.branches, 'exact'));
  for (const scale of units) {
    const { effect } = scale.clause;
    const row = firstRow(scale, input.branchRow);
    if (effect.kind !== 'scale' || row === undefined) continue;
    const once = scale.branches.filter((branch) => branch.times.kind === 'once').length;
    if (once > 0 && once < scale.branches.length) refusals.add('order');
    const { numerator, denominator } = effect;
    units.forEach((target, at) => {
      if (!isTarget(effect.targets, target)) return;
      const own = amounts[at] ?? nought;
      if (once > 0) {
        const factor: Quotient = {
          n: `IF(${place('live', row)}=1,${String(numerator)},${String(denominator)})`,
          d: denominator,
          nMost: Math.max(numerator, denominator),
          dMost: denominator,
        };
        amounts[at] = product(own, factor, refusals);
        return;
      }
      // For as many of the target's times as the scale counts.
      const often = sum(target.branches, 'times');
      const scaled = sum(scale.branches, 'times');
      if (often.d !== 1 || scaled.d !== 1) {
        refusals.add('quotients');
        return;
      }
      const part = `IF(${place('live', row)}=1,MIN(${scaled.n},${often.n}),0)`;
      const factor: Quotient = {
        n: `(${times(`MAX(1,${often.n})`, denominator)}+(${String(numerator - denominator)})*${part})`,
        d: 1,
        nMost: often.nMost * (denominator + Math.abs(numerator - denominator)),
        dMost: 1,
      };
      const divisor: Quotient = {
        n: times(`MAX(1,${often.n})`, denominator),
        d: 1,
        nMost: often.nMost * denominator,
        dMost: 1,
      };
      amounts[at] = quotient(product(own, factor, refusals), divisor, refusals);
    });
  }
  return amounts;
}

function isTarget(targets: readonly string[], { clause, branches }: Unit): boolean {
  return (
    targets.includes(clause.key) || (branches.length === 1 && branches.some((branch) => targets.includes(branch.key)))
  );
}
