import { visible } from '@rubric-lang/diagnostics';
import type { Localized } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import type { PlacedRecord } from './facts-input.ts';

/**
 * What is to be known before a mean over raters is believed: there are more or fewer of them than the rubric says, or
 * some gave no points where others did.
 */
export function raterNotes(rubric: Rubric, records: readonly PlacedRecord[]): readonly Localized[] {
  const raters = records.filter(({ record }) => record.rater !== null);
  const name = visible(raters[0]?.record.facts.subject ?? '');
  if (raters.length === 0) return [];
  const notes: Localized[] = [];
  const wanted = rubric.raters?.count ?? null;
  if (wanted !== null && wanted !== raters.length) {
    notes.push({
      zh: `“${name}”有${raters.length}位评委的打分，评分表写的是${wanted}位；按这${raters.length}位计算。`,
      en: `“${name}” has been scored by ${raters.length} raters, the rubric says ${wanted}; the mean is over those ${raters.length}.`,
    });
  }
  for (const item of itemsOf(rubric.sections)) {
    for (const fact of item.facts) {
      if (fact.type.kind !== 'judgement' && fact.type.kind !== 'level') continue;
      const silent = raters.filter(({ record }) => {
        const own = record.facts.items[item.key];
        return own === undefined || (own !== 'not-applicable' && own[fact.key] === undefined);
      });
      if (silent.length === 0 || silent.length === raters.length) continue;
      const who = silent.map(({ record }) => visible(record.rater ?? ''));
      notes.push({
        zh: `“${name}”的“${visible(fact.label)}”，评委${who.map((it) => `“${it}”`).join('、')}没有打分；按其余${raters.length - silent.length}位计算。`,
        en: `“${name}”, “${visible(fact.label)}”: no points from ${who.map((it) => `“${it}”`).join(', ')}; the mean is over the other ${raters.length - silent.length}.`,
      });
    }
  }
  return notes;
}
