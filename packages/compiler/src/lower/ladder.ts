import type { Group, RuleKind } from '@rubric-lang/model';
import { intervalOf, strictlyContains } from './interval.ts';
import { quantityKey } from './quantity-key.ts';
import type { Work } from './work.ts';

/**
 * Comparisons, ranges and 得0分 on one quantity with one kind of effect are one ladder: one step counts, the narrowest
 * that holds. Turns 不得分 among awards into a step of 0, and gives the groups.
 */
export function ladders(works: readonly Work[]): readonly Group[] {
  const groups: Group[] = [];
  const keys = [...new Set(works.map(quantityKey).filter((it) => it !== null))];
  for (const key of keys) {
    const steps = works.filter((it) => quantityKey(it) === key && !isCumulative(it));
    zerosAsSteps(steps);
    for (const effect of ['deduct', 'award'] as const) {
      const members = steps.filter((it) => it.effect.kind === effect);
      if (members.length < 2) continue;
      for (const member of members) member.kind = tier(member.kind);
      if (effect === 'deduct') nothingIsNoFault(members);
      groups.push({
        key: `g${String(groups.length + 1)}`,
        kind: 'ladder',
        effect,
        members: narrowestFirst(members).map((it) => it.key),
        points: null,
        text: '',
      });
    }
  }
  return groups;
}

/** 累计 between steps: they add. */
function isCumulative(work: Work): boolean {
  return work.chosen.reading.modifiers.some((it) => it.kind === 'cumulative');
}

/** 高于40%的不得分 beside awards on the same quantity is worth 0; among deductions it zeroes the item. */
function zerosAsSteps(steps: readonly Work[]): void {
  if (!steps.some((it) => it.effect.kind === 'award')) return;
  for (const step of steps) {
    const { effect } = step.chosen.reading;
    if (step.effect.kind === 'zero' && effect.kind === 'zero' && !effect.thisItem) step.effect = { kind: 'award' };
  }
}

/**
 * 断线不满1小时扣1分，1小时以上扣2分: where more is worse, nothing at all is no fault, though 不满1小时 holds of it.
 */
function nothingIsNoFault(steps: readonly Work[]): void {
  const stretches = steps.map((step) => ({ step, interval: intervalOf(step.branches[0]?.when ?? { kind: 'always' }) }));
  const lowest = stretches.filter(
    ({ interval }) => interval !== null && interval.low === null && interval.high !== null,
  );
  const [only] = lowest;
  if (lowest.length !== 1 || only === undefined) return;
  if (
    !stretches.every(
      ({ step, interval }) => step === only.step || (interval?.low != null && worth(step) > worth(only.step)),
    )
  )
    return;
  only.step.branches = only.step.branches.map((branch) => {
    if (branch.when.kind !== 'compare') return branch;
    return { ...branch, when: { ...branch.when, bounds: [{ op: '>', value: '0' }, ...branch.when.bounds] } };
  });
  only.step.notes = [...only.step.notes, { zh: '一点没有（0）不扣分。', en: 'None at all (0) deducts nothing.' }];
}

function tier(kind: RuleKind): RuleKind {
  if (kind === 'deduct-threshold') return 'deduct-tier';
  return kind === 'award-fixed' ? 'award-tier' : kind;
}

/**
 * A step before every step that holds wherever it does. Where two only overlap, the one that is worth more goes first:
 * the better step for awards, the worse for deductions.
 */
function narrowestFirst(steps: readonly Work[]): readonly Work[] {
  const rest = [...steps].sort((a, b) => worth(b) - worth(a));
  const ordered: Work[] = [];
  while (rest.length > 0) {
    const next = rest.findIndex((step) => !rest.some((other) => other !== step && contains(step, other)));
    ordered.push(...rest.splice(Math.max(0, next), 1));
  }
  return ordered;
}

function contains(outer: Work, inner: Work): boolean {
  const a = intervalOf(outer.branches[0]?.when ?? { kind: 'always' });
  const b = intervalOf(inner.branches[0]?.when ?? { kind: 'always' });
  return a !== null && b !== null && strictlyContains(a, b);
}

function worth(work: Work): number {
  const amount = work.branches[0]?.amount;
  return amount?.kind === 'points' ? amount.points : amount?.kind === 'full' ? Number.MAX_SAFE_INTEGER : 0;
}
