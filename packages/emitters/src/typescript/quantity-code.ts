import { parseRatio, placesOf, unknownOf, zeroRatio } from '@rubric-lang/model';
import type { FactRef, Formula, Ratio } from '@rubric-lang/model';
import type { Code } from './code.ts';
import type { Layout, PlacedFact } from './layout.ts';

/** A fact whose number lies in a cell as a whole number. */
export interface CellFact {
  readonly placed: PlacedFact;
  readonly expression: string;
  /** Between what and what the cell lies. */
  readonly least: number;
  readonly most: number;
}

/** The largest whole number up to which products are exact. */
export const exactUpTo: number = Number.MAX_SAFE_INTEGER;

/** The cell of a count, a yes/no or a quantity that no formula makes; undefined of anything else. */
export function cellFact(layout: Layout, code: Code, ref: FactRef): CellFact | undefined {
  const placed = layout.fact(ref);
  if (!placed || placed.unit === 0) return undefined;
  const expression = code.cell(placed.slot);
  const { type } = placed.fact;
  switch (type.kind) {
    case 'yes-no':
      return { placed, expression, least: 0, most: 1 };
    case 'count':
      return { placed, expression, least: 0, most: type.most ?? 1_000_000 };
    case 'quantity': {
      const scaled = (text: string | undefined, otherwise: number): number =>
        text === undefined
          ? otherwise
          : Math.ceil(Math.abs(Number(text)) * placed.unit) * (text.startsWith('-') ? -1 : 1);
      return { placed, expression, least: scaled(type.least, -1e15), most: scaled(type.most, 1e15) };
    }
    case 'level':
    case 'judgement':
      return undefined;
  }
}

/** The number that a clause reads, as a fraction or undefined: a formula that is settled as a whole from its slot. */
export function quantityCode(layout: Layout, code: Code, quantity: Formula): string {
  const unknown = unknownOf(quantity);
  if (unknown?.kind === 'formula') return `q[${String(layout.slotOf(unknown))}]`;
  return formulaCode(layout, code, quantity, (placed) => `q[${String(placed.slot)}]`);
}

/** The formula worked out; `derived` writes an input that a formula makes. */
export function formulaCode(
  layout: Layout,
  code: Code,
  formula: Formula,
  derived: (placed: PlacedFact) => string,
): string {
  const of = (part: Formula): string => formulaCode(layout, code, part, derived);
  switch (formula.kind) {
    case 'number':
      return code.fraction(formula.value);
    case 'fact': {
      const placed = layout.fact(formula.ref);
      if (!placed || placed.fact.type.kind === 'level') return 'undefined';
      if (placed.unit === 0) return derived(placed);
      if (placed.fact.type.kind === 'judgement') return `judgedNumber(n, q, ${String(placed.slot)})`;
      return `cellNumber(${code.cell(placed.slot)}, ${String(placed.unit)})`;
    }
    case 'statistic':
      return `statistic(q, ${String(layout.fact(formula.ref)?.slot ?? -1)}, '${formula.statistic}')`;
    case 'negate':
      return `negative(${of(formula.of)})`;
    case 'least':
    case 'greatest': {
      const [first, ...rest] = formula.of.map(of);
      const name = formula.kind === 'least' ? 'smaller' : 'larger';
      return rest.reduce((found, part) => `${name}(${found}, ${part})`, first ?? 'undefined');
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `${operations[formula.kind]}(${of(formula.left)}, ${of(formula.right)})`;
  }
}

const operations = { add: 'sum', subtract: 'difference', multiply: 'product', divide: 'quotient' } as const;

export function decimal(text: string): Ratio {
  return parseRatio(text) ?? zeroRatio;
}

/** In how many parts of 1 all the numbers are whole; undefined when no power of ten is enough. */
export function commonUnit(unit: number, numbers: readonly Ratio[]): number | undefined {
  let found = unit;
  for (const number of numbers) {
    const places = placesOf(number);
    if (places === undefined) return undefined;
    found = Math.max(found, 10 ** places);
  }
  return found <= 1e9 ? found : undefined;
}

/** The number in those parts of 1, which has to be whole. */
export function inUnits({ n, d }: Ratio, unit: number): number {
  return Number((n * BigInt(unit)) / d);
}
