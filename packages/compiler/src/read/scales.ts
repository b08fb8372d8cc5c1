import type { BlockGrammar } from '@rubric-lang/grammar';
import { canonicalDecimal, milliOf } from '../lower/decimal.ts';
import type { LevelScale } from '../lower/item-source.ts';
import { linesOf } from './frame.ts';
import type { FieldNode } from '@rubric-lang/syntax';
import { foldWords, listOf } from './words.ts';

/** 档次: the levels of a scale, best first, with the share of the points or the points each earns. null: it is none. */
export function scaleOf(field: FieldNode, words: BlockGrammar): LevelScale | null {
  const parts = linesOf(field).flatMap(({ text }) => listOf(text, words));
  const levels = parts.map((part) => {
    const groups = new RegExp(words.levels.entry).exec(foldWords(part))?.groups;
    if (groups === undefined) return { word: foldWords(part), percent: null, points: null };
    const { word = '', percent, points } = groups;
    return {
      word: word.trim(),
      percent: percent === undefined ? null : canonicalDecimal(percent),
      points: points === undefined ? null : milliOf(points),
    };
  });
  return levels.length < 2 ? null : { levels };
}
