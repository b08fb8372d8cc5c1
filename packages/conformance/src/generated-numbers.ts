/** How a generated text is written; every combination says the same. */
export interface WritingStyle {
  readonly numerals: 'digits' | 'full-width' | 'han';
  readonly marks: 'full-width' | 'half-width';
}

const digits = '〇一二三四五六七八九';

/** A number as a style writes it: 12, １２, 十二; 0.5, 零点五. Up to 99 999, two decimals. */
export function writeNumber(value: number, { numerals }: WritingStyle): string {
  const plain = String(value);
  if (numerals === 'digits') return plain;
  if (numerals === 'full-width')
    return plain
      .split('')
      .map((digit) => (digit === '.' ? '．' : String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))
      .join('');
  const [whole = '0', fraction] = plain.split('.');
  const said = sayWhole(Number(whole));
  return fraction === undefined
    ? said
    : `${said}点${fraction
        .split('')
        .map((digit) => digits.charAt(Number(digit)).replace('〇', '零'))
        .join('')}`;
}

/** A count with its measure: 两次, not 二次. */
export function writeCount(value: number, measure: string, style: WritingStyle): string {
  return style.numerals === 'han' && value === 2 ? `两${measure}` : `${writeNumber(value, style)}${measure}`;
}

/** A quantity with its unit; 百分之九十 in Chinese numerals. */
export function writeQuantity(value: number, unit: string, style: WritingStyle): string {
  if (unit === '%' && style.numerals === 'han') return `百分之${writeNumber(value, style)}`;
  return unit === '%' && style.numerals === 'full-width'
    ? `${writeNumber(value, style)}％`
    : writeCount(value, unit, style);
}

/** The marks of a text as a style writes them. */
export function writeMarks(text: string, { marks }: WritingStyle): string {
  return marks === 'full-width'
    ? text
    : text.replace(/，/g, ',').replace(/；/g, ';').replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':');
}

function sayWhole(value: number): string {
  if (value === 0) return '零';
  let said = '';
  let zero = false;
  for (const [unit, name] of [
    [10_000, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % (unit === 10_000 ? 10_000 : 10);
    if (digit === 0) {
      zero = said !== '';
      continue;
    }
    said += `${zero ? '零' : ''}${unit === 10 && said === '' && digit === 1 ? '' : digits.charAt(digit)}${name}`;
    zero = false;
  }
  return said;
}
