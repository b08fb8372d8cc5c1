import type { Comparison, Decimal } from '@rubric-lang/model';

/** A number that the item's standard asks for: 专题会不少于4次. */
export interface StandardNumber {
  readonly subject: string;
  readonly op: Comparison;
  readonly value: Decimal;
  readonly unit: string;
  /** How often a year: 每月 is 12, 每季度 4; 1 without a period. */
  readonly times: number;
  readonly period: string | null;
}
