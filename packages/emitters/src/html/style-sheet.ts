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

/** The style sheet of a document: sheets of paper on the screen, the same sheets on paper. */
export function styleSheet(table: OfficialTable): string {
  const { page, bodySize, headerSize } = table.layout;
  const area = typeArea(page);
  const fonts = (Object.keys(families) as FontRole[]).map(
    (role) => `.${role}{font-family:${families[role]}${bold.has(role) ? ';font-weight:700' : ''}}`,
  );
  const size = (value: number): string => `font-size:${String(value)}pt;line-height:${String(value * 1.4)}pt`;
  return `@page{size:${String(page.width)}mm ${String(page.height)}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{background:#777;-webkit-print-color-adjust:exact;print-color-adjust:exact;text-size-adjust:none}
.page{position:relative;width:${String(page.width)}mm;height:${String(page.height)}mm;margin:6mm auto;background:#fff;color:#000;overflow:hidden;break-after:page;break-inside:avoid}
.page:last-child{break-after:auto}
.area{position:absolute;width:${String(area.width)}mm;height:${String(area.height)}mm}
.block{position:absolute;left:0;right:0;font-weight:400}
.field{position:absolute;top:0}
span{display:block;white-space:pre;text-autospace:no-autospace;text-spacing-trim:space-all;font-kerning:none;font-variant-ligatures:none}
table{width:100%;border-collapse:collapse;table-layout:fixed;${size(bodySize)};font-family:${families.body}}
th,td{border:.5pt solid #000;padding:0 ${String(Math.round(cellPadding * 100) / 100)}pt;vertical-align:middle;text-align:left;font-weight:400}
th,.total{font-family:${families.heading};font-weight:700}
th{${size(headerSize)}}
.c,th{text-align:center}
.mark{position:absolute;white-space:pre;line-height:1;transform-origin:0 0;font-family:${families.plain}}
${fonts.join('\n')}
@media print{html{background:none}.page{margin:0}}
`;
}
