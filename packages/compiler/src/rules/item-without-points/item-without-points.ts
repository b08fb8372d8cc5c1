import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { pointsText, sectionsOf, type Item, type Milli, type Section } from '@rubric-lang/model';
import { headSpan } from '../../analysis/places.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  /** What the section leaves for this item, when that is certain. */
  readonly left: { readonly section: Milli; readonly others: Milli; readonly points: Milli } | null;
}

const report = diagnosticKind<Facts>({
  code: 'item-without-points',
  name: '缺分值',
  severity: 'error',
  message: ({ left }) => ({
    zh: `这一项没有写分值，没法算分。${left === null ? '' : `本栏共${pointsText(left.section)}分，其余各项${pointsText(left.others)}分，还剩${pointsText(left.points)}分。`}`,
    en: `This item has no points and cannot be scored.${left === null ? '' : ` Its section has ${pointsText(left.section)}, the other items take ${pointsText(left.others)}: ${pointsText(left.points)} remain.`}`,
  }),
  advice: ({ left }) => {
    const example = left === null ? '3' : pointsText(left.points);
    return {
      zh: `在标题后写分值，例：1.制度建设（${example}分）。`,
      en: `Write the points after the title, such as: 1. Procedures (${example} points).`,
    };
  },
});

/** An item that others beside it have points and it has none. */
export const itemWithoutPoints = checkOf(report, (context) => {
  const { sections } = context.draft;
  const lists = [sections, ...sectionsOf(sections).map(({ children }) => children)];
  return lists.flatMap((children) => {
    const items = children.filter((it): it is Item => it.kind === 'item' && it.role === 'ordinary');
    const holes = items.filter(({ points }) => points === null);
    // Where no item has points, nobody meant to give any.
    if (holes.length === 0 || holes.length === items.length) return [];
    return holes.map((item) =>
      about(context, item, holes.length === 1 ? leftFor(parentOf(children, sections), children) : null),
    );
  });
});

function about(context: CheckContext, item: Item, left: Facts['left']): Diagnostic {
  const span = headSpan(context, item);
  return report({ span, fixes: left === null ? [] : write(context, span, left.points) }, { left });
}

function parentOf(children: readonly (Section | Item)[], sections: readonly (Section | Item)[]): Section | undefined {
  return sectionsOf(sections).find((section) => section.children === children);
}

function leftFor(section: Section | undefined, children: readonly (Section | Item)[]): Facts['left'] {
  if (section === undefined || section.declared === null || section.average || section.weight !== null) return null;
  const others = children.reduce((sum, child) => sum + (child.points ?? 0), 0);
  return section.declared > others ? { section: section.declared, others, points: section.declared - others } : null;
}

function write({ draft }: CheckContext, { end }: Span, points: Milli): readonly Fix[] {
  const wording = wordingOf(draft.language);
  if (wording === null) return [];
  const text = wording.grammar.insert.points.replace('{points}', pointsText(points));
  // The number is only what remains: a person says whether it is right.
  return [
    {
      title: { zh: `写上${pointsText(points)}分`, en: `write ${pointsText(points)} points` },
      edits: [{ span: { start: end, end }, text }],
      safe: false,
    },
  ];
}
