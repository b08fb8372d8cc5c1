import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Fact, FactValue } from '@rubric-lang/model';
import { canonicalDecimal, timesDecimal } from '../lower/decimal.ts';
import { foldWords } from '../read/words.ts';

/** A value as written: a number with its unit, yes or no, or a word. */
export type WrittenValue =
  | { readonly kind: 'number'; readonly number: string; readonly unit: string }
  | { readonly kind: 'answer'; readonly yes: boolean }
  | { readonly kind: 'word'; readonly word: string };

export function writtenValue(text: string, words: BlockGrammar): WrittenValue {
  const folded = foldWords(text);
  const { number, unit } = new RegExp(words.examples.value).exec(folded)?.groups ?? {};
  if (number !== undefined) return { kind: 'number', number: canonicalDecimal(number), unit: (unit ?? '').trim() };
  if (words.answers.yes.includes(folded)) return { kind: 'answer', yes: true };
  if (words.answers.no.includes(folded)) return { kind: 'answer', yes: false };
  return { kind: 'word', word: folded };
}

/** The value as the fact records it; null: the fact cannot have it. */
export function valueFor({ type }: Fact, value: WrittenValue, words: BlockGrammar): FactValue | null {
  switch (type.kind) {
    case 'yes-no':
      return value.kind === 'answer'
        ? value.yes
        : value.kind === 'number' && value.unit === '' && (value.number === '0' || value.number === '1')
          ? value.number === '1'
          : null;
    case 'level':
      return value.kind === 'number' ? null : levelFor(type.levels, value.kind === 'word' ? value.word : null, words);
    case 'judgement':
      return value.kind === 'number' && (value.unit === '' || value.unit === words.units.points.trim())
        ? value.number
        : null;
    case 'count':
    case 'quantity': {
      if (value.kind !== 'number') return null;
      const number = inUnit(value.number, value.unit, type.unit, words);
      return number === null || (type.kind === 'count' && number.includes('.')) ? null : number;
    }
  }
}

/** The level of that word, or the only one that the word begins or ends with; 无 is none of them and earns nothing. */
function levelFor(levels: readonly string[], word: string | null, words: BlockGrammar): string | null {
  if (word === null) return null;
  const exact = levels.find((it) => foldWords(it) === word);
  if (exact !== undefined) return exact;
  const near = levels.filter(
    (it) =>
      word.includes(foldWords(it)) ||
      foldWords(it).includes(word) ||
      words.levels.labels.some((label) => `${foldWords(it)}${label}` === word),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

function inUnit(number: string, from: string, to: string, words: BlockGrammar): string | null {
  const { same, factors } = words.units;
  const source = same[from] ?? from;
  const target = same[to] ?? to;
  // A quantity whose unit nobody says takes any.
  if (source === '' || target === '' || source === target) return number;
  const factor = factors[source]?.[target];
  return factor === undefined ? null : timesDecimal(number, factor);
}
