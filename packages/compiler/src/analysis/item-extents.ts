import type { EachReading } from '@rubric-lang/sentences';
import type { Effect, Item } from '@rubric-lang/model';
import type { CheckContext } from '../check.ts';
import { escaped, openListIn } from './counted-sets.ts';
import { extentOf, type CountLimit, type Extent } from './extent.ts';
import { sharesPair } from './likeness.ts';
import { measuredNumbersIn, numeralIn } from './measured-number.ts';
import { readClausesOf, type ReadClause } from './read-clauses.ts';
import { otherTextsOf, standardOf, type StandardText } from './standard.ts';
import { wordingOf, type Wording } from './wording.ts';

/** The extent of an item's rules, with counts bounded where the standard says how many there are: 不少于4次, 每少1次. */
export function itemExtent(context: CheckContext, item: Item, kinds: readonly Effect['kind'][]): Extent {
  return extentOf(item, kinds, limitsOf(context, item));
}

/**
 * The same without judgements that have no bounds of their own: 酌情扣分 can take anything up to the item's points, and
 * says nothing about the size of the rules beside it.
 */
export function ruledExtent(context: CheckContext, item: Item, kinds: readonly Effect['kind'][]): Extent {
  const clauses = item.clauses.filter(
    ({ branches }) =>
      !branches.some(
        ({ amount }) => amount.kind === 'judged' && amount.least === 0 && amount.most >= (item.points ?? 0),
      ),
  );
  return extentOf({ ...item, clauses }, kinds, limitsOf(context, item));
}

/** Is every rule understood, so that sums over them mean something? */
export function isSettled({ clauses }: Item): boolean {
  return clauses.every(
    ({ status, choice }) =>
      status === 'understood' || (status === 'asked' && choice !== undefined && choice.made !== null),
  );
}

/** How many there should be of what a rule counts, as the item's texts say; null: they do not. */
export function limitsOf(context: CheckContext, item: Item): CountLimit {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return () => null;
  let texts: readonly StandardText[] | undefined;
  let read: readonly ReadClause[] | undefined;
  return (clause, fact) => {
    if (fact.type.kind !== 'count') return null;
    read ??= readClausesOf(context, item);
    texts ??= [...standardOf(context, item), ...otherTextsOf(context, item)];
    const found = read.find((it) => it.clause === clause);
    if (found === undefined || found.reading.condition.kind !== 'each') return null;
    const each = found.reading.condition;
    const limit = limitOf(found, each, texts, wording);
    // 每人每年不足1条，每少10条: a number smaller than one step is not the number of these.
    return limit !== null && limit < Number(each.every) ? null : limit;
  };
}

function limitOf(
  { reading }: ReadClause,
  each: EachReading,
  texts: readonly StandardText[],
  wording: Wording,
): number | null {
  const { basis, requirement, object, label } = each;
  const { periods, durations, meansStandard } = wording.grammar;
  if (requirement !== null) {
    const { value, unit } = requirement.bound.number;
    // 每周不少于42小时 is looked at week by week; 每月不少于1次 is counted over the year.
    return Number(value) * (durations.includes(unit) ? 1 : timesOf(requirement.period, periods));
  }
  // What happens, happens any number of times; only what is short of something ends with it.
  if (basis === 'merit' || (basis === 'occurrence' && !wording.pattern(meansStandard).test(label))) return null;
  if (basis === 'occurrence') return namedTimes(object, texts, wording);
  if (openListIn(object, [reading.text, ...texts.map(({ text }) => text)], wording) !== null) return null;
  return (
    asked(each, reading.text, texts, wording) ??
    quoted(label, texts, wording) ??
    byPeriod(label, wording) ??
    namedTimes(object, texts, wording)
  );
}

/** The one number of the standard in this unit; of several, the one that speaks of the same things. */
function asked(each: EachReading, text: string, texts: readonly StandardText[], wording: Wording): number | null {
  const numbers = texts.flatMap((it) => measuredNumbersIn(it.text, wording));
  const fitting = numbers.filter(
    ({ unit, op, value }) => unit === each.units[0] && op !== '<=' && op !== '<' && /^[0-9]+$/.test(value),
  );
  const one = fitting.length > 1 ? fitting.filter(({ segment }) => sharesPair(segment, text)) : fitting;
  const [number] = one;
  if (one.length !== 1 || number === undefined) return null;
  return Number(number.value) * (wording.grammar.durations.includes(number.unit) ? 1 : (number.period?.times ?? 1));
}

/** 每少“一有” of “六有”. */
function quoted(label: string, texts: readonly StandardText[], wording: Wording): number | null {
  const noun = wording.pattern(wording.grammar.oneOfQuoted).exec(wording.read(label).folded)?.groups?.['noun'];
  if (noun === undefined) return null;
  for (const { text } of texts) {
    for (const match of wording.read(text).folded.matchAll(wording.pattern(wording.grammar.someQuoted, 'g'))) {
      if (match.groups?.['noun'] === noun) return numeralIn(match.groups['count'] ?? '', wording);
    }
  }
  return null;
}

/** 每月按时上报，少报一次: once a period, though no number is written. */
function byPeriod(label: string, wording: Wording): number | null {
  const { folded } = wording.read(label);
  const words = Object.keys(wording.grammar.periods).filter((it) => folded.includes(it));
  const [longest] = words.sort((a, b) => b.length - a.length);
  return longest === undefined ? null : timesOf(longest, wording.grammar.periods);
}

/** What is counted stands in the standard by its name so many times: three 比例. */
function namedTimes(object: string, texts: readonly StandardText[], wording: Wording): number | null {
  if (object.length < 2) return null;
  const times = Math.max(
    0,
    ...texts.map(({ text }) => [...wording.read(text).folded.matchAll(new RegExp(escaped(object), 'gu'))].length),
  );
  return times >= 2 ? times : null;
}

function timesOf(period: string | null, periods: Readonly<Record<string, number>>): number {
  return period === null ? 1 : (periods[period] ?? 1);
}
