import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import { label, leftOver, segmentsOf } from './condition-words.ts';
import type { Dialect } from './dialect.ts';
import { ASIDE } from './hidden-words.ts';
import type { ConditionReading, NoteReading } from './reading.ts';
import type { Stretch } from './slots.ts';

/** The question in the author's words; a word that changes arithmetic must not be left over. */
export function readPlain(words: Stretch, place: ConditionPlace): ReadCondition {
  const { dialect } = place;
  const { grammar } = dialect;
  const question = label(words, dialect);
  // A rate in a requirement in front (每村至少公示1次，未公示的) describes; in the last segment it would count.
  const segments = segmentsOf(words);
  const last = segments[segments.length - 1] ?? words;
  const tested = segments.slice(0, -1).some((segment) => leftOver(segment, dialect)) ? words : last;
  const residue = [dialect.pattern(grammar.onlyNumber), ...dialect.residue]
    .map((pattern) => pattern.exec(tested.visible))
    .find((found) => found !== null);
  const condition: ConditionReading = {
    kind: 'plain',
    label: question,
    tone: dialect.pattern('{negation}').test(words.visible) ? 'negative' : 'positive',
  };
  if (residue !== undefined) {
    return {
      ...nothing,
      condition,
      status: 'not-understood',
      notes: [{ code: 'residue', words: tested.folded.slice(residue.index, residue.index + residue[0].length) }],
    };
  }
  const time = dialect.pattern(grammar.timeWords).exec(words.visible)?.[0];
  return {
    ...nothing,
    condition,
    notes: [
      ...asideNotes(words),
      ...numberNotes(words, dialect).filter(({ code }) => time === undefined || code === 'number-left-as-words'),
      ...(time === undefined ? [] : [{ code: 'time-word-in-question' as const, words: time }]),
    ],
  };
}

/** Numbers and words of arithmetic that stay words of a question: each is said. */
export function numberNotes(words: Stretch, dialect: Dialect): readonly NoteReading[] {
  const time = dialect.pattern(`^(?:${dialect.grammar.timeWords})$`);
  const found = dialect.grammar.signals.flatMap((signal): readonly NoteReading[] => {
    const match = dialect.pattern(signal).exec(words.visible);
    if (match === null) return [];
    // 月报逾期的，每迟1天: being late is what is asked, not a word left over.
    if (time.test(match[0])) return [];
    const text = words.folded.slice(match.index, match.index + match[0].length);
    return [{ code: /\d/.test(text) ? 'number-left-as-words' : 'signal-left-as-words', words: text }];
  });
  // One of each at most: a number, and a word that would change arithmetic elsewhere.
  return (['number-left-as-words', 'signal-left-as-words'] as const).flatMap(
    (code) => found.find((note) => note.code === code) ?? [],
  );
}

/** A number in a bracket of the words: 大间隔（超过30分钟）每次. */
export function asideNotes(words: Stretch): readonly NoteReading[] {
  return [...words.visible.matchAll(new RegExp(`${ASIDE}+`, 'g'))].flatMap((found): readonly NoteReading[] => {
    const text = words.folded.slice(found.index, found.index + found[0].length);
    return /\d/.test(text) ? [{ code: 'number-left-as-words', words: text }] : [];
  });
}
