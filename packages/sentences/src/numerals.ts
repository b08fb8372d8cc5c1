import type { NumeralGrammar } from '@rubric-lang/grammar';

/**
 * A number as rubrics write it, as canonical decimal text: `12,000` `0.5` `十二` `三点五` `半` `百分之九十` (90).
 * undefined when it is none.
 */
export function parseNumeral(written: string, numerals: NumeralGrammar): string | undefined {
  const text = withoutPrefix(written.replace(/，/g, '').trim(), numerals.percent);
  if (/^\d+(?:\.\d+)?$/.test(text)) return canonical(text);
  if (text === numerals.half) return '0.5';
  const word = numerals.words?.[text];
  if (word !== undefined) return String(word);
  const [whole = '', fraction] = numerals.point === '' ? [text] : text.split(numerals.point);
  const value = wholeNumeral(whole, numerals);
  if (value === undefined) return undefined;
  if (fraction === undefined) return String(value);
  const places = [...fraction].map((character) => numerals.digits[character]);
  if (places.length === 0 || places.includes(undefined)) return undefined;
  return canonical(`${value}.${places.join('')}`);
}

function withoutPrefix(text: string, prefix: string): string {
  return prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function wholeNumeral(text: string, { digits, scales }: NumeralGrammar): number | undefined {
  if (text === '') return undefined;
  // 二〇一二: digits in a row, no multipliers.
  if (text.length > 1 && [...text].every((character) => Object.keys(digits).includes(character))) {
    return Number([...text].map((character) => digits[character]).join(''));
  }
  let total = 0;
  let pending: number | undefined;
  for (const character of text) {
    const digit = digits[character];
    const scale = scales[character];
    if (digit !== undefined) pending = digit;
    else if (scale === undefined) return undefined;
    else if (scale === 10000) {
      total = (total + (pending ?? 0)) * scale;
      pending = undefined;
    } else {
      total += (pending ?? 1) * scale;
      pending = undefined;
    }
  }
  return total + (pending ?? 0);
}

function canonical(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  const integer = whole.replace(/^0+(?=\d)/, '');
  return trimmed === '' ? integer : `${integer}.${trimmed}`;
}

/** Decimal text as whole thousandths; undefined when finer than a thousandth. */
export function thousandths(decimal: string): number | undefined {
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (fraction.length > 3) return undefined;
  return Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
}
