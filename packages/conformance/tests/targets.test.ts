import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { print } from '@rubric-lang/documents';
import { checkFacts, score } from '@rubric-lang/evaluator';
import { itemsOf, pointsText } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { targets, targetTable } from '../src/targets.ts';
import type { Cell, Construct } from '../src/targets.ts';
import { drawing } from './drawing.ts';
import { generatedFacts } from './generated-facts.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';
import { byKey, inPoints, loadedModule, recorded } from './loaded-module.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tries = 16;

function rubricWith(construct: Construct, seed: number): Rubric {
  return generatedRubric(drawing(seed * 104_729 + 13), { force: construct, cohort: true, items: 2, small: false });
}

test('the table has the constructs that are generated, and names tests that there are', () => {
  expect([...allConstructs].sort()).toEqual(Object.keys(targetTable).sort());
  for (const cells of Object.values(targetTable)) {
    for (const target of targets) {
      const cell = cells[target];
      const path = cell.kind === 'equal' ? cell.test : 'packages/evaluator/src/score.ts';
      expect(existsSync(join(root, path)), path).toBe(true);
    }
  }
});

describe.each(allConstructs)('%s', (construct) => {
  const cells = targetTable[construct];

  test('is in the module what the table says', async () => {
    const rubric = rubricWith(construct, 1);
    const module = await loadedModule(rubric);
    const record = recorded(generatedFacts(drawing(7), rubric));
    const [ours, theirs] = [checkFacts(rubric, record), module.check(record)];
    expect(theirs).toEqual(ours);
    const same =
      'facts' in ours && 'facts' in theirs
        ? JSON.stringify(byKey(module.score(theirs.facts))) === JSON.stringify(inPoints(score(rubric, ours.facts)))
        : true;
    expect(same ? 'equal' : 'differs').toBe(cells.typescript.kind);
  });

  test('is on paper what the table says', async () => {
    const rubric = rubricWith(construct, 2);
    const sheet = score(rubric, { ...generatedFacts(drawing(8), rubric), othersMet: true });
    const { bytes } = await print(rubric, { to: 'html', sheet, layout: { preset: 'simple' } });
    const page = Buffer.from(bytes).toString('utf8');
    const printed = itemsOf(rubric.sections)
      .filter(
        ({ role, key }) =>
          role !== 'unscored' && sheet.items.some(({ item, state }) => item === key && state === 'scored'),
      )
      .map(({ key }) => sheet.items.find(({ item }) => item === key)?.score ?? { least: 0, most: 0 })
      .filter(({ least, most }) => least === most)
      .every(({ least }) => page.includes(pointsText(least)));
    expect(printed ? 'equal' : 'differs').toBe(cells.paper.kind);
  });

  test('is in the workbook what the table says', async () => {
    const said: (string | null)[] = [];
    for (let seed = 1; seed <= tries; seed += 1) {
      const { notes } = await print(rubricWith(construct, seed), { to: 'xlsx', layout: { preset: 'simple' } });
      const note = notes.find((it) => it.kind === 'refusal' && it.item.includes('i1'));
      said.push(note?.kind === 'refusal' ? note.reason : null);
    }
    expect(heldBy(cells.workbook, said), JSON.stringify(said)).toBe(true);
  });
});

/** Refused: by that name every time. Equal: some item is held; others of the item's clauses may be refused. */
function heldBy(cell: Cell, said: readonly (string | null)[]): boolean {
  return cell.kind === 'refused'
    ? said.every((reason) => reason !== null) && said.includes(cell.refusal)
    : said.includes(null);
}
