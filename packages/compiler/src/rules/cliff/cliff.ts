import { diagnosticKind, type Diagnostic, type Span } from '@rubric-lang/diagnostics';
import {
  addRatio,
  compareRatio,
  itemsOf,
  multiplyRatio,
  oneRatio,
  pointsText,
  ratio,
  ratioText,
  subtractRatio,
  type Item,
  type Milli,
  type Ratio,
} from '@rubric-lang/model';
import type { Stretch } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { tierListsOf, type TierList } from '../../analysis/tiers.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  /** With its unit: 85%. */
  readonly edge: string;
  readonly drop: Milli;
  /** The largest of the other steps. */
  readonly other: Milli;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'cliff',
  name: '一线之差',
  severity: 'hint',
  message: ({ rule, edge, drop, other, points }) => ({
    zh: `“${rule}”：${edge}上下一点点就差${pointsText(drop)}分（本项${pointsText(points)}分），其余各档之间最多差${pointsText(other)}分。`,
    en: `"${rule}": a little on either side of ${edge} makes ${pointsText(drop)} points (the item has ${pointsText(points)}); the other steps differ by ${pointsText(other)} at most.`,
  }),
  advice: ({ edge }) => ({
    zh: `${edge}前后加一两档，或把分数拉匀；本意如此的可以不改。`,
    en: `Add a step or two about ${edge}, or even out the points; leave it if it is meant so.`,
  }),
});

/** Half of an item's points at one edge of a list of steps, and several times as much as at any other. */
export const cliff = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) =>
    item.role !== 'ordinary' || item.points === null || catchesTheRest(item)
      ? []
      : tierListsOf(item).flatMap((list) => inList(list, item.points ?? 0)),
  ),
);

const TIMES_THE_OTHERS = 4;

function inList(list: TierList, points: Milli): readonly Diagnostic[] {
  if (!list.exclusive) return [];
  const steps = stepsOf(list);
  if (steps === null || steps.length < 3) return [];
  const [largest, ...others] = [...steps].sort((a, b) => b.drop - a.drop);
  const other = others[0]?.drop ?? 0;
  if (largest === undefined || largest.drop * 2 < points || largest.drop < other * TIMES_THE_OTHERS) return [];
  const edge = `${ratioText(largest.edge)}${list.unit}`;
  return [report({ span: largest.span }, { rule: largest.rule, edge, drop: largest.drop, other, points })];
}

interface Step {
  readonly edge: Ratio;
  readonly drop: Milli;
  readonly span: Span;
  readonly rule: string;
}

/** What changes at each edge, from below upwards; null: somewhere between the edges no step holds. */
function stepsOf({ tiers }: TierList): readonly Step[] | null {
  const edges = [
    ...new Map(
      tiers
        .flatMap(({ stretch: { low, high } }) => [low?.at, high?.at])
        .flatMap((at) => (at === undefined ? [] : [[ratioText(at), at] as const])),
    ).values(),
  ].sort(compareRatio);
  const [first, last] = [edges[0], edges[edges.length - 1]];
  if (first === undefined || last === undefined) return null;
  const between = edges.slice(1).map((edge, at) => multiplyRatio(addRatio(edges[at] ?? edge, edge), ratio(1, 2)));
  const values = [subtractRatio(first, oneRatio), ...between, addRatio(last, oneRatio)];
  const held = values.map((value) => {
    const holding = tiers.filter(({ stretch }) => holds(stretch, value));
    return holding.length === 0 ? null : Math.max(...holding.map((it) => it.points));
  });
  // Outside the list nothing is given and nothing taken; a hole within it is another fault.
  if (held.slice(1, -1).includes(null)) return null;
  return edges.flatMap((edge, at) => {
    const drop = Math.abs((held[at] ?? 0) - (held[at + 1] ?? 0));
    const beside = tiers.filter(({ stretch: { low, high } }) =>
      [low, high].some((end) => end !== null && compareRatio(end.at, edge) === 0),
    );
    const [named] = [...beside].sort((a, b) => b.points - a.points);
    return drop === 0 || named === undefined
      ? []
      : [
          {
            edge,
            drop,
            span: named.clause.span,
            rule: short(named.clause.branches.length > 1 ? named.branch.label : named.clause.text, 18),
          },
        ];
  });
}

function holds({ low, high }: Stretch, value: Ratio): boolean {
  return (low === null || compareRatio(value, low.at) > 0) && (high === null || compareRatio(value, high.at) < 0);
}

/** 其余得2分, and what runs evenly from step to step. */
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
