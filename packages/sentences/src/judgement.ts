import { plainOf, type ClauseMeaning } from './clause-meaning.ts';
import { readCondition } from './condition.ts';
import { trim } from './condition-words.ts';
import { readShares, type ReadEffect } from './effect.ts';
import { SPLIT } from './hidden-words.ts';
import { parseNumeral, thousandths } from './numerals.ts';
import type { ConditionReading, EffectReading, NoteReading } from './reading.ts';
import { stretch, type Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** Do the words leave the number to a person? */
export function hasDiscretion(words: Stretch, { dialect }: TextInHand): boolean {
  return (
    dialect.pattern('{discretion}|{weighing}').test(words.visible) ||
    dialect.pattern('{comparison}').test(words.visible)
  );
}

/** 酌情扣分, 视情况给分, 酌情扣1—2分, 由…（甲4分、乙3分）酌情扣分: a person gives the number. undefined when nobody decides. */
export function judgedOr(read: ReadEffect, words: Stretch, inHand: TextInHand): ClauseMeaning | undefined {
  const { dialect, context } = inHand;
  const { grammar } = dialect;
  const { effect } = read;
  const amount = effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' ? effect.amount : null;
  const ceiling = effect.kind === 'judged' ? effect.amount : null;
  const bounds =
    amount === null
      ? (ceiling ?? boundsInFront(words, inHand))
      : amount.kind === 'range'
        ? { least: amount.least, most: amount.most }
        : amount.kind === 'points'
          ? { least: 0, most: amount.points }
          : undefined;
  // With one written number only 酌情 and its like leave the choice to a person; 按时上报…情况 is no weighing.
  const discretion =
    amount?.kind === 'points'
      ? dialect.pattern(grammar.explicitDiscretion).test(words.visible)
      : hasDiscretion(words, inHand);
  if (bounds === undefined || effect.kind === 'zero') return undefined;
  if (read.free === null && !(discretion && amount !== null)) return undefined;
  const sign =
    effect.kind === 'judged'
      ? effect.sign
      : effect.kind === 'deduct'
        ? 'deduct'
        : effect.kind === 'bonus'
          ? 'bonus'
          : 'award';
  const asked = discretion || ceiling !== null || dialect.pattern(grammar.judgedVerbs).test(read.image);
  const split = new RegExp(`${SPLIT}+`).exec(words.visible);
  const base = { use: read.use, context: null, addsToPrevious: false } as const;
  if (split !== null && sign !== 'bonus') {
    const shares = readShares(words.folded.slice(split.index, split.index + split[0].length), dialect);
    return {
      ...base,
      condition: plainOf(withoutWord(words, inHand), inHand),
      effect: { kind: 'split', sign, shares },
      status: 'understood',
      alternatives: [],
      notes: [],
    };
  }
  const basis = dialect.pattern('{comparison}').test(words.visible)
    ? 'comparison'
    : dialect.pattern(grammar.comparativeWeighing).test(words.visible)
      ? 'comparison'
      : 'discretion';
  const judged: EffectReading = { kind: 'judged', sign, amount: bounds, basis };
  // What is weighed is no condition; what stands before 酌情 is what the judgement is about.
  const before = withoutDiscretion(words, inHand);
  const inner = readCondition(before, { use: read.use, dialect, categories: context.categories, amounts: 0 });
  const about: ConditionReading =
    inner.condition.kind === 'each' ||
    inner.condition.kind === 'category' ||
    inner.condition.kind === 'otherwise' ||
    inner.condition.kind === 'all'
      ? inner.condition
      : words.visible === ''
        ? { kind: 'none' }
        : plainOf(before.visible === '' ? withoutWord(words, inHand) : before, inHand);
  const notes: NoteReading[] =
    bounds === null && basis === 'discretion' && sign === 'deduct' ? [{ code: 'unbounded', words: words.folded }] : [];
  if (!asked && read.free === 'deduct') {
    // …的扣分 says neither how much nor who decides.
    return {
      ...base,
      condition: about,
      effect: judged,
      status: 'doubtful',
      notes,
      alternatives: [
        { answer: grammar.answers.judgedAnswer, condition: about, effect: judged },
        {
          answer: grammar.answers.zeroAnswer,
          condition: about,
          effect: { kind: 'zero', thisItem: false, wording: '' },
        },
      ],
    };
  }
  if (!asked) {
    return {
      ...base,
      condition: about,
      effect: { kind: 'unread' },
      status: 'not-understood',
      alternatives: [],
      notes: [{ code: 'residue', words: words.folded }],
    };
  }
  // 分别按2分打分, 以此类推: the words change what is judged, and nothing says how.
  const residue = dialect.pattern(grammar.judgedResidue).exec(words.visible);
  if (residue !== null) {
    return {
      ...base,
      condition: about,
      effect: judged,
      status: 'not-understood',
      alternatives: [],
      notes: [
        ...notes,
        { code: 'residue', words: words.folded.slice(residue.index, residue.index + residue[0].length) },
      ],
    };
  }
  return { ...base, condition: about, effect: judged, status: 'understood', alternatives: [], notes };
}

function withoutDiscretion(words: Stretch, { dialect }: TextInHand): Stretch {
  const rest = dialect.grammar.judgedTails.reduce((left, source) => {
    const found = dialect.pattern(source).exec(left.visible);
    return found === null ? left : stretch(left, 0, found.index);
  }, words);
  const head = dialect.pattern(dialect.grammar.judgedHead).exec(rest.visible)?.[0].length ?? 0;
  return trim(stretch(rest, head, rest.visible.length), dialect);
}

/** 由评委在0—8分之间独立打分: the bounds stand in front of the verb. */
function boundsInFront(
  words: Stretch,
  { dialect }: TextInHand,
): { readonly least: number; readonly most: number } | null {
  const { judgedRange, numerals } = dialect.grammar;
  const found = dialect.pattern(judgedRange).exec(words.visible)?.groups;
  const [low, high] = [found?.['low'], found?.['high']].map((written) => {
    const decimal = written === undefined ? undefined : parseNumeral(written, numerals);
    return decimal === undefined ? undefined : thousandths(decimal);
  });
  return low === undefined || high === undefined || low > high ? null : { least: low, most: high };
}

/** What is weighed, without 酌情 at its end. */
function withoutWord(words: Stretch, { dialect }: TextInHand): Stretch {
  const { judgedTails } = dialect.grammar;
  const found = dialect.pattern(judgedTails[judgedTails.length - 1] ?? '$').exec(words.visible);
  const rest = found === null ? words : trim(stretch(words, 0, found.index), dialect);
  return rest.visible === '' ? words : rest;
}
