import type { Diagnostic, Span } from '@rubric-lang/diagnostics';
import { frames, noteGrammars, type BlockGrammar, type FieldKey, type Language } from '@rubric-lang/grammar';
import type { Milli, NotApplicable, Raters, Rounding } from '@rubric-lang/model';
import { milliOf } from '../lower/decimal.ts';
import { unknownValue } from './field-value.ts';
import { contentSpan, fieldsOf, placeIn, valueOf, type Frame, type PlacedField } from './frame.ts';
import { answerOf, foldWords, listOf, matched } from './words.ts';

/** What the header says about the whole file. */
export interface Settings {
  readonly title: string;
  readonly year: string | null;
  readonly appliesTo: readonly string[];
  readonly declaredTotal: Milli | null;
  readonly totalSpan: Span | null;
  /** 总分：100分，加分另计: bonuses come on top of it. */
  readonly bonusOutside: boolean;
  readonly signatures: readonly string[];
  readonly rounding: Rounding;
  readonly judgementStep: Milli;
  readonly strict: boolean;
  readonly categories: readonly string[];
  readonly groups: readonly string[];
  readonly raters: Raters | null;
  readonly notApplicable: NotApplicable | null;
  /** 不足扣时：计负分 for the whole table. */
  readonly negative: boolean;
  /** 计分：不计分 for the whole file. */
  readonly unscored: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const usualRounding: Rounding = { step: 10, mode: 'half-away' };
const usualStep: Milli = 500;

/** Reads the header's facts and choices. A value that is not understood is reported and the usual one stands. */
export function readSettings(frame: Frame, words: BlockGrammar): Settings {
  const diagnostics: Diagnostic[] = [];
  const one = (key: FieldKey): PlacedField | undefined => fieldsOf(frame, key)[0];
  const text = (key: FieldKey): string => {
    const found = one(key);
    return found === undefined ? '' : valueOf(found.field).trim();
  };
  const read = <Value>(
    key: FieldKey,
    usual: Value,
    offered: readonly string[],
    reader: (value: string) => Value | null,
  ): Value => {
    const found = one(key);
    const value = text(key);
    if (found === undefined || value === '') return usual;
    const understood = reader(value);
    if (understood !== null) return understood;
    diagnostics.push(
      unknownValue(placeIn(found.origin, contentSpan(found.field)), { field: found.field.name, value, offered }),
    );
    return usual;
  };
  const title = text('title') === '' ? (frame.tree.preamble[0]?.text.trim() ?? '') : text('title');
  const total = totalOf(frame, title, words, one('total'));
  const totalField = one('total');
  // 总分：____分 is to be filled in; any other words there must be a number.
  const blank = new RegExp(`^[\\s_＿—…-]*(?:${words.units.points})?$`);
  if (totalField !== undefined && total.declaredTotal === null && !blank.test(text('total')))
    diagnostics.push(
      unknownValue(placeIn(totalField.origin, contentSpan(totalField.field)), {
        field: totalField.field.name,
        value: text('total'),
        offered: [`100${words.units.points}`],
      }),
    );
  const notes = fieldsOf(frame, 'notes')
    .map((it) => foldWords(valueOf(it.field)))
    .join('\n');
  const points = (value: string): Milli | null => milliOf(matched(value, words.points)?.['points'] ?? '');
  return {
    title,
    year: text('year') === '' ? null : text('year'),
    appliesTo: listOf(text('applies-to'), words),
    ...total,
    bonusOutside: new RegExp(words.total.outside).test(foldWords(text('total'))),
    signatures: fieldsOf(frame, 'signature').flatMap((it) => listOf(valueOf(it.field).replace(/\n/g, '、'), words)),
    rounding: read(
      'precision',
      roundingInNotes(notes, words) ?? usualRounding,
      [`0.01${offeredList(words.precision.half)}`, `0.1${offeredList(words.precision.truncate)}`],
      (value) => roundingOf(value, words),
    ),
    judgementStep: read('judgement-step', usualStep, [`0.5${words.units.points}`], points),
    strict: read('strict', false, [first(words.strict.yes), first(words.strict.no)], (value) =>
      yes(answerOf(value, words.strict)),
    ),
    categories: fieldsOf(frame, 'categories').flatMap((it) => listOf(valueOf(it.field).replace(/\n/g, '、'), words)),
    groups: fieldsOf(frame, 'groups').flatMap((it) => listOf(valueOf(it.field).replace(/\n/g, '、'), words)),
    raters: read<Raters | null>('raters', null, [], (value) => ratersOf(value, words)),
    notApplicable: read<NotApplicable | null>(
      'not-applicable',
      notApplicableInNotes(notes, words),
      Object.values(words.notApplicable.answers).map(first),
      (value) => answerOf(value, words.notApplicable.answers),
    ),
    negative: read('below-zero', false, [first(words.belowZero.negative), first(words.belowZero.floor)], (value) => {
      const answer = answerOf(value, words.belowZero);
      return answer === null ? null : answer === 'negative';
    }),
    unscored: read('scored', false, [first(words.kinds.unscored), first(words.kinds.ordinary)], (value) => {
      const answer = answerOf(value, words.kinds);
      return answer === null ? null : answer === 'unscored';
    }),
    diagnostics,
  };
}

function first(list: readonly string[]): string {
  return list[0] ?? '';
}

function offeredList(list: readonly string[]): string {
  return `，${first(list)}`;
}

function yes(answer: 'yes' | 'no' | null): boolean | null {
  return answer === null ? null : answer === 'yes';
}

/** 总分：100分, blank for one to be filled in; else the points in the title: …评分标准（100分）. */
function totalOf(
  frame: Frame,
  title: string,
  words: BlockGrammar,
  field: PlacedField | undefined,
): { readonly declaredTotal: Milli | null; readonly totalSpan: Span | null } {
  if (field !== undefined) {
    const declared = milliOf(matched(valueOf(field.field), words.total.points)?.['points'] ?? '');
    return { declaredTotal: declared, totalSpan: declared === null ? field.field.nameSpan : contentSpan(field.field) };
  }
  const { units, after } = pointsWords(frame.tree.language);
  const found = new RegExp(
    `[（(]\\s*(?:[^（）()0-9]{0,4})(\\d+(?:\\.\\d+)?)\\s*(?:${units})(?:${after})?\\s*[）)]`,
  ).exec(title);
  const titleField = fieldsOf(frame, 'title')[0];
  if (found === null) return { declaredTotal: null, totalSpan: null };
  return {
    declaredTotal: milliOf(found[1] ?? ''),
    totalSpan: titleField === undefined ? null : contentSpan(titleField.field),
  };
}

function pointsWords(language: Language): { readonly units: string; readonly after: string } {
  const { units, after } = frames[language].points;
  return { units: units.join('|'), after: after.join('|') };
}

/** 0.01 · 0.01，四舍五入 · 0.1，舍去. */
function roundingOf(value: string, words: BlockGrammar): Rounding | null {
  const step = milliOf(matched(value, words.precision.step)?.['step'] ?? '');
  if (step === null || step <= 0) return null;
  const folded = foldWords(value);
  return { step, mode: words.precision.truncate.some((it) => folded.includes(it)) ? 'truncate' : 'half-away' };
}

/** 得分保留两位小数. */
function roundingInNotes(notes: string, words: BlockGrammar): Rounding | null {
  const written = new RegExp(words.precision.places).exec(notes)?.groups?.['places'];
  const places = written === undefined ? undefined : (words.raters.numbers[written] ?? Number(written));
  return places === undefined || !(places >= 0 && places <= 3) ? null : { ...usualRounding, step: 10 ** (3 - places) };
}

/** 缺项按比例折算, in folded words; null: nothing of the kind. */
export function notApplicableInNotes(notes: string, words: BlockGrammar): NotApplicable | null {
  const answers = Object.entries(words.notApplicable.answers) as readonly (readonly [
    NotApplicable,
    readonly string[],
  ])[];
  const sentence = new RegExp(words.notApplicable.inNotes).exec(notes)?.[0];
  if (sentence === undefined) return null;
  const { absence } = noteGrammars[words.language === 'en' ? 'en' : 'zh-CN'];
  if (new RegExp(absence.formula).test(sentence)) return null;
  if (new RegExp(absence.full).test(sentence.trim())) return 'full';
  return answers.find(([, spellings]) => spellings.some((it) => sentence.includes(it)))?.[0] ?? null;
}

/** 5人，去掉一个最高分和一个最低分，取平均. */
function ratersOf(value: string, words: BlockGrammar): Raters | null {
  const folded = foldWords(value);
  const count = new RegExp(words.raters.count).exec(folded)?.groups?.['count'];
  const dropped = new RegExp(words.raters.dropHighest).exec(folded);
  const written = dropped?.groups?.['number'] ?? '';
  const number = dropped === null ? 0 : written === '' ? 1 : (words.raters.numbers[written] ?? Number(written));
  if (count === undefined && dropped === null) return null;
  return {
    count: count === undefined ? null : Number(count),
    dropHighest: number,
    dropLowest: new RegExp(words.raters.dropLowest).test(folded) ? number : 0,
  };
}
