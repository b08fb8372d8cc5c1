import { blockGrammars } from '@rubric-lang/grammar';
import type { Dialect } from './dialect.ts';
import type { MeasuredNumber } from './reading.ts';

/** Do two units measure the same: 分钟 and 小时, 元 and 万元? */
export function sameMeasure(a: string, b: string, dialect: Dialect): boolean {
  return a === b || factor(a, b, dialect) !== undefined || factor(b, a, dialect) !== undefined;
}

/** Is the first less than the second? undefined: their units have nothing to do with each other. */
export function isLess(a: MeasuredNumber, b: MeasuredNumber, dialect: Dialect): boolean | undefined {
  if (a.unit === b.unit) return Number(a.value) < Number(b.value);
  const down = factor(a.unit, b.unit, dialect);
  if (down !== undefined) return Number(a.value) * down < Number(b.value);
  const up = factor(b.unit, a.unit, dialect);
  return up === undefined ? undefined : Number(a.value) < Number(b.value) * up;
}

/** One of `from` is so many of `to`: only which is more is asked of it, so it need not be exact. */
function factor(from: string, to: string, { grammar }: Dialect): number | undefined {
  const { factors } = blockGrammars[grammar.language === 'en' ? 'en' : 'zh-CN'].units;
  const found = factors[from]?.[to];
  return found === undefined ? undefined : Number(found);
}
