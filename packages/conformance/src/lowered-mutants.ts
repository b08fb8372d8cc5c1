import { itemMeaning, type ItemMeaning } from './item-meaning.ts';
import type { Mutation } from './mutation.ts';
import { mutations, type RuleInCell } from './mutants.ts';

/** A change of a rule, as the item comes out of the compiler. */
export interface LoweredMutant {
  readonly mutation: Mutation;
  readonly place: RuleInCell;
  readonly words: string;
  readonly outcome: 'changed' | 'reported' | 'same' | 'survived';
  readonly before: ItemMeaning;
  readonly after: ItemMeaning;
}

/** Makes every chosen change that applies to one rule and compiles the cell again. */
export function loweredMutantsOf(place: RuleInCell, chosen: readonly Mutation[] = mutations): readonly LoweredMutant[] {
  const { rule, cell, at, context } = place;
  // Most rules meet few of the chosen changes: what they are before is only worked out when it is needed.
  let known: ItemMeaning | undefined;
  return chosen.flatMap((mutation) => {
    const words = mutation.change(rule.text, rule);
    if (mutation.inReadingOnly === true || words === undefined || words === rule.text) return [];
    const before = (known ??= itemMeaning(cell, context));
    const after = itemMeaning(cell.slice(0, at) + words + cell.slice(at + rule.text.length), context);
    return [{ mutation, place, words, outcome: outcomeOf(mutation, before, after), before, after }];
  });
}

function outcomeOf({ class: kind }: Mutation, before: ItemMeaning, after: ItemMeaning): LoweredMutant['outcome'] {
  const arithmetic = before.arithmetic === after.arithmetic;
  const question = before.question === after.question;
  if (kind === 'neutral') return arithmetic && question ? 'same' : 'survived';
  if (kind === 'question') return arithmetic && !question ? 'changed' : 'survived';
  if (!arithmetic) return 'changed';
  const known = new Set(before.remarks);
  // Words that stay words are remarked on; when they change, the question does.
  const stays = !question && after.remarks.length > 0;
  const told = after.doubts > before.doubts || stays || after.remarks.some((remark) => !known.has(remark));
  return told ? 'reported' : 'survived';
}
