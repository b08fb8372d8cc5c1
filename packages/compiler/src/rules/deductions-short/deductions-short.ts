import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { countedSetsOf, openListOf } from '../../analysis/counted-sets.ts';
import { itemExtent } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly sum: string;
  readonly most: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'deductions-short',
  name: '扣不完',
  severity: 'warning',
  message: ({ sum, most, points }) => ({
    zh: `各条全扣也只有${pointsText(most)}分${sum === pointsText(most) ? '' : `（${sum}）`}，本项是${pointsText(points)}分，什么都没做也得${pointsText(points - most)}分。`,
    en: `All deductions together come to ${pointsText(most)}${sum === pointsText(most) ? '' : ` (${sum})`}, the item has ${pointsText(points)}: ${pointsText(points - most)} are earned by doing nothing.`,
  }),
  advice: ({ most, points }) => ({
    zh: `还有${pointsText(points - most)}分没有对应的扣分情形：补一条，或把本项改为${pointsText(most)}分。`,
    en: `Nothing costs the other ${pointsText(points - most)}: add a rule, or give the item ${pointsText(most)} points.`,
  }),
});

/** Everything that an item can lose, against its points. */
export const deductionsShort = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) => {
    if (
      item.role !== 'ordinary' ||
      item.points === null ||
      item.floor === null ||
      item.base !== item.points ||
      !onlyDeducts(item)
    )
      return [];
    // Where a list is left open, nobody knows how much it takes.
    if (wording !== null && hasOpenList(context, item, wording)) return [];
    const { most, sum } = itemExtent(context, item, ['deduct', 'below-zero']);
    if (most === null || most >= item.points) return [];
    return [report({ span: pointsSpan(context, item) }, { sum, most, points: item.points })];
  });
});

function hasOpenList(context: CheckContext, item: Item, wording: Wording): boolean {
  const open = wording.pattern(wording.grammar.openList);
  if (countedSetsOf(context, item).some((set) => openListOf(set, wording) !== null)) return true;
  return readClausesOf(context, item).some(
    ({ reading }) => reading.condition.kind === 'list' && open.test(wording.read(reading.text).hidden),
  );
}

/** Deductions of known size and nothing else that could take the rest. */
function onlyDeducts({ clauses }: Item): boolean {
  return (
    clauses.some(({ effect }) => effect.kind === 'deduct') &&
    clauses.every(
      ({ effect, status }) =>
        status === 'understood' &&
        (effect.kind === 'deduct' || effect.kind === 'below-zero' || effect.kind === 'waive'),
    )
  );
}
