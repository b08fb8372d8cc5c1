import { describe, expect, test } from 'vitest';
import { drawGrid, type GridCell } from './drawn-grid.ts';
import { terminalText, terminalWidth } from './terminal-width.ts';

const cell = (column: number, lines: readonly string[], more: Partial<GridCell> = {}): GridCell => ({
  column,
  columnSpan: 1,
  rowSpan: 1,
  align: 'start',
  lines,
  ...more,
});

describe('drawGrid', () => {
  test('cells, a header, Chinese two cells wide', () => {
    expect(
      drawGrid(
        [4, 6],
        [
          [cell(0, ['项目']), cell(1, ['得分'])],
          [cell(0, ['甲']), cell(1, ['1.5'])],
        ],
        1,
      ),
    ).toEqual(['┌────┬──────┐', '│项目│得分  │', '╞════╪══════╡', '│甲  │1.5   │', '└────┴──────┘']);
  });

  test('a cell merged over rows runs through their rules', () => {
    const rows = [[cell(0, ['一', '二', '三'], { rowSpan: 2 }), cell(1, ['甲'])], [cell(1, ['乙'])]];
    expect(drawGrid([2, 2], rows, 0)).toEqual(['┌──┬──┐', '│一│甲│', '│二├──┤', '│三│乙│', '└──┴──┘']);
  });

  test('a merged cell with more text than its rows makes the last of them higher', () => {
    const rows = [[cell(0, ['1', '2', '3', '4', '5'], { rowSpan: 2 }), cell(1, ['a'])], [cell(1, ['b'])]];
    expect(drawGrid([1, 1], rows, 0)).toEqual(['┌─┬─┐', '│1│a│', '│2├─┤', '│3│b│', '│4│ │', '│5│ │', '└─┴─┘']);
  });

  test('a cell over columns has the room of the line between them', () => {
    const rows = [[cell(0, ['合计'], { columnSpan: 2, align: 'center' })], [cell(0, ['甲']), cell(1, ['乙'])]];
    expect(drawGrid([2, 3], rows, 0)).toEqual(['┌──────┐', '│ 合计 │', '├──┬───┤', '│甲│乙 │', '└──┴───┘']);
  });
});

test('widths and what a terminal would obey', () => {
  expect(terminalWidth('党建3分、“x”①')).toBe(13);
  expect(terminalText('a\u001b[31mb\u202ec\u0007')).toBe('a[31mbc');
});
