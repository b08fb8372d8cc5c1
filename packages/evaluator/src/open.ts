import { around, compareRatio, domainOf, factId, leavesOf, parseRatio, ratio, zeroRatio } from '@rubric-lang/model';
import type { Fact, FactRef, FactState, Formula, Ratio, Reach, UnknownInfo } from '@rubric-lang/model';
import { compute, numberOf } from './subject.ts';
import type { Subject } from './subject.ts';

/** More open inputs of one formula than this, and it may come to anything. */
const inputLimit = 5;

const anything: Reach = { least: ratio(-(10n ** 15n)), most: ratio(10n ** 15n), unit: null };

/** The values of an unknown that is open: the extremes of everything it drives are among them. */
export function valuesToTry(
  info: UnknownInfo,
  subject: Subject,
  byId: ReadonlyMap<string, Fact>,
): readonly FactState[] {
  if (info.unknown.kind !== 'formula') return info.candidates;
  return around(info.critical, reachOf(info.unknown.formula, info.unit, subject, byId));
}

/**
 * Between what and what a formula lies while inputs are open. Where every input stands in it once, the formula is
 * monotone in each on either side of 0, so that its extremes are at the ends of the inputs and beside 0.
 */
function reachOf(formula: Formula, unit: Ratio | null, subject: Subject, byId: ReadonlyMap<string, Fact>): Reach {
  const combinations = cornersOf(
    leavesOf(formula).facts.filter((ref) => numberOf(subject.fact(ref)) === undefined),
    byId,
  );
  if (!combinations) return anything;
  let least: Ratio | undefined;
  let most: Ratio | undefined;
  for (const inputs of combinations) {
    const value = valueWith(formula, inputs, subject);
    if (!value) continue;
    if (!least || compareRatio(value, least) < 0) least = value;
    if (!most || compareRatio(value, most) > 0) most = value;
  }
  return least && most ? { least, most, unit } : anything;
}

/** Every combination of the ends of the inputs, and of 0 and its neighbours; undefined when they are too many. */
export function cornersOf(
  open: readonly FactRef[],
  byId: ReadonlyMap<string, Fact>,
): readonly ReadonlyMap<string, Ratio>[] | undefined {
  if (open.length > inputLimit) return undefined;
  let combinations: ReadonlyMap<string, Ratio>[] = [new Map()];
  for (const ref of open) {
    const fact = byId.get(factId(ref));
    const domain = fact && domainOf(fact);
    if (!domain) return undefined;
    const spansZero = compareRatio(domain.least, zeroRatio) <= 0 && compareRatio(domain.most, zeroRatio) >= 0;
    const ends = around(spansZero || domain.orZero ? [zeroRatio] : [], domain);
    combinations = combinations.flatMap((map) => ends.map((end) => new Map([...map, [factId(ref), end]])));
  }
  return combinations;
}

/** The formula's value with assumed inputs; undefined at a division by 0 or a statistic that is not known. */
export function valueWith(
  formula: Formula,
  inputs: ReadonlyMap<string, Ratio>,
  subject: Pick<Subject, 'fact' | 'formula'>,
): Ratio | undefined {
  const value = (part: Formula): Ratio | undefined => {
    switch (part.kind) {
      case 'number':
        return parseRatio(part.value);
      case 'fact':
        return inputs.get(factId(part.ref)) ?? numberOf(subject.fact(part.ref));
      case 'statistic':
        return subject.formula(part);
      default:
        return compute(part, value);
    }
  };
  return value(formula);
}
