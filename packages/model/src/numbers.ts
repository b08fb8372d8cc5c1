/** Points as whole thousandths of a 分: 0.5分 is 500. Always an integer below 2^53. */
export type Milli = number;

/**
 * An exact decimal as canonical text: `-?\d+(\.\d*[1-9])?`, at most six places. Plain data, so that a model is JSON;
 * arithmetic goes through `ratio.ts`.
 */
export type Decimal = string;

/** How points are rounded where rounding happens at all: to a step in thousandths (default 10 = 0.01分). */
export interface Rounding {
  readonly step: Milli;
  readonly mode: 'half-away' | 'truncate';
}
