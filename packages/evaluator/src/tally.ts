import { addRatio, factId, factsOf, ratio, ratioOf, ratioText, refOf } from '@rubric-lang/model';
import type { Fact, FactRef, Facts, FactValue, Finding, Rubric } from '@rubric-lang/model';

/** Findings of one fact that do not go together: two levels, two values of a quantity, a judgement given twice. */
export interface FindingConflict {
  readonly ref: FactRef;
  readonly label: string;
  readonly values: readonly FactValue[];
}

export interface Tally {
  readonly facts: Facts;
  readonly conflicts: readonly FindingConflict[];
  /** Findings of facts that the rubric does not have. */
  readonly unknown: readonly Finding[];
}

/**
 * Facts of one subject from what was found: counts are added up (a finding without a number is one), one finding makes
 * a yes/no true, whatever says otherwise. Any other fact can have one value only. An item with a finding is inspected.
 */
export function tally(rubric: Rubric, findings: readonly Finding[]): Tally {
  const byId = new Map(factsOf(rubric).map((fact) => [factId(refOf(fact)), fact]));
  const found = new Map<string, FactValue[]>();
  const unknown: Finding[] = [];
  for (const finding of findings) {
    const fact = byId.get(factId(finding));
    const value = fact && valueOf(fact, finding.value);
    if (!fact || value === undefined) unknown.push(finding);
    else found.set(factId(finding), [...(found.get(factId(finding)) ?? []), value]);
  }
  const declared: [string, FactValue][] = [];
  const items = new Map<string, [string, FactValue][]>();
  const conflicts: FindingConflict[] = [];
  for (const [id, values] of found) {
    const fact = byId.get(id);
    if (!fact) continue;
    const value = together(fact, values);
    if (value === undefined) conflicts.push({ ref: refOf(fact), label: fact.label, values: [...new Set(values)] });
    const into = fact.item === null ? declared : (items.get(fact.item) ?? []);
    if (value !== undefined) into.push([fact.key, value]);
    if (fact.item !== null) items.set(fact.item, into);
  }
  return {
    facts: {
      declared: Object.fromEntries(declared),
      items: Object.fromEntries([...items].map(([key, record]) => [key, Object.fromEntries(record)])),
      othersMet: false,
    },
    conflicts,
    unknown,
  };
}

/** What was found, once where nothing is said; undefined where a value has to be said. */
function valueOf({ type }: Fact, value: FactValue | null): FactValue | undefined {
  if (value !== null) return value;
  if (type.kind === 'yes-no') return true;
  return type.kind === 'count' ? 1 : undefined;
}

function together({ type }: Fact, values: readonly FactValue[]): FactValue | undefined {
  const [first] = values;
  switch (type.kind) {
    case 'yes-no':
      return values.includes(true);
    case 'count': {
      const numbers = values.map((value) => (typeof value === 'boolean' ? undefined : ratioOf(value)));
      const sum = numbers.reduce((total, number) => total && number && addRatio(total, number), ratio(0));
      return sum && Number(ratioText(sum));
    }
    case 'quantity':
    case 'judgement':
    case 'level':
      return values.every((value) => value === first) ? first : undefined;
  }
}
