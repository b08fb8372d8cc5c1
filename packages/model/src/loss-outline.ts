import type { Amount, Clause } from './clause.ts';
import { factId, factsOf, refOf } from './fact-id.ts';
import type { LossOutline, LossRule } from './losses.ts';
import type { Milli } from './numbers.ts';
import { itemsOf } from './outline.ts';
import type { Item, Rubric } from './rubric.ts';

/** Items whose points can be lost; lines of 加分 and unscored ones lose nothing. */
export function lossOutline(rubric: Rubric): readonly LossOutline[] {
  const units = new Map(
    factsOf(rubric).map((fact) => [factId(refOf(fact)), 'unit' in fact.type ? fact.type.unit : '']),
  );
  return itemsOf(rubric.sections).flatMap((item): readonly LossOutline[] => {
    if (item.role === 'bonus' || item.role === 'unscored') return [];
    const clauses = item.clauses.map((clause): LossRule => {
      const times = clause.branches.find((branch) => branch.times.kind !== 'once')?.times;
      return {
        key: clause.key,
        text: clause.text,
        effect: clause.effect.kind,
        unit: times?.kind === 'each' ? (units.get(factId(times.fact)) ?? '') : '',
        counts: times !== undefined,
        offers: clause.effect.kind === 'award' ? offered(item, clause) : 0,
      };
    });
    return [{ key: item.key, full: item.role === 'penalty' ? 0 : (item.points ?? 0), clauses }];
  });
}

function offered(item: Item, clause: Clause): Milli {
  const amounts = clause.branches.map(({ amount }) => most(amount, item.points ?? 0));
  const sum = clause.combine === 'first' ? Math.max(0, ...amounts) : amounts.reduce((all, amount) => all + amount, 0);
  return Math.min(sum, clause.cap ?? sum);
}

function most(amount: Amount, full: Milli): Milli {
  switch (amount.kind) {
    case 'points':
    case 'proportional':
    case 'ratio-to-best':
      return amount.points;
    case 'full':
      return full;
    case 'judged':
      return amount.most;
    case 'formula':
      return amount.most ?? full;
    case 'interpolated':
      return Math.max(0, ...amount.through.map(({ points }) => points));
  }
}
