import { type Rubric, type Section, sectionsOf } from '@rubric-lang/model';
import type { BlockFormulas } from './block-formulas.ts';
import { any } from './condition-formula.ts';
import { columnOf, place } from './detail-columns.ts';
import { detailBlocks } from './detail-places.ts';
import { type Drawing, formula, hidden, mayBeAbsent, put, strong, text } from './detail-rows.ts';
import type { RefusalReason, Refusals } from './exact-formula.ts';
import { gradeFormula, sumChildren, totalFormula, type VerdictFormula } from './sums-formulas.ts';
import { formulaText } from './workbook.ts';

/** What the rows of sections, total and grade are made from. `from`: the first of them. */
export interface SumInput {
  readonly blockRow: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, BlockFormulas>;
  readonly category: string | null;
  readonly from: number;
  readonly refusedSums: Set<RefusalReason>;
}

/** A row a section, then the total and the grade. */
export function sumRows(
  drawing: Drawing,
  rubric: Rubric,
  at: SumInput,
): { readonly total: number; readonly ordinary: number | null; readonly sections: ReadonlyMap<Section, number> } {
  const refusals: Refusals = { add: (reason) => at.refusedSums.add(reason) };
  const sections = sectionsOf(rubric.sections);
  const rowOf = new Map<Section, number>(sections.map((section, index) => [section, at.from + index]));
  const line = (row: number, label: string, value: string): void => {
    put(drawing, row, columnOf('text'), text(label, strong));
    for (const column of ['question', 'input', 'hint', 'count'] as const)
      put(drawing, row, columnOf(column), text('', strong));
    put(drawing, row, columnOf('points'), formula(value, { ...strong, align: 'center' }));
  };
  const sum = sumChildren(
    rubric.sections,
    {
      item: (item) => {
        const row = at.blockRow.get(item.key) ?? 0;
        const other =
          item.appliesTo.length === 0 || at.category === null
            ? null
            : `NOT(${any(item.appliesTo.map((word) => `EXACT(${at.category ?? ''},${formulaText(word)})`))})`;
        const absent = mayBeAbsent(item) && item.notApplicable !== 'full' ? `${place('unitN', row)}=1` : null;
        const pending = `${place('live', row)}=1`;
        return {
          milli: place('milli', row),
          pending: other === null ? pending : `OR(${at.category ?? ''}="",AND(NOT(${other}),${pending}))`,
          absent,
          absence: absent === null ? null : item.notApplicable,
          otherKind: other,
        };
      },
      section: (section, formulas) => {
        const row = rowOf.get(section) ?? at.from;
        hidden(drawing, place('milli', row), formulas.milli);
        hidden(drawing, place('exactN', row), formulas.points);
        hidden(drawing, place('live', row), `IF(${formulas.pending},1,0)`);
        hidden(drawing, place('unitN', row), `IF(${formulas.absent},1,0)`);
        line(row, section.mark + section.printed, `IF(${place('live', row)}=1,"",${place('milli', row)}/1000)`);
        return {
          milli: place('milli', row),
          points: place('exactN', row),
          pending: place('live', row),
          absent: place('unitN', row),
        };
      },
    },
    rubric.rounding,
    { average: false, rules: rubric.sum },
    refusals,
  );
  const verdicts = verdictFormulas(rubric, at);
  const zeroing = verdicts.filter(({ verdict }) => verdict.kind === 'total-zero').map(({ when }) => when);
  const ordinary = ordinaryRow(drawing, rubric, sum, at.from + sections.length, line);
  const total = at.from + sections.length + (ordinary === null ? 0 : 1);
  const vetoes = rubric.verdicts === null ? undefined : at.found.get(rubric.verdicts.key)?.pending;
  const open_ = [sum.pending, ...(vetoes === undefined ? [] : [vetoes])];
  hidden(drawing, place('live', total), `IF(${any(open_)},1,0)`);
  hidden(drawing, place('milli', total), totalFormula(rubric, sum, zeroing));
  line(total, '总得分', `IF(${place('live', total)}=1,"",${place('milli', total)}/1000)`);
  if (rubric.grades.length > 0) {
    const row = total + 1;
    const grade = gradeFormula(rubric, place('milli', total), verdicts, (band) => {
      hidden(drawing, place('n', row), band);
      return place('n', row);
    });
    line(
      row,
      rubric.grades.some((it) => it.quota !== null) ? '等次（按比例名额另行确定）' : '等次',
      `IF(${place('live', total)}=1,"",${grade})`,
    );
  }
  return { total, ordinary, sections: rowOf };
}

/** Where 加分 and 扣分项 stand beside the others: what the others come to. */
function ordinaryRow(
  drawing: Drawing,
  rubric: Rubric,
  { ordinary }: ReturnType<typeof sumChildren>,
  row: number,
  line: (row: number, label: string, value: string) => void,
): number | null {
  if (ordinary === null || !rubric.sections.some(({ role }) => role === 'bonus' || role === 'penalty')) return null;
  hidden(drawing, place('live', row), `IF(${ordinary.pending},1,0)`);
  hidden(drawing, place('milli', row), ordinary.milli);
  line(row, '合计（加分、扣分项以外）', `IF(${place('live', row)}=1,"",${place('milli', row)}/1000)`);
  return row;
}

function verdictFormulas(rubric: Rubric, at: SumInput): readonly VerdictFormula[] {
  return detailBlocks(rubric).flatMap((block) =>
    block.clauses.flatMap((clause): readonly VerdictFormula[] => {
      const when = at.found.get(block.key)?.verdicts.get(clause.key);
      return clause.effect.kind === 'verdict' && when !== undefined ? [{ verdict: clause.effect.verdict, when }] : [];
    }),
  );
}
