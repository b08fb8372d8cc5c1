import type { FormResult, Use } from './condition-forms.ts';
import type { Dialect } from './dialect.ts';
import type { Stretch } from './slots.ts';

export interface ReadCondition extends FormResult {
  /** Offsets within the condition of a requirement in front that is context, not question. */
  readonly context: { readonly from: number; readonly to: number } | null;
  readonly addsToPrevious: boolean;
}

export interface ConditionPlace {
  readonly use: Use;
  readonly dialect: Dialect;
  readonly categories: readonly string[];
  /** 分别扣1分、2分: how many amounts there are; 1 when there is one; 0 when the effect has none. */
  readonly amounts: number;
  /** The segment that the form was read from. */
  readonly lastSegment?: string;
}

/** What is said where nothing stands; the start of every reading. */
export const nothing: ReadCondition = {
  condition: { kind: 'none' },
  status: 'understood',
  notes: [],
  alternatives: [],
  context: null,
  addsToPrevious: false,
};

/** Reads a part of a condition as a condition; handed to the forms that hold others, so that they need not know the whole. */
export type ConditionReader = (words: Stretch, place: ConditionPlace) => ReadCondition;
