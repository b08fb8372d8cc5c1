import { foldText } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';

/** A text for comparing: folded, without marks, numbers of lists and spaces. Equal ones say the same in the same words. */
export function sameWords(text: string): string {
  return foldText(text, fold)
    .text.replace(/^（?[0-9]{1,3}[）、.]|[①-⑳]/gu, '')
    .replace(/[\s，；。：、！？,.;:!?（）()“”‘’《》—]/gu, '')
    .toLowerCase();
}

/** The same without any number: what remains is what a rule is about. */
export function withoutNumbers(text: string): string {
  return sameWords(text).replace(/[0-9]+/g, '#');
}

/** Pairs of neighbouring characters: what two Chinese texts share of them tells whether they speak of one thing. */
function pairsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(sameWords(text));
  return new Set(characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`));
}

export function sharesPair(a: string, b: string): boolean {
  const pairs = pairsOf(a);
  return [...pairsOf(b)].some((pair) => pairs.has(pair));
}
