import { diagnosticKind } from '@rubric-lang/diagnostics';
import { compareRatio, ratio } from '@rubric-lang/model';
import { bandName, bandsOf, pointsOf } from '../../analysis/bands.ts';
import { short } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly gate: string;
  readonly at: string;
  readonly quantity: 'self-score' | 'total';
  readonly grade: string;
}

const report = diagnosticKind<Facts>({
  code: 'gate-against-grade',
  name: '门槛高过等次',
  severity: 'warning',
  message: ({ gate, at, quantity, grade }) => ({
    zh: `${quantity === 'self-score' ? '自评' : ''}${at}分才够条件（“${gate}”），却设了${at}分以下的一档“${grade}”${quantity === 'self-score' ? '：只有核定分低于自评分时才会落到这一档' : '，永远没有人落到'}。`,
    en: `Only ${at} and more qualify ("${gate}"), yet "${grade}" lies wholly below${quantity === 'self-score' ? ': it is reached only by those whose checked score falls short of their own' : ''}.`,
  }),
  advice: ({ at }) => ({
    zh: `核对${at}分这个门槛，或写明不够条件的单位怎样定等次。`,
    en: 'Check the threshold, or say how those who do not qualify are graded.',
  }),
});

/** A grade that lies wholly below what one needs to be assessed at all. */
export const gateAgainstGrade = checkOf(report, ({ draft }) => {
  const bands = bandsOf(draft);
  return draft.provisions.flatMap((provision) => {
    if (provision.kind !== 'eligibility') return [];
    const gate = provision.bounds.find(({ op }) => op === '>=' || op === '>');
    if (gate === undefined) return [];
    const at = ratio(gate.points);
    // The lowest band of a table for everybody is meant for those who fall short; a gate speaks of a reward.
    const under = bands.find(
      ({ stretch }) => stretch.low !== null && stretch.high !== null && compareRatio(stretch.high.at, at) <= 0,
    );
    if (under === undefined) return [];
    return [
      report(
        {
          span: provision.span,
          related: [{ span: under.grade.span, message: { zh: '等次写在这里', en: 'the grade' } }],
        },
        { gate: short(provision.text, 20), at: pointsOf(at), quantity: provision.quantity, grade: bandName(under) },
      ),
    ];
  });
});
