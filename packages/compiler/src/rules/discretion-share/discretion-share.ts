import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { isSettled } from '../../analysis/item-extents.ts';
import { titleSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';
import { discretionAccounts, pointsIn, type DiscretionAccount } from '../../discretion-account.ts';

interface Facts {
  readonly account: DiscretionAccount;
  readonly points: Milli;
}

/** A third of the points: below that an assessor's judgement is usual. */
const WORTH_A_WORD = 3;

const report = diagnosticKind<Facts>({
  code: 'discretion-share',
  name: '自由裁量过多',
  severity: 'hint',
  message: ({ account, points }) => ({
    zh: `全表${pointsText(points)}分，能按写明的规则算出来的只有${pointsText(account.computed)}分：${partsZh(account)}。`,
    en: `Of ${pointsText(points)} points only ${pointsText(account.computed)} follow from written rules: ${partsEn(account)}.`,
  }),
  advice: () => ({
    zh: '给分值大的项目写出“每……扣……分”或分档得分，考评结果才经得起核对。',
    en: 'Give the large items rules that count or grade, so that results can be checked.',
  }),
});

/** The account of discretion of the whole rubric, when more than a third of its points follows from no rule. */
export const discretionShare = checkOf(report, (context) => {
  // A sentence that is still asked about may yet be counted.
  if (!itemsOf(context.draft.sections).every(isSettled)) return [];
  const { whole } = discretionAccounts(context.draft);
  const points = pointsIn(whole);
  if (points === 0 || (points - whole.computed) * WORTH_A_WORD <= points) return [];
  return [report({ span: titleSpan(context) }, { account: whole, points })];
});

function partsZh({ judged, compared, external, withoutRule }: DiscretionAccount): string {
  return [
    judged > 0 ? `考评人员酌定${pointsText(judged)}分` : '',
    compared > 0 ? `比较评定${pointsText(compared)}分` : '',
    external > 0 ? `按表外标准${pointsText(external)}分` : '',
    withoutRule > 0 ? `没有写怎么得${pointsText(withoutRule)}分` : '',
  ]
    .filter((it) => it !== '')
    .join('，');
}

function partsEn({ judged, compared, external, withoutRule }: DiscretionAccount): string {
  return [
    judged > 0 ? `${pointsText(judged)} are judged` : '',
    compared > 0 ? `${pointsText(compared)} are compared` : '',
    external > 0 ? `${pointsText(external)} follow other documents` : '',
    withoutRule > 0 ? `${pointsText(withoutRule)} have no rule` : '',
  ]
    .filter((it) => it !== '')
    .join(', ');
}
