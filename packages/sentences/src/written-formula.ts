import type { ClausePieces, Draft } from './draft.ts';
import { readFormula } from './formula.ts';
import { isModifier, kindOf } from './lexer.ts';
import type { FormulaReading } from './reading.ts';
import type { SkeletonPiece } from './skeleton.ts';
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
  const right = written.split('=').slice(1);
  const { target, expression } = arithmeticIn(written, dialect);
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

/** What is set and what it is set to; no expression: the words are no complete arithmetic. */
function arithmeticIn(
  written: string,
  dialect: TextInHand['dialect'],
): { readonly target: string; readonly expression: FormulaReading | undefined } {
  const [left = '', ...right] = written.split('=');
  const target = right.length === 0 ? '' : left.replace(dialect.pattern(dialect.grammar.subjectHead), '');
  const body = right.length === 0 ? left : right.length === 1 ? (right[0] ?? '') : '';
  return { target, expression: readFormula(body.replace(/[，：]+$/, ''), dialect) };
}

/** 得分=满意率×10，满意率低于70%的本项计0分: a formula ends at the comma behind which nothing is computed. */
export function withFormulaEnds(
  pieces: readonly SkeletonPiece[],
  { dialect, text }: TextInHand,
): readonly SkeletonPiece[] {
  const signs = dialect.pattern(dialect.grammar.formulaSigns);
  return pieces.flatMap((piece): readonly SkeletonPiece[] => {
    const [head] = piece.kind === 'clause' ? piece.words : [];
    if (piece.kind !== 'clause' || head === undefined) return [piece];
    const end = piece.words[piece.words.length - 1];
    const last = (end?.startOffset ?? 0) + (end?.image.length ?? 0);
    const at = piece.words.findIndex((token) => {
      if (kindOf(token) !== 'Comma' || signs.test(text.visible.slice(token.startOffset, last))) return false;
      const written = text.folded.slice(head.startOffset, token.startOffset);
      return signs.test(written) && arithmeticIn(written, dialect).expression !== undefined;
    });
    const comma = piece.words[at];
    return comma === undefined
      ? [piece]
      : [
          { kind: 'clause', words: piece.words.slice(0, at), tail: [] },
          { kind: 'mark', token: comma },
          { kind: 'clause', words: piece.words.slice(at + 1), tail: piece.tail },
        ];
  });
}
