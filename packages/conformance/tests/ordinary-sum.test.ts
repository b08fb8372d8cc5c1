/** 合计 of a filled table against the evaluator: the total of the same rubric with nothing but its ordinary sections. */
import { score } from '@rubric-lang/evaluator';
import { type Facts, pointsText, type Rubric, type ScoreSheet } from '@rubric-lang/model';
import { officialTable, type OfficialTable } from '@rubric-lang/table';
import { expect, test } from 'vitest';
import { allConstructs } from './constructs.ts';
import { drawing } from './drawing.ts';
import { generatedFacts } from './generated-facts.ts';
import { generatedRubric } from './generated-rubric.ts';

/** What stands over sums comes often, everything else at times. */
const forced = allConstructs.flatMap((it) => [it, 'sum base', 'sum most', 'sum loss'] as const);

/** Points of the row; null: there is none, or it is a range. */
function printedSum(table: OfficialTable): string | null {
  if (!table.body.some(({ kind }) => kind === 'grand-total')) return null;
  const row = table.body.find(({ kind }) => kind === 'total');
  const cell = row?.cells.find(({ column }) => table.columns[column]?.content === 'score');
  return cell !== undefined && /^-?[0-9.]+$/.test(cell.text) ? cell.text : null;
}

function expectedSum(rubric: Rubric, facts: Facts): ScoreSheet['total'] {
  const sections = rubric.sections.filter(({ role }) => role === 'ordinary');
  return score({ ...rubric, sections, totalCap: null, negativeTotal: true, verdicts: null }, facts).total;
}

test('what is printed before 加分 and 扣分项 respects limits, base and 折算', () => {
  const differences: string[] = [];
  let [compared, limited, stretched] = [0, 0, 0];
  for (let index = 0; index < 600; index += 1) {
    const force = forced[index % forced.length] ?? 'effect deduct';
    const rubric = generatedRubric(drawing(index * 7919 + 3), { force, cohort: false, items: 6, small: false });
    const outside = rubric.sections.filter(({ role }) => role === 'bonus' || role === 'penalty').length;
    if (outside === 0 || outside === rubric.sections.length) continue;
    const facts = generatedFacts(drawing(index + 1), rubric);
    const sheet = score(rubric, facts);
    const printed = printedSum(officialTable(rubric, { sheet }));
    if (printed === null || sheet.verdicts.length > 0) continue;
    const expected = expectedSum(rubric, facts);
    if (expected.least !== expected.most) continue;
    compared += 1;
    if (rubric.sum !== undefined) limited += 1;
    if (sheet.items.some(({ state }) => state === 'not-applicable')) stretched += 1;
    if (printed !== pointsText(expected.least))
      differences.push(
        `${String(index)} ${force}: ${printed} for ${pointsText(expected.least)} ${JSON.stringify(rubric.sum)}`,
      );
  }
  expect(differences).toEqual([]);
  expect(Math.min(compared, limited, stretched)).toBeGreaterThan(10);
});
