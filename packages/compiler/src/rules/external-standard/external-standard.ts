import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Milli } from '@rubric-lang/model';
import { short } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly points: Milli | null;
}

const report = diagnosticKind<Facts>({
  code: 'external-standard',
  name: '标准在别处',
  severity: 'warning',
  message: ({ rule, points }) => ({
    zh: `“${rule}”：${points === null ? '' : `这${pointsText(points)}分`}怎么算写在别的文件里，本表算不出来。`,
    en: `"${rule}": how ${points === null ? 'this' : `these ${pointsText(points)} points`} are earned stands in another document.`,
  }),
  advice: () => ({
    zh: '写出文件全名和文号，或把其中的评分办法抄到这里。',
    en: 'Name the document in full, or write its rules here.',
  }),
});

/** Points that follow a standard which this document does not contain. */
export const externalStandard = checkOf(report, (context) =>
  itemsOf(context.draft.sections).flatMap((item) =>
    item.clauses
      .filter(({ scoredBy }) => scoredBy === 'external')
      .map((clause) => report({ span: clause.span }, { rule: short(clause.text), points: item.points })),
  ),
);
