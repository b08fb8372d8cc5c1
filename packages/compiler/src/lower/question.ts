import { pointsText, type FactType, type Polarity } from '@rubric-lang/model';

/** What is asked of the person who records a fact, in Chinese. */
export function question(label: string, type: FactType, polarity: Polarity): string {
  switch (type.kind) {
    case 'yes-no':
      return polarity === 'fault' ? `有没有“${label}”的情况？` : `“${label}”，是不是做到了？`;
    case 'count':
      return `“${label}”，一共几${type.unit}？`;
    case 'quantity':
      return `“${label}”是多少${type.unit === '' ? '' : `（${type.unit}）`}？`;
    case 'level':
      return `“${label}”评为哪一档（${type.levels.join('、')}）？`;
    case 'judgement':
      return `“${label}”，打几分（${pointsText(type.least)}—${pointsText(type.most)}分）？`;
  }
}
