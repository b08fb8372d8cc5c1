import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Clause, type Item, type Milli } from '@rubric-lang/model';
import { extentOf } from '../../analysis/extent.ts';
import { tierListsOf } from '../../analysis/tiers.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly parts: number;
  /** What all parts but the smallest come to: the two readings differ by that. */
  readonly partly: Milli;
  readonly mode: 'none' | 'not-all';
}

const report = diagnosticKind<Facts>({
  code: 'otherwise-not-printed',
  name: '否则未写清',
  severity: 'warning',
  message: ({ rule, parts, partly, mode }) => ({
    zh: `“${rule}”前面有${String(parts)}条得分，差一条是得${pointsText(partly)}分还是0分，原文没有说；现按${mode === 'none' ? '各条各算' : '差一条就是0分'}计算。`,
    en: `${String(parts)} awards stand before "${rule}": is the score ${pointsText(partly)} or 0 when one is missed? It now counts as ${mode === 'none' ? pointsText(partly) : '0'}.`,
  }),
  advice: ({ mode }) => ({
    zh:
      mode === 'none'
        ? '各条各算的，删去这句（没做到的本来就不得分）；差一条就不得分的，写“有一项未做到的，本项不得分”。'
        : '写成“有一项未做到的，本项不得分”，印出来才看得明白。',
    en: 'Leave it out when each award stands alone; or write that one missed item loses all.',
  }),
});

/** 否则 after several awards that do not depend on each other. */
export const otherwiseNotPrinted = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) =>
    item.clauses.flatMap((clause) => {
      // An open choice is asked by the compiler itself.
      if (clause.kind !== 'otherwise' || clause.choice === undefined || clause.choice.made === null) return [];
      const before = awardsBefore(item, clause);
      if (before.length < 2) return [];
      return [
        report(
          { span: clause.span },
          {
            rule: clause.text,
            parts: before.length,
            partly: partlyOf(item, before),
            mode: clause.effect.kind === 'none' ? 'none' : 'not-all',
          },
        ),
      ];
    }),
  ),
);

/** What it may be about: the awards in front of it. */
function awardsBefore(item: Item, clause: Clause): readonly string[] {
  const tiers = tierListsOf(item).flatMap((list) => list.tiers.map((tier) => tier.clause.key));
  return item.clauses
    .slice(0, item.clauses.indexOf(clause))
    .flatMap(({ key, effect }) => (effect.kind === 'award' && !tiers.includes(key) ? [key] : []));
}

function partlyOf(item: Item, keys: readonly string[]): Milli {
  const each = keys.map(
    (key) =>
      extentOf({ ...item, groups: [], clauses: item.clauses.filter((it) => it.key === key) }, ['award']).most ?? 0,
  );
  return each.reduce((a, b) => a + b, 0) - Math.min(...each);
}
