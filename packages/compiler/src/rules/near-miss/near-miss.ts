import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import type { TextRun } from '@rubric-lang/syntax';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf } from '../../analysis/runs.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly written: string;
  /** The same with its neighbours, where a single character would say too little. */
  readonly around: string;
  readonly suggestion: string;
}

const report = diagnosticKind<Facts>({
  code: 'near-miss',
  name: '疑似错字',
  severity: 'warning',
  message: ({ written, around, suggestion }) => ({
    zh: `${around === written ? '' : `“${around}”里的`}“${written}”像是“${suggestion}”写错了。`,
    en: `"${written}"${around === written ? '' : ` in "${around}"`} looks like "${suggestion}".`,
  }),
  advice: ({ suggestion }) => ({
    zh: `是错字的改为“${suggestion}”。`,
    en: `If so, write "${suggestion}".`,
  }),
});

/** Spellings that look like words by which points are counted. */
export const nearMiss = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  const found = new Map<number, Diagnostic>();
  const add = (run: TextRun, from: number, to: number, span: Span, suggestion: string, certain: boolean): void => {
    const written = run.text.slice(from, to);
    const fix: Fix = {
      title: { zh: `改为“${suggestion}”`, en: `write "${suggestion}"` },
      edits: [{ span, text: suggestion }],
      safe: certain,
    };
    if (!found.has(span.start))
      found.set(
        span.start,
        report({ span, fixes: [fix] }, { written, around: around(run.text, from, to), suggestion }),
      );
  };
  if (wording !== null) {
    for (const { run } of runsOf(context.tree)) {
      const read = wording.read(run.text);
      for (const { pattern, suggestion, certain } of wording.grammar.nearMisses) {
        for (const match of read.hidden.matchAll(wording.pattern(pattern, 'g'))) {
          const { from, to } = read.written(match.index, match.index + match[0].length);
          add(run, from, to, spanInRun(run, from, to), suggestion, certain);
        }
      }
    }
  }
  // What the reader of the sentence stumbled over.
  const texts = [...itemsOf(context.draft.sections).flatMap(({ key }) => context.textsOf(key)), ...context.tableTexts];
  for (const { reading, run, spanOf } of texts) {
    for (const { code, from, to, suggestion } of reading.issues) {
      if (code === 'near-miss' && suggestion !== undefined) add(run, from, to, spanOf(from, to), suggestion, false);
    }
  }
  return [...found.values()];
});

/** A single character with up to two on each side of it, within its clause. */
function around(text: string, from: number, to: number): string {
  if (to - from > 1) return text.slice(from, to);
  const before = /[^，；。、：,;:\s]{0,2}$/u.exec(text.slice(0, from))?.[0] ?? '';
  const after = /^[^，；。、：,;:\s]{0,2}/u.exec(text.slice(to))?.[0] ?? '';
  return `${before}${text.slice(from, to)}${after}`;
}
