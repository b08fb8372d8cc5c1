import { marks } from '@rubric-lang/grammar';

const { digits, zero, two, ten, hundred } = marks.han;

/** The characters Chinese numbers of headings and points are written with, as a RegExp class source. */
export const hanClass = `${digits}${zero}${two}${ten}${hundred}`;

/** 一 to 九百九十九, 〇 as 零; undefined for what is no number (二三). */
export function hanNumber(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  for (const character of text) {
    if (character === ten || character === hundred) {
      const unit = character === ten ? 10 : 100;
      if (digit === undefined && unit === 100) return undefined;
      if (total % (unit * 10) !== 0 || digit === 0) return undefined;
      total += (digit ?? 1) * unit;
      digit = undefined;
    } else {
      const value = character === zero ? 0 : character === two ? 2 : digits.indexOf(character);
      if (value < 0 || (digit !== undefined && digit !== 0)) return undefined;
      digit = value;
    }
  }
  return total + (digit ?? 0);
}

/**
 * A decimal as exact thousandths; undefined when it has more than three places that matter or is too large to be
 * points. Digits only: `2.5`, `10`.
 */
export function thousandths(decimal: string): number | undefined {
  const parts = /^0*([0-9]{1,9})(?:\.([0-9]{1,3})0*)?$/.exec(decimal);
  if (parts === null) return undefined;
  return Number(parts[1]) * 1000 + Number((parts[2] ?? '').padEnd(3, '0'));
}
