import type { Fact, FactType, FactValue } from '@rubric-lang/model';
import type { Localized } from '@rubric-lang/diagnostics';
import { foldName } from './words.ts';

const yes = new Set(['是', '√', '✓', '✔', '☑', '对', 'y', 'yes', 'true', '1']);
const no = new Set(['否', '×', '✗', '✘', 'x', 'n', 'no', 'false', '0']);

/**
 * What was written of a fact, as the value it means: 是 and √ for yes, `85%` for 85 of a percentage,
 * `2次` for 2. Undefined when it does not fit; `expectedOf` then says what would.
 */
export function writtenValue({ type }: Fact, written: string): FactValue | undefined {
  const folded = foldName(written);
  switch (type.kind) {
    case 'yes-no':
      return yes.has(folded) ? true : no.has(folded) ? false : undefined;
    case 'level':
      return type.levels.find((level) => foldName(level) === folded);
    case 'count': {
      const number = numberIn(folded, type.unit);
      return number !== undefined && /^\d{1,15}$/.test(number) ? Number(number) : undefined;
    }
    case 'quantity':
      return numberIn(folded, type.unit);
    case 'judgement': {
      const number = numberIn(folded, '分');
      return number !== undefined && /^\d{1,9}(\.\d{1,3})?$/.test(number) ? Number(number) : undefined;
    }
  }
}

/** A decimal with the unit after it or not; digits may be grouped in threes, as spreadsheets show them. */
function numberIn(folded: string, unit: string): string | undefined {
  const unitWritten = foldName(unit);
  const digits = unitWritten !== '' && folded.endsWith(unitWritten) ? folded.slice(0, -unitWritten.length) : folded;
  const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replace(/,/g, '') : digits;
  const match = /^([-+]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(grouped);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && text !== '0' ? `-${text}` : text;
}

/** What a fact takes, for a message: 是或否; 0—6 的整数（有）. */
export function expectedOf(type: FactType): Localized {
  switch (type.kind) {
    case 'yes-no':
      return { zh: '“是”或“否”', en: 'yes or no' };
    case 'level':
      return {
        zh: type.levels.map((level) => `“${level}”`).join('、') + '之一',
        en: `one of ${type.levels.join(', ')}`,
      };
    case 'count':
      return { zh: `整数（${type.unit}）`, en: `a whole number (${type.unit})` };
    case 'quantity':
      return {
        zh: `数${type.unit === '' ? '' : `（${type.unit}）`}`,
        en: `a number${type.unit === '' ? '' : ` (${type.unit})`}`,
      };
    case 'judgement':
      return { zh: '分数', en: 'a number of points' };
  }
}
