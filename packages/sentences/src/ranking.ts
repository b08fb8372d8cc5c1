import { subjectOf } from './comparison.ts';
import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import { leftOver } from './condition-words.ts';
import { parseNumeral } from './numerals.ts';
import { matchSlots, stretch, type Stretch } from './slots.ts';

/** 警情数由低到高排名，第1名…: the segment in front says what is ranked. */
export function readRanked(
  words: Stretch,
  before: readonly Stretch[],
  { dialect }: ConditionPlace,
): ReadCondition | undefined {
  // 优良率全市排名计分：第1名: the colon parts as a comma does.
  const colon = before.length === 0 ? words.visible.indexOf(dialect.grammar.colon) : -1;
  const front = colon > 0 ? [stretch(words, 0, colon)] : before;
  const last = colon > 0 ? stretch(words, colon + 1, words.visible.length) : words;
  const announced = front[front.length - 1];
  // 委托第三方调查，按得分排名: what stands before says only who ranks.
  const said = front
    .slice(0, -1)
    .some(
      ({ visible }) =>
        dialect.pattern(`[0-9]|{negation}`).test(visible) || leftOver({ visible, folded: visible }, dialect),
    );
  const place =
    announced === undefined || said ? undefined : matchSlots(dialect.pattern(dialect.grammar.placeOnly, 'd'), last);
  const ranking =
    announced === undefined || place === undefined
      ? undefined
      : matchSlots(dialect.pattern(dialect.grammar.ranking, 'd'), announced);
  const from = place === undefined ? undefined : parseNumeral(place.visible('from'), dialect.grammar.numerals);
  if (place === undefined || ranking === undefined || from === undefined) return undefined;
  const to = place.has('to') ? parseNumeral(place.visible('to'), dialect.grammar.numerals) : from;
  const order = ranking.has('low') ? 'low-first' : ranking.has('high') ? 'high-first' : undefined;
  return {
    ...nothing,
    condition: {
      kind: 'rank',
      subject: subjectOf(ranking.text('subject'), dialect),
      from: Number(from),
      to: Number(to ?? from),
      last: false,
      ...(order === undefined ? {} : { order }),
    },
  };
}
