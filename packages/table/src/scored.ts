import { itemsOf, type Rubric } from '@rubric-lang/model';

/** Does anything give or take points? A list that is only ticked has no total, and none of 0 either. */
export function isScored(rubric: Rubric): boolean {
  return itemsOf(rubric.sections).some((it) => it.role !== 'unscored');
}
