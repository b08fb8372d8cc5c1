import type { ClauseReading } from '@rubric-lang/sentences';
import type { Wording } from './wording.ts';

/** Does a deduction at discretion say what for? 材料不全…视情况扣分 does, 年末考核视情况扣分 only says when. */
export function namesAnOccasion(
  { condition, effect, sharesCondition }: ClauseReading,
  wording: Wording | null,
): boolean {
  if (effect.kind !== 'judged' || effect.sign !== 'deduct' || sharesCondition) return true;
  if (condition.kind === 'none') return false;
  if (condition.kind !== 'plain' || wording === null) return true;
  return !wording.pattern(wording.grammar.noTrigger).test(wording.read(condition.label).hidden);
}
