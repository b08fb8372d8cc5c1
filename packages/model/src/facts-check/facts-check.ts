import { nearestName } from '@rubric-lang/diagnostics';
import type { Facts, FactValue, Rubric } from '../rubric.ts';
import { factsShape } from './facts-shape.ts';
import type { FactShape } from './facts-shape.ts';
import { checkRecord, listed, noAbsence, togetherProblems, topNames, withoutMost } from './record-check.ts';
import type { FactProblem, FactsCheck } from './record-check.ts';
import { acceptedValue, expectationOf } from './value-check.ts';

/**
 * Checks what somebody recorded of one subject: `{ item: { fact: value } }` and declared quantities, by key or by the
 * author's words, with 名称, 类别, 分组 and 其余 beside them. Sparse: what is absent or null was not recorded. Returns
 * the facts by key, or every problem there is.
 */
export function checkFacts(rubric: Rubric, recorded: unknown): FactsCheck {
  return checkRecord(factsShape(rubric), recorded);
}

/**
 * What is wrong with facts that are already by key, as a reader of files gives them: values, 空项, the subject's kind and
 * group. A declared quantity's path is its key alone.
 */
export function factProblems(rubric: Rubric, facts: Facts): readonly FactProblem[] {
  const shape = factsShape(rubric);
  const found: FactProblem[] = [];
  const look = (
    known: readonly FactShape[],
    record: Readonly<Record<string, FactValue>>,
    path: readonly string[],
  ): void => {
    for (const [key, value] of Object.entries(record)) {
      const fact = known.find((it) => it.key === key);
      const code = fact ? 'wrong-value' : 'unknown-fact';
      const takes = fact && (fact.each ? withoutMost(fact) : fact.type);
      if (takes && acceptedValue(takes, value) !== undefined) continue;
      const expected = fact ? expectationOf(fact.type) : listed(known.map(({ label }) => label));
      found.push({ code, path: [...path, key], label: fact?.label ?? key, expected, nearest: null });
    }
  };
  look(shape.declared, facts.declared, []);
  for (const [key, record] of Object.entries(facts.items)) {
    const owner = shape.owners.find((it) => it.key === key);
    if (!owner) found.push({ code: 'unknown-name', path: [key], label: key, expected: listed([]), nearest: null });
    else if (record !== 'not-applicable') look(owner.facts, record, [key]);
    else if (!owner.mayBeAbsent)
      found.push({ code: 'not-applicable', path: [key], label: owner.title, expected: noAbsence, nearest: null });
  }
  for (const [name, words] of [
    ['category', shape.categories],
    ['group', shape.groups],
  ] as const) {
    const value = facts[name];
    if (value === undefined || words.length === 0 || words.includes(value)) continue;
    found.push({
      code: 'wrong-value',
      path: [topNames[name][0]],
      label: topNames[name][0],
      expected: listed(words),
      nearest: nearestName(value, words) ?? null,
    });
  }
  return [...found, ...togetherProblems(shape, facts)];
}
