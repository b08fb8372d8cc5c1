import { diagnosticKind, rangeOf, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Rubric } from '@rubric-lang/model';
import { lineOf, short } from '../../analysis/places.ts';
import { areVariants, inOrder, variantDifference, type VariantDifference } from '../../analysis/variants.ts';
import { checkOf } from '../../check.ts';
import type { Compilation } from '../../compilation.ts';
import { asSet, type SeveritySettings } from '../../severity-settings.ts';

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
    const { first, second } = inOrder(other, item);
    const line = String(lineOf(context, first.span));
    return about(first, second, { zh: `第${line}行`, en: `in line ${line}` });
  });
});

/**
 * The same between rubrics that are issued side by side for different subjects (适用于): for each of them, in the order
 * given, what is to be looked at in it, as loud as its own settings say. Nothing between rubrics that do not say for
 * whom they are, that are for the same, or of different years.
 */
export function checkVariants(rubrics: readonly Compilation[]): readonly (readonly Diagnostic[])[] {
  const found = rubrics.map((): Map<string, Diagnostic> => new Map());
  rubrics.forEach((later, at) => {
    rubrics.slice(0, at).forEach((earlier, before) => {
      if (!areSideBySide(earlier.draft, later.draft)) return;
      for (const pair of pairsOf(earlier.draft, later.draft)) {
        const { first, second } = inOrder(pair.earlier, pair.later);
        const whose = first === pair.earlier ? earlier : later;
        const list = found[first === pair.earlier ? at : before];
        for (const it of about(first, second, placeIn(whose, first))) {
          const key = String(it.span.start);
          if (list?.has(key) === false) list.set(key, it);
        }
      }
    });
  });
  return found.map((list, at) => asSet([...list.values()], rubrics[at]?.severities ?? NOTHING_SET));
}

const NOTHING_SET: SeveritySettings = { levels: {}, accepted: [] };

function areSideBySide(first: Rubric, second: Rubric): boolean {
  return (
    first.appliesTo.length > 0 &&
    second.appliesTo.length > 0 &&
    first.year === second.year &&
    !first.appliesTo.some((it) => second.appliesTo.includes(it))
  );
}

/** Items that are one item in both, each taken once. */
function pairsOf(earlier: Rubric, later: Rubric): readonly { readonly earlier: Item; readonly later: Item }[] {
  const taken = new Set<Item>();
  const before = itemsOf(earlier.sections);
  return itemsOf(later.sections).flatMap((item) => {
    const other = before.find((it) => !taken.has(it) && areVariants(it, item));
    if (other === undefined) return [];
    taken.add(other);
    return [{ earlier: other, later: item }];
  });
}

function placeIn({ draft, tree }: Compilation, { span }: Item): Facts['where'] {
  const whose = short(draft.appliesTo.join('、'), 12);
  const line = String(rangeOf(tree.source, span).line);
  return { zh: `“${whose}”的表第${line}行`, en: `in line ${line} of the table for "${whose}"` };
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
