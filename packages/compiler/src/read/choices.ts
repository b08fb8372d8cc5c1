import type { Diagnostic } from '@rubric-lang/diagnostics';
import type { BlockGrammar, FieldKey } from '@rubric-lang/grammar';
import type { Decimal, Item, Milli, NotApplicable } from '@rubric-lang/model';
import type { FieldNode } from '@rubric-lang/syntax';
import { milliOf, shareOfPoints } from '../lower/decimal.ts';
import type { ItemChoices, ReadAs, StartChoice } from '../lower/item-source.ts';
import { unknownValue } from './field-value.ts';
import { contentSpan, linesOf, placeIn, valueOf, type PlacedHeading } from './frame.ts';
import type { Settings } from './settings.ts';
import { answerOf, foldWords, listOf, matched } from './words.ts';

/** What added fields under a section or item say about its place in the sum. */
export interface PlaceChoices {
  readonly role: Item['role'] | null;
  readonly weight: Decimal | null;
  readonly average: boolean;
  readonly notApplicable: NotApplicable | null;
  readonly negative: boolean | null;
}

/** What added fields under an item say about how it is scored. */
export interface ReadChoices extends ItemChoices {
  readonly notApplicable: NotApplicable | null;
  readonly appliesTo: readonly string[];
  readonly negative: boolean;
  readonly judgementStep: Milli | null;
}

type Read = <Value>(key: FieldKey, offered: readonly string[], reader: (value: string) => Value | null) => Value | null;

function reader({ heading, origin }: PlacedHeading, diagnostics: Diagnostic[]): Read {
  return (key, offered, read) => {
    const field = heading.fields.find((it) => it.key === key);
    const value = field === undefined ? '' : valueOf(field).trim();
    if (field === undefined || value === '') return null;
    const understood = read(value);
    if (understood === null)
      diagnostics.push(unknownValue(placeIn(origin, contentSpan(field)), { field: field.name, value, offered }));
    return understood;
  };
}

export function readPlaceChoices(placed: PlacedHeading, words: BlockGrammar, diagnostics: Diagnostic[]): PlaceChoices {
  const read = reader(placed, diagnostics);
  const kinds = Object.values(words.kinds).map((it) => it[0] ?? '');
  const kind = read('kind', kinds, (value) => answerOf(value, words.kinds));
  const scored = read('scored', [words.kinds.unscored[0] ?? '', words.kinds.ordinary[0] ?? ''], (value) =>
    answerOf(value, words.kinds),
  );
  const average = read('average', [words.average.mean[0] ?? '', words.average.sum[0] ?? ''], (value) =>
    answerOf(value, words.average),
  );
  return {
    role: kind ?? scored,
    weight: read('weight', ['30%'], (value) => weightOf(value, words)),
    average: average === 'mean',
    notApplicable: read(
      'not-applicable',
      Object.values(words.notApplicable.answers).map((it) => it[0] ?? ''),
      (value) => answerOf(value, words.notApplicable.answers),
    ),
    negative: negativeOf(read, words),
  };
}

function negativeOf(read: Read, words: BlockGrammar): boolean | null {
  const answer = read('below-zero', [words.belowZero.negative[0] ?? '', words.belowZero.floor[0] ?? ''], (value) =>
    answerOf(value, words.belowZero),
  );
  return answer === null ? null : answer === 'negative';
}

function weightOf(value: string, words: BlockGrammar): Decimal | null {
  const groups = matched(value, words.weight);
  if (groups === null) return null;
  // 30% of one point, in points, is the weight.
  return groups['percent'] === undefined ? (groups['share'] ?? null) : shareOfPoints(groups['percent'], 1000);
}

export function readItemChoices(
  placed: PlacedHeading,
  place: PlaceChoices,
  settings: Settings,
  words: BlockGrammar,
  diagnostics: Diagnostic[],
): ReadChoices {
  const read = reader(placed, diagnostics);
  return {
    otherwise: read('otherwise', [words.otherwise.each, words.otherwise.all], (value) =>
      answerOf(value, { each: [words.otherwise.each], all: [words.otherwise.all] }),
    ),
    start: read('base', [words.start.full, words.start.zero], (value) => startOf(value, words)),
    readAs: placed.heading.fields
      .filter((it) => it.key === 'read-as')
      .flatMap((it) => readAsOf(it, words, placed, diagnostics)),
    notApplicable: place.notApplicable,
    appliesTo: read('only-for', settings.categories, (value) => knownKinds(listOf(value, words), settings)) ?? [],
    negative: place.negative ?? settings.negative,
    judgementStep: read('judgement-step', [`0.5${words.units.points}`], (value) =>
      milliOf(matched(value, words.points)?.['points'] ?? ''),
    ),
  };
}

function startOf(value: string, words: BlockGrammar): StartChoice | null {
  if (foldWords(value) === foldWords(words.start.full)) return { kind: 'full' };
  const points = milliOf(matched(value, words.start.points)?.['points'] ?? '');
  return points === null ? null : { kind: 'points', points };
}

function knownKinds(kinds: readonly string[], settings: Settings): readonly string[] | null {
  return kinds.every((it) => settings.categories.includes(it)) ? kinds : null;
}

/** 读作：<first words of the clause>＝<answer>, one a line. */
function readAsOf(
  field: FieldNode,
  words: BlockGrammar,
  { origin }: PlacedHeading,
  diagnostics: Diagnostic[],
): readonly ReadAs[] {
  const equals = new RegExp(words.equals);
  return linesOf(field).flatMap(({ text, span }) => {
    // The last sign: the clause's own words may hold one.
    const at = text.split('').reduce((found, character, index) => (equals.test(character) ? index : found), -1);
    const answer: ReadAs = { words: text.slice(0, Math.max(0, at)).trim(), answer: text.slice(at + 1).trim(), span };
    if (at > 0 && answer.words !== '' && answer.answer !== '') return [answer];
    diagnostics.push(unknownValue(placeIn(origin, span), { field: field.name, value: text, offered: [] }));
    return [];
  });
}
