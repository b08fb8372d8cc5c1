import type { Facts, FactValue } from '@rubric-lang/model';
import { stringify } from 'yaml';
import { plainNumber } from './plain-number.ts';
import { metWords, notApplicableWords, words } from './words.ts';

/** Facts of subjects as a file that `readFacts` reads back to the same facts. */
export function factsText(all: readonly Facts[], format: 'json' | 'yaml'): string {
  const records = all.map(recordOf);
  if (format === 'json') return `${JSON.stringify(records, null, 2)}\n`;
  return stringify(records, { lineWidth: 0, aliasDuplicateObjects: false });
}

function recordOf({ subject, group, category, declared, items, othersMet }: Facts): unknown {
  return Object.fromEntries<unknown>([
    ...(subject === undefined ? [] : [[words.subject[0], subject] as const]),
    ...(group === undefined ? [] : [[words.group[0], group] as const]),
    ...(category === undefined ? [] : [[words.category[0], category] as const]),
    ...Object.entries(declared).map(([key, value]) => [key, written(value)] as const),
    ...Object.entries(items).map(
      ([key, facts]) =>
        [
          key,
          facts === 'not-applicable'
            ? notApplicableWords[0]
            : Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, written(value)] as const)),
        ] as const,
    ),
    ...(othersMet ? [[words.others[0], metWords[0]] as const] : []),
  ]);
}

/** Decimals that are kept as text become numbers where no digit is lost. */
function written(value: FactValue): boolean | number | string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? plainNumber(value) : value;
}
