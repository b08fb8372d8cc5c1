import type { Effect } from './clause.ts';
import type { Milli } from './numbers.ts';
import { pointsText } from './points.ts';
import type { ClauseResult, ItemResult, ScoreSheet } from './sheet.ts';

/** Points that a subject did not get, with the rule that took them. */
export interface Loss {
  readonly item: string;
  /** null: what no rule of the item accounts for. */
  readonly clause: string | null;
  readonly count: number | null;
  /** Thousandths, positive. */
  readonly points: Milli;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** What it takes to tell the losses on a sheet: plain data of the rubric. */
export interface LossOutline {
  readonly key: string;
  /** What the item is measured by: its points, 0 for a line that only takes points away. */
  readonly full: Milli;
  readonly clauses: readonly LossRule[];
}

export interface LossRule {
  readonly key: string;
  readonly text: string;
  readonly effect: Effect['kind'];
  /** The measure word of what it counts; empty for steps of a quantity. */
  readonly unit: string;
  /** Counted at all, and not just once. */
  readonly counts: boolean;
  /** The most that an award can bring, taken once; 0 of anything else. */
  readonly offers: Milli;
}

/** The losses that are certain, the largest first; of equals the first in the document. */
export function lossesOf(outline: readonly LossOutline[], sheet: ScoreSheet): readonly Loss[] {
  return outline
    .flatMap((item) => {
      const result = sheet.items.find((it) => it.item === item.key);
      return result && result.state !== 'not-applicable' ? itemLosses(item, result) : [];
    })
    .sort((a, b) => b.points - a.points);
}

function itemLosses(item: LossOutline, result: ItemResult): readonly Loss[] {
  // What is pending may still come: only what is below the best that is left counts as lost.
  let left = item.full - result.score.most;
  const losses: Loss[] = [];
  const take = (rule: LossRule, found: ClauseResult | undefined, points: Milli): void => {
    const lost = Math.min(points, left);
    if (lost <= 0) return;
    left -= lost;
    const count = found?.count ?? null;
    losses.push({ item: item.key, clause: rule.key, count, points: lost, reason: reasonOf(rule, found, lost, points) });
  };
  const resultOf = (rule: LossRule): ClauseResult | undefined =>
    result.clauses.find(({ clause }) => clause === rule.key);
  const ordered = [...item.clauses].sort((a, b) => order[a.effect] - order[b.effect]);
  for (const rule of ordered) {
    const found = resultOf(rule);
    if (rule.effect === 'below-zero' && found?.points) take(rule, found, -found.points);
    if (rule.effect === 'zero' && found && found.count !== null && result.zeroed) take(rule, found, left);
    if (rule.effect === 'deduct' && found?.points) take(rule, found, -found.points);
    if (rule.effect === 'award' && found?.points !== null) take(rule, found, rule.offers - (found?.points ?? 0));
  }
  if (left > 0) {
    const points = pointsText(left);
    losses.push({
      item: item.key,
      clause: null,
      count: null,
      points: left,
      reason: { zh: `还有${points}分没有得到`, en: `${points} more not earned` },
    });
  }
  return losses;
}

/** Which rule accounts for a loss first: what goes below 0, then zero-outs, deductions, awards that were not earned. */
const order: Readonly<Record<LossRule['effect'], number>> = {
  'below-zero': 0,
  zero: 1,
  deduct: 2,
  award: 3,
  bonus: 4,
  waive: 4,
  scale: 4,
  verdict: 4,
  none: 4,
};

function reasonOf(rule: LossRule, found: ClauseResult | undefined, lost: Milli, asked: Milli): Loss['reason'] {
  const points = pointsText(lost);
  if (rule.effect === 'zero')
    return { zh: `“${rule.text}”：本项不得分，失${points}分`, en: `“${rule.text}”: the item scores 0, ${points} lost` };
  if (rule.effect === 'award')
    return { zh: `“${rule.text}”：未得${points}分`, en: `“${rule.text}”: ${points} not earned` };
  const count = found?.count;
  const times = rule.counts && count !== null && count !== undefined ? String(count) : '';
  const zhTimes = times === '' ? '' : rule.unit === '' ? `×${times}，` : `${times}${rule.unit}，`;
  const enTimes = times === '' ? '' : `${times} times, `;
  const limited = lost < asked || found?.capped === true;
  return {
    zh: `“${rule.text}”：${zhTimes}扣${points}分${limited ? '（扣完为止）' : ''}`,
    en: `“${rule.text}”: ${enTimes}${points} deducted${limited ? ' (as far as the limit allows)' : ''}`,
  };
}
