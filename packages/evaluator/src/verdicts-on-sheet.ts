import { itemsOf } from '@rubric-lang/model';
import type { Clause, Rubric, ScoreSheet, Verdict } from '@rubric-lang/model';

/** The verdicts that a sheet says apply, and whether one about the grade may still be added. */
export function verdictsOnSheet(
  rubric: Rubric,
  sheet: ScoreSheet,
): { readonly certain: readonly Verdict[]; readonly pending: boolean } {
  const certain = new Set(sheet.verdicts);
  const found: Verdict[] = [];
  let pending = false;
  const look = (clauses: readonly Clause[], name: (key: string) => string, maybe: (key: string) => boolean): void => {
    for (const { key, effect } of clauses) {
      if (effect.kind !== 'verdict') continue;
      if (certain.has(name(key))) found.push(effect.verdict);
      else if (effect.verdict.kind !== 'total-zero' && maybe(key)) pending = true;
    }
  };
  for (const item of itemsOf(rubric.sections)) {
    const results = sheet.items.find((result) => result.item === item.key)?.clauses ?? [];
    look(
      item.clauses,
      (key) => `${item.key}/${key}`,
      (key) => results.some((result) => result.clause === key),
    );
  }
  const { verdicts } = rubric;
  if (verdicts)
    look(
      verdicts.clauses,
      (key) => key,
      () => sheet.pendingVerdicts !== undefined,
    );
  return { certain: found, pending };
}
