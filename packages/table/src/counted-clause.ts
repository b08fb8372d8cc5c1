/** What is said of a clause that counted: how often, in which of its branches, for how much. */
import { type Branch, type Clause, type ClauseResult, pointsText } from '@rubric-lang/model';
import { firstWords } from './first-words.ts';
import type { PrintedWords } from './printed-words.ts';

/** How many times; null of a person's judgement, and where several branches count once each. */
export function timesOf(clause: Clause, result: ClauseResult): number | null {
  const branches = branchesOf(clause, result);
  if (branches.some(isCounted)) return result.count;
  return branches.length > 1 || branches.some((it) => it.amount.kind === 'judged') ? null : result.count;
}

/**
 * `每少开1次专题会…×3（扣1.5分）`, `甲、乙未达标的…（乙，扣1分）`, `视情况扣分（扣1分）`: the column of reasons is narrow, and the whole
 * clause stands in that of the rules. One that is no longer than that is quoted whole, and its points are then said
 * only where its own words do not: `未成立小组扣1分`.
 */
export function clauseReason(clause: Clause, result: ClauseResult, words: PrintedWords): string {
  const times = timesOf(clause, result);
  const counted = times === null || times === 1 ? '' : `×${String(times)}`;
  const points = pointsNote(clause, result, words);
  const which = branchNote(clause, result, words);
  const judged = branchesOf(clause, result).some((it) => it.amount.kind === 'judged');
  const notes = [which, points].filter((it) => it !== '');
  const noted = notes.length === 0 ? '' : words.inBrackets(notes.join(words.noteComma));
  const whole = clause.text + (counted === '' && which === '' && !judged ? '' : counted + noted);
  const short = firstWords(clause.text) + counted + noted;
  return points === '' || whole.length <= short.length ? whole : short;
}

/** What it took; '' while that is not known. */
function pointsNote({ effect }: Clause, { points }: ClauseResult, words: PrintedWords): string {
  if (effect.kind === 'zero') return words.zeroed;
  return points === null || points >= 0 ? '' : words.taken(pointsText(-points));
}

/** Which of several: all of them go without saying. */
function branchNote(clause: Clause, result: ClauseResult, words: PrintedWords): string {
  const branches = branchesOf(clause, result);
  if (branches.length === 0 || branches.length === clause.branches.length) return '';
  return branches.map((it) => it.label).join(words.comma);
}

function branchesOf(clause: Clause, result: ClauseResult): readonly Branch[] {
  return clause.branches.filter((it) => result.branches.includes(it.key));
}

function isCounted(branch: Branch): boolean {
  return branch.times.kind !== 'once' || (branch.amount.kind === 'judged' && branch.amount.perCount !== undefined);
}
