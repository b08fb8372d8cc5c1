import { diagnosticKind, type Fix } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  /** As written: 扣0.5. */
  readonly words: string;
  /** 分, as it would be written. */
  readonly word: string;
}

const report = diagnosticKind<Facts>({
  code: 'points-word-missing',
  name: '漏写分字',
  severity: 'hint',
  message: ({ words, word }) => ({
    zh: `“${words}”后面漏了“${word.trim()}”字，现按“${words}${word}”计算。`,
    en: `"${words}" lacks "${word.trim()}" behind it; it is counted as points.`,
  }),
  advice: ({ words, word }) => ({ zh: `写成“${words}${word}”。`, en: `Write "${words}${word}".` }),
});

/** An amount without its unit, which is read as points all the same. */
export const pointsWordMissing = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  const word = wording.grammar.insert.point;
  return itemsOf(context.draft.sections).flatMap((item) =>
    readClausesOf(context, item).flatMap(({ reading, clause, place }) =>
      // In a sentence that is not understood nobody knows what the number is.
      clause?.status !== 'understood'
        ? []
        : reading.notes.flatMap(({ code, words }) => {
            const at = reading.text.lastIndexOf(words);
            if (code !== 'missing-unit' || at < 0) return [];
            const span = place.spanOf(reading.from + at, reading.from + at + words.length);
            const fix: Fix = {
              title: { zh: `写成“${words}${word}”`, en: `write "${words}${word}"` },
              edits: [{ span: { start: span.end, end: span.end }, text: word }],
              safe: true,
            };
            return [report({ span, fixes: [fix] }, { words, word })];
          }),
    ),
  );
});
