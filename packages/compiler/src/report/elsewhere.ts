import { diagnosticKind, type Diagnostic, type ReportPlace, type Span } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import { valueOf, contentSpan } from '../read/frame.ts';
import type { OutlineItem, OutlineSection } from '../read/outline.ts';
import { foldWords } from '../read/words.ts';

export const pointsElsewhere = diagnosticKind<{ readonly field: string; readonly words: string }>({
  code: 'points-elsewhere',
  name: '别的栏里写了扣分',
  severity: 'hint',
  message: ({ field, words }) => ({
    zh: `“${field}”里写了“${words}”，这一栏只印出，不参加计分。`,
    en: `"${field}" says "${words}"; this column only prints and counts for nothing.`,
  }),
  advice: ({ field }) => ({
    zh: `要它计分，请移到“评分标准”，或在表头里写“${field}＝评分标准”。`,
    en: 'To make it count, move it to the scoring field, or map the column onto it.',
  }),
});

/** Words of points in a column that is printed data: nothing is skipped in silence, wherever it stands. */
export function elsewhereReports(
  node: OutlineItem | OutlineSection,
  words: BlockGrammar,
  place: (span: Span) => ReportPlace,
): readonly Diagnostic[] {
  const read = new Set(node.texts.map((it) => it.field));
  return node.placed.heading.fields.flatMap((field): readonly Diagnostic[] => {
    if ((field.role !== 'column' && field.role !== 'declared') || read.has(field.name)) return [];
    const found = new RegExp(words.talks).exec(foldWords(valueOf(field)));
    return found === null ? [] : [pointsElsewhere(place(contentSpan(field)), { field: field.name, words: found[0] })];
  });
}
