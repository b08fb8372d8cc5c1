import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, ratioText, type Item } from '@rubric-lang/model';
import { byLow, contains, fartherHigh, gapBetween } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { tierListsOf, type Tier, type TierList } from '../../analysis/tiers.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly lower: string;
  readonly upper: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
}

const report = diagnosticKind<Facts>({
  code: 'ladder-gap',
  name: '分档断开',
  severity: 'warning',
  message: ({ lower, upper, from, to, unit }) => ({
    zh: from === to ? `“${lower}”和“${upper}”都不包括${from}${unit}，正好${from}${unit}时没有说怎么算。` : `“${lower}”和“${upper}”之间断开，${from}${unit}到${to}${unit}没有说怎么算。`,
    en: from === to ? `Neither "${lower}" nor "${upper}" holds ${from}${unit}; nothing is said of exactly that.` : `Between "${lower}" and "${upper}" nothing is said of ${from}${unit} to ${to}${unit}.`,
  }),
  advice: () => ({ zh: '让两档接上：一档含这个数，另一档不含。', en: 'Let the two steps meet: one holds the number, the other does not.' }),
});

/** Values between two steps of a ladder for which neither holds. */
export const ladderGap = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => tierListsOf(item).flatMap((list) => (catchesTheRest(item) ? [] : inList(list)))),
);

function inList({ tiers, unit }: TierList): readonly Diagnostic[] {
  const sorted = [...tiers].sort((a, b) => byLow(a.stretch, b.stretch));
  // Nested steps (低于90%, 低于80%) have no gap between them.
  if (sorted.some((it) => sorted.some((other) => other !== it && contains(other.stretch, it.stretch)))) return [];
  const found: Diagnostic[] = [];
  let high = sorted[0]?.stretch.high ?? null;
  let last = sorted[0];
  for (const tier of sorted.slice(1)) {
    const gap = gapBetween(high, tier.stretch.low);
    if (gap !== null && last !== undefined) {
      const place = { span: tier.clause.span, related: last.clause === tier.clause ? [] : [{ span: last.clause.span, message: { zh: '下面一档', en: 'the step below' } }] };
      found.push(report(place, { lower: said(last), upper: said(tier), from: ratioText(gap.above.at), to: ratioText(gap.below.at), unit }));
    }
    high = fartherHigh(high, tier.stretch.high);
    if (high === tier.stretch.high) last = tier;
  }
  return found;
}

function said({ clause, branch }: Tier): string {
  return short(clause.branches.length > 1 ? branch.label : clause.text, 18);
}

/** 其他情况, 否则: what no step holds is not left out. */
function catchesTheRest({ clauses }: Item): boolean {
  return clauses.some(({ branches }) => branches.some(({ when }) => when.kind === 'otherwise'));
}
