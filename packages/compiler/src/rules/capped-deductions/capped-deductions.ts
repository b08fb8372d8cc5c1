import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { isSettled, ruledExtent } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { notesStopDeductions, stopsDeductions } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly sum: string;
  readonly most: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'capped-deductions',
  name: '扣分有余',
  severity: 'hint',
  message: ({ sum, most, points }) => ({
    zh: `这几条最多可扣${pointsText(most)}分（${sum}），本项只有${pointsText(points)}分；扣到${pointsText(points)}分为止（说明中已写）。`,
    en: `These deductions come to ${pointsText(most)} (${sum}), the item has ${pointsText(points)}; they stop there, as the notes say.`,
  }),
  advice: ({ most, points }) => ({
    zh: `几条同时出现时，后面的${pointsText(most - points)}分扣不到。要让每条都起作用，减小扣分或加大分值。`,
    en: `Where they meet, ${pointsText(most - points)} are never taken. Smaller deductions, or more points, would let every rule count.`,
  }),
});

/** Deductions of known size that together exceed the item, where the notes of the table stop them. */
export const cappedDeductions = checkOf(report, (context) => {
  if (!notesStopDeductions(context)) return [];
  return itemsOf(context.draft.sections).flatMap((item) => {
    if (
      item.role !== 'ordinary' ||
      item.points === null ||
      item.floor === null ||
      takesAllAtOnce(item) ||
      !isSettled(item)
    )
      return [];
    // Whoever writes 扣完为止 into the item itself has thought of it.
    if (context.textsOf(item.key).some(stopsDeductions)) return [];
    const { most, sum, shares } = ruledExtent(context, item, ['deduct']);
    if (most === null || most <= item.points || shares.length < 2) return [];
    const { points } = item;
    // A count that alone takes everything is meant to go on until nothing is left.
    if (shares.some((share) => share.most !== null && share.most > points)) return [];
    return [report({ span: pointsSpan(context, item) }, { sum, most, points })];
  });
});

/** One deduction that takes all the points is a report of its own. */
function takesAllAtOnce({ clauses, points }: Item): boolean {
  return clauses.some(
    ({ effect, branches }) =>
      effect.kind === 'deduct' &&
      branches.some(
        ({ amount, times }) =>
          times.kind === 'once' && amount.kind === 'points' && amount.points >= (points ?? Infinity),
      ),
  );
}
