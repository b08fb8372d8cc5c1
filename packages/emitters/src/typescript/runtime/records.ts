import { addRatio, divideRatio, ratio, ratioOf, ratioText } from '@rubric-lang/model';
import type { FactRef, Facts, FactShape, FactsShape, FactValue, Finding } from '@rubric-lang/model';
import type { Plan } from './plan.ts';
import { sheetOf } from './sheet.ts';
import { ownEntry } from './subject.ts';

/** A fact on which findings, or raters, do not agree. */
export interface Conflict {
  readonly ref: FactRef;
  readonly label: string;
  readonly values: readonly (FactValue | null)[];
}

export interface TalliedFacts {
  readonly facts: Facts;
  readonly conflicts: readonly Conflict[];
  readonly unknown: readonly Finding[];
}

interface PlacedShape {
  readonly item: string | null;
  readonly fact: FactShape;
}

/** Facts of one subject from what was found: counts add up, one finding makes a yes/no true, other facts have one value. */
export function talliedFacts(shape: FactsShape, findings: readonly Finding[]): TalliedFacts {
  const found: { readonly placed: PlacedShape; readonly values: FactValue[] }[] = [];
  const unknown: Finding[] = [];
  for (const finding of findings) {
    const facts = finding.item === null ? shape.declared : shape.owners.find(({ key }) => key === finding.item)?.facts;
    const fact = facts?.find(({ key }) => key === finding.fact);
    const once = fact?.type.kind === 'yes-no' ? true : fact?.type.kind === 'count' ? 1 : undefined;
    const value = finding.value ?? once;
    if (!fact || value === undefined) {
      unknown.push(finding);
      continue;
    }
    const known = found.find(({ placed }) => placed.item === finding.item && placed.fact === fact);
    if (known) known.values.push(value);
    else found.push({ placed: { item: finding.item, fact }, values: [value] });
  }
  const conflicts: Conflict[] = [];
  const declared: [string, FactValue][] = [];
  const items = new Map<string, [string, FactValue][]>();
  for (const { placed, values } of found) {
    const { item, fact } = placed;
    const value = valueTogether(fact, values);
    const into = item === null ? declared : (items.get(item) ?? []);
    if (item !== null) items.set(item, into);
    if (value !== undefined) into.push([fact.key, value]);
    else conflicts.push({ ref: { item, fact: fact.key }, label: fact.label, values: [...new Set(values)] });
  }
  const records = [...items].map(([key, record]) => [key, Object.fromEntries(record)] as const);
  return {
    facts: { declared: Object.fromEntries(declared), items: Object.fromEntries(records), othersMet: false },
    conflicts,
    unknown,
  };
}

function valueTogether({ type }: FactShape, values: readonly FactValue[]): FactValue | undefined {
  const [first] = values;
  if (type.kind === 'yes-no') return values.includes(true);
  if (type.kind !== 'count') return values.every((value) => value === first) ? first : undefined;
  let sum = ratio(0);
  for (const value of values) {
    const number = typeof value === 'boolean' ? undefined : ratioOf(value);
    if (!number) return undefined;
    sum = addRatio(sum, number);
  }
  return Number(ratioText(sum));
}

export interface MergedFacts {
  readonly facts: Facts;
  readonly disagreements: readonly Conflict[];
}

/** One subject's facts from several raters': judgements and levels averaged item by item, everything else agreed upon. */
export function mergedFacts(
  plan: Plan,
  shape: FactsShape,
  dropped: { readonly highest: number; readonly lowest: number },
  sheets: readonly Facts[],
): MergedFacts {
  const [first] = sheets;
  if (!first || sheets.length === 1) {
    return { facts: first ?? { declared: {}, items: {}, othersMet: false }, disagreements: [] };
  }
  const disagreements: Conflict[] = [];
  const agree = (
    item: string | null,
    fact: FactShape,
    values: readonly (FactValue | null)[],
  ): FactValue | undefined => {
    const recorded = values.filter((value) => value !== null);
    const [one] = recorded;
    if (recorded.every((value) => value === one)) return one;
    disagreements.push({ ref: { item, fact: fact.key }, label: fact.label, values });
    return undefined;
  };
  const declared = shape.declared.flatMap((fact): readonly (readonly [string, FactValue])[] => {
    const value = agree(
      null,
      fact,
      sheets.map((sheet) => ownEntry(sheet.declared, fact.key) ?? null),
    );
    return value === undefined ? [] : [[fact.key, value]];
  });
  const scores = sheets.map((sheet) => {
    const found = new Map<string, number>();
    for (const { item, score } of sheetOf(plan, sheet, undefined).items) found.set(item, score.least + score.most);
    return found;
  });
  const items = shape.owners.flatMap((owner): readonly (readonly [string, Facts['items'][string]])[] => {
    const records = sheets.map((sheet) => ownEntry(sheet.items, owner.key));
    const given = records.filter((record) => record !== undefined);
    if (given.length === 0) return [];
    if (given.includes('not-applicable')) {
      if (given.every((record) => record === 'not-applicable')) return [[owner.key, 'not-applicable']];
      const values = records.map((record) => (record === 'not-applicable' ? record : null));
      disagreements.push({ ref: { item: owner.key, fact: '' }, label: owner.title, values });
    }
    const raters = records.flatMap((record, rater) =>
      typeof record === 'object' ? [{ rater, score: scores[rater]?.get(owner.key) ?? 0 }] : [],
    );
    const kept = keptRaters(raters, dropped);
    const facts = owner.facts.flatMap((fact): readonly (readonly [string, FactValue])[] => {
      const values = records.map((record) =>
        typeof record === 'object' ? (ownEntry(record, fact.key) ?? null) : null,
      );
      const judged = fact.type.kind === 'judgement' || fact.type.kind === 'level';
      const value = judged
        ? meanValue(
            fact,
            kept.flatMap((rater) => values[rater] ?? []),
          )
        : agree(owner.key, fact, values);
      return value === undefined ? [] : [[fact.key, value]];
    });
    return [[owner.key, Object.fromEntries(facts)]];
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

/** Without the highest and lowest, unless that would leave nobody; of equals the later is left out. */
function keptRaters(
  given: readonly { readonly rater: number; readonly score: number }[],
  { highest, lowest }: { readonly highest: number; readonly lowest: number },
): readonly number[] {
  if (given.length <= highest + lowest) return given.map(({ rater }) => rater);
  const ranked = [...given].sort((a, b) => a.score - b.score || a.rater - b.rater);
  return ranked
    .slice(lowest, ranked.length - highest)
    .map(({ rater }) => rater)
    .sort((a, b) => a - b);
}

function meanValue({ type }: FactShape, values: readonly FactValue[]): FactValue | undefined {
  const [first] = values;
  if (first === undefined || values.every((value) => value === first)) return first;
  if (type.kind === 'level') {
    const parts = type.levels.flatMap((level) => {
      const raters = values.filter((value) => value === level).length;
      return raters === 0 ? [] : [raters === 1 ? level : `${level}×${String(raters)}`];
    });
    return parts.length === 1 ? parts[0]?.replace(/×\d+$/, '') : parts.join('、');
  }
  const numbers = values.flatMap((value) => (typeof value === 'boolean' ? [] : (ratioOf(value) ?? [])));
  const mean = divideRatio(numbers.reduce(addRatio, ratio(0)), ratio(numbers.length));
  return mean && ratioText(mean);
}
