import type { ClausePieces } from './draft.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * Where the clause really starts when the standard itself runs into it with a comma: 若…, or the requirement with a period that a
 * shortfall is measured against. undefined when it starts where it stands.
 */
export function statementInFront(pieces: ClausePieces, { dialect, text }: TextInHand): number | undefined {
  const { grammar } = dialect;
  const [first] = pieces.tail;
  if (first === undefined || pieces.before === 'comma' || grammar.order === 'effect-first') return undefined;
  const segments: { readonly from: number; readonly words: string }[] = [];
  let from = pieces.from;
  for (const words of text.visible.slice(pieces.from, first.startOffset).split('，')) {
    segments.push({ from, words });
    from += words.length + 1;
  }
  const filled = segments.filter(({ words }) => words !== '');
  const start = filled.findIndex(
    ({ words }, index) => index > 0 && dialect.pattern(grammar.conditionalStart).test(words),
  );
  // 在此基础上 starts the clause wherever it stands: what follows it is the condition.
  const added = filled.findIndex(({ words }) => dialect.pattern(grammar.addition).test(words));
  if (added >= 0) return added > 0 ? filled[added]?.from : undefined;
  const front = filled.slice(0, Math.max(0, start)).map(({ words }) => words);
  if (start > 0 && !front.some((words) => dialect.residue.some((pattern) => pattern.test(words))))
    return filled[start]?.from;
  if (start > 0) return undefined;
  const last = filled[filled.length - 1];
  const requirement = filled[filled.length - 2];
  if (last === undefined || requirement === undefined || filled.length < 3) return undefined;
  const lacks = dialect.pattern(`^(?:${grammar.rateMark})?(?:${grammar.countWords.lackVerbs})`).test(last.words);
  const periodic = dialect.pattern(grammar.periodWords).test(requirement.words);
  const plain = filled
    .slice(0, -2)
    .every(({ words }) => !dialect.pattern(`{negation}|[0-9]|${grammar.rateMark}`).test(words));
  return lacks && periodic && plain ? requirement.from : undefined;
}
