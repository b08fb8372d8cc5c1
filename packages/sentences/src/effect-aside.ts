import type { IToken } from 'chevrotain';
import { kindOf } from './lexer.ts';
import type { ConditionReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

/** 不足1天按1天计, in a bracket behind the effect. */
export function withRemainder(
  condition: ConditionReading,
  tail: readonly IToken[],
  { dialect, text }: TextInHand,
): ConditionReading {
  if (condition.kind !== 'each' && condition.kind !== 'step') return condition;
  const words = tail
    .filter((token) => kindOf(token) === 'Aside')
    .map((token) => text.folded.slice(token.startOffset, token.startOffset + token.image.length))
    .join('');
  const remainder = Object.entries(dialect.grammar.remainders).find(([, pattern]) =>
    dialect.pattern(pattern).test(words),
  )?.[0];
  return remainder === undefined
    ? condition
    : { ...condition, remainder: remainder === 'round-up' ? 'round-up' : 'pro-rata' };
}

/** The bracket right behind an effect: （每人） is a rate, （不可抗力除外） changes the clause in a way that is not read. */
export function readAside(
  tail: readonly IToken[],
  { dialect, text }: TextInHand,
): { readonly per: string | null; readonly residue: boolean } {
  const { asidePer, asideResidue, remainders } = dialect.grammar;
  for (const token of tail) {
    if (kindOf(token) !== 'Aside') continue;
    const words = text.folded.slice(token.startOffset, token.startOffset + token.image.length);
    const per = dialect.pattern(asidePer).exec(words)?.groups?.['per'];
    if (per !== undefined) return { per, residue: false };
    if (Object.values(remainders).some((pattern) => dialect.pattern(pattern).test(words)))
      return { per: null, residue: false };
    if (dialect.pattern(asideResidue).test(words)) return { per: null, residue: true };
  }
  return { per: null, residue: false };
}
