/** The columns of the 明细 sheet. The first six are for people, the others hold whole numbers and are hidden. */
import { cellName } from './workbook.ts';

export const visible: number = 6;

const order = [
  'text',
  'question',
  'input',
  'hint',
  'count',
  'points',
  // Of a fact: is it known, and its value n ÷ d. Of an item: inspected, pending.
  'known',
  'n',
  'd',
  // Of a branch: does its condition hold, does it count, how many times, for how much.
  'holds',
  'counts',
  'timesN',
  'timesD',
  'exactN',
  'exactD',
  // Of a unit (a clause, or a branch that groups name): is it alive, its amount, rounded. Of an item as it enters the
  // sums: pending, absent, thousandths.
  'live',
  'unitN',
  'unitD',
  'milli',
  // Then one column a cap or group that limits.
  'stage',
] as const;

export type DetailColumn = (typeof order)[number];

export function columnOf(name: DetailColumn, stage = 0): number {
  return order.indexOf(name) + stage;
}

/** `H12`: the cell of a column in a row (rows from 0). */
export function place(name: DetailColumn, row: number, stage = 0): string {
  return cellName(row, columnOf(name, stage));
}
