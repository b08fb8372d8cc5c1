import type { BlockGrammar } from '@rubric-lang/grammar';
import type { CompareReading, ConditionReading, MeasuredNumber } from '@rubric-lang/sentences';
import { timesDecimal } from './decimal.ts';
import { quantityName } from './quantities.ts';

/**
 * 30分钟以内得5分，30分钟至1小时得3分，1小时以上不得分: one quantity in several units of one measure. Gives the conditions, one for each
 * clause, with all numbers of such a quantity in its finest unit, where the factors to it are whole; a comparison without
 * a name goes on with the quantity before it. Other conditions are left as they are.
 */
export function inOneUnit(
  conditions: readonly ConditionReading[],
  { factors, same }: Pick<BlockGrammar['units'], 'factors' | 'same'>,
): readonly ConditionReading[] {
  const base = (unit: string): string => same[unit] ?? unit;
  const factor = (from: string, to: string): string | undefined =>
    from === to ? '1' : (whole(factors[from]?.[to]) ?? undefined);
  const family = (a: string, b: string): boolean =>
    a === b || factors[a]?.[b] !== undefined || factors[b]?.[a] !== undefined;

  // Which quantity each condition is of, and in which units that is written.
  const units = new Map<string, Set<string>>();
  let name = '';
  let last = '';
  const names = conditions.map((condition): string | null => {
    const numbers = numbersIn(condition);
    const written = numbers === null ? [] : numbers.of.map(({ unit }) => base(unit));
    const [first] = written;
    if (numbers === null || first === undefined || first === '') return null;
    const own = numbers.name;
    if (own !== '') name = own;
    else if (!family(first, last)) return null;
    last = written[written.length - 1] ?? first;
    const known = units.get(name) ?? new Set<string>();
    for (const unit of written) known.add(unit);
    units.set(name, known);
    return name;
  });
  const finest = new Map(
    [...units].flatMap(([quantity, written]) => {
      const target = [...written].find((unit) => [...written].every((other) => factor(other, unit) !== undefined));
      return written.size < 2 || target === undefined ? [] : [[quantity, target] as const];
    }),
  );
  return conditions.map((condition, at) => {
    const target = finest.get(names[at] ?? '');
    if (target === undefined) return condition;
    const put = (number: MeasuredNumber): MeasuredNumber => {
      const by = factor(base(number.unit), target);
      return by === undefined ? number : { value: timesDecimal(number.value, by), unit: target };
    };
    return withNumbers(condition, put);
  });
}

/** A factor to a finer unit; one to a coarser unit (0.001) is none. */
function whole(factor: string | undefined): string | undefined {
  return factor === undefined || factor.includes('.') ? undefined : factor;
}

interface Numbers {
  readonly name: string;
  readonly of: readonly MeasuredNumber[];
}

/** What a comparison or a step is of, and its numbers. */
function numbersIn(condition: ConditionReading): Numbers | null {
  if (condition.kind === 'compare')
    return { name: quantityName(condition), of: condition.bounds.map(({ number }) => number) };
  if (condition.kind !== 'step') return null;
  const { guard, requirement, subject, every } = condition;
  const name = guard === null ? subject : quantityName(guard);
  const others = guard === null ? [] : guard.bounds.map(({ number }) => number);
  return { name, of: [...others, ...(requirement === null ? [] : [requirement.bound.number]), every] };
}

function withNumbers(condition: ConditionReading, put: (number: MeasuredNumber) => MeasuredNumber): ConditionReading {
  const compared = (compare: CompareReading): CompareReading => ({
    ...compare,
    bounds: compare.bounds.map((bound) => ({ ...bound, number: put(bound.number) })),
  });
  if (condition.kind === 'compare') return compared(condition);
  if (condition.kind !== 'step') return condition;
  const { guard, requirement, every } = condition;
  return {
    ...condition,
    guard: guard === null ? null : compared(guard),
    requirement:
      requirement === null
        ? null
        : { ...requirement, bound: { ...requirement.bound, number: put(requirement.bound.number) } },
    every: put(every),
  };
}
