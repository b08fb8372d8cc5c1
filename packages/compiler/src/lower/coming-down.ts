import type { Group, Milli } from '@rubric-lang/model';
import type { BlockGrammar } from '@rubric-lang/grammar';
import { compareDecimal } from './decimal.ts';
import { quantityKey, steppedKey } from './quantity-key.ts';
import type { Scope } from './scope.ts';
import type { Work } from './work.ts';

/**
 * 达到95%得2分；每低1%扣0.1分: the award is where the item starts, its condition is not asked, and the steps come down
 * from it. 全部完成得5分，每少1项扣1分 does the same with a count. `paired` are the clauses that belong to such pairs:
 * they are no mixture of awards and deductions.
 */
export function comeDown(
  works: readonly Work[],
  { words }: Pick<Scope, 'words'>,
  full: Milli | null,
): { readonly paired: ReadonlySet<Work>; readonly groups: readonly Group[] } {
  const paired = new Set<Work>();
  const groups: Group[] = [];
  works.forEach((award, at) => {
    const points = fixedAward(award, full);
    if (points === null) return;
    const steps = works
      .slice(at + 1)
      .filter((it) => it.effect.kind === 'deduct' && comesDownFrom(award, it, at + 1 === works.indexOf(it), words));
    if (steps.length === 0) return;
    const key = quantityKey(award);
    const zeros = key === null ? [] : works.filter((it) => it.effect.kind === 'zero' && quantityKey(it) === key);
    const alone = works.every((it) => it === award || it.effect.kind !== 'award' || quantityKey(it) === key);
    award.branches = award.branches.map((it) => ({ ...it, when: { kind: 'always' } }));
    award.notes = [
      ...award.notes,
      {
        zh: '从这个分数起往下扣，不另问是否达到。',
        en: 'The item starts here and comes down; whether it was reached is not asked.',
      },
    ];
    paired.add(award);
    for (const it of [...steps, ...zeros]) paired.add(it);
    if (alone) return;
    // Beside another award what comes down takes at most what this one gives.
    for (const zero of zeros) takesAway(zero, points);
    const members = [...steps, ...zeros].map((it) => it.key);
    groups.push({
      key: `d${String(groups.length + 1)}`,
      kind: 'cap',
      effect: 'deduct',
      members,
      points,
      text: award.chosen.reading.text,
    });
  });
  return { paired, groups };
}

function fixedAward(work: Work, full: Milli | null): Milli | null {
  const [branch] = work.branches;
  if (work.effect.kind !== 'award' || branch === undefined || work.branches.length !== 1) return null;
  if (branch.times.kind !== 'once') return null;
  return branch.amount.kind === 'points' ? branch.amount.points : branch.amount.kind === 'full' ? full : null;
}

function comesDownFrom(award: Work, step: Work, next: boolean, words: BlockGrammar): boolean {
  const key = quantityKey(award);
  const when = award.branches[0]?.when;
  // 全市第一得10分，每下降一个名次扣1分: from the place that is named.
  if (when?.kind === 'rank' && step.branches[0]?.times.kind === 'each')
    return next && new RegExp(words.placeLower).test(step.chosen.reading.text);
  if (key !== null) return steppedKey(step) === key && startsThere(award, step);
  if (!next || when?.kind !== 'plain' || step.branches[0]?.times.kind !== 'each') return false;
  const { condition } = award.chosen.reading;
  return condition.kind === 'plain' && words.complete.some((it) => new RegExp(it).test(condition.label));
}

/** Do the steps count from a number the award names? 98%以上得2分，低于95%每低1%扣1分 leaves a stretch between the two. */
function startsThere(award: Work, step: Work): boolean {
  const when = award.branches[0]?.when;
  const times = step.branches[0]?.times;
  if (when?.kind !== 'compare' || times?.kind !== 'steps') return true;
  const { from } = times;
  return typeof from !== 'string' || when.bounds.some(({ value }) => compareDecimal(value, from) === 0);
}

/** 低于80%的不得分 beside other awards: these points are lost, not the item's. */
function takesAway(zero: Work, points: Milli): void {
  zero.effect = { kind: 'deduct' };
  zero.branches = zero.branches.map((it) => ({ ...it, amount: { kind: 'points', points } }));
}
