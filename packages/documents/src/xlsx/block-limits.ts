/** Caps and groups that limit what clauses count for, what an item makes of it, and what is shown beside each clause. */
import type { Branch, Clause, Item } from '@rubric-lang/model';
import type { Unit, UnitGroup } from './block-units.ts';
import { all, any } from './condition-formula.ts';
import { place } from './detail-columns.ts';

/** The row that each branch stands in. */
export type BranchRows = ReadonlyMap<Branch, number>;

/** For each branch row: whether it is known, how often it counts, and its signed points in thousandths (the first branch of its unit). */
export type ShownRows = ReadonlyMap<
  number,
  { readonly known: string; readonly count: string; readonly points: string | null; readonly zero: boolean }
>;

/** The row of a unit: that of its first branch. */
export function firstRow(unit: Unit, branchRow: BranchRows): number | undefined {
  const [branch] = unit.branches;
  return branch && branchRow.get(branch);
}

/** Clause caps, then the groups that limit, from the inside out; each writes the units it changes into a column. */
export function limitedCells(
  branchRow: BranchRows,
  units: readonly Unit[],
  groups: readonly UnitGroup[],
  cells: Map<string, string>,
): { readonly current: readonly (string | undefined)[]; readonly stages: number } {
  const rows = units.map((unit) => firstRow(unit, branchRow));
  const current = rows.map((row) => (row === undefined ? undefined : place('milli', row)));
  let stages = 0;
  const write = (changes: ReadonlyMap<number, string>): void => {
    for (const [index, formula] of changes) {
      const row = rows[index];
      if (row === undefined) continue;
      cells.set(place('stage', row, stages), formula);
      current[index] = place('stage', row, stages);
    }
    stages += 1;
  };
  const keepWithin = (members: readonly number[], cap: number): void => {
    const changes = new Map<number, string>();
    members.forEach((index, at) => {
      const own = current[index];
      const row = rows[index];
      if (own === undefined || row === undefined) return;
      const kept = members
        .slice(0, at)
        .flatMap((it) => (rows[it] === undefined ? [] : [place('stage', rows[it], stages)]));
      const left = kept.length === 0 ? String(cap) : `${String(cap)}-SUM(${kept.join(',')})`;
      changes.set(index, `MIN(${own},${left})`);
    });
    write(changes);
  };
  for (const clause of new Set(units.map((unit) => unit.clause))) {
    if (clause.cap === null) continue;
    keepWithin(
      units.flatMap((unit, index) => (unit.clause === clause ? [index] : [])),
      clause.cap,
    );
  }
  for (const { group, members } of groups) {
    const own = members.map((member) => member.filter((index) => units[index]?.clause.effect.kind === group.effect));
    if (group.kind === 'cap' && group.points !== null) keepWithin([...new Set(own.flat())], group.points);
    if (group.kind === 'highest') {
      const sums = own.map((member) => `(${['0', ...member.flatMap((index) => current[index] ?? [])].join('+')})`);
      const isBest = sums.map((it, at) =>
        all(sums.flatMap((other, place) => (place === at ? [] : [`${it}${place < at ? '>' : '>='}${other}`]))),
      );
      const changes = new Map<number, string>();
      for (const index of new Set(own.flat())) {
        const homes = isBest.filter((_, at) => own[at]?.includes(index));
        changes.set(index, `IF(${any(homes)},${current[index] ?? '0'},0)`);
      }
      write(changes);
    }
  }
  return { current, stages };
}

interface Sums {
  readonly award: string;
  readonly deduct: string;
  readonly belowZero: string;
  readonly bonus: string;
  readonly zero: string | null;
}

export function sumsOf(units: readonly Unit[], current: readonly (string | undefined)[], branchRow: BranchRows): Sums {
  const sum = (kind: Clause['effect']['kind']): string => {
    const own = units.flatMap((unit, index) => (unit.clause.effect.kind === kind ? (current[index] ?? []) : []));
    return own.length === 0 ? '0' : own.length === 1 ? (own[0] ?? '0') : `SUM(${own.join(',')})`;
  };
  const zeroing = units
    .filter((unit) => unit.clause.effect.kind === 'zero')
    .flatMap((unit) => firstRow(unit, branchRow) ?? []);
  return {
    award: sum('award'),
    deduct: sum('deduct'),
    belowZero: sum('below-zero'),
    bonus: sum('bonus'),
    zero: zeroing.length === 0 ? null : any(zeroing.map((row) => `${place('live', row)}=1`)),
  };
}

/** min(base + awards, ceiling) − deductions, not below the floor, minus 倒扣, plus what is on top; 0 by a zero-out. */
export function itemFormula(item: Item, sums: Sums): string {
  const onTop = item.role === 'bonus' ? '0' : sums.bonus;
  const award = [String(item.base), sums.award, ...(item.role === 'bonus' ? [sums.bonus] : [])].filter(
    (it) => it !== '0',
  );
  const raised = award.length === 0 ? '0' : award.join('+');
  const held = item.ceiling === null ? raised : `MIN(${raised},${String(item.ceiling)})`;
  const lowered = sums.deduct === '0' ? held : `${held}-${sums.deduct}`;
  const floored = item.floor === null ? lowered : `MAX(${lowered},${String(item.floor)})`;
  const full = `${floored}${sums.belowZero === '0' ? '' : `-${sums.belowZero}`}${onTop === '0' ? '' : `+${onTop}`}`;
  return sums.zero === null ? full : `IF(${sums.zero},-${sums.belowZero},${full})`;
}

const signs: Partial<Record<Clause['effect']['kind'], string>> = {
  deduct: '-',
  'below-zero': '-',
  award: '',
  bonus: '',
};

export function shownFormulas(
  branchRow: BranchRows,
  units: readonly Unit[],
  current: readonly (string | undefined)[],
  known: (branches: readonly Branch[]) => string,
): ShownRows {
  const shown = new Map<number, { known: string; count: string; points: string | null; zero: boolean }>();
  units.forEach((unit, index) => {
    const isKnown = known(unit.branches);
    unit.branches.forEach((branch, at) => {
      const row = branchRow.get(branch);
      if (row === undefined) return;
      const sign = signs[unit.clause.effect.kind];
      const value = current[index];
      const first = firstRow(unit, branchRow);
      const points = at === 0 && sign !== undefined && value !== undefined ? `${sign}${value}` : null;
      const live = first === undefined ? 'FALSE' : `AND(${place('counts', row)}=1,${place('live', first)}=1)`;
      shown.set(row, {
        known: isKnown,
        count: `IF(${live},${place('timesN', row)},"")`,
        points,
        zero: unit.clause.effect.kind === 'zero',
      });
    });
  });
  return shown;
}
