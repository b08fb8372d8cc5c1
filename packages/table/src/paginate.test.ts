import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomRubric } from '../fixtures/random-rubric.ts';
import { sampleColumn, sampleField, sampleItem, sampleRubric, sampleSection } from '../fixtures/sample-rubric.ts';
import type { OfficialTable } from './official-table.ts';
import type { Page, PlacedCell, TableBlock } from './pages.ts';
import { mmPerPoint, typeArea } from './page-profile.ts';
import { paginate } from './paginate.ts';
import { officialTable } from './rubric-table.ts';

const tablesOf = (pages: readonly Page[]): readonly TableBlock[] =>
  pages.flatMap((page) => page.blocks.filter((block) => block.kind === 'table'));
const textOf = (cell: PlacedCell): string => cell.lines.map((line) => line.text).join('');
const flat = (text: string): string => text.replaceAll('\n', '');

/** Every text of the table's body in the order in which it is printed, repeated labels left out. */
function printed(pages: readonly Page[], table: OfficialTable): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let row = -1;
  const open = new Map<number, string>();
  for (const block of tablesOf(pages)) {
    for (const placed of block.rows) {
      if (placed.kind === 'header') continue;
      if (!placed.continued) row += 1;
      for (const cell of placed.cells) {
        const key = cell.continued ? (open.get(cell.column) ?? '') : `${String(row)}/${String(cell.column)}`;
        open.set(cell.column, key);
        if (cell.continued && cell.role !== 'text') continue;
        texts.set(key, (texts.get(key) ?? '') + textOf(cell));
      }
    }
  }
  void table;
  return texts;
}

/** Each place of the page's table is covered by exactly one cell. */
function expectTiled(block: TableBlock): void {
  const covered = block.rows.map(() => new Array<number>(block.widths.length).fill(0));
  block.rows.forEach((row, y) => {
    for (const cell of row.cells) {
      for (let dy = 0; dy < cell.rowSpan; dy += 1) {
        for (let dx = 0; dx < cell.columnSpan; dx += 1) {
          const line = covered[y + dy];
          expect(line, 'a merged cell ends with its page').toBeDefined();
          line![cell.column + dx]! += 1;
        }
      }
    }
  });
  expect(covered.flat().every((times) => times === 1)).toBe(true);
}

describe('paginate', () => {
  test('any rubric: every cell once and in order, nothing outside the type area, no small row split', () => {
    fc.assert(
      fc.property(randomRubric, (rubric) => {
        const table = officialTable(rubric);
        const pages = paginate(table);
        const height = typeArea(table.layout.page).height / mmPerPoint;
        for (const page of pages) {
          let end = 0;
          for (const block of page.blocks) {
            expect(block.top).toBeGreaterThanOrEqual(end - 0.1);
            end = block.top + block.height;
            if (block.kind === 'table') {
              expectTiled(block);
              expect(block.rows[0]?.kind).toBe('header');
              expect(block.rows.some((row) => row.kind !== 'header')).toBe(true);
            }
          }
          expect(end).toBeLessThanOrEqual(height + 0.1);
        }
        const texts = printed(pages, table);
        table.body.forEach((row, index) => {
          for (const cell of row.cells) {
            expect(texts.get(`${String(index)}/${String(cell.column)}`)).toBe(flat(cell.text));
          }
        });
        const blocks = tablesOf(pages);
        for (const block of blocks) {
          const [first] = block.rows.filter((row) => row.kind !== 'header');
          const header = block.rows.filter((row) => row.kind === 'header').reduce((sum, row) => sum + row.height, 0);
          if (first?.continued !== true) continue;
          const parts = blocks.flatMap((it) => it.rows.filter((row) => row.about === first.about));
          const whole = parts.reduce((sum, row) => sum + row.height, 0);
          expect(whole).toBeGreaterThan(0.6 * (height - header) - 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  const item = (index: number, rule = '未成立领导小组扣1分，每少开1次专题会扣0.5分。'.repeat(3)) =>
    sampleItem(`i${String(index)}`, 1, {
      title: '建立领导小组',
      mark: `${String(index)}、`,
      fields: [sampleField('评分细则', rule)],
    });
  const columns = [
    sampleColumn('考评项目', [{ kind: 'level', level: 1 }, { kind: 'item' }]),
    sampleColumn('评分细则', [{ kind: 'field', name: '评分细则' }]),
    sampleColumn('得分', [{ kind: 'blank', use: 'score' }]),
  ];
  const long = (count: number, more: Parameters<typeof sampleRubric>[1] = {}) =>
    sampleRubric(
      [
        sampleSection(
          '落实责任',
          Array.from({ length: count }, (_, index) => item(index + 1)),
        ),
      ],
      { columns, ...more },
    );

  test('a label cut by a page is repeated with （续）', () => {
    const labels = tablesOf(paginate(officialTable(long(40)))).map((block) => block.rows[1]?.cells[0]);
    expect(labels.length).toBeGreaterThan(2);
    expect(labels.map((cell) => textOf(cell!))).toEqual([
      '落实责任（40分）',
      ...labels.slice(1).map(() => '落实责任（40分）（续）'),
    ]);
  });

  test('what is signed stands under two rows, and the total is never alone', () => {
    for (let count = 8; count < 40; count += 1) {
      const header = [sampleField('合计行', '合计', { role: 'total-row' })];
      const pages = paginate(officialTable(long(count, { signatures: ['组长', '成员'], header })));
      const last = pages[pages.length - 1]!;
      const block = last.blocks.find((it) => it.kind === 'table');
      expect(last.blocks.some((it) => it.kind === 'fields')).toBe(true);
      expect(block?.rows.filter((row) => row.kind === 'item').length).toBeGreaterThanOrEqual(2);
      expect(block?.rows[block.rows.length - 1]?.kind).toBe('total');
    }
  });

  test('a text is never signed on a page of its own', () => {
    for (let count = 1; count < 60; count += 1) {
      const items = Array.from({ length: count }, (_, index) =>
        sampleItem(`i${String(index)}`, null, { title: '按要求开展各项工作并及时上报有关情况' }),
      );
      const table = officialTable(
        sampleRubric([sampleSection('检查内容', items)], {
          header: [
            sampleField('落款', '某区委组织部', { role: 'issuer' }),
            sampleField('日期', '2026年1月1日', { role: 'date' }),
          ],
        }),
      );
      const pages = paginate(table);
      const parts = (pages[pages.length - 1] as Page).blocks.map((block) =>
        block.kind === 'lines' ? block.part : block.kind,
      );
      expect(
        parts.some((part) => part !== 'sign'),
        `${String(count)} items`,
      ).toBe(true);
    }
  });

  test('a row longer than a page is split by lines and nothing of it is lost', () => {
    const rubric = sampleRubric(
      [sampleSection('落实责任', [item(1), item(2, '每少开1次专题会扣0.5分。'.repeat(300)), item(3)])],
      { columns },
    );
    const table = officialTable(rubric);
    const pages = paginate(table);
    expect(pages.length).toBeGreaterThan(2);
    expect([...printed(pages, table).values()].join('')).toContain('每少开1次专题会扣0.5分。'.repeat(300));
  });

  test('takes time in proportion to the rows', () => {
    const time = (count: number): number => {
      const table = officialTable(long(count));
      const from = performance.now();
      paginate(table);
      return performance.now() - from;
    };
    time(200);
    const short = Math.max(time(200), 2);
    expect(time(2000)).toBeLessThan(40 * short);
  });
});
