import type { Localized } from '@rubric-lang/diagnostics';
import type { Place } from './places.ts';

/** Something in a facts file that stands in the way, and where. */
export interface SheetProblem {
  readonly place: Place | null;
  readonly message: Localized;
}

/** A text as plain data, with the place of every value. */
export interface DocumentReading {
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
  readonly problems: readonly SheetProblem[];
}

/** Facts are four levels deep; what is much deeper is no facts file, and recursion over it is not for us. */
export const deepest = 16;
