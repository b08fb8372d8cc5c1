import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { namesAnOccasion } from '../../analysis/occasion.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly sign: 'deduct' | 'award' | 'bonus';
  /** What may be given or taken now: anything up to here. null: the item has no points. */
  readonly most: Milli | null;
}

const report = diagnosticKind<Facts>({
  code: 'unbounded-discretion',
  name: '酌情无幅度',
  severity: 'warning',
  message: ({ rule, sign, most }) => ({
    zh:
      sign === 'deduct'
        ? `“${rule}”没有写幅度，扣0分到${upTo(most)}都行，不同考评组可能扣得不一样。`
        : `“${rule}”没有写幅度，给0分到${upTo(most)}都行，不同考评组可能给得不一样。`,
    en: `"${rule}" has no bounds: anything from 0 to ${most === null ? 'no limit' : pointsText(most)} may be ${sign === 'deduct' ? 'taken' : 'given'}, and two assessors need not agree.`,
  }),
  advice: ({ sign, most }) => {
    const example = most !== null && most <= 1000 ? '0.2—0.5' : '1—2';
    return {
      zh:
        sign === 'deduct'
          ? `写明幅度，如“酌情扣${example}分”，或写成“每……扣……分”。`
          : `写明幅度，如“酌情给${example}分”，或分出好、较好、一般各得几分。`,
      en:
        sign === 'deduct'
          ? `Give bounds, such as "deduct ${example} at discretion", or say so much for each.`
          : `Give bounds, such as "award ${example} at discretion", or points for good, fair and poor.`,
    };
  },
});

function upTo(most: Milli | null): string {
  return most === null ? '多少分' : `${pointsText(most)}分`;
}

/** A judgement for which the document gives neither least nor most. */
export const unboundedDiscretion = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) => {
    // A bonus line without any points is one report for its section.
    if (item.role === 'unscored' || (item.role === 'bonus' && item.points === null)) return [];
    const clauses = readClausesOf(context, item);
    return clauses.flatMap((read) => {
      const { reading, span } = read;
      if (reading.effect.kind !== 'judged' || reading.effect.amount !== null || reading.status === 'not-understood')
        return [];
      if (wording !== null && saysHowMuch(read, clauses, wording)) return [];
      // That it names no occasion either is the larger fault, and a report of its own.
      if (!namesAnOccasion(reading, wording)) return [];
      return [
        report({ span }, { rule: short(reading.text), sign: reading.effect.sign, most: item.points ?? item.ceiling }),
      ];
    });
  });
});

/**
 * 不满意0分打分 names points itself; 由评委打分 beside 得6—8分, 得3—5分 or beside sentences that are not understood
 * (A、B、C、D四个等级) hands out what those say; and a heading (加减分) only says what its rules are about.
 */
function saysHowMuch({ reading, place }: ReadClause, clauses: readonly ReadClause[], wording: Wording): boolean {
  // Words that run into others without a mark are not a judgement of their own.
  if (
    place.reading.issues.some(({ code, from }) => code === 'missing-mark' && from >= reading.from && from < reading.to)
  )
    return true;
  if (wording.pattern(wording.grammar.amountOfPoints).test(wording.read(reading.text).hidden)) return true;
  const others = clauses.filter((it) => it.reading !== reading);
  if (place.field === null) return others.some((it) => it.place.field !== null);
  return (
    reading.effect.kind === 'judged' &&
    reading.effect.sign === 'award' &&
    others.some(
      (it) =>
        it.reading.status !== 'understood' ||
        wording.pattern(wording.grammar.rangeOfPoints).test(wording.read(it.reading.text).hidden),
    )
  );
}
