import type { Dialect } from './dialect.ts';
import type { Stretch } from './slots.ts';

/** The levels that a clause lists before it says what each is worth, and what they are levels of. */
export interface ListedScale {
  readonly subject: string;
  readonly levels: readonly string[];
}

/**
 * 按“好、较好、一般、较差”四个等次评价，分别计…: levels in front of as many amounts, with nothing around them but what is assessed and that
 * it is. Whether the words are one scale is for the caller to say. Quoted words are looked into.
 */
export function scaleInWords(words: Stretch, count: number, dialect: Dialect): ListedScale | undefined {
  const { grammar } = dialect;
  const level = [...new Set(grammar.scales.flat())].sort((a, b) => b.length - a.length).join('|');
  const list = dialect.pattern(`(?:${level})(?:(?:${grammar.enumerationMark})(?:${level})){${String(count - 1)}}`, 'g');
  for (const found of words.folded.matchAll(list)) {
    const before = dialect.pattern(grammar.scaleHead).exec(words.folded.slice(0, found.index));
    const after = words.folded.slice(found.index + found[0].length);
    if (before === null || !dialect.pattern(grammar.scaleTail).test(after)) continue;
    const subject = before.groups?.['subject'] ?? '';
    if (dialect.residue.some((pattern) => pattern.test(subject)) || /\d/.test(subject)) return undefined;
    return { subject, levels: found[0].split(grammar.enumerationMark) };
  }
  return undefined;
}
