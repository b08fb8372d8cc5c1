import type { ClauseMeaning } from './clause-meaning.ts';
import { readCondition } from './condition.ts';
import { perUnit } from './per-unit.ts';
import { segmentsOf, trim } from './condition-words.ts';
import type { ReadEffect } from './effect.ts';
import { SPLIT } from './hidden-words.ts';
import type { ConditionReading, EffectReading } from './reading.ts';
import type { Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** A bracket that shares points out. */
const SHARES = new RegExp(`${SPLIT}+`);

/** An effect whose number is written, with the condition in front of it. */
export function computed(written: ReadEffect, words: Stretch, inHand: TextInHand): ClauseMeaning {
  const { dialect, context } = inHand;
  const read = withoutVerb(written, words, inHand);
  const amount = 'amount' in read.effect && read.effect.amount !== null ? read.effect.amount : null;
  const amounts = amount !== null && 'kind' in amount ? (amount.kind === 'list' ? amount.points.length : 1) : 0;
  const condition = readCondition(words, { use: read.use, dialect, categories: context.categories, amounts });
  const notes = [...read.notes, ...condition.notes];
  const effect = read.effect;
  const alternatives = condition.alternatives.map((other) => ({ ...other, effect }));
  const made: ClauseMeaning = { ...condition, effect, use: read.use, notes, alternatives };
  // 酌情不给分, 队容（好5分，一般3分）得5分: who decides, and points that somebody shares, are said and not read.
  const unread = dialect.pattern(dialect.grammar.explicitDiscretion).exec(words.visible) ?? SHARES.exec(words.visible);
  if (unread !== null) {
    return {
      ...made,
      status: 'not-understood',
      notes: [...notes, { code: 'residue', words: words.folded.slice(unread.index, unread.index + unread[0].length) }],
      alternatives: [],
    };
  }
  // 造林面积按完成比例得分: what stands in front without a verb is the quantity whose ratio it is.
  if (
    effect.kind === 'proportional' &&
    condition.condition.kind === 'plain' &&
    condition.condition.tone === 'positive' &&
    !dialect.pattern(dialect.grammar.attributive).test(words.visible)
  ) {
    return {
      ...made,
      condition: { kind: 'none' },
      effect: { ...effect, of: `${condition.condition.label}${effect.of}` },
    };
  }
  // 扣1分/次: one for each, whatever stands in front.
  if (read.per !== null) {
    const per = perUnit(condition, read.per, words, dialect);
    if (per === undefined)
      return {
        ...made,
        status: 'not-understood',
        notes: [...notes, { code: 'residue', words: read.per }],
        alternatives: [],
      };
    const counted: ClauseMeaning = {
      ...made,
      ...per,
      status: condition.status === 'not-understood' ? 'not-understood' : per.status,
      notes: [...read.notes, ...per.notes],
      alternatives: per.alternatives.map((other) => ({ ...other, effect })),
    };
    return lostOrWon(counted, read, inHand) ?? counted;
  }
  if (amounts > 1 && condition.condition.kind !== 'list') {
    return {
      ...made,
      status: 'not-understood',
      notes: [...notes, { code: 'residue', words: words.folded }],
      alternatives: [],
    };
  }
  if (condition.condition.kind === 'none' && condition.status === 'understood' && needsCondition(effect)) {
    return { ...made, notes: [...notes, { code: 'empty-condition', words: '' }] };
  }
  // 85%以下0分: nothing is earned on that step; 发生事故0分: nor in the item.
  if (read.bare && effect.kind === 'award' && effect.amount.kind === 'points' && effect.amount.points === 0) {
    const { kind } = condition.condition;
    const fault = kind === 'plain' && dialect.pattern(`{negation}|${dialect.grammar.faultWords}`).test(words.visible);
    const worthless = kind === 'compare' || kind === 'otherwise' || kind === 'count' || kind === 'nth' || fault;
    if (!worthless || condition.status !== 'understood')
      return {
        ...made,
        status: 'not-understood',
        notes: [...notes, { code: 'residue', words: words.folded }],
        alternatives: [],
      };
    return { ...made, effect: { kind: 'zero', thisItem: false, wording: read.image }, use: 'zero' };
  }
  const unsaid = lostOrWon(made, read, inHand);
  if (unsaid !== undefined) return unsaid;
  // A number without a verb says what is earned only where nothing bad stands in front of it.
  if (
    read.bare &&
    context.role === 'ordinary' &&
    (bareIsLoss(condition.condition) ||
      (condition.condition.kind === 'plain' && dialect.pattern(dialect.grammar.faultWords).test(words.visible)))
  ) {
    return {
      ...made,
      status: 'not-understood',
      notes: [...notes, { code: 'residue', words: words.folded }],
      alternatives: [],
    };
  }
  return made;
}

/** 受到处分的，警告5分/人; 有计划、有记录，每项1分: what stands in front says what a number without a verb does. */
function withoutVerb(read: ReadEffect, words: Stretch, { dialect, context }: TextInHand): ReadEffect {
  const { effect } = read;
  if (!read.bare || effect.kind !== 'award' || effect.amount.kind !== 'points' || context.role !== 'ordinary')
    return read;
  const { sanction, meritList, plainRate } = dialect.grammar;
  if (dialect.pattern(sanction).test(words.visible))
    return { ...read, effect: { kind: 'deduct', amount: effect.amount }, use: 'deduct', bare: false };
  const [list, ...behind] = segmentsOf(trim(words, dialect));
  const listed =
    list !== undefined &&
    behind.length === 1 &&
    dialect.pattern(meritList).test(list.visible) &&
    behind.every((it) => dialect.pattern(plainRate).test(it.visible)) &&
    !dialect.pattern(`{negation}|${dialect.grammar.faultWords}`).test(list.visible);
  return listed ? { ...read, bare: false } : read;
}

/** 每人0.1分, 0.2分/人次: nothing says whether it is lost or won. */
function lostOrWon(
  made: ClauseMeaning,
  { bare }: ReadEffect,
  { dialect, context }: TextInHand,
): ClauseMeaning | undefined {
  const { condition, effect } = made;
  const counts = condition.kind === 'each' || condition.kind === 'count';
  if (!bare || !counts || context.role !== 'ordinary' || made.status === 'not-understood' || effect.kind !== 'award')
    return undefined;
  const { deductAnswer, awardAnswer } = dialect.grammar.answers;
  const lost: EffectReading = { kind: 'deduct', amount: effect.amount };
  return {
    ...made,
    effect: lost,
    use: 'deduct',
    status: 'doubtful',
    alternatives: [
      { answer: deductAnswer, condition, effect: lost },
      { answer: awardAnswer, condition, effect },
    ],
  };
}

function needsCondition(effect: EffectReading): boolean {
  return (
    effect.kind === 'deduct' ||
    effect.kind === 'award' ||
    effect.kind === 'bonus' ||
    effect.kind === 'zero' ||
    effect.kind === 'below-zero'
  );
}

function bareIsLoss(condition: ConditionReading): boolean {
  if (condition.kind === 'plain') return condition.tone === 'negative';
  return condition.kind === 'none' || condition.kind === 'step';
}
