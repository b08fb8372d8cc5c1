import { addRatio, divideRatio, itemsOf, ratio, ratioOf, ratioText, refOf, zeroRatio } from '@rubric-lang/model';
import type { Fact, FactRef, Facts, FactValue, Item, Milli, Raters, Rubric } from '@rubric-lang/model';
import { ownEntry } from './own-entry.ts';
import { mixtureText } from './recorded.ts';
import { score } from './score.ts';

/** A fact on which raters have to agree, and do not. */
export interface Disagreement {
  /** Of an item as a whole (空项 by some): the fact is ''. */
  readonly ref: FactRef;
  readonly label: string;
  /** By rater, in their order; null: not recorded. */
  readonly values: readonly (FactValue | null)[];
}

export interface MergedRaters {
  readonly facts: Facts;
  readonly disagreements: readonly Disagreement[];
}

/**
 * One subject's facts from several raters' sheets. Judgements and levels are merged item by item: the raters whose item
 * scores highest and lowest are left out, as the rubric says, and the rest is averaged, exactly. Counts, quantities and
 * yes/no must agree among those who recorded them.
 */
export function mergeRaters(rubric: Rubric, sheets: readonly Facts[]): MergedRaters {
  const [first] = sheets;
  if (!first || sheets.length === 1)
    return { facts: first ?? { declared: {}, items: {}, othersMet: false }, disagreements: [] };
  const disagreements: Disagreement[] = [];
  const agree = (fact: Fact, values: readonly (FactValue | null)[]): FactValue | undefined => {
    const recorded = values.filter((value) => value !== null);
    const [one] = recorded;
    if (recorded.every((value) => value === one)) return one;
    disagreements.push({ ref: refOf(fact), label: fact.label, values });
    return undefined;
  };

  const declared = rubric.facts.flatMap((fact): readonly (readonly [string, FactValue])[] => {
    const value = agree(
      fact,
      sheets.map((sheet) => ownEntry(sheet.declared, fact.key) ?? null),
    );
    return value === undefined ? [] : [[fact.key, value]];
  });
  const scores = sheets.map(
    (sheet) =>
      new Map(score(rubric, sheet).items.map((result) => [result.item, result.score.least + result.score.most])),
  );
  const blocks: readonly Pick<Item, 'key' | 'title' | 'facts'>[] = [
    ...itemsOf(rubric.sections),
    ...(rubric.verdicts ? [rubric.verdicts] : []),
  ];
  const items = blocks.flatMap((block): readonly (readonly [string, Facts['items'][string]])[] => {
    const records = sheets.map((sheet) => ownEntry(sheet.items, block.key));
    const given = records.filter((record) => record !== undefined);
    if (given.length === 0) return [];
    if (given.includes('not-applicable')) {
      if (given.every((record) => record === 'not-applicable')) return [[block.key, 'not-applicable']];
      const values = records.map((record) => (record === 'not-applicable' ? record : null));
      disagreements.push({ ref: { item: block.key, fact: '' }, label: block.title, values });
    }
    const kept = keptRaters(
      rubric.raters,
      records.flatMap((record, rater) =>
        typeof record === 'object' ? [{ rater, score: scores[rater]?.get(block.key) ?? 0 }] : [],
      ),
    );
    const facts = block.facts.flatMap((fact): readonly (readonly [string, FactValue])[] => {
      const values = records.map((record) =>
        typeof record === 'object' ? (ownEntry(record, fact.key) ?? null) : null,
      );
      const value = isJudged(fact)
        ? mean(
            fact,
            kept.flatMap((rater) => values[rater] ?? []),
          )
        : agree(fact, values);
      return value === undefined ? [] : [[fact.key, value]];
    });
    return [[block.key, Object.fromEntries(facts)]];
  });
  const { subject, category, group } = first;
  return {
    facts: {
      ...(subject === undefined ? {} : { subject }),
      ...(category === undefined ? {} : { category }),
      ...(group === undefined ? {} : { group }),
      declared: Object.fromEntries(declared),
      items: Object.fromEntries(items),
      othersMet: sheets.every(({ othersMet }) => othersMet),
    },
    disagreements,
  };
}

function isJudged({ type }: Fact): boolean {
  return type.kind === 'judgement' || type.kind === 'level';
}

/** Without the highest and lowest as the rubric says, in the order of the raters; of equals the later is left out. */
function keptRaters(
  raters: Raters | null,
  given: readonly { readonly rater: number; readonly score: Milli }[],
): readonly number[] {
  const [high, low] = [raters?.dropHighest ?? 0, raters?.dropLowest ?? 0];
  // Trimming that would leave nobody is not done.
  if (given.length <= high + low) return given.map(({ rater }) => rater);
  const ranked = [...given].sort((a, b) => a.score - b.score || a.rater - b.rater);
  return ranked
    .slice(low, ranked.length - high)
    .map(({ rater }) => rater)
    .sort((a, b) => a - b);
}

function mean(fact: Fact, values: readonly FactValue[]): FactValue | undefined {
  const [first] = values;
  if (first === undefined || values.every((value) => value === first)) return first;
  if (fact.type.kind === 'level') {
    const raters = fact.type.levels.map((level) => [level, values.filter((value) => value === level).length] as const);
    return mixtureText(raters.filter(([, count]) => count > 0));
  }
  const numbers = values.flatMap((value) => (typeof value === 'boolean' ? [] : (ratioOf(value) ?? [])));
  const found = divideRatio(numbers.reduce(addRatio, zeroRatio), ratio(numbers.length));
  return found && ratioText(found);
}
