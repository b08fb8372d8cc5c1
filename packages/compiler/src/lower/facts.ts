import type { Decimal, Fact, FactRef, FactType, Milli, Polarity } from '@rubric-lang/model';
import { scaleOf } from './decimal.ts';

/** The facts an item asks for, as its clauses are lowered one after the other: the same words are the same fact. */
export interface FactTable {
  readonly yesNo: (label: string, polarity: Polarity) => FactRef;
  /** A whole number of `unit`; `most` when the document bounds it. `name` decides what is the same count. */
  readonly count: (label: string, name: string, unit: string, polarity: Polarity, most?: number) => FactRef;
  /** An exact number in `unit`, fine enough for `values`; of one name and one dimension (元, 万元) it is one quantity. */
  readonly quantity: (name: string, unit: string, dimension: string, values: readonly Decimal[]) => FactRef;
  readonly level: (label: string, levels: readonly string[]) => FactRef;
  /** `unbounded`: nobody wrote how much it may be; `most` only keeps out slips of the pen. */
  readonly judgement: (label: string, least: Milli, most: Milli, unbounded?: boolean) => FactRef;
  /** The largest value that an earlier count or judgement can have, learnt later. */
  readonly bound: (ref: FactRef, most: number) => void;
  readonly typeOf: (ref: FactRef) => FactType | undefined;
  readonly labelOf: (ref: FactRef) => string;
  /** In the order they were first asked for. */
  readonly facts: () => readonly Fact[];
}

/** Decimal places that a quantity may have: two, unless the document compares it with a finer number. */
const USUAL_SCALE = 2;

interface Entry {
  readonly key: string;
  readonly label: string;
  /** What makes two of them one. */
  readonly sameAs: string;
  type: FactType;
  polarity: Polarity;
}

export function factTable(item: string | null, judgementStep: Milli): FactTable {
  const entries: Entry[] = [];

  const add = (label: string, sameAs: string, type: FactType, polarity: Polarity): FactRef => {
    const known = entries.find((it) => it.sameAs === sameAs);
    if (known !== undefined) {
      // A count that once gains and once loses is neither: nothing may be assumed of it while it is missing.
      if (known.polarity !== polarity) known.polarity = 'neutral';
      known.type = widened(known.type, type);
      return { item, fact: known.key };
    }
    const key = unused(label === '' ? type.kind : label, entries);
    entries.push({ key, label, sameAs, type, polarity });
    return { item, fact: key };
  };
  const find = (ref: FactRef): Entry | undefined => entries.find((it) => it.key === ref.fact && ref.item === item);

  return {
    yesNo: (label, polarity) => add(label, `yes-no ${label}`, { kind: 'yes-no' }, polarity),
    count: (label, name, unit, polarity, most) =>
      add(label, `count ${name} ${unit}`, { kind: 'count', unit, ...(most === undefined ? {} : { most }) }, polarity),
    quantity: (name, unit, dimension, values) =>
      add(
        name,
        `quantity ${name} ${dimension}`,
        { kind: 'quantity', unit, scale: Math.min(6, Math.max(USUAL_SCALE, ...values.map(scaleOf))) },
        'neutral',
      ),
    level: (label, levels) => add(label, `level ${label} ${levels.join(' ')}`, { kind: 'level', levels }, 'neutral'),
    // Each judgement is one of its own, even of the same words: another clause, another decision.
    judgement: (label, least, most, unbounded = false) =>
      add(
        label,
        `judgement ${String(entries.length)}`,
        { kind: 'judgement', least, most, step: judgementStep, ...(unbounded ? { unbounded } : {}) },
        'neutral',
      ),
    bound: (ref, most) => {
      const entry = find(ref);
      if (entry?.type.kind === 'count') entry.type = { ...entry.type, most };
      if (entry?.type.kind === 'judgement') {
        const { kind, least, step } = entry.type;
        entry.type = { kind, least: Math.min(least, most), most, step };
      }
    },
    typeOf: (ref) => find(ref)?.type,
    labelOf: (ref) => find(ref)?.label ?? ref.fact,
    facts: () =>
      entries.map(({ key, label, type, polarity }) => ({
        key,
        item,
        named: false,
        label,
        type,
        polarity,
      })),
  };
}

function unused(wanted: string, entries: readonly Entry[]): string {
  if (!entries.some((it) => it.key === wanted)) return wanted;
  let number = 2;
  while (entries.some((it) => it.key === `${wanted}${String(number)}`)) number += 1;
  return `${wanted}${String(number)}`;
}

function widened(known: FactType, again: FactType): FactType {
  if (known.kind === 'quantity' && again.kind === 'quantity')
    return { ...known, scale: Math.max(known.scale, again.scale) };
  // A bound that only one clause states holds for the count all the same.
  if (known.kind === 'count' && again.kind === 'count' && known.most === undefined && again.most !== undefined)
    return { ...known, most: again.most };
  return known;
}
