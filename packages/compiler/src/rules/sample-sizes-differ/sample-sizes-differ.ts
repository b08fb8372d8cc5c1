import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf, type PlacedRun } from '../../analysis/runs.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly first: string;
  readonly second: string;
}

const report = diagnosticKind<Facts>({
  code: 'sample-sizes-differ',
  name: '抽查数不一',
  severity: 'warning',
  message: ({ first, second }) => ({
    zh: `同一格里前面写“${first}”，后面写“${second}”，到底抽几个？`,
    en: `The same cell says "${first}" and then "${second}": how many?`,
  }),
  advice: () => ({
    zh: '统一成一个数；确是两次抽查的，写明各查什么。',
    en: 'Use one number, or say what each of the two samples is for.',
  }),
});

/** Two sizes for a sample of one thing in one text. */
export const sampleSizesDiffer = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null ? [] : runsOf(context.tree).flatMap((run) => inRun(run, wording));
});

function inRun({ run }: PlacedRun, wording: Wording): readonly Diagnostic[] {
  const read = wording.read(run.text);
  const samples = [...read.folded.matchAll(wording.pattern(wording.grammar.sampling, 'g'))].map((match) => {
    const { number, unit, what } = match.groups ?? {};
    return { words: match[0], from: match.index, number, unit, what };
  });
  return samples.flatMap((sample, at) => {
    const other = samples
      .slice(0, at)
      .find((it) => it.what === sample.what && it.unit === sample.unit && it.number !== sample.number);
    if (other === undefined) return [];
    const place = read.written(sample.from, sample.from + sample.words.length);
    return [report({ span: spanInRun(run, place.from, place.to) }, { first: other.words, second: sample.words })];
  });
}
