import {
  addRatio,
  compareRatio,
  divideRatio,
  factId,
  greatestRatio,
  itemsOf,
  leastRatio,
  multiplyRatio,
  negateRatio,
  parseRatio,
  ratio,
  subtractRatio,
  zeroRatio,
} from '@rubric-lang/model';
import type { Fact, FactRef, Facts, FactState, Formula, Ratio, Rubric, Statistics, Unknown } from '@rubric-lang/model';
import { ownEntry } from './own-entry.ts';
import { isMixture, stateOf } from './recorded.ts';
import type { Mixture } from './recorded.ts';

/** What is known of one subject, with the statistics of its cohort. Undefined everywhere: not known (待评). */
export interface Subject {
  readonly category: string | undefined;
  readonly fact: (ref: FactRef) => FactState | Mixture | undefined;
  readonly formula: (formula: Formula) => Ratio | undefined;
  /** The value of what may be open; places and shares only with statistics. */
  readonly known: (unknown: Unknown) => FactState | Mixture | undefined;
}

/** Does anything of the item or block count as inspected? */
export function isInspected(facts: Facts, key: string): boolean {
  const record = ownEntry(facts.items, key);
  return facts.othersMet || (record !== undefined && record !== 'not-applicable');
}

function isNotApplicable(facts: Facts, key: string): boolean {
  return ownEntry(facts.items, key) === 'not-applicable';
}

export function subjectOf(
  rubric: Rubric,
  byId: ReadonlyMap<string, Fact>,
  facts: Facts,
  statistics: Statistics | undefined,
): Subject {
  const found = new Map<string, FactState | Mixture | undefined>();
  const columns = statistics?.groups[facts.group ?? ''] ?? [];

  const fact = (ref: FactRef): FactState | Mixture | undefined => {
    const id = factId(ref);
    if (found.has(id)) return found.get(id);
    // A formula that comes back to its own fact finds it unknown.
    found.set(id, undefined);
    const declared = byId.get(id);
    const state = declared && factState(declared);
    found.set(id, state);
    return state;
  };

  const factState = (declared: Fact): FactState | Mixture | undefined => {
    const recorded = recordedValue(facts, declared);
    const state = recorded === undefined ? undefined : stateOf(declared, recorded);
    if (state !== undefined) return state;
    if (declared.derived) {
      const value = formula(declared.derived);
      if (value) return value;
    }
    if (declared.item === null || declared.polarity !== 'fault' || !isInspected(facts, declared.item)) return undefined;
    if (declared.type.kind === 'yes-no') return false;
    return declared.type.kind === 'count' ? zeroRatio : undefined;
  };

  const values = (ref: FactRef): readonly Ratio[] =>
    (columns.find((column) => column.item === ref.item && column.fact === ref.fact)?.values ?? []).flatMap(
      (text) => parseRatio(text) ?? [],
    );

  const formula = (part: Formula): Ratio | undefined => {
    switch (part.kind) {
      case 'number':
        return parseRatio(part.value);
      case 'fact':
        return numberOf(fact(part.ref));
      case 'statistic':
        return statisticOf(part.statistic, values(part.ref));
      default:
        return compute(part, formula);
    }
  };

  const known = (unknown: Unknown): FactState | Mixture | undefined => {
    switch (unknown.kind) {
      case 'fact':
        return fact(unknown.ref);
      case 'formula':
        return formula(unknown.formula);
      case 'place': {
        const own = numberOf(fact(unknown.ref));
        const all = values(unknown.ref);
        return own && all.length > 0
          ? placeAmong(own, all, (unknown.order === 'high-first') !== unknown.last)
          : undefined;
      }
      case 'share': {
        const own = numberOf(fact(unknown.ref));
        const best = statisticOf(unknown.best, values(unknown.ref));
        if (!own || !best) return undefined;
        return unknown.best === 'greatest' ? divideRatio(own, best) : divideRatio(best, own);
      }
    }
  };

  return { category: facts.category, fact, formula, known };
}

/** The arithmetic of a formula whose leaves are someone else's. Undefined when a part is, or at a division by 0. */
export function compute(
  formula: Exclude<Formula, { readonly kind: 'number' | 'fact' | 'statistic' }>,
  value: (part: Formula) => Ratio | undefined,
): Ratio | undefined {
  switch (formula.kind) {
    case 'negate': {
      const of = value(formula.of);
      return of && negateRatio(of);
    }
    case 'least':
    case 'greatest': {
      const join = formula.kind === 'least' ? leastRatio : greatestRatio;
      let found: Ratio | undefined;
      for (const part of formula.of) {
        const next = value(part);
        if (!next) return undefined;
        found = found ? join(found, next) : next;
      }
      return found;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const left = value(formula.left);
      const right = value(formula.right);
      if (!left || !right) return undefined;
      return operations[formula.kind](left, right);
    }
  }
}

const operations = {
  add: addRatio,
  subtract: subtractRatio,
  multiply: multiplyRatio,
  divide: divideRatio,
} as const;

/** A number in a formula: yes counts 1, no 0; a level is no number. */
export function numberOf(state: FactState | Mixture | undefined): Ratio | undefined {
  if (typeof state === 'boolean') return ratio(state ? 1 : 0);
  return typeof state === 'object' && !isMixture(state) ? state : undefined;
}

/** Equal values share the better place, and the next is skipped. */
function placeAmong(own: Ratio, all: readonly Ratio[], highFirst: boolean): Ratio {
  const before = all.filter((other) => compareRatio(other, own) === (highFirst ? 1 : -1));
  return ratio(before.length + 1);
}

/** `values` ascending. */
function statisticOf(statistic: 'mean' | 'least' | 'greatest', values: readonly Ratio[]): Ratio | undefined {
  if (statistic === 'least') return values[0];
  if (statistic === 'greatest') return values[values.length - 1];
  return divideRatio(values.reduce(addRatio, zeroRatio), ratio(values.length));
}

function recordedValue(facts: Facts, fact: Fact): boolean | number | string | undefined {
  if (fact.item === null) return ownEntry(facts.declared, fact.key);
  const record = ownEntry(facts.items, fact.item);
  return record === undefined || record === 'not-applicable' ? undefined : ownEntry(record, fact.key);
}

/** The items and blocks that do not apply to the subject, with why: said so in the facts, or another 类别's. */
export function notApplicableKeys(
  rubric: Rubric,
  facts: Facts,
  category: string | undefined,
): ReadonlyMap<string, 'said' | 'category'> {
  const keys = new Map<string, 'said' | 'category'>();
  for (const item of itemsOf(rubric.sections)) {
    if (item.appliesTo.length > 0 && (category === undefined || !item.appliesTo.includes(category)))
      keys.set(item.key, 'category');
    else if (isNotApplicable(facts, item.key)) keys.set(item.key, 'said');
  }
  return keys;
}
