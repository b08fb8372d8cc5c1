import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Verdict } from '@rubric-lang/model';
import type { VerdictReading } from '@rubric-lang/sentences';

/**
 * What a verdict does. 取消评优资格 takes no part in the score: of the grades it closes the best one, where a grade goes
 * by such a name; 废标 and 取消资格 end the assessment.
 */
export function verdictOf(reading: VerdictReading, words: BlockGrammar, grades: readonly string[]): Verdict {
  if (reading.kind !== 'disqualify') return reading;
  if (!new RegExp(words.verdicts.awards).test(reading.wording)) return { kind: 'disqualify' };
  return { kind: 'grade-not', grades: grades.filter((it) => words.verdicts.topGrades.includes(it)) };
}
