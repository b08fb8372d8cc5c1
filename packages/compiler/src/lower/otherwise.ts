import type { Branch, Condition } from '@rubric-lang/model';
import type { ConditionReading } from '@rubric-lang/sentences';
import type { OtherwiseChoice } from './item-source.ts';
import { quantityKey } from './quantity-key.ts';
import type { Scope } from './scope.ts';
import type { OpenChoice, Work } from './work.ts';
import { last } from '../last.ts';

/**
 * 否则 and 其他情况, once the clauses before are lowered. After steps on one quantity it is the step left over; after a
 * requirement without effect it asks whether that was done; after independent awards it is a choice, 逐句 or 全项.
 */
export function otherwise(works: readonly Work[], choice: OtherwiseChoice | null, scope: Scope): void {
  works.forEach((work, at) => {
    if (!speaksOfRest(work.chosen.reading.condition) || work.effect.kind === 'none' || hasOwnRest(work)) return;
    // A requirement of its own is what it speaks of, whatever clauses stand before.
    if (ownRequirement(work) !== '') return afterRequirement(work, scope);
    const counting = countingBefore(work, works.slice(0, at));
    const before = boundTo(work, counting);
    const nearest = last(before);
    if (nearest === undefined) return afterRequirement(work, scope);
    // Steps on one quantity are one ladder wherever they stand, and what is left over is left over of all of it.
    const steps = stepsEndingIn(nearest, counting);
    if (steps.length > 0) return leftOver(work, steps);
    afterAwards(work, before, works, choice, scope);
  });
}

function speaksOfRest(condition: ConditionReading): boolean {
  return condition.kind === 'otherwise' || (condition.kind === 'all' && condition.of.some(speaksOfRest));
}

/** 其余按第1名的比例 has said already whom it leaves over. */
function hasOwnRest(work: Work): boolean {
  return work.chosen.reading.effect.kind === 'ratio-to-best';
}

/** What it can speak of: clauses of points in the same field. */
function countingBefore(work: Work, earlier: readonly Work[]): readonly Work[] {
  return earlier.filter(
    (it) =>
      it.chosen.text === work.chosen.text &&
      it.effect.kind !== 'none' &&
      it.effect.kind !== 'verdict' &&
      it.branches.length > 0,
  );
}

/** Back to the last full stop; a sentence that begins with 否则 speaks of the one before it. */
function boundTo(work: Work, counting: readonly Work[]): readonly Work[] {
  const here = counting.filter((it) => sentenceOf(it) === sentenceOf(work));
  if (here.length > 0) return here;
  const nearest = last(counting);
  return nearest === undefined ? [] : counting.filter((it) => sentenceOf(it) === sentenceOf(nearest));
}

/** Entries are read as one paragraph: a list without full stops is one sentence. */
function sentenceOf({ chosen }: Work): number {
  return chosen.reading.sentence;
}

/** The run of clauses on one quantity, or one scale, that ends in `nearest`. */
function stepsEndingIn(nearest: Work, before: readonly Work[]): readonly Work[] {
  if (nearest.combine === 'first') return [nearest];
  const key = quantityKey(nearest);
  if (key === null) return [];
  const steps: Work[] = [];
  for (const work of [...before].reverse()) {
    if (quantityKey(work) !== key) break;
    steps.unshift(work);
  }
  return steps;
}

/** The remaining step: it counts when none of the others does, and its 不得分 is a step of 0. */
function leftOver(work: Work, steps: readonly Work[]): void {
  const rest: Condition = { kind: 'otherwise', of: steps.map((it) => it.key), mode: 'none' };
  work.branches = work.branches.map((it) => ({ ...it, when: replaced(it.when, rest) }));
  const { effect } = work.chosen.reading;
  if (
    work.effect.kind === 'zero' &&
    effect.kind === 'zero' &&
    !effect.thisItem &&
    steps.some((it) => it.effect.kind === 'award')
  )
    work.effect = { kind: 'award' };
}

/** 制度健全，否则扣2分: whether it was done is what is asked, and done is full points. */
function afterRequirement(work: Work, scope: Scope): void {
  const label = requirementBefore(work);
  const fact = scope.facts.yesNo(label === '' ? scope.title : label, 'merit');
  const undone: Condition = { kind: 'plain', fact, holds: false };
  work.branches = work.branches.map((it) => ({
    ...it,
    label: label === '' ? it.label : label,
    when: replaced(it.when, undone),
  }));
}

/** 领导小组实体运行，否则扣1分: what the reader found in front of 否则. */
function ownRequirement({ chosen: { reading } }: Work): string {
  return reading.condition.kind === 'otherwise' ? reading.condition.label : '';
}

/** What the reader took as the requirement, else the plain statement that stands last before it. */
function requirementBefore(work: Work): string {
  const own = ownRequirement(work);
  if (own !== '') return own;
  const { chosen } = work;
  const before = chosen.place.reading.statements.filter((it) => it.to <= chosen.reading.from);
  return (last(before)?.text ?? '').replace(/[，。；：、\s]+$/, '');
}

function afterAwards(
  work: Work,
  before: readonly Work[],
  works: readonly Work[],
  choice: OtherwiseChoice | null,
  scope: Scope,
): void {
  const awards = before.filter((it) => it.effect.kind === 'award');
  const of = (awards.length > 0 ? awards : before).map((it) => it.key);
  if (work.effect.kind === 'below-zero' || awards.length === 0) {
    work.branches = withRest(work.branches, { kind: 'otherwise', of, mode: 'none' });
    return;
  }
  const onlyAward = works.filter((it) => it.effect.kind === 'award' && it !== work).length === 1;
  const [each, all] = [scope.words.otherwise.each, scope.words.otherwise.all];
  if (onlyAward) {
    // One award and nothing else: not earning it is 0 either way.
    if (work.effect.kind === 'zero') return asRepetition(work);
    work.branches = withRest(work.branches, { kind: 'otherwise', of, mode: 'none' });
    return;
  }
  // 其他情况 behind cases is none of them; 否则 may speak of each or of all.
  if (new RegExp(scope.words.otherwise.rest).test(scope.fold(work.chosen.reading.text))) {
    if (work.effect.kind === 'zero' && !thisItem(work)) return asRepetition(work);
    work.branches = withRest(work.branches, { kind: 'otherwise', of, mode: 'none' });
    return;
  }
  const open: OpenChoice = {
    field: scope.words.otherwise.field,
    code: 'otherwise-scope',
    answers: [each, all],
    made: choice === null ? null : choice === 'each' ? each : all,
    standing: each,
  };
  work.choice = open;
  work.status = choice === null ? 'asked' : 'understood';
  if (choice === 'all') {
    work.branches = withRest(work.branches, { kind: 'otherwise', of, mode: 'not-all' });
    return;
  }
  if (work.effect.kind === 'zero') return asRepetition(work);
  // 逐句 with an amount: once for each that is not earned.
  const [first] = work.branches;
  if (first !== undefined) {
    work.branches = of.map((key, index): Branch => ({
      ...first,
      key: `${work.key}#${String(index + 1)}`,
      when: { kind: 'otherwise', of: [key], mode: 'none' },
    }));
  }
}

function thisItem({ chosen }: Work): boolean {
  const { effect } = chosen.reading;
  return effect.kind === 'zero' && effect.thisItem;
}

/** What is not earned is not given: the sentence says again what the awards say by themselves. */
function asRepetition(work: Work): void {
  work.effect = { kind: 'none' };
  work.branches = [];
}

function withRest(branches: readonly Branch[], rest: Condition): readonly Branch[] {
  return branches.map((it) => ({ ...it, when: replaced(it.when, rest) }));
}

/** Puts what 否则 turned out to mean in the place it was read at. */
function replaced(when: Condition, rest: Condition): Condition {
  if (when.kind === 'otherwise') return rest;
  if (when.kind === 'all') return { kind: 'all', of: when.of.map((it) => replaced(it, rest)) };
  return when;
}
