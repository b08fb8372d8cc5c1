import { diagnosticKind, type Span } from '@rubric-lang/diagnostics';
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
  /** The words of a cap that stops the rules before the item is used up; null: they come to no more by themselves. */
  readonly cap: string | null;
}

const report = diagnosticKind<Facts>({
  code: 'deductions-short',
  name: '扣不完',
  severity: 'warning',
  message: ({ sum, most, points, cap }) => ({
    zh:
      cap !== null
        ? `“${cap}”把几条扣分一起封在${pointsText(most)}分，本项是${pointsText(points)}分，什么都没做也得${pointsText(points - most)}分。`
        : `各条全扣也只有${pointsText(most)}分${sum === pointsText(most) ? '' : `（${sum}）`}，本项是${pointsText(points)}分，什么都没做也得${pointsText(points - most)}分。`,
    en:
      cap !== null
        ? `"${cap}" stops all deductions together at ${pointsText(most)}, the item has ${pointsText(points)}: ${pointsText(points - most)} are earned by doing nothing.`
        : `All deductions together come to ${pointsText(most)}${sum === pointsText(most) ? '' : ` (${sum})`}, the item has ${pointsText(points)}: ${pointsText(points - most)} are earned by doing nothing.`,
  }),
  advice: ({ most, points, cap }) => ({
    zh:
      cap !== null
        ? `只管前面一条的，写“本条最多扣${pointsText(most)}分”；管全部的，核对这个数。`
        : `还有${pointsText(points - most)}分没有对应的扣分情形：补一条，或把本项改为${pointsText(most)}分。`,
    en:
      cap !== null
        ? `If it is meant for the rule before it only, say so; else check the number.`
        : `Nothing costs the other ${pointsText(points - most)}: add a rule, or give the item ${pointsText(most)} points.`,
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
    const cap = capOf(context, item, most);
    return [
      report(
        { span: cap?.span ?? pointsSpan(context, item) },
        { sum, most, points: item.points, cap: cap?.words ?? null },
      ),
    ];
  });
});

/** The cap over several rules without which they would use the item up. */
function capOf(context: CheckContext, item: Item, most: Milli): { readonly words: string; readonly span: Span } | null {
  const open = { ...item, groups: item.groups.map((it) => (it.kind === 'cap' ? { ...it, points: null } : it)) };
  const without = itemExtent(context, open, ['deduct', 'below-zero']).most;
  if (without !== null && without < (item.points ?? 0)) return null;
  for (const { reading, place } of readClausesOf(context, item))
    for (const it of reading.modifiers)
      if (it.kind === 'cap' && it.points === most)
        return { words: place.run.text.slice(it.from, it.to), span: place.spanOf(it.from, it.to) };
  return null;
}

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
