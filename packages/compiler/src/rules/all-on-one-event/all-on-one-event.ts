import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { pointsSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly points: Milli;
  readonly rules: number;
  readonly total: Milli;
}

/** An item of at least a twentieth of the whole: smaller ones are commonly had or not had. */
const WORTH_A_WORD = 20;

const report = diagnosticKind<Facts>({
  code: 'all-on-one-event',
  name: '一失全失',
  severity: 'hint',
  message: ({ points, rules, total }) => ({
    zh: `本项${pointsText(points)}分（全表${pointsText(total)}分）只有“不得分”${rules > 1 ? `${String(rules)}条` : ''}，没有扣一部分的情形：出一次事就失去全部${pointsText(points)}分。`,
    en: `The ${pointsText(points)} points of this item (of ${pointsText(total)} in all) can only be lost whole: one event costs everything.`,
  }),
  advice: () => ({
    zh: '本意如此的可以不改；否则补一两条部分扣分的情形。',
    en: 'Leave it if that is meant; otherwise add a rule or two that take a part.',
  }),
});

/** A large item whose only rules take everything. */
export const allOnOneEvent = checkOf(report, (context) => {
  const { sections, total } = context.draft;
  return itemsOf(sections).flatMap((item) => {
    const { points, clauses } = item;
    if (item.role !== 'ordinary' || points === null || points * WORTH_A_WORD < total || !isAllOrNothing(item))
      return [];
    return [
      report(
        { span: pointsSpan(context, item) },
        { points, rules: clauses.filter(({ effect }) => effect.kind === 'zero').length, total },
      ),
    ];
  });
});

function isAllOrNothing({ clauses, base }: Item): boolean {
  return (
    base > 0 &&
    clauses.length > 0 &&
    clauses.every(({ effect, status }) => effect.kind === 'zero' && status === 'understood')
  );
}
