/**
 * The page number of a landscape page as the standard has it: turned, in the left margin, near the foot of odd pages
 * and the head of even ones. A foot line cannot stand there; a box that hangs on the page can.
 */
import { mmPerPoint, type PageProfile } from '@rubric-lang/table';

/** One point in EMU, the unit of drawings. */
const emu = (mm: number): number => Math.round((mm / mmPerPoint) * 12_700);
/** mm: along and across the writing. */
const [length, breadth] = [30, 8];
/** One character of 四号 in mm. */
const character = 14 * mmPerPoint;

/** `style`: the run properties of the number. */
export function pageNumberBox(page: PageProfile, side: 'odd' | 'even', style: string): string {
  const left = page.odd.left - 7 - breadth / 2;
  const top = side === 'odd' ? page.height - page.odd.bottom - character - length : page.odd.top + character;
  const [cx, cy] = [String(emu(breadth)), String(emu(length))];
  const id = side === 'odd' ? '1' : '2';
  // The text runs down: its end is below.
  const paragraph = `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="${side === 'odd' ? 'right' : 'left'}"/></w:pPr>${number(style)}</w:p>`;
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>`;
  const anchor = `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>${String(emu(left))}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${String(emu(top))}</wp:posOffset></wp:positionV><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${id}" name="页码${id}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic></wp:anchor>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
}

function number(style: string): string {
  const run = (inside: string): string => `<w:r>${style}${inside}</w:r>`;
  const text = (of: string): string => run(`<w:t xml:space="preserve">${of}</w:t>`);
  const field = ['begin', 'separate', 'end'].map((kind) => run(`<w:fldChar w:fldCharType="${kind}"/>`));
  const code = run('<w:instrText xml:space="preserve">PAGE</w:instrText>');
  return `${text('— ')}${field[0] ?? ''}${code}${field[1] ?? ''}${text('1')}${field[2] ?? ''}${text(' —')}`;
}
