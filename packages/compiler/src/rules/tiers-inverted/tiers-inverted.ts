import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Branch, type Clause, type Item, type Milli } from '@rubric-lang/model';
import { byLow, contains, sameStretch } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { tierListsOf, type TierList } from '../../analysis/tiers.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly effect: 'deduct' | 'award';
  /** The rule for the worse (deduct) or better (award) case, which counts for less. */
  readonly farther: Said;
  readonly nearer: Said;
}

/** A rule in the author's words, or one branch of a rule by its label: then its points have to be said besides. */
interface Said {
  readonly text: string;
  readonly isBranch: boolean;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'tiers-inverted',
  name: '档次倒挂',
  severity: 'warning',
  message: ({ effect, farther, nearer }) => ({
    zh:
      effect === 'deduct'
        ? `${inChinese(farther)}，${inChinese(nearer)}：差的反而少扣${difference(farther, nearer)}分。`
        : `${inChinese(farther)}，${inChinese(nearer)}：好的反而少得${difference(farther, nearer)}分。`,
    en:
      effect === 'deduct'
        ? `${inEnglish(farther)}, ${inEnglish(nearer)}: the worse case loses ${difference(farther, nearer)} less.`
        : `${inEnglish(farther)}, ${inEnglish(nearer)}: the better case earns ${difference(farther, nearer)} less.`,
  }),
  advice: () => ({
    zh: '核对两条的分数是否写反，或两条的界限是否写反。',
    en: 'Check whether the points, or the limits, have changed places.',
  }),
});

function inChinese({ text, isBranch, points }: Said): string {
  return isBranch ? `“${text}”${pointsText(points)}分` : `“${text}”`;
}

function inEnglish({ text, isBranch, points }: Said): string {
  return isBranch ? `"${text}" (${pointsText(points)})` : `"${text}"`;
}

function difference(farther: Facts['farther'], nearer: Facts['nearer']): string {
  return pointsText(nearer.points - farther.points);
}

/** Steps on one scale where the farther one counts for less. */
export const tiersInverted = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => [
    ...tierListsOf(item).flatMap((list) => (list.exclusive ? inLadder(list) : [])),
    ...item.clauses.flatMap((clause) => inLevels(item, clause)),
  ]),
);

function inLadder({ effect, tiers }: TierList): readonly Diagnostic[] {
  const sorted = [...tiers].sort((a, b) => byLow(a.stretch, b.stretch));
  const found: Diagnostic[] = [];
  for (const inner of sorted) {
    for (const outer of sorted) {
      // The step within the other is the farther one; awards that fall as a number falls (油耗) say nothing of better or worse.
      if (inner === outer || sameStretch(inner.stretch, outer.stretch) || !contains(outer.stretch, inner.stretch))
        continue;
      if (effect === 'award' && inner.stretch.low === null) continue;
      if (inner.points < outer.points) found.push(inverted(effect, inner, outer));
    }
  }
  if (found.length > 0) return found.slice(0, 1);
  return byTurns({ effect, tiers: sorted });
}

/** Steps side by side go one way: up or down. The first that turns is reported. */
function byTurns({ effect, tiers }: Pick<TierList, 'effect' | 'tiers'>): readonly Diagnostic[] {
  if (
    tiers.length < 3 ||
    tiers.some((it, at) => tiers.some((other, where) => where !== at && contains(other.stretch, it.stretch)))
  )
    return [];
  let direction = 0;
  for (let at = 1; at < tiers.length; at += 1) {
    const [before, here] = [tiers[at - 1], tiers[at]];
    if (before === undefined || here === undefined || before.points === here.points) continue;
    const turn = Math.sign(here.points - before.points);
    if (direction !== 0 && turn !== direction) {
      const [low, high] = here.points < before.points ? [here, before] : [before, here];
      return [inverted(effect, low, high)];
    }
    direction = turn;
  }
  return [];
}

/** Levels are listed best first: good earns more and loses less. */
function inLevels(item: Item, clause: Clause): readonly Diagnostic[] {
  const { kind } = clause.effect;
  if (kind !== 'deduct' && kind !== 'award') return [];
  const levels = clause.branches.flatMap((branch) => levelOf(item, clause, branch));
  const ordered = [...levels].sort((a, b) => a.rank - b.rank);
  for (let at = 1; at < ordered.length; at += 1) {
    const [better, worse] = [ordered[at - 1], ordered[at]];
    if (better === undefined || worse === undefined) continue;
    if (kind === 'award' && better.points < worse.points) return [inverted(kind, better, worse)];
    if (kind === 'deduct' && worse.points < better.points) return [inverted(kind, worse, better)];
  }
  return [];
}

interface Step {
  readonly clause: Clause;
  readonly branch: Branch;
  readonly points: Milli;
}

function levelOf(item: Item, clause: Clause, branch: Branch): readonly (Step & { readonly rank: number })[] {
  const { when, amount } = branch;
  if (when.kind !== 'level' || amount.kind !== 'points') return [];
  const type = item.facts.find(({ key }) => key === when.fact.fact)?.type;
  const rank = type?.kind === 'level' ? type.levels.indexOf(when.levels[0] ?? '') : -1;
  return rank < 0 ? [] : [{ clause, branch, points: amount.points, rank }];
}

function inverted(effect: Facts['effect'], farther: Step, nearer: Step): Diagnostic {
  const related =
    farther.clause === nearer.clause
      ? []
      : [
          {
            span: nearer.clause.span,
            message: {
              zh: `这一条是${pointsText(nearer.points)}分`,
              en: `this one counts ${pointsText(nearer.points)}`,
            },
          },
        ];
  return report({ span: farther.clause.span, related }, { effect, farther: said(farther), nearer: said(nearer) });
}

function said({ clause, branch, points }: Step): Said {
  const isBranch = clause.branches.length > 1;
  return { text: isBranch ? short(branch.label, 16) : short(clause.text, 24), isBranch, points };
}
