import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { pointsSpan, titleSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly points: Milli;
  /** How many items, when the report is about the whole rubric. */
  readonly items: number;
}

const report = diagnosticKind<Facts>({
  code: 'item-without-rule',
  name: '有分无细则',
  severity: 'warning',
  message: ({ points, items }) => ({
    zh:
      items > 1
        ? `${String(items)}项共${pointsText(points)}分都没有写怎么得、怎么扣，只能整项打分。`
        : `本项${pointsText(points)}分没有写怎么得、怎么扣。`,
    en:
      items > 1
        ? `None of the ${String(items)} items (${pointsText(points)} points) says how points are earned or lost.`
        : `Nothing says how the ${pointsText(points)} points of this item are earned or lost.`,
  }),
  advice: ({ items }) => ({
    zh: items > 1 ? '另有评分细则的，写明文件名；没有的，每项补一两条。' : '补一两条，例如“未……的扣1分”“……得2分”。',
    en: items > 1 ? 'Name the document that holds the rules, or add a rule or two to each.' : 'Add a rule or two.',
  }),
});

/** Points that no sentence gives or takes. */
export const itemWithoutRule = checkOf(report, (context) => {
  const items = itemsOf(context.draft.sections).filter((it) => it.role === 'ordinary' && (it.points ?? 0) > 0);
  const without = items.filter(hasNoRule);
  if (without.length > 2 && without.length === items.length) {
    return [
      report(
        { span: titleSpan(context) },
        { points: without.reduce((sum, it) => sum + (it.points ?? 0), 0), items: without.length },
      ),
    ];
  }
  return without.map((item) => report({ span: pointsSpan(context, item) }, { points: item.points ?? 0, items: 1 }));
});

function hasNoRule({ clauses }: Item): boolean {
  return clauses.every(({ effect, implied }) => implied === true || effect.kind === 'verdict');
}
