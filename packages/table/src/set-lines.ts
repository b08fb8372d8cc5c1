/** Lines ready to be placed: broken, and spread to the edge where that is hardly seen. */
import type { Fonts } from './font-metrics.ts';
import { breakLines, type Line } from './line-breaking.ts';
import type { PlacedLine } from './pages.ts';
import type { TextSetting } from './typography.ts';

/**
 * At most this much, in em, is put after each character: more would be taken for spaces by the eye, and by programs
 * that read the text out of the page.
 */
const mostSpread = 0.07;

export function setLines(text: string, setting: TextSetting, width: number, fonts: Fonts): readonly PlacedLine[] {
  const { size, indent } = setting;
  const lines = breakLines(text, fonts[setting.font], { size, width, indent });
  return lines.map((line, index) => ({
    text: line.text,
    spread: setting.align === 'start' ? spreadOf(line, width - (index === 0 ? indent * size : 0), size) : 0,
  }));
}

function spreadOf(line: Line, width: number, size: number): number {
  // Printers put it after the last character, too.
  const characters = [...line.text.trimEnd()].length;
  if (line.last || characters < 2) return 0;
  const spread = (width - line.width) / characters;
  // Rounded down to a hundredth, so that the line never grows over the edge.
  return spread <= 0 || spread > mostSpread * size ? 0 : Math.floor(spread * 100) / 100;
}
