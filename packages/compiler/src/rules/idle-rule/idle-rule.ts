import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, type Clause, type Item } from '@rubric-lang/model';
import { contains, sameStretch } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { tierListsOf, type TierList } from '../../analysis/tiers.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  /** What makes it idle: another step of the same worth, the same values in another step, nothing to take from, nothing to add to. */
  readonly because: 'same-worth' | 'same-values' | 'starts-at-zero' | 'starts-at-full';
  readonly other: string;
}

const report = diagnosticKind<Facts>({
  code: 'idle-rule',
  name: '写了不起作用',
  severity: 'warning',
  message: ({ rule, because, other }) => ({
    zh: {
      'same-worth': `“${rule}”和“${other}”分数相同，写不写都一样。`,
      'same-values': `“${rule}”和“${other}”说的是同一段数，只有一条算数。`,
      'starts-at-zero': `“${rule}”扣不到分：本项从0分起，没有一条得分。`,
      'starts-at-full': `“${rule}”加不上分：本项从满分起，没有一条扣分。`,
    }[because],
    en: {
      'same-worth': `"${rule}" is worth the same as "${other}": it changes nothing.`,
      'same-values': `"${rule}" and "${other}" hold for the same values: only one of them counts.`,
      'starts-at-zero': `"${rule}" takes nothing: the item starts at 0 and awards nothing.`,
      'starts-at-full': `"${rule}" adds nothing: the item starts at its points and deducts nothing.`,
    }[because],
  }),
  advice: ({ because }) => ({
    zh:
      because === 'same-worth' || because === 'same-values'
        ? '核对两条的分数和界限，或删去一条。'
        : '核对本项从几分起评。',
    en:
      because === 'same-worth' || because === 'same-values'
        ? 'Check their points and limits, or leave one out.'
        : 'Check where the item starts.',
  }),
});

/** Rules that whatever is recorded never change a score. */
export const idleRule = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => [
    ...tierListsOf(item).flatMap((list) => (list.exclusive ? inLadder(list) : [])),
    ...atTheEnds(item),
  ]),
);

function inLadder({ tiers }: TierList): readonly Diagnostic[] {
  return tiers.flatMap((tier, at) => {
    const twin = tiers.slice(0, at).find((it) => sameStretch(it.stretch, tier.stretch));
    if (twin !== undefined) return [about(tier.clause, twin.clause, 'same-values')];
    const outer = tiers.find(
      (it) =>
        it !== tier &&
        !sameStretch(it.stretch, tier.stretch) &&
        contains(it.stretch, tier.stretch) &&
        it.points === tier.points,
    );
    // Only when nothing stands between the two is the narrower one idle.
    const between =
      outer !== undefined &&
      tiers.some(
        (it) =>
          it !== tier && it !== outer && contains(outer.stretch, it.stretch) && contains(it.stretch, tier.stretch),
      );
    return outer === undefined || between ? [] : [about(tier.clause, outer.clause, 'same-worth')];
  });
}

function about(clause: Clause, other: Clause, because: Facts['because']): Diagnostic {
  return report(
    { span: clause.span, related: [{ span: other.span, message: { zh: '另一条', en: 'the other rule' } }] },
    { rule: short(clause.text, 20), because, other: short(other.text, 20) },
  );
}

function atTheEnds({ role, clauses, base, floor, points }: Item): readonly Diagnostic[] {
  if (role !== 'ordinary' || points === null || floor === null || clauses.some(({ status }) => status !== 'understood'))
    return [];
  const [gains, takes] = [
    clauses.filter(({ effect }) => effect.kind === 'award' || effect.kind === 'bonus'),
    clauses.filter(({ effect }) => effect.kind === 'deduct'),
  ];
  const others = clauses.some(({ effect }) => effect.kind === 'below-zero' || effect.kind === 'zero');
  if (base === 0 && gains.length === 0)
    return takes.map((clause) =>
      report({ span: clause.span }, { rule: short(clause.text), because: 'starts-at-zero', other: '' }),
    );
  if (base === points && takes.length === 0 && !others) {
    return gains
      .filter(({ effect }) => effect.kind === 'award')
      .map((clause) =>
        report({ span: clause.span }, { rule: short(clause.text), because: 'starts-at-full', other: '' }),
      );
  }
  return [];
}
