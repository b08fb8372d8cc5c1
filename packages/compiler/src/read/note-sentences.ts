import { noteGrammars, type Language, type NoteForm, type NoteGrammar } from '@rubric-lang/grammar';
import type { Milli } from '@rubric-lang/model';
import { milliOf } from '../lower/decimal.ts';
import { foldWords } from './words.ts';

/** One thing that a sentence of the notes says of the sums. */
export interface NotePart {
  readonly form: NoteForm;
  /** The limit, or the base; null where the form has none. */
  readonly points: Milli | null;
}

/** A sentence of the notes that was read from end to end: what it says, and where it stands in its text. */
export interface NoteSentence {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Empty: 同一事项不重复扣分, which asks something of whoever records. */
  readonly parts: readonly NotePart[];
}

/**
 * The sentences of 说明 and 注 that speak of sums: limits, bases, what holds of every item. A sentence is taken only if all of
 * it is read, every part between its commas; whatever else stands there is for the reader of scoring sentences.
 * `inSection`: they are a section's own, and 本部分 is that section.
 */
export function noteSentences(text: string, language: Language, inSection: boolean): readonly NoteSentence[] {
  const grammar = noteGrammars[language];
  return sentencesOf(text, grammar).flatMap(({ words, from, to }): readonly NoteSentence[] => {
    const folded = foldWords(words);
    if (new RegExp(grammar.sameEvent, 'i').test(folded)) return [{ text: words, from, to, parts: [] }];
    const parts = folded.split(new RegExp(grammar.parts)).map((it) => partOf(it.trim(), grammar, inSection));
    const read = parts.flatMap((it) => it ?? []);
    return read.length < parts.length || !holdTogether(read) ? [] : [{ text: words, from, to, parts: read }];
  });
}

interface Written {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

function sentencesOf(text: string, { sentences, marks }: NoteGrammar): readonly Written[] {
  const found: Written[] = [];
  const take = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    const mark = new RegExp(marks).exec(piece)?.[0].length ?? 0;
    const words = piece.slice(mark).trim();
    const at = from + mark + (piece.slice(mark).length - piece.slice(mark).trimStart().length);
    // A half-width stop after a number ends the sentence as well: 不超过10分.
    if (words !== '') found.push({ words: words.replace(/[.．]$/, ''), from: at, to: at + words.length });
  };
  let start = 0;
  for (const { index, 0: stop } of text.matchAll(new RegExp(`${sentences}|[;!?]`, 'g'))) {
    take(start, index);
    start = index + stop.length;
  }
  take(start, text.length);
  return found;
}

function partOf(words: string, grammar: NoteGrammar, inSection: boolean): NotePart | null {
  const own = inSection ? words.replace(new RegExp(grammar.here, 'i'), '') : words;
  for (const { form, pattern } of grammar.forms) {
    for (const most of grammar.most) {
      const source = pattern
        .replace('{most}', most)
        .replace('{n}', `(?<n>${grammar.number})`)
        .split('{number}')
        .join(grammar.number);
      const groups = new RegExp(source, 'i').exec(own);
      if (groups === null) continue;
      const { n, same } = groups.groups ?? {};
      if (same !== undefined && same !== n) return null;
      return { form: form as NoteForm, points: n === undefined ? null : milliOf(n) };
    }
  }
  return null;
}

/** 超过10分的按10分计 goes with the limit before it, 在此基础上加减分 with the base. */
function holdTogether(parts: readonly NotePart[]): boolean {
  return parts.every(({ form, points }, at) => {
    if (form === 'over') return parts.slice(0, at).some((it) => it.form.endsWith('-most') && it.points === points);
    if (form === 'from-base') return parts.slice(0, at).some((it) => it.form === 'base');
    return true;
  });
}
