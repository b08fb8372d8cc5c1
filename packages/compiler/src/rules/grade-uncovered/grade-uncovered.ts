import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { compareRatio, pointsText, ratio, zeroRatio, type Milli } from '@rubric-lang/model';
import { bandName, bandsOf, highestTotal, pointsOf } from '../../analysis/bands.ts';
import { fartherHigh } from '../../analysis/edges.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly side: 'below' | 'above';
  readonly grade: string;
  readonly at: string;
  /** The total's own end on that side. */
  readonly end: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'grade-uncovered',
  name: '等次不到头',
  severity: 'warning',
  message: ({ side, grade, at, end }) => ({
    zh:
      side === 'below'
        ? `最低一档“${grade}”从${at}分起，${at}分以下到${pointsText(end)}分没有等次。`
        : `最高一档“${grade}”到${at}分为止，总分可到${pointsText(end)}分，再往上没有等次。`,
    en:
      side === 'below'
        ? `The lowest grade "${grade}" begins at ${at}; below it there is none.`
        : `The highest grade "${grade}" ends at ${at}, and totals go up to ${pointsText(end)}.`,
  }),
  advice: ({ side, at }) => ({
    zh: side === 'below' ? `补一档“不满${at}分”，或写明不到${at}分的怎么办。` : `最高一档写成“……以上”，或核对${at}分。`,
    en:
      side === 'below'
        ? `Add a grade below ${at}, or say what becomes of those.`
        : `Let the highest grade be open upwards.`,
  }),
});

/** Totals that lie under the lowest or over the highest grade. */
export const gradeUncovered = checkOf(report, ({ draft }) => {
  const bands = bandsOf(draft);
  const [lowest] = bands;
  if (lowest === undefined) return [];
  const found: Diagnostic[] = [];
  const { low } = lowest.stretch;
  if (low !== null && (compareRatio(low.at, zeroRatio) > 0 || !low.included)) {
    found.push(
      report({ span: lowest.grade.span }, { side: 'below', grade: bandName(lowest), at: pointsOf(low.at), end: 0 }),
    );
  }
  const end = highestTotal(draft);
  const highest = bands.reduce((a, b) => (fartherHigh(a.stretch.high, b.stretch.high) === a.stretch.high ? a : b));
  const { high } = highest.stretch;
  const order = high === null || end === null ? 1 : compareRatio(high.at, ratio(end));
  if (high !== null && end !== null && end > 0 && (order < 0 || (order === 0 && !high.included))) {
    found.push(
      report({ span: highest.grade.span }, { side: 'above', grade: bandName(highest), at: pointsOf(high.at), end }),
    );
  }
  return found;
});
