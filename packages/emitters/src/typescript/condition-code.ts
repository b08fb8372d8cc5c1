import { floorRatio, multiplyRatio, placeOf, ratio } from '@rubric-lang/model';
import type { Bound, Condition } from '@rubric-lang/model';
import type { Code } from './code.ts';
import type { Layout } from './layout.ts';
import { literal } from './literal.ts';
import { cellFact, decimal, quantityCode } from './quantity-code.ts';

/** What a condition asks of the code around it. */
export interface AskedOf {
  /** An expression: does the clause or branch of that key count? */
  readonly counts: (key: string) => string;
}

/** The condition as an expression; what holds always, or never, is `true` or `false`. */
export function conditionCode(layout: Layout, code: Code, condition: Condition, asked: AskedOf): string {
  switch (condition.kind) {
    case 'always':
      return 'true';
    case 'plain': {
      const placed = layout.fact(condition.fact);
      const is = placed?.fact.type.kind === 'yes-no' ? `${code.cell(placed.slot)} === 1` : 'false';
      return condition.holds ? is : not(is);
    }
    case 'compare':
      return all(condition.bounds.map((bound) => boundCode(layout, code, condition, bound)));
    case 'level': {
      const placed = layout.fact(condition.fact);
      if (placed?.fact.type.kind !== 'level') return 'false';
      const { levels } = placed.fact.type;
      const places = levels.flatMap((level, index) => (condition.levels.includes(level) ? [index] : []));
      return any(places.map((place) => `${code.cell(placed.slot)} === ${String(place)}`));
    }
    case 'rank': {
      const place = code.cell(layout.slotOf(placeOf(condition)));
      return all([
        `${place} >= ${String(condition.from)}`,
        ...(condition.to === null ? [] : [`${place} <= ${String(condition.to)}`]),
      ]);
    }
    case 'exhausted':
      return `x >= ${String(condition.points)}`;
    case 'otherwise': {
      const keys = condition.of.map(asked.counts);
      return not(condition.mode === 'none' ? any(keys) : all(keys));
    }
    case 'clause':
      return asked.counts(condition.clause);
    case 'category':
      return any(condition.words.map((word) => `k === ${literal(word)}`));
    case 'all':
      return all(condition.of.map((part) => conditionCode(layout, code, part, asked)));
    case 'any':
      return any(condition.of.map((part) => conditionCode(layout, code, part, asked)));
    case 'not':
      return not(conditionCode(layout, code, condition.of, asked));
  }
}

function boundCode(
  layout: Layout,
  code: Code,
  condition: Condition & { readonly kind: 'compare' },
  { op, value }: Bound,
): string {
  const { quantity } = condition;
  const cell = quantity.kind === 'fact' ? cellFact(layout, code, quantity.ref) : undefined;
  if (!cell) return `side(${quantityCode(layout, code, quantity)}, ${code.fraction(value)}) ${sides[op]}`;
  const edge = multiplyRatio(decimal(value), ratio(cell.placed.unit));
  const whole = Number(floorRatio(edge));
  if (edge.d === 1n) return `${cell.expression} ${operators[op]} ${String(whole)}`;
  // Between two whole cells: below it is at most the lower one.
  if (op === '=' || op === '!=') return op === '=' ? 'false' : 'true';
  return op === '<' || op === '<=' ? `${cell.expression} <= ${String(whole)}` : `${cell.expression} > ${String(whole)}`;
}

const operators: Readonly<Record<Bound['op'], string>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '===',
  '!=': '!==',
};
const sides: Readonly<Record<Bound['op'], string>> = {
  '<': '< 0',
  '<=': '<= 0',
  '>': '> 0',
  '>=': '>= 0',
  '=': '=== 0',
  '!=': '!== 0',
};

function all(parts: readonly string[]): string {
  const needed = parts.filter((part) => part !== 'true');
  if (needed.includes('false')) return 'false';
  return needed.length === 0 ? 'true' : needed.map((part) => bracketed(part, '||')).join(' && ');
}

export function any(parts: readonly string[]): string {
  const possible = parts.filter((part) => part !== 'false');
  if (possible.includes('true')) return 'true';
  return possible.length === 0 ? 'false' : possible.map((part) => bracketed(part, '&&')).join(' || ');
}

function not(part: string): string {
  if (part === 'true') return 'false';
  if (part === 'false') return 'true';
  return /^\w+$/.test(part) ? `!${part}` : `!(${part})`;
}

/** Mixed with the other operator, or with a comparison inside, a part stands in brackets. */
function bracketed(part: string, other: '||' | '&&'): string {
  return part.includes(` ${other} `) ? `(${part})` : part;
}
