import type { Dialect } from './dialect.ts';

/** Stands for one unit of a quote, title, date or name that no pattern may look into. */
export const HIDDEN = '\uE000';
/** Stands for one unit of a bracket that shares points between assessors: （甲科4分、乙科3分）. */
export const SPLIT = '\uE001';
/** Stands for one unit of a bracket without scoring words: words where it stands in a condition, an aside behind an effect. */
export const ASIDE = '\uE004';
/** The brackets of an inclusion mark, 90%（含）以上: part of the words, never the bounds of a clause. */
const OPEN_INCLUSION = '\uE002';
const CLOSE_INCLUSION = '\uE003';

/** The folded text as the patterns see it: same length, protected stretches hidden. */
export function hideProtectedWords(text: string, dialect: Dialect): string {
  const { grammar } = dialect;
  const talks = dialect.pattern(grammar.bracketTalks);
  const inclusion = dialect.pattern(grammar.inclusionMark);
  const split = dialect.pattern(grammar.splitBracket);
  const withBrackets = text.replace(/（[^（）\n]*）/g, (bracket) => {
    if (inclusion.test(bracket)) return `${OPEN_INCLUSION}${bracket.slice(1, -1)}${CLOSE_INCLUSION}`;
    if (split.test(bracket)) return SPLIT.repeat(bracket.length);
    return talks.test(bracket) ? bracket : ASIDE.repeat(bracket.length);
  });
  return withBrackets.replace(dialect.protectedStretch, (found) => HIDDEN.repeat(found.length));
}
