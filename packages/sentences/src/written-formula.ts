import type { ClausePieces, Draft } from './draft.ts';
import { readFormula } from './formula.ts';
import { isModifier } from './lexer.ts';
import type { Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** Both sides of 得分=完成数÷计划数×10分, from the folded text; the effect's number belongs to the arithmetic. */
export function formulaOf(
  text: Stretch,
  pieces: ClausePieces,
  { dialect }: TextInHand,
): Pick<Draft, 'effect' | 'status' | 'use' | 'notes'> | undefined {
  const [first] = pieces.tail;
  const end =
    first === undefined || isModifier(first)
      ? (first?.startOffset ?? pieces.to)
      : first.startOffset + first.image.length;
  const written = text.folded.slice(pieces.from, end).replace(dialect.pattern(dialect.grammar.conditionHead), '');
  const [left = '', ...right] = written.split('=');
  const target = right.length === 0 ? '' : left.replace(dialect.pattern(dialect.grammar.subjectHead), '');
  const body = right.length === 0 ? left : right.length === 1 ? (right[0] ?? '') : '';
  const expression = readFormula(body.replace(/[，：]+$/, ''), dialect);
  if (expression === undefined) {
    return right.length === 0 && !/[×÷]/.test(written)
      ? undefined
      : {
          effect: { kind: 'unread' },
          status: 'not-understood',
          use: 'other',
          notes: [{ code: 'residue', words: written }],
        };
  }
  return { effect: { kind: 'formula', target, expression }, status: 'understood', use: 'award', notes: [] };
}
