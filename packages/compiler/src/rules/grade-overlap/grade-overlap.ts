import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { bandName, bandsOf, edgeText, pointsOf, type Band } from '../../analysis/bands.ts';
import { overlapOf } from '../../analysis/edges.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly below: string;
  readonly above: string;
  /** `80`, or `80` and `85`. */
  readonly from: string;
  readonly to: string | null;
}

const report = diagnosticKind<Facts>({
  code: 'grade-overlap',
  name: '等次重叠',
  severity: 'warning',
  message: ({ below, above, from, to }) => ({
    zh: `“${above}”和“${below}”都包括${to === null ? `${from}分，正好${from}分时` : `${from}—${to}分，这一段`}算哪一档？`,
    en: `"${above}" and "${below}" both hold ${to === null ? `${from}: which is a total of exactly ${from}` : `${from} to ${to}: which is it there`}?`,
  }),
  advice: ({ from, to }) => ({
    zh: to === null ? `“以上”“以下”都含本数；下一档写“不满${from}分”。` : '核对两档的起止分数。',
    en:
      to === null
        ? `Both words include the number; write "below ${from}" for the lower grade.`
        : 'Check where the two grades begin and end.',
  }),
});

/** Totals that two grades both hold. */
export const gradeOverlap = checkOf(report, ({ draft }) => {
  const bands = bandsOf(draft);
  return bands.flatMap((band, at) => {
    const next = bands[at + 1];
    return next === undefined ? [] : between(band, next);
  });
});

function between(below: Band, above: Band): readonly Diagnostic[] {
  const shared = overlapOf(below.stretch, above.stretch);
  if (shared === null) return [];
  const [from, to] =
    shared.kind === 'point' ? [pointsOf(shared.at), null] : [edgeText(shared.low), edgeText(shared.high)];
  const related =
    above.grade.span.start === below.grade.span.start
      ? []
      : [{ span: above.grade.span, message: { zh: '上一档', en: 'the grade above' } }];
  return [
    report(
      { span: below.grade.span, related },
      { below: bandName(below), above: bandName(above), from: from === '' ? '0' : from, to },
    ),
  ];
}
