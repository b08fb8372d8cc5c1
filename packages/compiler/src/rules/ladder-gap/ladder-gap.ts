import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { compareRatio, itemsOf, oneRatio, ratioText, subtractRatio, type Item, type Ratio } from '@rubric-lang/model';
import { byLow, contains, fartherHigh, gapBetween, type Edge } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { tierListsOf, type Tier, type TierList } from '../../analysis/tiers.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly lower: string;
  readonly upper: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  /** More gaps in the same list of steps. */
  readonly others: number;
}

const report = diagnosticKind<Facts>({
  code: 'ladder-gap',
  name: '分档断开',
  severity: 'warning',
  message: ({ lower, upper, from, to, unit, others }) => ({
    zh:
      from === to
        ? `“${lower}”和“${upper}”都不包括${from}${unit}，正好${from}${unit}时没有说怎么算。`
        : `“${lower}”和“${upper}”之间断开，${from}${unit}到${to}${unit}没有说怎么算${others > 0 ? `；后面还有${String(others)}处` : ''}。`,
    en:
      from === to
        ? `Neither "${lower}" nor "${upper}" holds ${from}${unit}; nothing is said of exactly that.`
        : `Between "${lower}" and "${upper}" nothing is said of ${from}${unit} to ${to}${unit}${others > 0 ? `; ${String(others)} more gaps follow` : ''}.`,
  }),
  advice: () => ({
    zh: '让两档接上：一档含这个数，另一档不含。',
    en: 'Let the two steps meet: one holds the number, the other does not.',
  }),
});

/** Values between two steps of a ladder for which neither holds. */
export const ladderGap = checkOf(report, (context) => {
  const whole = wordingOf(context.draft.language)?.grammar.wholeUnits ?? [];
  return itemsOf(context.draft.sections).flatMap((item) =>
    catchesTheRest(item)
      ? []
      : tierListsOf(item).flatMap((list) => (isDiscrete(list) ? [] : inList(list, whole.includes(list.unit)))),
  );
});

function inList({ tiers, unit }: TierList, whole: boolean): readonly Diagnostic[] {
  const sorted = [...tiers].sort((a, b) => byLow(a.stretch, b.stretch));
  // Nested steps (低于90%, 低于80%) have no gap between them.
  if (sorted.some((it) => sorted.some((other) => other !== it && contains(other.stretch, it.stretch)))) return [];
  const gaps: { readonly below: Tier; readonly above: Tier; readonly from: Ratio; readonly to: Ratio }[] = [];
  let high = sorted[0]?.stretch.high ?? null;
  let below = sorted[0];
  for (const tier of sorted.slice(1)) {
    const gap = gapBetween(high, tier.stretch.low);
    if (gap !== null && below !== undefined && !(whole && isNext(gap)))
      gaps.push({ below, above: tier, from: gap.above.at, to: gap.below.at });
    high = fartherHigh(high, tier.stretch.high);
    if (high === tier.stretch.high) below = tier;
  }
  // One list with several gaps was written in one manner (80%—84%, 85%—89%): that is one report.
  const [first, ...others] = gaps;
  if (first === undefined) return [];
  const related = [
    ...(first.below.clause === first.above.clause
      ? []
      : [{ span: first.below.clause.span, message: { zh: '下面一档', en: 'the step below' } }]),
    ...others.map((it) => ({
      span: it.above.clause.span,
      message: {
        zh: `${ratioText(it.from)}${unit}到${ratioText(it.to)}${unit}也没有说`,
        en: `nothing of ${ratioText(it.from)}${unit} to ${ratioText(it.to)}${unit} either`,
      },
    })),
  ];
  return [
    report(
      { span: first.above.clause.span, related },
      {
        lower: said(first.below),
        upper: said(first.above),
        from: ratioText(first.from),
        to: ratioText(first.to),
        unit,
        others: others.length,
      },
    ),
  ];
}

/** 1—3天 and 4—7天 follow on each other. */
function isNext({ above, below }: { readonly above: Edge; readonly below: Edge }): boolean {
  return above.included && below.included && compareRatio(subtractRatio(below.at, above.at), oneRatio) === 0;
}

function said({ clause, branch }: Tier): string {
  return short(clause.branches.length > 1 ? branch.label : clause.text, 18);
}

/** 其他情况, 否则, and what runs evenly between two steps: what no step holds is not left out. */
function catchesTheRest({ clauses }: Item): boolean {
  return clauses.some(({ branches }) =>
    branches.some(
      ({ when, times, amount }) =>
        when.kind === 'otherwise' ||
        times.kind === 'steps' ||
        amount.kind === 'interpolated' ||
        amount.kind === 'formula',
    ),
  );
}

/** 1台扣3分，2台及以上不得分: a step for one value counts whole things, and nothing lies between 1 and 2. */
function isDiscrete({ tiers, unit }: TierList): boolean {
  // 高于平均水平, 低于平均水平: a comparison with the others has no number of its own.
  if (unit === '') return true;
  return tiers.some(
    ({ stretch: { low, high } }) => low !== null && high !== null && compareRatio(low.at, high.at) === 0,
  );
}
