import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { sameWords } from '../../analysis/likeness.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly first: string;
  readonly second: string;
  readonly points: readonly [Milli, Milli];
}

const report = diagnosticKind<Facts>({
  code: 'same-event-twice',
  name: '一事两扣',
  severity: 'warning',
  message: ({ first, second, points }) => ({
    zh: `“${first}”和“${second}”是同一件事，出现一次要扣${pointsText(points[0])}+${pointsText(points[1])}=${pointsText(points[0] + points[1])}分。`,
    en: `"${first}" and "${second}" are one event: it costs ${pointsText(points[0])} + ${pointsText(points[1])} = ${pointsText(points[0] + points[1])} points.`,
  }),
  advice: () => ({
    zh: '只留一条；一样都没有和缺几样要分开扣的，写明“不重复扣分”。',
    en: 'Keep one of them, or say that they are not both deducted.',
  }),
});

/** Two deductions of an item for one event: in the same words, or all missing (未分领域制定) and each missing (每缺1个领域). */
export const sameEventTwice = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) => inItem(context, item, wording));
});

function inItem(context: CheckContext, item: Item, wording: Wording | null): readonly Diagnostic[] {
  const deductions = readClausesOf(context, item).flatMap((clause) => {
    const points = pointsOf(clause);
    return points === null || isHeld(clause, item) ? [] : [{ clause, points }];
  });
  return deductions.flatMap(({ clause, points }, at) => {
    const other = deductions.slice(0, at).find((it) => isSame(it.clause, clause, wording));
    if (other === undefined) return [];
    return [
      report(
        { span: clause.span, related: [{ span: other.clause.span, message: { zh: '另一条', en: 'the other rule' } }] },
        {
          first: short(other.clause.reading.text, 20),
          second: short(clause.reading.text, 20),
          points: [other.points, points],
        },
      ),
    ];
  });
}

function isSame(earlier: ReadClause, later: ReadClause, wording: Wording | null): boolean {
  const [a, b] = [earlier.reading.condition, later.reading.condition];
  if (a.kind === 'plain' && b.kind === 'plain') return sameWords(a.label) === sameWords(b.label);
  if (wording === null) return false;
  const whole = a.kind === 'plain' ? a : b.kind === 'plain' ? b : null;
  const each = a.kind === 'each' ? a : b.kind === 'each' ? b : null;
  if (whole === null || each === null || each.basis !== 'missing' || each.object.length < 2) return false;
  const label = wording.read(whole.label).folded;
  return wording.pattern(wording.grammar.absenceOf).test(label) && label.includes(each.object);
}

function pointsOf({ reading: { effect } }: ReadClause): Milli | null {
  return effect.kind === 'deduct' && effect.amount.kind === 'points' ? effect.amount.points : null;
}

/** Steps of a ladder, best-of groups and additions are two rules on purpose. */
function isHeld({ clause, reading }: ReadClause, item: Item): boolean {
  return (
    reading.addsToPrevious ||
    item.groups.some(({ kind, members }) => kind !== 'cap' && clause !== undefined && members.includes(clause.key))
  );
}
