import type { Branch } from '@rubric-lang/model';
import type { Work } from './work.ts';

/** What one quantity two clauses compare: equal texts, equal quantities. null: the clause compares none. */
export function quantityKey(work: Work): string | null {
  const [branch] = work.branches;
  if (branch === undefined || work.branches.length !== 1) return null;
  return branch.times.kind === 'once' ? comparedIn(branch) : null;
}

function comparedIn({ when, amount }: Branch): string | null {
  switch (when.kind) {
    case 'compare':
      return JSON.stringify(when.quantity);
    case 'rank':
      return JSON.stringify({ rank: when.fact });
    case 'always':
      // 达到98%得30分，60%得0分，其间内插: the line stands for what the steps beside it leave over.
      if (amount.kind === 'interpolated' || amount.kind === 'proportional') return JSON.stringify(amount.quantity);
      if (amount.kind === 'ratio-to-best') return JSON.stringify({ rank: amount.fact });
      return null;
    default:
      return null;
  }
}

/** The quantity that a clause's steps count on: 每低1个百分点. */
export function steppedKey(work: Work): string | null {
  const times = work.branches[0]?.times;
  return times?.kind === 'steps' ? JSON.stringify(times.quantity) : null;
}
