import type { IToken } from 'chevrotain';
import type {
  EffectReading,
  ModifierReading,
  NoteReading,
  ReadingStatus,
  AlternativeReading,
  ConditionReading,
} from './reading.ts';
import type { Use } from './condition-forms.ts';
import type { Stretch } from './slots.ts';

/** A clause on its way: offsets are of the folded text. Passes over a whole text turn drafts into drafts. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly part: number;
  /** The words in front of the effect, cleaned; empty when there are none. */
  readonly words: Stretch;
  readonly condition: ConditionReading;
  readonly effect: EffectReading;
  readonly use: Use;
  readonly status: ReadingStatus;
  readonly alternatives: readonly AlternativeReading[];
  readonly notes: readonly NoteReading[];
  readonly modifiers: readonly ModifierReading[];
  readonly context: { readonly from: number; readonly to: number } | null;
  /** Words in front of the clause that are a statement of their own. */
  readonly leading: { readonly from: number; readonly to: number } | null;
  readonly sharesCondition: boolean;
  readonly addsToPrevious: boolean;
  /** A number without a verb. */
  readonly bare: boolean;
  /** The mark that parts it from what stands before: a comma joins, a stop does not. */
  readonly before: 'start' | 'comma' | 'semi' | 'stop' | 'open' | 'none';
}

export function notUnderstood(draft: Draft, note: NoteReading): Draft {
  const said = draft.notes.some(({ code, words }) => code === note.code && words === note.words);
  return { ...draft, status: 'not-understood', notes: said ? draft.notes : [...draft.notes, note], alternatives: [] };
}

/** Where a clause stands and what the skeleton found of it. */
export interface ClausePieces {
  readonly words: readonly IToken[];
  readonly tail: readonly IToken[];
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly part: number;
  readonly before: Draft['before'];
  readonly and: boolean;
  /** A list mark stands in front: a rule of its own. */
  readonly numbered: boolean;
}

/** A draft of which nothing is read yet. */
export function blankDraft(pieces: Omit<ClausePieces, 'words' | 'tail'>, from: number, words: Stretch): Draft {
  return {
    from,
    to: pieces.to,
    sentence: pieces.sentence,
    part: pieces.part,
    words,
    condition: { kind: 'none' },
    effect: { kind: 'unread' },
    use: 'other',
    status: 'understood',
    alternatives: [],
    notes: [],
    modifiers: [],
    context: null,
    leading: null,
    sharesCondition: false,
    addsToPrevious: false,
    bare: false,
    before: pieces.before,
  };
}
