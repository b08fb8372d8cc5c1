import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf } from '../../analysis/runs.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly words: string;
}

const report = diagnosticKind<Facts>({
  code: 'hundred-without-points',
  name: '百分制无分值',
  severity: 'warning',
  message: ({ words }) => ({
    zh: `写的是“${words}”，全文却没有一处分值，100分怎么分到各部分没有说。`,
    en: `"${words}" is said, yet no part has points: nothing says how the 100 are shared out.`,
  }),
  advice: () => ({
    zh: '写出各部分的分值，例如“领导作用（30分）、基层组织（30分）……”，合计100分。',
    en: 'Give each part its points, 100 in all.',
  }),
});

/** A scale of a hundred in a document that gives points to nothing. */
export const hundredWithoutPoints = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (
    wording === null ||
    context.draft.total > 0 ||
    itemsOf(context.draft.sections).some(({ points }) => points !== null)
  )
    return [];
  for (const { run } of runsOf(context.tree)) {
    // Its protected words hide 百分制 from numbers; here it is what is looked for.
    const match = wording.pattern(wording.grammar.hundredScale).exec(wording.read(run.text).folded);
    if (match === null) continue;
    const { from, to } = wording.read(run.text).written(match.index, match.index + match[0].length);
    return [report({ span: spanInRun(run, from, to) }, { words: match[0] })];
  }
  return [];
});
