import type { Clause, Effect, Item } from '@rubric-lang/model';
import type { CheckContext } from '../check.ts';
import { extentOf, type CountLimit, type Extent } from './extent.ts';
import type { MeasuredNumber } from './measured-number.ts';
import { readClausesOf, type ReadClause } from './read-clauses.ts';
import { numbersOf, otherTextsOf, standardOf } from './standard.ts';
import { wordingOf } from './wording.ts';

/** The extent of an item's rules, with counts bounded where the standard says how many there are: 不少于4次, 每少1次. */
export function itemExtent(context: CheckContext, item: Item, kinds: readonly Effect['kind'][]): Extent {
  return extentOf(item, kinds, limitsOf(context, item));
}

function limitsOf(context: CheckContext, item: Item): CountLimit {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return () => null;
  let asked: readonly MeasuredNumber[] | undefined;
  let read: readonly ReadClause[] | undefined;
  return (clause, fact) => {
    if (fact.type.kind !== 'count') return null;
    read ??= readClausesOf(context, item);
    asked ??= numbersOf([...standardOf(context, item), ...otherTextsOf(context, item)], wording);
    const reading = read.find((it) => it.clause === clause)?.reading.condition;
    // What happens, happens any number of times; only what is short of a number ends with it.
    if (reading?.kind !== 'each' || reading.basis === 'occurrence' || reading.basis === 'merit') return null;
    const required = reading.requirement ?? null;
    if (required !== null) return timesOf(Number(required.bound.number.value), required.period, wording.grammar.periods);
    return limitOf(reading.units[0] ?? '', clause, asked);
  };
}

/** The one number of the standard in this unit; of several, the one that speaks of the same things. */
function limitOf(unit: string, clause: Clause, asked: readonly MeasuredNumber[]): number | null {
  const fitting = asked.filter((number) => number.unit === unit && number.op !== '<=' && number.op !== '<' && /^[0-9]+$/.test(number.value));
  const one = fitting.length > 1 ? fitting.filter(({ segment }) => speaksOf(segment, clause.text)) : fitting;
  const [number] = one;
  if (one.length !== 1 || number === undefined) return null;
  return Number(number.value) * (number.period?.times ?? 1);
}

function speaksOf(segment: string, text: string): boolean {
  for (let at = 0; at + 2 <= segment.length; at += 1) {
    const pair = segment.slice(at, at + 2);
    if (/^[\u4e00-\u9fffA-Za-z]{2}$/.test(pair) && text.includes(pair)) return true;
  }
  return false;
}

function timesOf(value: number, period: string | null, periods: Readonly<Record<string, number>>): number {
  return value * (period === null ? 1 : (periods[period] ?? 1));
}
