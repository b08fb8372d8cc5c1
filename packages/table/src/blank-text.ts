/** What stands in the blanks of a table: nothing, or what a score sheet says. */
import {
  type Clause,
  type Item,
  type ItemResult,
  pointsText,
  type Rubric,
  type Score,
  type ScoreSheet,
} from '@rubric-lang/model';
import { clauseReason } from './counted-clause.ts';
import { ordinarySum } from './ordinary-sum.ts';
import type { BlankText } from './pieces.ts';
import type { PrintedWords } from './printed-words.ts';

/** Texts by use and item or section; the total's are asked for with null. Without a sheet only 应得分 is filled. */
export function blankText(
  rubric: Rubric,
  sheet: ScoreSheet | undefined,
  reasons: Readonly<Record<string, string>> | undefined,
  words: PrintedWords,
): BlankText {
  const items = new Map(sheet?.items.map((it) => [it.item, it]));
  const sections = new Map(sheet?.sections.map((it) => [it.section, it]));
  const ofItem = (use: Parameters<BlankText>[0], item: Item): string => {
    if (use === 'due') return item.points === null ? '' : pointsText(item.points);
    const result = items.get(item.key);
    if (result === undefined) return '';
    switch (use) {
      case 'score':
        return result.state === 'not-applicable' ? words.notApplicable : scoreText(result.score, result.state, words);
      case 'deducted': {
        if (result.state !== 'scored' || item.points === null) return '';
        return pointsText(item.points - result.score.least);
      }
      case 'not-applicable':
        return result.state === 'not-applicable' ? '√' : '';
      case 'reason':
        return reasons?.[item.key] ?? reasonsOf(item, result, words);
      default:
        return '';
    }
  };
  return (use, about) => {
    if (about === null) {
      if (use === 'due') return pointsText(rubric.total);
      return use === 'score' && sheet !== undefined ? scoreText(sheet.total, 'scored', words) : '';
    }
    if (about === 'ordinary') {
      if (use === 'due') return pointsText(rubric.total);
      return use === 'score' && sheet !== undefined ? scoreText(ordinarySum(rubric, sheet), 'scored', words) : '';
    }
    if (about.kind === 'item') return ofItem(use, about);
    if (use === 'due') return pointsText(about.points);
    const result = sections.get(about.key);
    return use === 'score' && result !== undefined ? scoreText(result.score, result.state, words) : '';
  };
}

/** Sections and items of 加分, 扣分项: they stand beside the sum of the others. */
export function isOutside(role: Item['role'] | undefined): boolean {
  return role === 'bonus' || role === 'penalty';
}

/** One number, or what it will come to lie between: `待评（1—2）`. */
export function scoreText(score: Score, state: ItemResult['state'], words: PrintedWords): string {
  if (state === 'not-applicable') return words.notApplicable;
  if (score.least === score.most) return state === 'pending' ? words.pending : pointsText(score.least);
  return `${words.pending}（${pointsText(score.least)}—${pointsText(score.most)}）`;
}

/** The clauses that took points off, in the author's words, with how often and how much. */
function reasonsOf(item: Item, result: ItemResult, words: PrintedWords): string {
  const clauses = new Map<string, Clause>(item.clauses.map((clause) => [clause.key, clause]));
  return result.clauses
    .flatMap((it) => {
      const clause = clauses.get(it.clause);
      if (clause === undefined || !loses(clause, it.points)) return [];
      return [clauseReason(clause, it, words)];
    })
    .join('\n');
}

function loses(clause: Clause, points: number | null): boolean {
  return clause.effect.kind === 'zero' || (points !== null && points < 0);
}
