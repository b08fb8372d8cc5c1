/** The nine official documents, printed: every cell, or line where a document has no columns, says what people read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@rubric-lang/compiler';
import type { Rubric } from '@rubric-lang/model';
import { officialTable, type OfficialTable, type TableCell, type TableRow } from '@rubric-lang/table';
import { describe, expect, test } from 'vitest';
import { readTruth, type TruthItem, truthSlugs } from '../src/truth.ts';

const rubrics = fileURLToPath(new URL('../../../rubrics/', import.meta.url));

function rubricOf(slug: string): Rubric {
  return compile(`${rubrics}${slug}/${slug}.rubric`, (path) => readFileSync(path, 'utf8')).draft;
}

/** The words of a cell without the number and points that the document prints around them. */
const words = (cell: TableCell): string => (cell.parts === undefined ? cell.text : cell.parts.words);
const itemRows = (table: OfficialTable): readonly TableRow[] => table.body.filter((row) => row.kind === 'item');

/** What stands in the row of an item, by column; cells merged from above included. */
function cellsBeside(table: OfficialTable, row: TableRow): readonly TableCell[] {
  const index = table.body.indexOf(row);
  return table.body.flatMap((other, at) => other.cells.filter((cell) => at <= index && at + cell.rowSpan > index));
}

const printedPoints = (points: number): string => `（${String(points)}分）`;

describe.each(truthSlugs)('%s', (slug) => {
  const truth = readTruth(slug);
  const table = officialTable(rubricOf(slug));

  test('title and columns', () => {
    if (truth.title !== null) expect(table.title).toBe(truth.title);
    expect(table.header[0]?.cells.map((cell) => cell.text) ?? []).toEqual(truth.columns);
  });

  if (truth.columns.length > 0) {
    test('a row an item, in order, every cell as printed', () => {
      const rows = itemRows(table);
      expect(rows).toHaveLength(truth.items.length);
      rows.forEach((row, index) => {
        const item = truth.items[index] as TruthItem;
        const cells = cellsBeside(table, row);
        const texts = [...cells.map(words), ...cells.map((cell) => cell.text)];
        for (const expected of [item.ruleCell, item.cellText, item.evidence, item.department]) {
          if (expected !== null) expect(texts).toContain(expected);
        }
        if (item.cellText === null || item.name !== null) {
          const label = item.name ?? item.text;
          if (label !== '')
            expect(
              texts.some((text) => text === label || text.endsWith(label)),
              label,
            ).toBe(true);
        }
        for (const title of item.sections) expect(texts).toContain(title);
        if (item.score === null || !item.scorePrinted) return;
        const score = [String(item.score), printedPoints(item.score)];
        const shown = cells.some((cell) => score.includes(cell.text) || score.includes(cell.parts?.points ?? ''));
        expect(shown, `${item.text} ${String(item.score)}`).toBe(true);
      });
    });

    test('sections print the points they declare', () => {
      const labels = table.body.flatMap((row) => row.cells).filter((cell) => cell.role === 'label');
      let from = 0;
      for (const section of truth.sections) {
        const title = section.titles[section.titles.length - 1] ?? '';
        const at = labels.findIndex((cell, index) => index >= from && words(cell) === title);
        expect(at, title).toBeGreaterThanOrEqual(from);
        from = at + 1;
        if (section.declaredScore !== null)
          expect(labels[at]?.parts?.points).toBe(printedPoints(section.declaredScore));
      }
    });
  } else {
    test('a line an item and a line a requirement, in order', () => {
      const lines = table.prose.flatMap((paragraph) => paragraph.text.split('\n'));
      let from = 0;
      const next = (text: string): void => {
        const at = lines.findIndex((line, index) => index >= from && line.includes(text));
        expect(at, text).toBeGreaterThanOrEqual(from);
        from = at;
      };
      for (const item of truth.items) {
        const label = item.name ?? item.text;
        if (label !== '') next(label);
        for (const requirement of item.requirements) next(requirement.text);
      }
    });
  }
});

test('what the three-sends table prints around its cells', () => {
  const table = officialTable(rubricOf('sansong-2012'));
  expect(table.attachment).toBe('附表');
  expect(table.head).toEqual([
    { role: 'subject', label: '考评对象', value: '' },
    { role: 'total', label: '考评总分', value: '' },
  ]);
  expect(table.notes).toEqual(['说明：“评分细则”栏，每项目扣分，均扣完该项目分值为止。']);
  expect(table.signOff.signatures).toEqual(['考评组组长', '考评组成员']);
  const procedure = table.body
    .flatMap((row) => row.cells)
    .find((cell) => cell.text.startsWith('1、县（市、区）委组织部申报'));
  expect(procedure?.rowSpan).toBe(5);
});

test('totals stand in the last row as the documents name them', () => {
  const last = (slug: string): readonly string[] =>
    officialTable(rubricOf(slug))
      .body.slice(-1)
      .flatMap((row) => row.cells.map((cell) => cell.text));
  expect(last('chuxiong-2017')).toEqual(['考核总分', '100', '', '']);
  expect(last('yintai-towns')).toEqual(['总得分', '100', '']);
});
