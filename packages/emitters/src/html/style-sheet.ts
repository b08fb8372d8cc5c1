import { cellPadding, type FontRole, type OfficialTable, typeArea } from '@rubric-lang/table';

/** Typefaces as the page asks for them: official ones where the reader's machine has them, then what stands in for them. */
const families: Readonly<Record<FontRole, string>> = {
  title: `"方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","STZhongsong",serif`,
  heading: `"SimHei","STHeiti","Noto Sans CJK SC","Source Han Sans SC",sans-serif`,
  second: `"KaiTi_GB2312","KaiTi","STKaiti","LXGW WenKai","Noto Serif CJK SC","Noto Serif SC",serif`,
  body: `"FangSong_GB2312","FangSong","STFangsong","Zhuque Fangsong","Noto Serif CJK SC","Noto Serif SC",serif`,
  plain: `"SimSun","STSong","Noto Serif CJK SC","Noto Serif SC",serif`,
};
/** 小标宋 and 黑体 are heavy by themselves; what stands in for them is made bold. */
const bold: ReadonlySet<FontRole> = new Set(['title', 'heading']);

/** The class of a table's layout among those of one file; the first has none. */
export function layoutClass(table: OfficialTable, tables: readonly OfficialTable[]): string {
  const index = layoutsOf(tables).findIndex((it) => isSameLayout(it, table));
  return index <= 0 ? '' : `layout-${String(index)}`;
}

/** The style sheet of a file: sheets of paper on the screen, the same sheets on paper. */
export function styleSheet(tables: readonly OfficialTable[]): string {
  const fonts = (Object.keys(families) as FontRole[]).map(
    (role) => `.${role}{font-family:${families[role]}${bold.has(role) ? ';font-weight:700' : ''}}`,
  );
  const layouts = layoutsOf(tables).map((table, index) => layoutRules(table, index === 0 ? '' : String(index)));
  return `*{box-sizing:border-box;margin:0;padding:0}
html{background:#777;-webkit-print-color-adjust:exact;print-color-adjust:exact;text-size-adjust:none}
.page{position:relative;margin:6mm auto;background:#fff;color:#000;overflow:hidden;break-after:page;break-inside:avoid}
.page:last-child{break-after:auto}
.area{position:absolute}
.block{position:absolute;left:0;right:0;font-weight:400}
.field{position:absolute;top:0}
span{display:block;white-space:pre;text-autospace:no-autospace;text-spacing-trim:space-all;font-kerning:none;font-variant-ligatures:none}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-family:${families.body}}
th,td{border:.5pt solid #000;padding:0 ${String(Math.round(cellPadding * 100) / 100)}pt;vertical-align:middle;text-align:left;font-weight:400}
th,.total{font-family:${families.heading};font-weight:700}
.c,th{text-align:center}
.mark{position:absolute;white-space:pre;line-height:1;transform-origin:0 0;font-family:${families.plain}}
${fonts.join('\n')}
${layouts.join('\n')}
@media print{html{background:none}.page{margin:0}}
`;
}

/** What differs from one layout to the next: the size of the sheet and of the letters. */
function layoutRules(table: OfficialTable, number: string): string {
  const { page, bodySize, headerSize } = table.layout;
  const area = typeArea(page);
  const size = (value: number): string => `font-size:${String(value)}pt;line-height:${String(value * 1.4)}pt`;
  const box = (width: number, height: number): string => `width:${String(width)}mm;height:${String(height)}mm`;
  const paper = number === '' ? '' : ` layout-${number}`;
  const within = number === '' ? '' : `.layout-${number}`;
  return `@page${paper}{size:${String(page.width)}mm ${String(page.height)}mm;margin:0}
.page${within}{${box(page.width, page.height)}${number === '' ? '' : `;page:layout-${number}`}}
${within} .area{${box(area.width, area.height)}}
${within} table{${size(bodySize)}}
${within} th{${size(headerSize)}}`
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

function layoutsOf(tables: readonly OfficialTable[]): readonly OfficialTable[] {
  return tables.filter((table, index) => tables.findIndex((it) => isSameLayout(it, table)) === index);
}

function isSameLayout(one: OfficialTable, other: OfficialTable): boolean {
  return JSON.stringify(one.layout) === JSON.stringify(other.layout);
}
