import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { compareRatio, pointsText, ratio, type Milli } from '@rubric-lang/model';
import { bandName, bandsOf, pointsOf } from '../../analysis/bands.ts';
import { fartherHigh, gapBetween } from '../../analysis/edges.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly below: string;
  readonly above: string;
  /** Where nothing holds: after this, before that. */
  readonly from: string;
  readonly to: string;
  /** A total that lies there. */
  readonly example: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'grade-gap',
  name: '等次断档',
  severity: 'warning',
  message: ({ below, above, from, to, example }) => ({
    zh: `“${below}”和“${above}”之间断开：大于${from}分、小于${to}分（如${pointsText(example)}分）哪一档都不算。`,
    en: `Between "${below}" and "${above}" nothing holds: a total above ${from} and below ${to}, such as ${pointsText(example)}, has no grade.`,
  }),
  advice: ({ to }) => ({
    zh: `让两档接上，例如上一档写“${to}分以上”，下一档写“不满${to}分”。`,
    en: `Let them meet: one from ${to} on, the other below ${to}.`,
  }),
});

/** Totals between two grades that belong to neither. */
export const gradeGap = checkOf(report, ({ draft }) => {
  const bands = bandsOf(draft);
  const found: Diagnostic[] = [];
  let high = bands[0]?.stretch.high ?? null;
  let last = bands[0];
  for (const band of bands.slice(1)) {
    const gap = gapBetween(high, band.stretch.low);
    if (gap !== null && last !== undefined) {
      const example = between(gap.above.at, gap.above.included, gap.below.at, gap.below.included, draft.rounding.step);
      // Totals come in steps: nothing lies between 89.99 and 90.
      if (example !== null) {
        found.push(
          report(
            {
              span: band.grade.span,
              related:
                band.grade.span.start === last.grade.span.start
                  ? []
                  : [{ span: last.grade.span, message: { zh: '下一档', en: 'the grade below' } }],
            },
            {
              below: bandName(last),
              above: bandName(band),
              from: pointsOf(gap.above.at),
              to: pointsOf(gap.below.at),
              example,
            },
          ),
        );
      }
    }
    const farther = fartherHigh(high, band.stretch.high);
    if (farther === band.stretch.high) last = band;
    high = farther;
  }
  return found;
});

/** The middle of the gap on the grid of totals, or its first value; null: none lies in it. */
function between(
  low: { readonly n: bigint; readonly d: bigint },
  lowTaken: boolean,
  high: { readonly n: bigint; readonly d: bigint },
  highTaken: boolean,
  step: Milli,
): Milli | null {
  const from = Number(low.n / low.d);
  const to = Number(high.n / high.d);
  const first = lowTaken ? Math.floor(from / step) * step + step : Math.ceil(from / step) * step;
  const middle = Math.round((from + to) / 2 / 500) * 500;
  const candidates = [middle, first].filter(
    (it) => it % step === 0 && it >= from && it <= to && !(lowTaken && it === from) && !(highTaken && it === to),
  );
  const [example] = candidates;
  return example === undefined || compareRatio(ratio(example), low) < 0 ? null : example;
}
