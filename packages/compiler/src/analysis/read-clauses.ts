import type { Span } from '@rubric-lang/diagnostics';
import type { Clause, Item } from '@rubric-lang/model';
import type { ClauseReading } from '@rubric-lang/sentences';
import type { CheckContext, PlacedText } from '../check.ts';

/** A clause as the author wrote it: what the reader made of it, and what became of it in the model. */
export interface ReadClause {
  readonly reading: ClauseReading;
  /** undefined: no clause of its own (a cap, a base). */
  readonly clause: Clause | undefined;
  readonly place: PlacedText;
  readonly span: Span;
}

/** The clauses of an item with their readings, in the order of the text. */
export function readClausesOf(context: CheckContext, item: Item): readonly ReadClause[] {
  const byStart = new Map(item.clauses.map((clause) => [clause.span.start, clause]));
  return context.textsOf(item.key).flatMap((place) =>
    place.reading.clauses.map((reading) => {
      const span = place.spanOf(reading.from, reading.to);
      return { reading, clause: byStart.get(span.start), place, span };
    }),
  );
}

/** Do the notes of the table say that deductions stop at the points of each item? */
export function notesStopDeductions({ draft }: CheckContext): boolean {
  return draft.rules?.some(({ kind, status }) => kind === 'until-exhausted' && status === 'understood') === true;
}

/** Does a text say by itself that deductions stop (扣完为止, 最多扣N分 of the item)? */
export function stopsDeductions({ reading }: PlacedText): boolean {
  return reading.clauses.some(({ modifiers }) =>
    modifiers.some(
      (it) =>
        it.kind === 'until-exhausted' ||
        (it.kind === 'cap' && it.sign !== 'award' && (it.scope === 'item' || it.scope === 'above')),
    ),
  );
}
