import type { Dialect } from './dialect.ts';
import { stretch, type Stretch } from './slots.ts';

/** Without the marks and fillers around a condition: ， 的， 可 一律. */
export function trim(words: Stretch, dialect: Dialect): Stretch {
  const head = dialect.pattern(dialect.grammar.conditionHead).exec(words.visible)?.[0].length ?? 0;
  const rest = words.visible.slice(head);
  const tail = dialect.pattern(dialect.grammar.conditionTail).exec(rest)?.[0].length ?? 0;
  return stretch(words, head, words.visible.length - tail);
}

/** The words of a question without the 的 before the effect. */
export function label(words: Stretch, dialect: Dialect): string {
  const tail = dialect.pattern(dialect.grammar.labelTail).exec(words.visible)?.[0].length ?? 0;
  return words.folded.slice(0, words.folded.length - tail);
}

/** The parts between commas and semicolons; a comma between thousands parts nothing. */
export function segmentsOf(words: Stretch): readonly Stretch[] {
  const segments: Stretch[] = [];
  let from = 0;
  for (let at = 0; at <= words.visible.length; at += 1) {
    const character = words.visible[at];
    const thousands =
      character === '，' && /\d/.test(words.visible[at - 1] ?? '') && /^\d{3}(?!\d)/.test(words.visible.slice(at + 1));
    if (character === undefined || ((character === '，' || character === '；') && !thousands)) {
      if (at > from) segments.push(stretch(words, from, at));
      from = at + 1;
    }
  }
  return segments;
}

/** Is a word that changes arithmetic left in a segment in front? A rate in a requirement (每50米设一个) describes, it does not count. */
export function leftOver(segment: Stretch, dialect: Dialect): boolean {
  const described = segment.visible.replace(dialect.pattern(dialect.grammar.rateWords, 'g'), '');
  return dialect.residue.some((pattern) => pattern.test(described));
}
