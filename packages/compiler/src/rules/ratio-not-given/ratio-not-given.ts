import { diagnosticKind } from '@rubric-lang/diagnostics';
import { short } from '../../analysis/places.ts';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf } from '../../analysis/runs.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly words: string;
}

const report = diagnosticKind<Facts>({
  code: 'ratio-not-given',
  name: '比例没写',
  severity: 'warning',
  message: ({ words }) => ({
    zh: `“${words}”没有写比例是多少，计入多少分算不出来。`,
    en: `"${words}" does not say which share: how much is taken into account cannot be computed.`,
  }),
  advice: () => ({
    zh: '写明比例，例如“按30%计入年度考核总分”。',
    en: 'Say the share, such as: 30% of it counts towards the year.',
  }),
});

/** A result that counts "in proportion" elsewhere, in a sentence that gives no share. */
export const ratioNotGiven = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  const { ratioWanted, ratioGiven } = wording.grammar;
  return runsOf(context.tree).flatMap(({ run }) => {
    const read = wording.read(run.text);
    return [...read.folded.matchAll(wording.pattern(ratioWanted, 'g'))].flatMap((match) => {
      const start =
        Math.max(read.folded.lastIndexOf('。', match.index), read.folded.lastIndexOf('；', match.index)) + 1;
      const stop = read.folded.slice(match.index).search(/[。；\n]/u);
      const end = stop < 0 ? read.folded.length : match.index + stop;
      if (wording.pattern(ratioGiven).test(read.folded.slice(start, end))) return [];
      const place = read.written(match.index, end);
      return [
        report({ span: spanInRun(run, place.from, place.to) }, { words: short(run.text.slice(place.from, place.to)) }),
      ];
    });
  });
});
