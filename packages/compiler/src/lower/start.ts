import type { Localized } from '@rubric-lang/diagnostics';
import { pointsText, type Group, type Milli } from '@rubric-lang/model';
import { awardReach } from './award-reach.ts';
import type { ItemSource } from './item-source.ts';
import type { Scope } from './scope.ts';
import type { OpenChoice, Work } from './work.ts';

/**
 * Where an item starts. Only deductions: its points; only awards: 0; 在N分基础上: N. Beside deductions that do not come down
 * from them, awards of 得 start at what they leave of the item's points: then whoever does everything and has no fault
 * comes to exactly those, and every sentence can count. Other mixtures are asked for (起评), on the clause that makes the
 * mixture.
 */
export function startOf(
  source: ItemSource,
  works: readonly Work[],
  groups: readonly Group[],
  paired: ReadonlySet<Work>,
  scope: Scope,
): Milli {
  const full = source.points ?? 0;
  const { start } = source.choices;
  if (start !== null) {
    const asked = mixing(works, paired);
    if (asked !== null)
      ask(
        asked,
        start.kind === 'full' ? scope.words.start.full : `${pointsText(start.points)}${scope.words.units.points}`,
        scope,
      );
    return start.kind === 'full' ? full : start.points;
  }
  for (const { chosen } of works) if (chosen.reading.effect.kind === 'base') return chosen.reading.effect.points;
  if (source.role === 'bonus' || source.role === 'penalty') return 0;
  const awards = works.filter((it) => it.effect.kind === 'award' || it.effect.kind === 'bonus');
  if (!awards.some((it) => it.effect.kind === 'award')) return full;
  const mixed = mixing(works, paired);
  if (mixed === null) return 0;
  const given = awardReach(awards, groups);
  if (mixed.choice === null && awards.every((it) => it.kind !== 'bonus') && leaves(full - given, works, groups)) {
    mixed.notes = [...mixed.notes, startsBelow(full, given)];
    return full - given;
  }
  ask(mixed, null, scope);
  return given >= full ? 0 : full;
}

/** The clause by which awards and deductions come to stand side by side. */
function mixing(works: readonly Work[], paired: ReadonlySet<Work>): Work | null {
  // What is not understood may be either, and is settled first.
  const signed = works.filter(
    (it) =>
      it.kind !== 'manual' &&
      !paired.has(it) &&
      it.branches.length > 0 &&
      (it.effect.kind === 'award' || it.effect.kind === 'deduct') &&
      !isRest(it),
  );
  const [first] = signed;
  return first === undefined ? null : (signed.find((it) => it.effect.kind !== first.effect.kind) ?? null);
}

/** 得3分，否则扣1分: the deduction belongs to the award. */
function isRest({ branches }: Work): boolean {
  return branches.some((it) => it.when.kind === 'otherwise');
}

function ask(work: Work, made: string | null, scope: Scope): void {
  if (work.choice !== null) return;
  const { field, full, zero } = scope.words.start;
  const open: OpenChoice = {
    field,
    code: 'start-of-score',
    answers: made === null || made === full || made === zero ? [full, zero] : [full, zero, made],
    made,
    standing: zero,
  };
  work.choice = open;
  if (made === null) work.status = 'asked';
}

/**
 * Nothing, or what sentences beside the awards can take: 酌情扣分 alone speaks of the awards themselves. What awards leave
 * is not known where some may stand for one another (正常运营得3分，挂牌得1分).
 */
function leaves(rest: Milli, works: readonly Work[], groups: readonly Group[]): boolean {
  if (rest <= 0) return rest === 0;
  const stepped = new Set(groups.filter(({ kind }) => kind !== 'cap').flatMap(({ members }) => members));
  const alone = works.map((it) => (stepped.has(it.key) ? null : fixedAward(it)));
  const falling = works.some((it, at) => {
    const [before, own] = [alone[at - 1] ?? null, alone[at] ?? null];
    return before !== null && own !== null && own < before && isSameSentence(works[at - 1], it);
  });
  return !falling && works.some((it) => it.effect.kind === 'deduct' && it.scoredBy === 'computed');
}

/** The points of an award that is given once or not at all. */
function fixedAward({ effect, branches }: Work): Milli | null {
  const [branch] = branches;
  if (effect.kind !== 'award' || branch === undefined || branches.length > 1) return null;
  return branch.times.kind === 'once' && branch.amount.kind === 'points' && branch.amount.points > 0
    ? branch.amount.points
    : null;
}

function isSameSentence(a: Work | undefined, { chosen }: Work): boolean {
  return a?.chosen.text === chosen.text && a.chosen.reading.sentence === chosen.reading.sentence;
}

function startsBelow(full: Milli, given: Milli): Localized {
  return given === full
    ? {
        zh: `得分的各条合起来正好是本项的${pointsText(full)}分，所以从0分起评。`,
        en: `What is awarded comes to the ${pointsText(full)} points of the item, so it starts at 0.`,
      }
    : {
        zh: `本项${pointsText(full)}分，得分的各条最多${pointsText(given)}分，其余${pointsText(full - given)}分归扣分的各条，从${pointsText(full - given)}分起评。`,
        en: `Of the item's ${pointsText(full)} points at most ${pointsText(given)} are awarded; the other ${pointsText(full - given)} are there to deduct from, so it starts at ${pointsText(full - given)}.`,
      };
}
