import type { ClauseMeaning } from './reading-meaning.ts';
import type { TruthRule } from './truth.ts';

/**
 * A change of one rule of an official document, and what it must do to the reading.
 * arithmetic: the meaning must change, or the reader must say that it does not understand, doubts or remarks.
 * question: only the words somebody is asked about may change. neutral: nothing may.
 */
export interface Mutation {
  readonly name: string;
  readonly class: 'arithmetic' | 'question' | 'neutral';
  /** The changed words; undefined (or the same words) where the change does not apply. */
  readonly change: (text: string, rule: TruthRule) => string | undefined;
  /**
   * What the changed clause must contain in its arithmetic (canonical JSON of reading-meaning.ts) when it counts as
   * understood without a new remark; a change that reads as anything else is a misreading although it is a change.
   */
  readonly expected?: (changed: string, text: string) => string | RegExp | undefined;
  /** The item may come to the same: 此项不得分 and 不得分 differ only beside a ladder. */
  readonly inReadingOnly?: boolean;
}

export type Outcome = 'changed' | 'reported' | 'same' | 'survived';

/**
 * Compares two readings of a whole cell: before and after the change of one of its rules.
 * @param place indices of the clauses that lie in the changed words, in each reading
 */
export function judge(
  mutation: Mutation,
  before: readonly ClauseMeaning[],
  after: readonly ClauseMeaning[],
  place: { readonly before: readonly number[]; readonly after: readonly number[] },
  expected: string | RegExp | undefined,
): Outcome {
  const same = (part: (meaning: ClauseMeaning) => string): boolean =>
    JSON.stringify(before.map(part)) === JSON.stringify(after.map(part));
  const arithmetic = same((meaning) => meaning.arithmetic);
  const question = same((meaning) => meaning.question);
  switch (mutation.class) {
    case 'neutral':
      return arithmetic && question ? 'same' : 'survived';
    case 'question':
      return arithmetic && !question ? 'changed' : 'survived';
    case 'arithmetic': {
      if (isReported(pick(before, place.before), pick(after, place.after))) return 'reported';
      // Words that stay words, and the reader says so: the author is told.
      if (arithmetic) return !question && pick(after, place.after).some(saysWordsStay) ? 'reported' : 'survived';
      const found = pick(after, place.after)
        .map((meaning) => meaning.arithmetic)
        .join('\n');
      const fits =
        expected === undefined || (typeof expected === 'string' ? found.includes(expected) : expected.test(found));
      return fits ? 'changed' : 'survived';
    }
  }
}

/** Has the reader begun to doubt, or to remark on something? A clause that is not cut at all is no report. */
function isReported(before: readonly ClauseMeaning[], after: readonly ClauseMeaning[]): boolean {
  const remarks = new Set(before.flatMap(({ notes }) => notes));
  const doubts = (meanings: readonly ClauseMeaning[]): number =>
    meanings.filter(({ status }) => status !== 'understood').length;
  return doubts(after) > doubts(before) || after.some(({ notes }) => notes.some((note) => !remarks.has(note)));
}

/** The reader says that a number or a signal is part of the question. */
function saysWordsStay({ notes }: ClauseMeaning): boolean {
  return notes.some((note) => /^(?:number|signal)-left-as-words/.test(note));
}

function pick(meanings: readonly ClauseMeaning[], places: readonly number[]): readonly ClauseMeaning[] {
  return places.flatMap((at) => meanings[at] ?? []);
}

/** `扣0.5分` or `得2分`, the last one of a rule, whose number is plain digits. */
const written = /(扣|得)([0-9]+(?:\.[0-9]+)?)分(?![^扣得]*[扣得][0-9])/;

export interface WrittenAmount {
  readonly verb: string;
  readonly points: string;
  readonly from: number;
  readonly to: number;
}

/** The amount of a rule and its place, verb and 分 included. */
export function amountOf(text: string): WrittenAmount | undefined {
  const found = written.exec(text);
  if (found === null) return undefined;
  return { verb: found[1] ?? '', points: found[2] ?? '', from: found.index, to: found.index + found[0].length };
}

/** Replaces the amount of a rule, its verb included. */
export function withAmount(text: string, make: (amount: WrittenAmount) => string | undefined): string | undefined {
  const amount = amountOf(text);
  const made = amount === undefined ? undefined : make(amount);
  return amount === undefined || made === undefined
    ? undefined
    : text.slice(0, amount.from) + made + text.slice(amount.to);
}

/** Changes only what stands before the effect: the condition's words. */
export function withCondition(text: string, make: (condition: string) => string | undefined): string | undefined {
  const end = effectAt(text);
  const made = end === undefined ? undefined : make(text.slice(0, end));
  return end === undefined || made === undefined ? undefined : made + text.slice(end);
}

/** Where the effect starts, with its marks and fillers; undefined when nothing stands before it. */
export function effectAt(text: string): number | undefined {
  const found =
    /(?:的?[，,]?)(?:此项|该项|本项)?(?:分别|各)?(?:酌情|视情况)?(?:倒扣|扣|得|不得分|给分)[0-9半分][^，；。]*(?:，扣完为止)?$|(?:的?[，,]?)(?:此项|该项|本项)?(?:不得分|得0分)$/.exec(
      text,
    );
  return found === null || found.index === 0 ? undefined : found.index;
}
