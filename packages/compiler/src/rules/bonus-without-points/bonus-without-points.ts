import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, sectionsOf, type Item, type Section } from '@rubric-lang/model';
import { headSpan } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly lines: number;
  readonly capped: boolean;
}

const report = diagnosticKind<Facts>({
  code: 'bonus-without-points',
  name: '加分没有分值',
  severity: 'warning',
  message: ({ lines, capped }) => ({
    zh: `这里有${String(lines)}条加分，都没有写加几分${capped ? '' : '，也没有写最多加几分'}；国家级和市级加得一样不一样，也没有写。`,
    en: `${String(lines)} bonus line${lines > 1 ? 's' : ''} here give no points${capped ? '' : ' and no ceiling'}.`,
  }),
  advice: () => ({
    zh: '每条写明加几分、分几级，标题写上限，例如“加分项目（加分，最高5分）”。',
    en: 'Say how much each is worth, by level, and the most there is.',
  }),
});

/** Bonus lines that do not say how much they add; one report a section. */
export const bonusWithoutPoints = checkOf(report, (context) => {
  const { sections } = context.draft;
  const inSections = sectionsOf(sections)
    .filter(({ role }) => role === 'bonus')
    .flatMap((section) => {
      const lines = itemsOf(section.children.filter(({ kind }) => kind === 'item')).filter((item) =>
        saysNothing(context, item),
      );
      return lines.length === 0
        ? []
        : [report({ span: headSpan(context, section) }, { lines: lines.length, capped: isCapped(context, section) })];
    });
  const alone = sections.filter(
    (it): it is Item => it.kind === 'item' && it.role === 'bonus' && saysNothing(context, it),
  );
  return [
    ...inSections,
    ...alone.map((item) => report({ span: headSpan(context, item) }, { lines: 1, capped: isCapped(context, item) })),
  ];
});

/** By its heading, its own notes, or those of the table. */
function isCapped({ draft }: CheckContext, node: Section | Item): boolean {
  const own =
    node.kind === 'section' ? (node.cap ?? node.sum?.limits.find(({ kind }) => kind === 'most')) : node.ceiling;
  return own != null || draft.sum?.limits.some(({ kind, of }) => kind === 'most' && of.includes(node.key)) === true;
}

/** Neither points on the line nor an amount in any of its sentences. */
function saysNothing(context: CheckContext, item: Item): boolean {
  if (item.points !== null || item.ceiling !== null) return false;
  return (
    readClausesOf(context, item).every(
      ({ reading: { effect } }) => effect.kind === 'unread' || (effect.kind === 'judged' && effect.amount === null),
    ) && item.clauses.every(({ branches }) => branches.every(({ amount }) => amount.kind === 'judged'))
  );
}
