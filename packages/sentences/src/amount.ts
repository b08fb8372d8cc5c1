import type { Dialect } from './dialect.ts';
import { parseNumeral, thousandths } from './numerals.ts';
import type { AmountReading } from './reading.ts';

/** What stands behind a scoring verb: `1分` `3—5分` `1、2、3分` `本项分值的50%` `一半` `1` (分 missing). */
export function readAmount(
  written: string,
  dialect: Dialect,
): { readonly amount: AmountReading; readonly missingUnit: boolean } | undefined {
  const words = dialect.grammar.amountWords;
  const share = dialect.pattern(words.share).exec(written);
  if (share?.groups?.['percent'] !== undefined) {
    return { amount: { kind: 'percent', percent: share.groups['percent'] }, missingUnit: false };
  }
  if (dialect.pattern(words.half).test(written))
    return { amount: { kind: 'percent', percent: '50' }, missingUnit: false };
  const numbers = written.match(dialect.pattern(words.number, 'g')) ?? [];
  const points: number[] = [];
  for (const number of numbers) {
    const decimal = parseNumeral(number, dialect.grammar.numerals);
    const value = decimal === undefined ? undefined : thousandths(decimal);
    if (value === undefined) return undefined;
    points.push(value);
  }
  const [first, second] = points;
  if (first === undefined) return undefined;
  const missingUnit = !dialect.pattern(words.unit).test(written);
  if (second === undefined) {
    const extra = dialect.pattern(words.andHalf).test(written) ? 500 : 0;
    return { amount: { kind: 'points', points: first + extra }, missingUnit };
  }
  if (points.length === 2 && dialect.pattern(words.range).test(written)) {
    return { amount: { kind: 'range', least: Math.min(first, second), most: Math.max(first, second) }, missingUnit };
  }
  return { amount: { kind: 'list', points }, missingUnit };
}
