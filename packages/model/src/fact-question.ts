import type { Localized } from '@rubric-lang/diagnostics';
import type { Fact } from './fact.ts';
import { pointsText } from './points.ts';

/** What is asked of the person who records a fact, in the author's words: “会议少开”一共几次？ */
export function factQuestion({ label, type, polarity }: Pick<Fact, 'label' | 'type' | 'polarity'>): Localized {
  switch (type.kind) {
    case 'yes-no':
      return {
        zh: polarity === 'fault' ? `有没有“${label}”的情况？` : `“${label}”，是不是做到了？`,
        en: `Is this the case: "${label}"?`,
      };
    case 'count':
      return {
        zh: `“${label}”，一共几${type.unit}？`,
        en: `"${label}": how many${label.split(' ').includes(type.unit) ? '' : inUnit(type.unit)}?`,
      };
    case 'quantity':
      return {
        zh: `“${label}”是多少${type.unit === '' ? '' : `（${type.unit}）`}？`,
        en: `"${label}": how much${inUnit(type.unit)}?`,
      };
    case 'level':
      return {
        zh: `“${label}”评为哪一档（${type.levels.join('、')}）？`,
        en: `"${label}": which level (${type.levels.join(', ')})?`,
      };
    case 'judgement': {
      const least = pointsText(type.least);
      const most = pointsText(type.most);
      return {
        zh: `“${label}”，打几分（${least}—${most}分）？`,
        en: `"${label}": how many points (${least}–${most})?`,
      };
    }
  }
}

function inUnit(unit: string): string {
  return unit === '' ? '' : ` (${unit})`;
}
