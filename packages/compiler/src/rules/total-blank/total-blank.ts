import { diagnosticKind } from '@rubric-lang/diagnostics';
import { pointsText, type Milli } from '@rubric-lang/model';
import { titleSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';
import { ledgerOf } from '../../ledger.ts';

interface Facts {
  readonly sum: Milli;
}

/** What a reader takes for granted when nothing is written. */
const USUAL_TOTAL: Milli = 100_000;

const report = diagnosticKind<Facts>({
  code: 'total-blank',
  name: '总分未写',
  severity: 'hint',
  message: ({ sum }) => ({
    zh: `没有写总分，各项加起来是${pointsText(sum)}分，不是100分。`,
    en: `No total is written; the parts add up to ${pointsText(sum)} points, not 100.`,
  }),
  advice: ({ sum }) => ({
    zh: `确是${pointsText(sum)}分的，写明“总分：${pointsText(sum)}分”；应是100分的，${sum > USUAL_TOTAL ? `有${pointsText(sum - USUAL_TOTAL)}分要减下来` : `还有${pointsText(USUAL_TOTAL - sum)}分没有分配`}。`,
    en: `If ${pointsText(sum)} is meant, write the total; if 100 is meant, ${sum > USUAL_TOTAL ? `${pointsText(sum - USUAL_TOTAL)} points are too many` : `${pointsText(USUAL_TOTAL - sum)} points are still to be allotted`}.`,
  }),
});

/** A total that nobody wrote, while the parts do not add up to the usual hundred. */
export const totalBlank = checkOf(report, (context) => {
  const [whole] = ledgerOf(context.draft);
  if (whole === undefined || whole.declared !== null || whole.withoutPoints > 0 || !whole.addsUp) return [];
  if (whole.allotted === 0 || whole.allotted === USUAL_TOTAL) return [];
  // A few lines that somebody tries out are no table yet.
  if (context.totalSpan === null && context.draft.columns.length === 0) return [];
  return [report({ span: context.totalSpan ?? titleSpan(context) }, { sum: whole.allotted })];
});
