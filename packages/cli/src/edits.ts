import type { TextEdit } from '@rubric-lang/diagnostics';
import { lineEndsAs } from './line-ends.ts';

/**
 * The text with the edits made, those that overlap an earlier one left out. Offsets are of the text as
 * given; what is put in ends its lines as the text does. The second number says how many sets of edits
 * were made: a set is made whole or not at all.
 */
export function withEdits(
  text: string,
  sets: readonly (readonly TextEdit[])[],
): { readonly text: string; readonly made: number } {
  const taken: TextEdit[] = [];
  let made = 0;
  for (const edits of sets) {
    const clashes = edits.some((edit) => taken.some((other) => overlap(edit, other)));
    if (clashes || edits.length === 0) continue;
    taken.push(...edits);
    made += 1;
  }
  let result = text;
  for (const { span, text: replacement } of [...taken].sort(
    (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
  )) {
    result = result.slice(0, span.start) + lineEndsAs(text, replacement) + result.slice(span.end);
  }
  return { text: result, made };
}

/** Two insertions at one place overlap as well: their order would be anybody's guess. */
function overlap({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
