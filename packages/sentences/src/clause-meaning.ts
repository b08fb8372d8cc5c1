import type { ReadCondition } from './condition-place.ts';
import type { Draft } from './draft.ts';
import type { AlternativeReading, ConditionReading, EffectReading, NoteReading, ReadingStatus } from './reading.ts';
import type { Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** What a clause by itself says: its condition with its effect. */
export interface ClauseMeaning {
  readonly condition: ConditionReading;
  readonly effect: EffectReading;
  readonly use: Draft['use'];
  readonly status: ReadingStatus;
  readonly alternatives: readonly AlternativeReading[];
  readonly notes: readonly NoteReading[];
  readonly context: ReadCondition['context'];
  readonly addsToPrevious: boolean;
}

/** The words as a question, unread: a label for what a person decides. */
export function plainOf(words: Stretch, { dialect }: TextInHand): ConditionReading {
  const tail = dialect.pattern(dialect.grammar.labelTail).exec(words.visible)?.[0].length ?? 0;
  const label = words.folded.slice(0, words.folded.length - tail);
  if (label === '') return { kind: 'none' };
  return { kind: 'plain', label, tone: dialect.pattern('{negation}').test(words.visible) ? 'negative' : 'positive' };
}
