/** What is said of a clause that counted: how often, in which of its branches, for how much. */
import { type Branch, type Clause, type ClauseResult, pointsText } from '@rubric-lang/model';
import type { PrintedWords } from './printed-words.ts';

/** How many times; null of a person's judgement, and where several branches count once each. */
export function timesOf(clause: Clause, result: ClauseResult): number | null {
  const branches = branchesOf(clause, result);
  if (branches.some(isCounted)) return result.count;
  return branches.length > 1 || branches.some((it) => it.amount.kind === 'judged') ? null : result.count;
}

/** `每少开1次扣0.5分×2`, `甲、乙未达标的，各扣1分（乙）`, `视情况扣分（扣1分）`. */
export function clauseReason(clause: Clause, result: ClauseResult, words: PrintedWords): string {
  const times = timesOf(clause, result);
  const counted = times === null || times === 1 ? '' : `×${String(times)}`;
  return clause.text + counted + branchNote(clause, result, words);
}

function branchNote(clause: Clause, result: ClauseResult, words: PrintedWords): string {
  const branches = branchesOf(clause, result);
  if (branches.some((it) => it.amount.kind === 'judged')) {
    return result.points === null || result.points >= 0 ? '' : words.taken(pointsText(-result.points));
  }
  // Which of several: all of them go without saying.
  if (branches.length === 0 || branches.length === clause.branches.length) return '';
  return words.inBrackets(branches.map((it) => it.label).join(words.comma));
}

function branchesOf(clause: Clause, result: ClauseResult): readonly Branch[] {
  return clause.branches.filter((it) => result.branches.includes(it.key));
}

function isCounted(branch: Branch): boolean {
  return branch.times.kind !== 'once' || (branch.amount.kind === 'judged' && branch.amount.perCount !== undefined);
}
