import { multiplyRatio, parseRatio, ratio, ratioText } from '@rubric-lang/model';
import type { Fact } from '@rubric-lang/model';
import type { Localized } from '@rubric-lang/diagnostics';
import { foldName } from './words.ts';

/** A number without a sign of percentage, as spreadsheets save one that is shown as 96%: 0.96. */
function bareNumber(written: string): number | undefined {
  const folded = foldName(written);
  return /^\d{0,9}(\.\d+)?$/.test(folded) && /\d/.test(folded) ? Number(folded) : undefined;
}

/**
 * Of a column of percentages: whether a bare number up to 1 in it may be either 0.96% or 96%. Not when some bare number
 * is above 1, for then the column is written in hundredths throughout.
 */
export function isShareColumn({ type }: Fact, cells: readonly string[]): boolean {
  return type.kind === 'quantity' && type.unit === '%' && !cells.some((cell) => (bareNumber(cell) ?? 0) > 1);
}

/** What to ask of a cell of such a column; undefined: nothing. */
export function shareQuestion(written: string): Localized | undefined {
  const number = bareNumber(written);
  if (number === undefined || number === 0 || number > 1) return undefined;
  const share = parseRatio(foldName(written).replace(/^\./, '0.'));
  if (!share) return undefined;
  const [low, high] = [ratioText(share), ratioText(multiplyRatio(share, ratio(100)))];
  return {
    zh: `“${written}”是${high}%还是${low}%？请写“${high}%”或“${low}%”`,
    en: `Is “${written}” ${high}% or ${low}%? Write “${high}%” or “${low}%”`,
  };
}
