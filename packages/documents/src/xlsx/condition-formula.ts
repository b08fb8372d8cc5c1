/** Conditions, multipliers and amounts of a clause's branch as formulas. */
import {
  type Amount,
  type Bound,
  type Condition,
  factId,
  type FactRef,
  type Milli,
  type Multiplier,
} from '@rubric-lang/model';
import { place } from './detail-columns.ts';
import {
  compared,
  decimal,
  extreme,
  minus,
  nought,
  product,
  type Quotient,
  quotient,
  type Refusals,
  times,
  upright,
  whole,
  wholeSteps,
} from './exact-formula.ts';
import { type FactTable, formulaValue, levelPlace, valueOf } from './fact-formulas.ts';
import { formulaText } from './workbook.ts';

/** What a condition may ask of its surroundings. */
export interface Surroundings {
  readonly facts: FactTable;
  readonly refusals: Refusals;
  /** A formula that is true when the clause or branch of that key counts. */
  readonly counts: (key: string) => string;
  /** The item's deductions before caps, thousandths. */
  readonly deductions: () => string;
  /** The cell with the subject's kind; null when the rubric has no kinds. */
  readonly category: string | null;
  /** What must not be 0 for the block to be settled. */
  readonly divisors: string[];
}

/** True when the condition holds; everything that it asks for is taken to be known. */
export function conditionFormula(condition: Condition, around: Surroundings): string {
  const { facts, refusals } = around;
  const each = (of: readonly Condition[]): readonly string[] => of.map((it) => conditionFormula(it, around));
  switch (condition.kind) {
    case 'always':
      return 'TRUE';
    case 'plain':
      return `${valueOf(condition.fact, facts, refusals).n}=${condition.holds ? '1' : '0'}`;
    case 'compare': {
      const value = formulaValue(condition.quantity, facts, refusals, around.divisors);
      return all(condition.bounds.map((bound) => boundFormula(value, bound, refusals)));
    }
    case 'level': {
      const fact = facts.factOf.get(factId(condition.fact));
      const cell = valueOf(condition.fact, facts, refusals).n;
      return any(condition.levels.map((level) => `${cell}=${String(levelPlace(fact, level) || -1)}`));
    }
    case 'rank':
      refusals.add('cohort');
      return 'FALSE';
    case 'exhausted':
      return `${around.deductions()}>=${String(condition.points)}`;
    case 'otherwise': {
      const counting = condition.of.map(around.counts);
      return condition.mode === 'none' ? `NOT(${any(counting)})` : `NOT(${all(counting)})`;
    }
    case 'clause':
      return around.counts(condition.clause);
    case 'category': {
      const cell = around.category;
      return cell === null ? 'FALSE' : any(condition.words.map((word) => `EXACT(${cell},${formulaText(word)})`));
    }
    case 'all':
      return all(each(condition.of));
    case 'any':
      return any(each(condition.of));
    case 'not':
      return `NOT(${conditionFormula(condition.of, around)})`;
  }
}

export function all(of: readonly string[]): string {
  return of.length === 0 ? 'TRUE' : of.length === 1 ? (of[0] ?? '') : `AND(${of.join(',')})`;
}

export function any(of: readonly string[]): string {
  return of.length === 0 ? 'FALSE' : of.length === 1 ? (of[0] ?? '') : `OR(${of.join(',')})`;
}

const operators = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': '=', '!=': '<>' } as const;

function boundFormula(value: Quotient, bound: Bound, refusals: Refusals): string {
  return compared(value, operators[bound.op], decimal(bound.value), refusals);
}

/** How many times, never negative. */
export function multiplierQuotient(multiplier: Multiplier, around: Surroundings): Quotient {
  const { facts, refusals } = around;
  switch (multiplier.kind) {
    case 'once':
      return whole(1);
    case 'each': {
      const count = minus(valueOf(multiplier.fact, facts, refusals), whole(multiplier.free), refusals);
      return stepsOf(count, whole(multiplier.every), multiplier.remainder, refusals);
    }
    case 'steps': {
      const value = formulaValue(multiplier.quantity, facts, refusals, around.divisors);
      const from =
        typeof multiplier.from === 'string'
          ? decimal(multiplier.from)
          : formulaValue(multiplier.from, facts, refusals, around.divisors);
      const distance = multiplier.direction === 'below' ? minus(from, value, refusals) : minus(value, from, refusals);
      return stepsOf(distance, decimal(multiplier.every), multiplier.remainder, refusals);
    }
  }
}

function stepsOf(
  distance: Quotient,
  every: Quotient,
  remainder: 'drop' | 'round-up' | 'pro-rata',
  refusals: Refusals,
): Quotient {
  if (remainder !== 'pro-rata') return wholeSteps(distance, every, remainder === 'round-up', refusals);
  const x = upright(distance);
  return quotient({ ...x, n: `MAX(0,${x.n})` }, every, refusals);
}

/** What one time is worth in thousandths, never negative. */
export function amountQuotient(amount: Amount, full: Milli, around: Surroundings): Quotient {
  const { facts, refusals } = around;
  switch (amount.kind) {
    case 'points':
      return whole(amount.points);
    case 'full':
      return whole(full);
    case 'judged': {
      const judged = thousandths(valueOf(amount.fact, facts, refusals), refusals);
      if (amount.perCount === undefined) return judged;
      const count = valueOf(amount.perCount, facts, refusals);
      const least = product(count, whole(amount.least), refusals);
      const most = product(count, whole(amount.most), refusals);
      const within = extreme('MAX', [least, extreme('MIN', [judged, most], refusals)], refusals);
      return { ...within, n: `IF(${judged.n}=0,0,${within.n})` };
    }
    case 'proportional': {
      const value = formulaValue(amount.quantity, facts, refusals, around.divisors);
      const share = quotient(value, whole(amount.unit === '%' ? 100 : 1), refusals);
      return cut(product(share, whole(amount.points), refusals), amount.points, refusals);
    }
    case 'formula': {
      const value = formulaValue(amount.formula, facts, refusals, around.divisors);
      return cut(product(value, whole(1000), refusals), amount.most, refusals);
    }
    case 'interpolated':
      return interpolated(amount, formulaValue(amount.quantity, facts, refusals, around.divisors), refusals);
    case 'ratio-to-best':
      refusals.add('cohort');
      return nought;
  }
}

/** A judgement stands in thousandths already. */
function thousandths(value: Quotient, refusals: Refusals): Quotient {
  return value.d === 1000 ? { ...value, d: 1, dMost: 1 } : product(value, whole(1000), refusals);
}

/** Not below 0, and not above `most`. */
function cut(value: Quotient, most: Milli | null, refusals: Refusals): Quotient {
  const x = upright(value);
  const low = `MAX(0,${x.n})`;
  if (most === null) return { ...x, n: low };
  return quotient(
    { n: `MIN(${low},${times(String(x.d), most)})`, d: 1, nMost: most * x.dMost, dMost: 1 },
    { n: String(x.d), d: 1, nMost: x.dMost, dMost: 1 },
    refusals,
  );
}

/** Straight lines between points, all over one denominator. */
function interpolated(amount: Amount & { kind: 'interpolated' }, value: Quotient, refusals: Refusals): Quotient {
  if (typeof value.d === 'string') {
    refusals.add('quotients');
    return nought;
  }
  const scale = Math.max(value.d, ...amount.through.map((it) => decimal(it.x).dMost));
  const at = amount.through.map((it) => {
    const x = decimal(it.x);
    return { x: Number(x.n) * (scale / x.dMost), points: it.points };
  });
  const first = at[0];
  const last = at[at.length - 1];
  if (first === undefined || last === undefined) return nought;
  const x = times(value.n, scale / value.d);
  const d = at.slice(1).reduce((product_, point, index) => lcm(product_, point.x - (at[index]?.x ?? 0)), 1);
  let formula = String(last.points * d);
  for (let index = at.length - 1; index > 0; index -= 1) {
    const [from, to] = [at[index - 1], at[index]];
    if (from === undefined || to === undefined) continue;
    const per = d / (to.x - from.x);
    const line = `${String(from.points * d)}+(${x}-(${String(from.x)}))*(${String((to.points - from.points) * per)})`;
    formula = `IF(${x}<=${String(to.x)},${line},${formula})`;
  }
  const nMost = Math.max(...at.map((it) => Math.abs(it.points))) * d * 2 + value.nMost * (scale / value.d);
  if (nMost * d > 1e14) refusals.add('too-large');
  return { n: `IF(${x}<=${String(first.x)},${String(first.points * d)},${formula})`, d, nMost, dMost: d };
}

function lcm(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Conditions under which everything that some references name is known. */
export function knownRefs(refs: readonly FactRef[], facts: FactTable): readonly string[] {
  const rows = new Set(refs.flatMap((ref) => facts.rowOf.get(factId(ref)) ?? []));
  return [...rows].map((row) => `${place('known', row)}=1`);
}
