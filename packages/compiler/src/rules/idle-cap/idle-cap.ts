import { diagnosticKind, type Diagnostic, type Span } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { extentOf } from '../../analysis/extent.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly cap: Milli;
  /** The most without it; null: it lies above the item's points. */
  readonly most: Milli | null;
  readonly points: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'idle-cap',
  name: '封顶无用',
  severity: 'hint',
  message: ({ cap, most, points }) => ({
    zh:
      most === null
        ? `封顶写的是${pointsText(cap)}分，本项只有${pointsText(points)}分，到不了。`
        : `封顶写的是${pointsText(cap)}分，不封顶最多也只有${pointsText(most)}分，用不上。`,
    en:
      most === null
        ? `The cap is ${pointsText(cap)}, the item has only ${pointsText(points)}.`
        : `The cap is ${pointsText(cap)}; without it the rules come to ${pointsText(most)}, so it never counts.`,
  }),
  advice: () => ({ zh: '核对封顶的分数，或删去这句。', en: 'Check the number of the cap, or leave it out.' }),
});

/** A cap that nothing ever reaches. */
export const idleCap = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) => [...ofClauses(context, item), ...ofGroups(context, item)]),
);

function ofClauses(context: CheckContext, item: Item): readonly Diagnostic[] {
  return item.clauses.flatMap((clause) => {
    if (clause.cap === null || clause.effect.kind === 'bonus') return [];
    const open: Item = { ...item, groups: [], clauses: [{ ...clause, cap: null }] };
    const span = capSpan(context, item, clause.cap);
    // 扣完为止 is a cap without a number, and always right.
    return span === undefined ? [] : judge(item, clause.cap, extentOf(open, [clause.effect.kind]).most, span);
  });
}

function ofGroups(context: CheckContext, item: Item): readonly Diagnostic[] {
  return item.groups.flatMap((group) => {
    if (group.kind !== 'cap' || group.points === null || group.effect === 'bonus') return [];
    const open: Item = {
      ...item,
      groups: item.groups.map((it) => (it === group ? { ...it, points: null } : it)),
      clauses: item.clauses,
    };
    const members = extentOf(
      {
        ...open,
        groups: open.groups.filter((it) => it.key === group.key || group.members.includes(it.key)),
        clauses: open.clauses.filter((it) => group.members.includes(it.key)),
      },
      [group.effect],
    );
    const span = capSpan(context, item, group.points);
    return span === undefined ? [] : judge(item, group.points, members.most, span);
  });
}

function judge(item: Item, cap: Milli, most: Milli | null, span: Span): readonly Diagnostic[] {
  const points = item.points ?? cap;
  if (most !== null && most > 0 && most < cap) return [report({ span }, { cap, most, points })];
  return item.role === 'ordinary' && cap > points ? [report({ span }, { cap, most: null, points })] : [];
}

/** Where the cap itself is written. */
function capSpan(context: CheckContext, item: Item, points: Milli): Span | undefined {
  const wording = wordingOf(context.draft.language);
  for (const { reading, place } of readClausesOf(context, item)) {
    for (const modifier of reading.modifiers) {
      // 计入总分后不超过100分 is a cap of the whole table.
      if (wording?.pattern(wording.grammar.wholeScore).test(wording.read(reading.text).hidden) === true) continue;
      if (modifier.kind === 'cap' && modifier.points === points) return place.spanOf(modifier.from, modifier.to);
    }
  }
  return undefined;
}
