import type { Draft } from './draft.ts';
import { matchSlots, stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** A clause as a level of a scale: its word, what it is a level of, and what it is worth in thousandths. */
export interface LevelWord {
  readonly draft: Draft;
  readonly subject: string;
  readonly word: string;
  readonly least: number;
  readonly most: number;
  readonly sign: 'award' | 'deduct' | 'zero';
}

/** Excellent at the start of a sentence is the scale's excellent. */
function asListed(word: string, { grammar }: TextInHand['dialect']): string {
  if (!grammar.caseless) return word;
  return grammar.scales.flat().find((it) => it.toLowerCase() === word.toLowerCase()) ?? word;
}

/** The level a clause names; undefined when it names none, or gives it nothing that a level could be worth. */
export function levelWord(draft: Draft, { dialect, context }: TextInHand): LevelWord | undefined {
  const declared = context.scales.flat().find((word) => draft.words.folded === word);
  // 由评估组综合评价，优得8分: only the last segment names the level.
  const at = draft.words.visible.lastIndexOf('，') + 1;
  const slots =
    matchSlots(dialect.levelWords, draft.words) ??
    (at > 0 ? matchSlots(dialect.levelWords, stretch(draft.words, at, draft.words.visible.length)) : undefined);
  const written = declared ?? slots?.visible('level');
  if (written === undefined) return undefined;
  const word = asListed(written, dialect);
  const named =
    declared === undefined
      ? (slots?.text('subject') ?? '').replace(dialect.pattern(dialect.grammar.subjectTail), '')
      : '';
  // 由评委按优、良、中、差: who grades, and no name of what is graded.
  const subject = dialect.pattern(dialect.grammar.scaleUse).test(named) ? '' : named;
  // 完全符合: the degree belongs to the word.
  const degree = dialect.grammar.degrees.flat().find((prefix) => subject.endsWith(prefix));
  return degree === undefined
    ? amountOf(draft, subject, word)
    : amountOf(draft, subject.slice(0, subject.length - degree.length), `${degree}${word}`);
}

/** What a level is worth: points, a range, or nothing. */
export function amountOf(draft: Draft, subject: string, word: string): LevelWord | undefined {
  const { effect } = draft;
  if (draft.modifiers.length > 0 || draft.addsToPrevious) return undefined;
  // 国家级10分/次: so much for each time, which is no level of anything.
  if (draft.condition.kind === 'each') return undefined;
  if (effect.kind === 'zero') return { draft, subject, word, least: 0, most: 0, sign: 'zero' };
  if (effect.kind === 'waive') return { draft, subject, word, least: 0, most: 0, sign: 'zero' };
  if (effect.kind === 'judged' && effect.amount !== null)
    return { draft, subject, word, ...effect.amount, sign: effect.sign === 'deduct' ? 'deduct' : 'award' };
  if (effect.kind !== 'award' && effect.kind !== 'deduct') return undefined;
  const sign = effect.kind;
  if (effect.amount.kind === 'points')
    return { draft, subject, word, least: effect.amount.points, most: effect.amount.points, sign };
  if (effect.amount.kind === 'range')
    return { draft, subject, word, least: effect.amount.least, most: effect.amount.most, sign };
  return undefined;
}
