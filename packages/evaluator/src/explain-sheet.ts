import { lossesOf, lossOutline } from '@rubric-lang/model';
import type { Loss, Rubric, ScoreSheet } from '@rubric-lang/model';

/** Where the points went: every certain loss with its clause and reason, the largest first. */
export function explainSheet(rubric: Rubric, sheet: ScoreSheet): readonly Loss[] {
  return lossesOf(lossOutline(rubric), sheet);
}
