import type { Milli } from './numbers.ts';

/** Thousandths of a point as people write them: 500 is `0.5`, 3000 is `3`, -2500 is `-2.5`. */
export function pointsText(points: Milli): string {
  const whole = Math.trunc(Math.abs(points) / 1000);
  const rest = String(Math.abs(points) % 1000).padStart(3, '0').replace(/0+$/, '');
  return `${points < 0 ? '-' : ''}${String(whole)}${rest === '' ? '' : `.${rest}`}`;
}

/** Points as a plain number of 分 for JSON: 500 is 0.5. A whole number of thousandths prints exactly. */
export function pointsNumber(points: Milli): number {
  return Number(pointsText(points));
}
