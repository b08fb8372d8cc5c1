import type { Rounding } from '@rubric-lang/model';
import type { Code } from './code.ts';
import type { PartUnit } from './part-units.ts';

/** How a unit's amount comes out of `count…`. */
export interface UnitAmount {
  /** Whole; otherwise it may be a fraction. */
  readonly whole: boolean;
  /** It needs no more rounding. */
  readonly rounded: boolean;
  /** How often, as a whole number? */
  readonly counted: boolean;
}

/** A unit's amount, rounded. */
export function roundedUnit(code: Code, at: number, amount: UnitAmount | undefined, { step, mode }: Rounding): string {
  const exact = `o.exact[${String(at)}]`;
  if (amount?.rounded) return `${exact}${code.ts(' as number')}`;
  return `rounded(${exact}${code.ts('!')}, { step: ${String(step)}, mode: '${mode}' })`;
}

/** Do its points enter the item's sum? */
export function isWorth({ clause: { clause } }: PartUnit): boolean {
  const { kind } = clause.effect;
  return kind === 'deduct' || kind === 'award' || kind === 'bonus' || kind === 'below-zero';
}
