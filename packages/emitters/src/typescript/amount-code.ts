import { distanceOf, ratio, shareOf, subtractRatio } from '@rubric-lang/model';
import type { Amount, Milli, Multiplier, Rounding } from '@rubric-lang/model';
import type { Code } from './code.ts';
import type { Layout } from './layout.ts';
import { cellFact, commonUnit, decimal, exactUpTo, inUnits, quantityCode } from './quantity-code.ts';

/**
 * An expression with a value that is not negative. number: whole, at most `most`, and always a multiple of `of`.
 * part: rounded on the spot, for nothing is added to it. exact: a whole number or a fraction.
 */
export type ValueCode =
  | { readonly kind: 'number'; readonly code: string; readonly most: number; readonly of: number }
  | { readonly kind: 'part'; readonly rounded: string; readonly exact: string }
  | { readonly kind: 'exact'; readonly code: string };

/** How many times a branch counts; `part` does not occur. */
export function timesCode(layout: Layout, code: Code, times: Multiplier): ValueCode {
  switch (times.kind) {
    case 'once':
      return { kind: 'number', code: '1', most: 1, of: 1 };
    case 'each': {
      const cell = cellFact(layout, code, times.fact);
      if (!cell) {
        const quantity = quantityCode(layout, code, { kind: 'fact', ref: times.fact });
        const distance = times.free === 0 ? quantity : `difference(${quantity}, ${code.fraction(ratio(times.free))})`;
        return {
          kind: 'exact',
          code: `stepsOf(${distance}, ${code.fraction(ratio(times.every))}, '${times.remainder}')`,
        };
      }
      const { unit } = cell.placed;
      const distance = minus(cell.expression, times.free * unit);
      return stepsCode(
        distance,
        times.every * unit,
        times.remainder,
        cell.most - times.free * unit,
        cell.least >= 0 && times.free === 0,
      );
    }
    case 'steps': {
      const { quantity, from, direction } = distanceOf(times);
      const [start, every] = [decimal(from), decimal(times.every)];
      const cell = quantity.kind === 'fact' ? cellFact(layout, code, quantity.ref) : undefined;
      const unit = cell && commonUnit(cell.placed.unit, [start, every]);
      if (cell && unit !== undefined && every.n > 0n) {
        const factor = unit / cell.placed.unit;
        const [edge, step] = [inUnits(start, unit), inUnits(every, unit)];
        const value = factor === 1 ? cell.expression : `${cell.expression} * ${String(factor)}`;
        const most = direction === 'below' ? edge - cell.least * factor : cell.most * factor - edge;
        if (Math.max(Math.abs(cell.least), Math.abs(cell.most)) * factor + Math.abs(edge) < exactUpTo) {
          const distance = direction === 'below' ? `${String(edge)} - ${value}` : minus(value, edge);
          return stepsCode(distance, step, times.remainder, most, false);
        }
      }
      const number = quantityCode(layout, code, quantity);
      const distance =
        direction === 'below'
          ? `difference(${code.fraction(start)}, ${number})`
          : `difference(${number}, ${code.fraction(start)})`;
      return { kind: 'exact', code: `stepsOf(${distance}, ${code.fraction(every)}, '${times.remainder}')` };
    }
  }
}

function minus(value: string, less: number): string {
  if (less === 0) return value;
  return less > 0 ? `${value} - ${String(less)}` : `${value} + ${String(-less)}`;
}

function stepsCode(
  distance: string,
  every: number,
  remainder: 'drop' | 'round-up' | 'pro-rata',
  most: number,
  positive: boolean,
): ValueCode {
  const steps = Math.max(0, Math.ceil(most / every));
  if (every === 1) {
    return { kind: 'number', code: positive ? distance : `Math.max(0, ${distance})`, most: steps, of: 1 };
  }
  if (remainder === 'pro-rata') return { kind: 'exact', code: `partSteps(${distance}, ${String(every)})` };
  const name = remainder === 'drop' ? 'droppedSteps' : 'raisedSteps';
  return { kind: 'number', code: `${name}(${distance}, ${String(every)})`, most: steps, of: 1 };
}

/** What one time is worth, in thousandths. `full`: the item's points. */
export function amountCode(layout: Layout, code: Code, amount: Amount, full: Milli, rounding: Rounding): ValueCode {
  switch (amount.kind) {
    case 'points':
      return constant(amount.points);
    case 'full':
      return constant(full);
    case 'judged': {
      const placed = layout.fact(amount.fact);
      const given =
        placed?.fact.type.kind === 'judgement' && placed.unit !== 0
          ? `judged(n, q, ${String(placed.slot)})`
          : `thousandths(${quantityCode(layout, code, { kind: 'fact', ref: amount.fact })})`;
      if (!amount.perCount) return { kind: 'exact', code: given };
      const count = quantityCode(layout, code, { kind: 'fact', ref: amount.perCount });
      return {
        kind: 'exact',
        code: `judgedTotal(${given}, ${count}, ${String(amount.least)}, ${String(amount.most)})`,
      };
    }
    case 'proportional':
      return proportionalCode(layout, code, amount, rounding);
    case 'formula': {
      const most = amount.most === null ? 'null' : code.fraction(ratio(amount.most));
      const points = `product(${quantityCode(layout, code, amount.formula)}, ${code.fraction(ratio(1000))})`;
      return { kind: 'exact', code: `held(${points}, ${code.fraction(ratio(0))}, ${most})` };
    }
    case 'interpolated':
      return interpolatedCode(layout, code, amount, rounding);
    case 'ratio-to-best': {
      const share = `held(q[${String(layout.slotOf(shareOf(amount)))}], ${code.fraction(ratio(0))}, ${code.fraction(ratio(1))})`;
      return { kind: 'exact', code: `exactProduct(${share}, ${String(amount.points)})` };
    }
  }
}

function constant(points: Milli): ValueCode {
  return { kind: 'number', code: String(points), most: points, of: points };
}

function roundingCode({ step, mode }: Rounding): string {
  return `{ step: ${String(step)}, mode: '${mode}' }`;
}

function proportionalCode(
  layout: Layout,
  code: Code,
  amount: Amount & { readonly kind: 'proportional' },
  rounding: Rounding,
): ValueCode {
  const hundredth = amount.unit === '%' ? 100 : 1;
  const points = code.fraction(ratio(amount.points, hundredth));
  const exact = `held(product(${quantityCode(layout, code, amount.quantity)}, ${points}), ${code.fraction(ratio(0))}, ${code.fraction(ratio(amount.points))})`;
  const cell = amount.quantity.kind === 'fact' ? cellFact(layout, code, amount.quantity.ref) : undefined;
  if (!cell) return { kind: 'exact', code: exact };
  const below = cell.placed.unit * hundredth;
  // The cell goes no further than makes all the points.
  const most = Math.min(cell.most, below);
  if (most * amount.points * 2 * rounding.step >= exactUpTo) return { kind: 'exact', code: exact };
  const above = `Math.min(Math.max(${cell.expression}, 0), ${String(below)}) * ${String(amount.points)}`;
  return { kind: 'part', rounded: `roundedPart(${above}, ${String(below)}, ${roundingCode(rounding)})`, exact };
}

function interpolatedCode(
  layout: Layout,
  code: Code,
  amount: Amount & { readonly kind: 'interpolated' },
  rounding: Rounding,
): ValueCode {
  const through = amount.through.map(({ x, points }) => `[${code.fraction(x)}, ${String(points)}]`);
  const exact = `interpolatedAt(${quantityCode(layout, code, amount.quantity)}, [${through.join(', ')}])`;
  const cell = amount.quantity.kind === 'fact' ? cellFact(layout, code, amount.quantity.ref) : undefined;
  const xs = amount.through.map(({ x }) => decimal(x));
  const unit = cell && commonUnit(cell.placed.unit, xs);
  const largest = Math.max(0, ...amount.through.map(({ points }) => points));
  if (!cell || unit === undefined) return { kind: 'exact', code: exact };
  const factor = unit / cell.placed.unit;
  const width = Math.max(0, ...xs.map((x, index) => inUnits(subtractRatio(x, xs[index - 1] ?? x), unit)));
  if (width * largest * 4 * rounding.step >= exactUpTo || Math.max(-cell.least, cell.most) * factor >= exactUpTo) {
    return { kind: 'exact', code: exact };
  }
  const value = factor === 1 ? cell.expression : `${cell.expression} * ${String(factor)}`;
  // From the last stretch to the first, each inside the rest of the one before.
  let rounded = String(roundedConstant(amount.through[amount.through.length - 1]?.points ?? 0, rounding));
  for (let index = amount.through.length - 1; index >= 0; index -= 1) {
    const [point, before] = [amount.through[index], amount.through[index - 1]];
    const [x, from] = [xs[index], xs[index - 1]];
    if (!point || !x) continue;
    const edge = inUnits(x, unit);
    if (!before || !from) {
      rounded = `${value} <= ${String(edge)} ? ${String(roundedConstant(point.points, rounding))} : ${rounded}`;
      continue;
    }
    const start = inUnits(from, unit);
    const run = edge - start;
    const here =
      run === 0
        ? String(roundedConstant(point.points, rounding))
        : `roundedPart(${String(before.points * run)} + (${minus(value, start)}) * ${String(point.points - before.points)}, ${String(run)}, ${roundingCode(rounding)})`;
    rounded = `${value} <= ${String(edge)} ? ${here} : ${rounded}`;
  }
  return { kind: 'part', rounded: `(${rounded})`, exact };
}

/** Points as the rounding of `roundedPart` leaves them. */
function roundedConstant(points: Milli, { step, mode }: Rounding): Milli {
  const rest = points % step;
  return points - rest + (mode === 'half-away' && rest * 2 >= step ? step : 0);
}

/** Times an amount, added up by the caller. */
export function productCode(times: ValueCode, amount: ValueCode): ValueCode {
  const [left, right] = [exactOf(times), exactOf(amount)];
  if (times.kind === 'number' && amount.kind === 'number' && times.most * amount.most < exactUpTo) {
    if (times.code === '1') return amount;
    const body = amount.code === '0' ? '0' : `${bracket(times.code)} * ${amount.code}`;
    return { kind: 'number', code: body, most: times.most * amount.most, of: amount.of };
  }
  if (times.kind === 'number' && times.code === '1') return amount;
  return { kind: 'exact', code: `exactProduct(${left}, ${right})` };
}

export function exactOf(value: ValueCode): string {
  return value.kind === 'part' ? value.exact : value.code;
}

function bracket(expression: string): string {
  return /^[\w.[\]!]+$|^\w+\([^()]*\)$/.test(expression) ? expression : `(${expression})`;
}
