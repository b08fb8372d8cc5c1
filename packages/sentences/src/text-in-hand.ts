import type { Dialect } from './dialect.ts';
import type { ReadingContext } from './reading.ts';
import type { Stretch } from './slots.ts';

/** Everything the assembly of clauses needs of one text. */
export interface TextInHand {
  readonly dialect: Dialect;
  readonly context: ReadingContext;
  readonly text: Stretch;
}
