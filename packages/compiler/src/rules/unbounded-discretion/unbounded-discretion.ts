import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { namesAnOccasion } from '../../analysis/occasion.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { wordingOf } from '../../analysis/wording.ts';
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
    zh: `“${rule}”没有写幅度，${sign === 'deduct' ? '扣' : '给'}0分到${most === null ? '多少分' : `${pointsText(most)}分`}都行，不同考评组可能${sign === 'deduct' ? '扣' : '给'}得不一样。`,
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

/** A judgement for which the document gives neither least nor most. */
export const unboundedDiscretion = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return itemsOf(context.draft.sections).flatMap((item) => {
    // A bonus line without any points is one report for its section.
    if (item.role === 'unscored' || (item.role === 'bonus' && item.points === null)) return [];
    return readClausesOf(context, item).flatMap(({ reading, span }) => {
      if (reading.effect.kind !== 'judged' || reading.effect.amount !== null || reading.status === 'not-understood')
        return [];
      // That it names no occasion either is the larger fault, and a report of its own.
      if (!namesAnOccasion(reading, wording)) return [];
      return [
        report({ span }, { rule: short(reading.text), sign: reading.effect.sign, most: item.points ?? item.ceiling }),
      ];
    });
  });
});
