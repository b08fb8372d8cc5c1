import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, sectionsOf, type Item, type Milli } from '@rubric-lang/model';
import { headSpan, nameOf } from '../../analysis/places.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly points: Milli;
  readonly sibling: string;
}

const report = diagnosticKind<Facts>({
  code: 'points-not-printed',
  name: '分值未印',
  severity: 'hint',
  message: ({ points, sibling }) => ({
    zh: `印出来的标题没有分值，同栏的“${sibling}”有；这里按另外写明的${pointsText(points)}分计算。`,
    en: `The printed title has no points, "${sibling}" beside it has; it counts with the ${pointsText(points)} written apart.`,
  }),
  advice: ({ points }) => ({
    zh: `修订原文时在标题后补上（${pointsText(points)}分）。`,
    en: `Write (${pointsText(points)} points) after the title when the document is revised.`,
  }),
});

/** Points that the compiler was told and a reader of the paper is not. */
export const pointsNotPrinted = checkOf(report, (context) => {
  const { sections } = context.draft;
  const lists = [sections, ...sectionsOf(sections).map(({ children }) => children)];
  return lists.flatMap((children) => {
    const items = children.filter((it): it is Item => it.kind === 'item' && it.points !== null);
    const printed = items.find((item) => isPrinted(context, item));
    // A table whose points stand in a column of their own prints them there.
    if (printed === undefined || hasPointsColumn(context)) return [];
    return itemsOf(items)
      .filter((item) => context.headingOf(item.key) !== undefined && !isPrinted(context, item))
      .map((item) => report({ span: headSpan(context, item) }, { points: item.points ?? 0, sibling: nameOf(printed) }));
  });
});

function isPrinted(context: CheckContext, item: Item): boolean {
  return context.headingOf(item.key)?.points?.points !== undefined;
}

function hasPointsColumn({ draft }: CheckContext): boolean {
  return draft.columns.some(({ sources, children }) =>
    [sources, ...children.map((it) => it.sources)].some((list) => list.some(({ kind }) => kind === 'points')),
  );
}
