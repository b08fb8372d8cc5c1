import type { Draft } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/** 按优（9—10分）、良（7—8分）打分: what stands behind the scale says how it is used, and gives nothing besides. */
export function onlySaysHow(
  { effect, words, sentence, before }: Draft,
  scale: Draft,
  { dialect }: TextInHand,
): boolean {
  if (effect.kind !== 'judged' || effect.amount !== null || effect.sign !== 'award') return false;
  if (sentence !== scale.sentence || before === 'semi' || before === 'stop') return false;
  return words.visible === '' || dialect.pattern(dialect.grammar.scaleTail).test(words.visible);
}

/** 良好（80—89分）, alone: a band of points for a grade, or what a person gives; only the whole scale shows which. */
export function isBand({ effect, bare, to }: Draft, { text }: TextInHand): boolean {
  if (!bare || text.visible.charAt(to - 1) !== '）') return false;
  if (effect.kind === 'judged') return effect.amount !== null;
  return effect.kind === 'award' && effect.amount.kind === 'range';
}
