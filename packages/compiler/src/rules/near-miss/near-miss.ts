import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf } from '../../analysis/runs.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly written: string;
  readonly suggestion: string;
}

const report = diagnosticKind<Facts>({
  code: 'near-miss',
  name: '疑似错字',
  severity: 'warning',
  message: ({ written, suggestion }) => ({
    zh: `“${written}”像是“${suggestion}”写错了。`,
    en: `"${written}" looks like "${suggestion}".`,
  }),
  advice: ({ suggestion }) => ({
    zh: `是错字的改为“${suggestion}”；错字会让整句读不懂，或者读成别的意思。`,
    en: `If so, write "${suggestion}": a misspelt word can make a sentence mean something else.`,
  }),
});

/** Spellings that look like words by which points are counted. */
export const nearMiss = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  const found = new Map<number, Diagnostic>();
  const add = (span: Span, written: string, suggestion: string, certain: boolean): void => {
    const fix: Fix = {
      title: { zh: `改为“${suggestion}”`, en: `write "${suggestion}"` },
      edits: [{ span, text: suggestion }],
      safe: certain,
    };
    if (!found.has(span.start)) found.set(span.start, report({ span, fixes: [fix] }, { written, suggestion }));
  };
  if (wording !== null) {
    for (const { run } of runsOf(context.tree)) {
      const read = wording.read(run.text);
      for (const { pattern, suggestion, certain } of wording.grammar.nearMisses) {
        for (const match of read.hidden.matchAll(wording.pattern(pattern, 'g'))) {
          const { from, to } = read.written(match.index, match.index + match[0].length);
          add(spanInRun(run, from, to), run.text.slice(from, to), suggestion, certain);
        }
      }
    }
  }
  // What the reader of the sentence stumbled over.
  const texts = [...itemsOf(context.draft.sections).flatMap(({ key }) => context.textsOf(key)), ...context.tableTexts];
  for (const { reading, run, spanOf } of texts) {
    for (const { code, from, to, suggestion } of reading.issues) {
      if (code === 'near-miss' && suggestion !== undefined)
        add(spanOf(from, to), run.text.slice(from, to), suggestion, false);
    }
  }
  return [...found.values()];
});
