import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Rubric } from '@rubric-lang/model';
import { lineOf, short } from '../../analysis/places.ts';
import { areVariants, variantDifference, type VariantDifference } from '../../analysis/variants.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  /** 第12行, or the other file. */
  readonly where: { readonly zh: string; readonly en: string };
  readonly difference: VariantDifference;
  readonly rule: string;
}

const report = diagnosticKind<Facts>({
  code: 'variant-differs',
  name: '两版不一',
  severity: 'warning',
  message: ({ where, difference, rule }) => ({
    zh:
      difference.kind === 'rules-kept'
        ? `同一项在${where.zh}是${pointsText(difference.first)}分，这里是${pointsText(difference.second)}分，各条得分却一点没动。`
        : `同一项从${pointsText(difference.first)}分（${where.zh}）变为${pointsText(difference.second)}分，“${rule}”反而从${pointsText(difference.was)}分变为${pointsText(difference.is)}分。`,
    en:
      difference.kind === 'rules-kept'
        ? `The same item has ${pointsText(difference.first)} points ${where.en} and ${pointsText(difference.second)} here, and its awards are the same.`
        : `The same item goes from ${pointsText(difference.first)} points (${where.en}) to ${pointsText(difference.second)}, while "${rule}" goes from ${pointsText(difference.was)} to ${pointsText(difference.is)}.`,
  }),
  advice: () => ({
    zh: '核对是不是改分值时漏改了条款。',
    en: 'Check whether the rules were forgotten when the points were changed.',
  }),
});

/** One item for two kinds of subject, whose points changed and whose rules did not go with them. */
export const variantDiffers = checkOf(report, (context) => {
  const items = itemsOf(context.draft.sections).filter(({ appliesTo }) => appliesTo.length > 0);
  return items.flatMap((item, at) => {
    const other = items
      .slice(0, at)
      .find((it) => !it.appliesTo.some((kind) => item.appliesTo.includes(kind)) && areVariants(it, item));
    if (other === undefined) return [];
    const line = lineOf(context, other.span);
    return about(other, item, { zh: `第${String(line)}行`, en: `in line ${String(line)}` });
  });
});

/**
 * The same between two rubrics that are issued side by side for different subjects (适用于). Reports are about `second`,
 * with spans in its file.
 */
export function checkVariants(first: Rubric, second: Rubric): readonly Diagnostic[] {
  const taken = new Set<Item>();
  const before = itemsOf(first.sections);
  return itemsOf(second.sections).flatMap((item) => {
    const other = before.find((it) => !taken.has(it) && areVariants(it, item));
    if (other === undefined) return [];
    taken.add(other);
    const where = first.appliesTo.length > 0 ? short(first.appliesTo.join('、'), 12) : short(first.title, 12);
    return about(other, item, { zh: `“${where}”的表里`, en: `in the table for "${where}"` });
  });
}

function about(first: Item, second: Item, where: Facts['where']): readonly Diagnostic[] {
  const difference = variantDifference(first, second);
  if (difference === null) return [];
  const span = difference.kind === 'against' ? difference.clause.span : second.span;
  return [
    report(
      { span },
      { where, difference, rule: difference.kind === 'against' ? short(difference.clause.text, 18) : '' },
    ),
  ];
}
