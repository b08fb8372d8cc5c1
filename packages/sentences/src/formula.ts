import type { Dialect } from './dialect.ts';
import { parseNumeral } from './numerals.ts';
import type { FormulaReading } from './reading.ts';

type FormulaToken =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: '+' | '-' | '*' | '/' | '(' | ')' };

const SIGNS: Readonly<Record<string, '+' | '-' | '*' | '/' | '(' | ')'>> = {
  '+': '+',
  '—': '-',
  '−': '-',
  '×': '*',
  '÷': '/',
  '/': '/',
  '（': '(',
  '）': ')',
};

/**
 * 评标基准价÷投标报价×30, folded. undefined when it is no complete expression. Nesting is bounded, so that hostile brackets cannot
 * exhaust the stack.
 */
export function readFormula(written: string, dialect: Dialect): FormulaReading | undefined {
  const tokens = formulaTokens(written, dialect);
  if (tokens === undefined || tokens.length < 3) return undefined;
  let at = 0;
  const sign = (): string | undefined => {
    const token = tokens[at];
    return token?.kind === 'sign' ? token.sign : undefined;
  };
  const primary = (depth: number): FormulaReading | undefined => {
    const token = tokens[at];
    if (token === undefined || depth > 32) return undefined;
    at += 1;
    if (token.kind === 'number') return { kind: 'number', value: token.value };
    if (token.kind === 'name') return { kind: 'name', name: token.name };
    if (token.sign === '-') {
      const of = primary(depth + 1);
      return of === undefined ? undefined : { kind: 'negate', of };
    }
    if (token.sign !== '(') return undefined;
    const inner = sum(depth + 1);
    if (inner === undefined || sign() !== ')') return undefined;
    at += 1;
    return inner;
  };
  const product = (depth: number): FormulaReading | undefined => {
    let left = primary(depth);
    while (left !== undefined && (sign() === '*' || sign() === '/')) {
      const kind = sign() === '*' ? 'multiply' : 'divide';
      at += 1;
      const right = primary(depth);
      left = right === undefined ? undefined : { kind, left, right };
    }
    return left;
  };
  const sum = (depth: number): FormulaReading | undefined => {
    let left = product(depth);
    while (left !== undefined && (sign() === '+' || sign() === '-')) {
      const kind = sign() === '+' ? 'add' : 'subtract';
      at += 1;
      const right = product(depth);
      left = right === undefined ? undefined : { kind, left, right };
    }
    return left;
  };
  const read = sum(0);
  return at === tokens.length ? read : undefined;
}

function formulaTokens(written: string, dialect: Dialect): readonly FormulaToken[] | undefined {
  const tokens: FormulaToken[] = [];
  const { formulaName, formulaUnit } = dialect.grammar;
  const number = dialect.pattern('(?:{plainNumber})', 'y');
  const name = dialect.pattern(formulaName, 'y');
  const unit = dialect.pattern(formulaUnit, 'y');
  for (let at = 0; at < written.length;) {
    const character = written.charAt(at);
    const sign = SIGNS[character];
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    if (sign !== undefined) {
      tokens.push({ kind: 'sign', sign });
      at += 1;
      continue;
    }
    number.lastIndex = at;
    const digits = number.exec(written)?.[0];
    if (digits !== undefined) {
      const value = parseNumeral(digits, dialect.grammar.numerals);
      if (value === undefined) return undefined;
      at += digits.length;
      if (written.startsWith(' %', at)) at += 1;
      if (written.charAt(at) === '%') {
        tokens.push(
          { kind: 'sign', sign: '(' },
          { kind: 'number', value },
          { kind: 'sign', sign: '/' },
          { kind: 'number', value: '100' },
          { kind: 'sign', sign: ')' },
        );
        at += 1;
      } else tokens.push({ kind: 'number', value });
      unit.lastIndex = at;
      at += unit.exec(written)?.[0].length ?? 0;
      continue;
    }
    name.lastIndex = at;
    const words = name.exec(written)?.[0];
    if (words === undefined || words === '') return undefined;
    tokens.push({ kind: 'name', name: words });
    at += words.length;
  }
  return tokens;
}
