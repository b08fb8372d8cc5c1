import type { Facts, Rubric, ScoreSheet, Statistics } from '@rubric-lang/model';
import { assess } from './assessment.ts';
import { joinSheets } from './join-sheets.ts';
import { prepare } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/**
 * What the facts of one subject come to: total, sections and items as [least, most] over everything that is 待评, the
 * clauses that counted, verdicts, and the grade where the range leaves no doubt. Facts are as `checkFacts` returns
 * them; what is of no use is not known. Rules that look at the cohort need its `statistics`, else they are 待评.
 */
export function score(rubric: Rubric, facts: Facts, statistics?: Statistics): ScoreSheet {
  const prepared = prepare(rubric);
  const sheets = categoriesOf(prepared, facts).map((category) => {
    const own = category === undefined ? facts : { ...facts, category };
    return assess(prepared, own, statistics, category).sheet;
  });
  return joinSheets(rubric, sheets);
}

/** The kinds of subject it may be: its own, or all there are where that matters and is not known. */
export function categoriesOf(prepared: Prepared, facts: Facts): readonly (string | undefined)[] {
  const { categories } = prepared.rubric;
  const open = facts.category === undefined && prepared.dependence.category && categories.length > 0;
  return open ? categories : [facts.category];
}
