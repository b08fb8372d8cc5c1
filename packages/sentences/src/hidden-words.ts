import type { Dialect } from './dialect.ts';
import { readShares } from './effect.ts';
import { CLOSE_INCLUSION, OPEN_INCLUSION } from './inclusion-mark.ts';

/** Stands for one unit of a quote, title, date or name that no pattern may look into. */
export const HIDDEN = '\uE000';
/** Stands for one unit of a bracket that shares points between assessors: （甲科4分、乙科3分）. */
export const SPLIT = '\uE001';
/** Stands for one unit of a bracket without scoring words: words where it stands in a condition, an aside behind an effect. */
export const ASIDE = '\uE004';

/** The folded text as the patterns see it: same length, protected stretches hidden. `scales` are level words that belong together. */
export function hideProtectedWords(text: string, dialect: Dialect, scales: readonly (readonly string[])[]): string {
  const { grammar } = dialect;
  const talks = dialect.pattern(grammar.bracketTalks);
  const inclusion = dialect.pattern(grammar.inclusionMark);
  const split = dialect.pattern(grammar.splitBracket);
  const withBrackets = text.replace(/（[^（）\n]*）/g, (bracket, at: number) => {
    // （1）: a number in a list, not words.
    if (markerAt(text, at, dialect) === bracket) return bracket;
    if (inclusion.test(bracket)) return `${OPEN_INCLUSION}${bracket.slice(1, -1)}${CLOSE_INCLUSION}`;
    // （好5分，一般3分，差0分）: levels, not assessors.
    if (split.test(bracket) && !namesLevels(bracket, dialect, scales)) return SPLIT.repeat(bracket.length);
    return talks.test(bracket) ? bracket : ASIDE.repeat(bracket.length);
  });
  return withBrackets
    .replace(dialect.protectedStretch, (found) => HIDDEN.repeat(found.length))
    .replace(dialect.pattern(grammar.besides, 'g'), (found, besides: string, effect: string) => {
      const after = found.length - besides.length - effect.length;
      return `${' '.repeat(besides.length)}${effect}${'，'.repeat(after)}`;
    });
}

function markerAt(text: string, at: number, { tokens }: Dialect): string | undefined {
  for (const { token, pattern } of tokens) {
    if (token !== 'Marker') continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Are those who share the points of a bracket the words of one scale? */
function namesLevels(bracket: string, dialect: Dialect, scales: readonly (readonly string[])[]): boolean {
  const names = readShares(bracket, dialect).map(({ who }) => who.replace(/[：为]$/, ''));
  return [...scales, ...dialect.grammar.scales].some((scale) => names.every((name) => scale.includes(name)));
}
