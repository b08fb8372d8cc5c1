import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Milli } from '@rubric-lang/model';
import type { ClauseReading, EffectReading, ScoringTextReading, WordsReading } from '@rubric-lang/sentences';
import { milliOf, shareOfPoints } from '../lower/decimal.ts';
import type { LevelScale } from '../lower/item-source.ts';
import type { OutlineItem } from './outline.ts';
import { scaleOf } from './scales.ts';
import { foldWords } from './words.ts';

type Levels = Extract<EffectReading, { kind: 'levels' }>['levels'];

/**
 * 由督导组按优、良、中、差四档评定: a sentence without points that a declared scale (档次) makes a rule. Turns such
 * statements of a reading into clauses; a scale of the item's own needs no naming of its levels.
 */
export function withLevels(
  reading: ScoringTextReading,
  item: OutlineItem,
  scales: readonly LevelScale[],
  words: BlockGrammar,
): ScoringTextReading {
  const own = item.placed.heading.fields.filter((it) => it.key === 'levels').flatMap((it) => scaleOf(it, words) ?? []);
  // Where levels have their points already, there is nothing to add.
  if (item.points === null || reading.clauses.some((it) => it.effect.kind === 'levels')) return reading;
  const points = item.points;
  const judges = new RegExp(words.levels.judged);
  for (const statement of reading.statements) {
    const text = foldWords(statement.text);
    if (!judges.test(text)) continue;
    const scale = own[0] ?? scales.find(({ levels }) => levels.every(({ word }) => text.includes(word)));
    const levels = scale === undefined ? null : pointsOf(scale, points);
    if (levels === null) continue;
    const clause = levelClause(statement, levels);
    return {
      ...reading,
      statements: reading.statements.filter((it) => it !== statement),
      clauses: [...reading.clauses, clause].sort((a, b) => a.from - b.from),
    };
  }
  return reading;
}

function pointsOf({ levels }: LevelScale, points: Milli): Levels | null {
  const made = levels.flatMap(({ word, percent, points: fixed }) => {
    const value = fixed ?? (percent === null ? null : milliOf(shareOfPoints(percent, points)));
    return value === null ? [] : [{ word, least: value, most: value }];
  });
  return made.length === levels.length ? made : null;
}

function levelClause({ text, from, to, sentence }: WordsReading, levels: Levels): ClauseReading {
  return {
    text,
    from,
    to,
    sentence,
    part: 0,
    status: 'understood',
    condition: { kind: 'none' },
    effect: { kind: 'levels', sign: 'award', levels },
    modifiers: [],
    sharesCondition: false,
    addsToPrevious: false,
    context: null,
    scope: null,
    alternatives: [],
    notes: [],
  };
}
