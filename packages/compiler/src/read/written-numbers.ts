import type { Language } from '@rubric-lang/grammar';
import type { TextRun } from '@rubric-lang/syntax';
import { measuredNumbersIn } from '../analysis/measured-number.ts';
import { wordingOf } from '../analysis/wording.ts';
import type { ItemText, WrittenNumber } from '../lower/item-source.ts';
import type { OutlineItem } from './outline.ts';

/** Every number with a unit that stands anywhere in the item but in its points and answers: what a rate might count from. */
export function writtenNumbers(
  item: OutlineItem,
  texts: readonly ItemText[],
  language: Language,
): readonly WrittenNumber[] {
  const wording = wordingOf(language);
  if (wording === null) return [];
  const { heading } = item.placed;
  const scoring = texts.map((it) => it.place.run);
  const others = heading.fields
    .filter((it) => it.role !== 'choice' && it.role !== 'block' && it.key !== 'points')
    .flatMap((it) => [it.value, ...it.entries.map((entry) => entry.text)])
    .filter((run): run is TextRun => run !== undefined && !scoring.includes(run));
  const runs = [...scoring, heading.title, ...others].filter((it): it is TextRun => it !== undefined);
  return runs.flatMap((run, at) =>
    measuredNumbersIn(run.text, wording).map(({ value, unit, words, from, to, segment, period }): WrittenNumber => ({
      value,
      unit,
      words,
      text: at < scoring.length ? at : null,
      from,
      to,
      before: segment.slice(0, Math.max(0, segment.indexOf(words))),
      ofPeriod: period !== null,
    })),
  );
}
