/**
 * A document as one HTML file: what is on the screen are the sheets of paper that are printed. No script, nothing
 * loaded from elsewhere; lines are broken and rows are high as on the pages given.
 */
import type { Block, OfficialTable, Page, PlacedCell, PlacedLine, PlacedRow, TextSetting } from '@rubric-lang/table';
import { footPlaces, type FootPlace } from '../page-foot.ts';
import type { PagedTable } from '../paged-table.ts';
import { htmlText } from './html-text.ts';
import { layoutClass, styleSheet } from './style-sheet.ts';

export function html(table: OfficialTable, pages: readonly Page[]): string {
  return htmlOfAll([{ table, pages }]);
}

/** Several documents as one file, one after another, each with pages of its own numbers. At least one. */
export function htmlOfAll(papers: readonly PagedTable[]): string {
  const tables = papers.map((it) => it.table);
  const table = tables[0] as OfficialTable;
  const language = table.language === 'en' ? 'en' : 'zh-CN';
  const sheets = papers
    .flatMap((paper) => {
      const layout = layoutClass(paper.table, tables);
      return paper.pages.map((page) => pageHtml(page, paper.table, layout));
    })
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(table.title)}</title>
<style>
${styleSheet(tables)}</style>
</head>
<body>
${sheets}
</body>
</html>
`;
}

function pageHtml(page: Page, table: OfficialTable, layout: string): string {
  const margins = page.number % 2 === 1 ? page.profile.odd : page.profile.even;
  const blocks = page.blocks.map((block) => blockHtml(block)).join('\n');
  const marks = footPlaces(page, table).map(markHtml).join('\n');
  return `<section class="page${layout === '' ? '' : ` ${layout}`}" aria-label="${String(page.number)}">
<div class="area" style="left:${mm(margins.left)};top:${mm(margins.top)}">
${blocks}
</div>
${marks}
</section>`;
}

function blockHtml(block: Block): string {
  const place = `top:${pt(block.top)};height:${pt(block.height)}`;
  switch (block.kind) {
    case 'lines': {
      const indent =
        block.setting.indent > 0 && !block.continued ? `;text-indent:${String(block.setting.indent)}em` : '';
      const right = block.fromRight > 0 ? `;right:${pt(block.fromRight)}` : '';
      const tag =
        block.part === 'title' ? 'h1' : block.part === 'heading-1' ? 'h2' : block.part === 'heading-2' ? 'h3' : 'p';
      const style = `${place};${settingCss(block.setting)}${right}`;
      return `<${tag} class="block ${block.setting.font}" style="${style}">${linesHtml(block.lines, indent)}</${tag}>`;
    }
    case 'fields':
      return `<div class="block ${block.setting.font}" style="${place};${settingCss(block.setting)}">${block.fields
        .map(
          (it) =>
            `<div class="field" style="left:${pt(it.left)};width:${pt(it.width)}">${linesHtml(it.lines, '')}</div>`,
        )
        .join('')}</div>`;
    case 'table': {
      const head = block.rows.filter((row) => row.kind === 'header');
      const body = block.rows.filter((row) => row.kind !== 'header');
      const columns = block.widths.map((width) => `<col style="width:${pt(width)}">`).join('');
      return `<table class="block" style="${place}"><colgroup>${columns}</colgroup>
<thead>
${head.map((row) => rowHtml(row, 'th')).join('\n')}
</thead>
<tbody>
${body.map((row) => rowHtml(row, 'td')).join('\n')}
</tbody></table>`;
    }
  }
}

function rowHtml(row: PlacedRow, tag: 'th' | 'td'): string {
  const cells = row.cells.map((cell) => cellHtml(cell, tag)).join('');
  return `<tr class="${row.kind}" style="height:${pt(row.height)}">${cells}</tr>`;
}

function cellHtml(cell: PlacedCell, tag: 'th' | 'td'): string {
  const spans = `${cell.columnSpan > 1 ? ` colspan="${String(cell.columnSpan)}"` : ''}${
    cell.rowSpan > 1 ? ` rowspan="${String(cell.rowSpan)}"` : ''
  }`;
  const name = cell.input === undefined ? '' : ` data-name="${htmlText(cell.input.name)}"`;
  const scope = tag === 'th' ? ` scope="${cell.columnSpan > 1 ? 'colgroup' : 'col'}"` : '';
  const classes = [cell.role, ...(cell.align === 'center' ? ['c'] : [])].join(' ');
  return `<${tag} class="${classes}"${spans}${scope}${name}>${linesHtml(cell.lines, '')}</${tag}>`;
}

/** Each line is a box of its own, so that no browser breaks them otherwise; together they are the author's text. */
function linesHtml(lines: readonly PlacedLine[], firstCss: string): string {
  if (lines.length === 1 && lines[0]?.text === '') return '';
  return lines
    .map((line, index) => {
      const spread = line.spread > 0 ? `letter-spacing:${pt(line.spread)}` : '';
      const style = `${spread}${index === 0 ? firstCss : ''}`.replace(/^;/, '');
      return `<span${style === '' ? '' : ` style="${style}"`}>${htmlText(line.text)}</span>`;
    })
    .join('');
}

function settingCss(setting: TextSetting): string {
  const align = setting.align === 'start' ? '' : `;text-align:${setting.align}`;
  return `font-size:${pt(setting.size)};line-height:${pt(setting.pitch)}${align}`;
}

function markHtml(mark: FootPlace): string {
  const across = mark.anchor === 'start' ? '0' : mark.anchor === 'end' ? '-100%' : '-50%';
  // A turned text hangs on its own start, middle or end; then it is turned about that point.
  const turn = mark.turn === 90 ? `rotate(90deg) ` : '';
  const move = `transform:${turn}translate(${across},-50%)`;
  return `<p class="mark" style="left:${mm(mark.x)};top:${mm(mark.y)};font-size:${pt(mark.size)};${move}">${htmlText(mark.text)}</p>`;
}

function pt(value: number): string {
  return `${String(Math.round(value * 1000) / 1000)}pt`;
}

function mm(value: number): string {
  return `${String(Math.round(value * 1000) / 1000)}mm`;
}
