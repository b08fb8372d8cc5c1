/** What is written down, as known numbers: yes is 1, a quantity a whole number of its smallest units. */
import { type Fact, type FactRef, factId, type Formula } from '@rubric-lang/model';
import { columnOf, place } from './detail-columns.ts';
import {
  decimal,
  extreme,
  minus,
  negated,
  nought,
  plus,
  product,
  type Quotient,
  quotient,
  type Refusals,
} from './exact-formula.ts';
import { type BookRule, cellName, formulaText } from './workbook.ts';

/** Words that are written into the sheet for yes and no. */
export const yes = '是';
export const no = '否';

/** Quantities without bounds in the document are taken up to here; the cell says so. */
const largestQuantity = 10_000_000;
const largestCount = 1_000_000;

export interface FactTable {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly factOf: ReadonlyMap<string, Fact>;
}

/** The value of a fact, as cells. A fact that has no row cannot be asked. */
export function valueOf(ref: FactRef, table: FactTable, refusals: Refusals): Quotient {
  const id = factId(ref);
  const row = table.rowOf.get(id);
  const fact = table.factOf.get(id);
  if (row === undefined || fact === undefined) {
    refusals.add('circular');
    return nought;
  }
  const n = place('n', row);
  const most = boundsOf(fact);
  const size = Math.max(Math.abs(most.least ?? 0), Math.abs(most.most ?? 0));
  switch (fact.type.kind) {
    case 'yes-no':
      return { n, d: 1, nMost: 1, dMost: 1 };
    case 'count':
    case 'level':
      return { n, d: 1, nMost: size, dMost: 1 };
    case 'judgement':
      // In thousandths of a point.
      return { n, d: 1000, nMost: size * 1000, dMost: 1000 };
    case 'quantity': {
      const d = 10 ** fact.type.scale;
      const derived = fact.derived === undefined ? undefined : formulaValue(fact.derived, table, refusals, []);
      if (derived === undefined) return { n, d, nMost: size * d, dMost: d };
      return { n, d: place('d', row), nMost: Math.max(size * d, derived.nMost), dMost: Math.max(d, derived.dMost) };
    }
  }
}

/** A formula of the rubric as a quotient; `divisors` gets what must not be 0 for it to have a value. */
export function formulaValue(formula: Formula, table: FactTable, refusals: Refusals, divisors: string[]): Quotient {
  const value = (part: Formula): Quotient => formulaValue(part, table, refusals, divisors);
  switch (formula.kind) {
    case 'number':
      return decimal(formula.value);
    case 'fact':
      return valueOf(formula.ref, table, refusals);
    case 'statistic':
      refusals.add('cohort');
      return nought;
    case 'negate':
      return negated(value(formula.of));
    case 'add':
      return plus(value(formula.left), value(formula.right), refusals);
    case 'subtract':
      return minus(value(formula.left), value(formula.right), refusals);
    case 'multiply':
      return product(value(formula.left), value(formula.right), refusals);
    case 'divide': {
      const divisor = value(formula.right);
      if (!/^[1-9]\d*$/.test(divisor.n)) divisors.push(divisor.n);
      return quotient(value(formula.left), divisor, refusals);
    }
    case 'least':
      return extreme('MIN', formula.of.map(value), refusals);
    case 'greatest':
      return extreme('MAX', formula.of.map(value), refusals);
  }
}

/** Bounds of what may be written, in the unit that is written (分 for a judgement). */
function boundsOf(fact: Fact): { readonly least: number | null; readonly most: number | null } {
  const { type } = fact;
  switch (type.kind) {
    case 'yes-no':
      return { least: 0, most: 1 };
    case 'level':
      return { least: 1, most: type.levels.length };
    case 'count':
      return { least: 0, most: Math.min(type.most ?? largestCount, largestCount) };
    case 'quantity': {
      const grid = 10 ** Math.max(0, type.scale - 2);
      const limit = largestQuantity / grid;
      const least = type.least === undefined ? -limit : Math.max(-limit, Number(type.least));
      const most = type.most === undefined ? limit : Math.min(limit, Number(type.most));
      return { least, most };
    }
    case 'judgement':
      return { least: Math.min(0, type.least) / 1000, most: type.most / 1000 };
  }
}

/** What the cell lets in. */
export function ruleOf(fact: Fact): BookRule {
  const { type } = fact;
  if (type.kind === 'yes-no') return { kind: 'list', words: [yes, no], message: `${yes}、${no}` };
  if (type.kind === 'level' && type.levels.join(',').length <= 240 && !type.levels.some((it) => /[",]/.test(it))) {
    return { kind: 'list', words: type.levels, message: type.levels.join('、') };
  }
  const bounds = boundsOf(fact);
  const message = `${String(bounds.least ?? '')}—${String(bounds.most ?? '')}`;
  return { kind: type.kind === 'count' ? 'whole' : 'decimal', ...bounds, message };
}

/** How to fill it in, beside the cell. */
export function hintOf(fact: Fact): string {
  const { type } = fact;
  switch (type.kind) {
    case 'yes-no':
      return `${yes}／${no}`;
    case 'level':
      return type.levels.join('／');
    case 'count':
      return type.most === undefined ? type.unit : `${type.unit}（最多${String(type.most)}）`;
    case 'quantity':
      return type.unit;
    case 'judgement':
      return `${String(type.least / 1000)}—${String(type.most / 1000)}分`;
  }
}

/**
 * The hidden cells of a fact, by name (H12). `inspected`: when a fault that nobody wrote down was not found. What is written and is none
 * of the values the fact takes is as good as not written.
 */
export function factCells(
  fact: Fact,
  row: number,
  inspected: string | null,
  table: FactTable,
  refusals: Refusals,
): ReadonlyMap<string, string> {
  const input = cellName(row, columnOf('input'));
  const bounds = boundsOf(fact);
  const within = `${input}>=${String(bounds.least ?? 0)},${input}<=${String(bounds.most ?? 0)}`;
  const fault =
    fact.polarity === 'fault' && inspected !== null && (fact.type.kind === 'yes-no' || fact.type.kind === 'count');
  const missing = fault ? `IF(${inspected},1,0)` : '0';
  const cells = new Map<string, string>();
  const set = (name: 'known' | 'n' | 'd', formula: string): void => {
    cells.set(place(name, row), formula);
  };
  switch (fact.type.kind) {
    case 'yes-no':
      set('known', `IF(${input}="",${missing},IF(OR(${input}=${formulaText(yes)},${input}=${formulaText(no)}),1,0))`);
      set('n', `IF(${input}=${formulaText(yes)},1,0)`);
      break;
    case 'level': {
      const words = fact.type.levels.map(
        (level, index) => `IF(EXACT(${input},${formulaText(level)}),${String(index + 1)},`,
      );
      set('n', `${words.join('')}0${')'.repeat(words.length)}`);
      set('known', `IF(${place('n', row)}>0,1,0)`);
      break;
    }
    case 'count':
      set('known', `IF(${input}="",${missing},IF(ISNUMBER(${input}),IF(AND(${within},${input}=INT(${input})),1,0),0))`);
      set('n', `IF(AND(${place('known', row)}=1,ISNUMBER(${input})),${input},0)`);
      break;
    case 'judgement': {
      const least = fact.type.least / 1000;
      const given = `OR(${input}=0,${input}>=${String(least)})`;
      set('known', `IF(ISNUMBER(${input}),IF(AND(${within},${given}),1,0),0)`);
      set('n', `IF(${place('known', row)}=1,ROUND(${input}*1000,0),0)`);
      break;
    }
    case 'quantity': {
      const scale = String(10 ** fact.type.scale);
      const written = `IF(ISNUMBER(${input}),AND(${within}),FALSE)`;
      if (fact.derived === undefined) {
        set('known', `IF(${written},1,0)`);
        set('n', `IF(${place('known', row)}=1,ROUND(${input}*${scale},0),0)`);
        break;
      }
      const divisors: string[] = [];
      const value = formulaValue(fact.derived, table, refusals, divisors);
      const computed = [...knownOf(fact.derived, table), ...divisors.map((it) => `${it}<>0`)];
      set('known', `IF(${written},1,IF(AND(${['TRUE', ...computed].join(',')}),1,0))`);
      set('n', `IF(${written},ROUND(${input}*${scale},0),${value.n})`);
      set('d', `IF(${written},${scale},${String(value.d)})`);
      break;
    }
  }
  return cells;
}

/** Conditions under which the facts of a formula are known. */
function knownOf(formula: Formula, table: FactTable): readonly string[] {
  const rows = new Set<number>();
  const visit = (part: Formula): void => {
    switch (part.kind) {
      case 'fact':
      case 'statistic': {
        const row = table.rowOf.get(factId(part.ref));
        if (row !== undefined) rows.add(row);
        return;
      }
      case 'number':
        return;
      case 'negate':
        return visit(part.of);
      case 'least':
      case 'greatest':
        return part.of.forEach(visit);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        visit(part.left);
        return visit(part.right);
    }
  };
  visit(formula);
  return [...rows].map((row) => `${place('known', row)}=1`);
}

/** A level's place in its list, from 1; 0 for a word that is not in it. */
export function levelPlace(fact: Fact | undefined, level: string): number {
  return fact?.type.kind === 'level' ? fact.type.levels.indexOf(level) + 1 : 0;
}
