import { frames, type BlockGrammar, type Language } from '@rubric-lang/grammar';
import type { Milli } from '@rubric-lang/model';
import type { PlacedHeading } from './frame.ts';
import { titleOf, writtenPoints } from './heading-words.ts';
import { answerOf } from './words.ts';

export type TitledRole = 'bonus' | 'penalty';

/** A table whose total is nowhere written usually comes to this. */
const usualTotal: Milli = 100_000;

/**
 * What headings say by their title alone: 加分项（5分） is on top of the table's points, 减分项 is taken off its sum. Where the
 * table only comes to its total with the points of these headings, they are points like any other's.
 */
export function titledRoles(
  headings: readonly PlacedHeading[],
  declaredTotal: Milli | null,
  language: Language,
  words: BlockGrammar,
): ReadonlyMap<PlacedHeading, TitledRole> {
  const roles = new Map<PlacedHeading, TitledRole>();
  const note = (placed: PlacedHeading): void => {
    const role = answerOf(titleOf(placed.heading.title, words), frames[language].titles);
    if (role !== null && placed.heading.points?.kind !== 'unscored') roles.set(placed, role);
    placed.children.forEach(note);
  };
  headings.forEach(note);

  const sum = (list: readonly PlacedHeading[], apart: boolean): Milli =>
    list.reduce((all, placed) => {
      if (apart && roles.has(placed)) return all;
      const below = sum(placed.children, apart);
      return all + (below === 0 ? (writtenPoints(placed, words) ?? 0) : below);
    }, 0);
  const total = declaredTotal ?? usualTotal;
  if (sum(headings, false) !== total || sum(headings, true) === total) return roles;
  return new Map([...roles].filter(([placed]) => sum([placed], false) === 0));
}
