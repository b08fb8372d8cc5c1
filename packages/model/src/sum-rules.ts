import type { Milli } from './numbers.ts';

/** What stands over the sum of a section's children, or of the table's outermost ones: said in its notes, not at any of them. */
export interface SumRules {
  /** 基础分80分: what is there before the children add and take away. It counts among the points, and always applies. */
  readonly base: { readonly points: Milli; readonly text: string } | null;
  /** No child stands in two of them. */
  readonly limits: readonly SumLimit[];
}

/** A limit over several children of one sum, all of them ordinary or none. */
export interface SumLimit {
  /**
   * most: what they give together is at most `points` (加分合计不超过10分). loss: what they lose together is (扣分合计不超过20分),
   * counted from the points of those that apply; children of 加分 and 扣分项 have none, and lose what falls below 0.
   */
  readonly kind: 'most' | 'loss';
  readonly points: Milli;
  /** Keys of children. */
  readonly of: readonly string[];
  /** The author's words. */
  readonly text: string;
}

/** What a limit adds to the sum of its members: nothing, what is given back, or (below 0) what is cut. */
export function limitChange(limit: Pick<SumLimit, 'kind' | 'points'>, score: Milli, points: Milli): Milli {
  const change = limit.kind === 'most' ? limit.points - score : points - limit.points - score;
  return limit.kind === 'most' ? Math.min(0, change) : Math.max(0, change);
}
