import { eachOf } from './each-reading.ts';
import type { FormPlace, FormResult } from './condition-forms.ts';
import { parseNumeral } from './numerals.ts';
import type { ConditionReading, NoteReading } from './reading.ts';
import type { Slots } from './slots.ts';

/** 发现1个… counts each one; 发现2个… without 每 is asked; before an award or a zero it is “at least”. */
export function bareCount(slots: Slots, place: FormPlace): FormResult | undefined {
  const { dialect, use, whole } = place;
  const { grammar } = dialect;
  const unit = slots.visible('unit');
  const label = slots.visible('label');
  const verb = slots.visible('verb');
  const object = slots.visible('object');
  const number = parseNumeral(slots.visible('every'), grammar.numerals);
  if (number === undefined || number.includes('.') || Number(number) === 0) return undefined;
  const before = `${label}${verb}${slots.visible('middle')}`;
  // 水量不足1处: one place where it falls short, not fewer than one.
  const short = number === '1' && grammar.placeUnits.includes(unit) && dialect.pattern('{below}$').test(before);
  if (
    dialect.pattern(grammar.reachedWord).test(before) ||
    (verb !== '' && dialect.pattern('{notCounting}$').test(label)) ||
    (!short && dialect.pattern('(?:{notCounting}|(?:[0-9]|{han}){unit}?{dash}|[0-9]|{comparator})$').test(before)) ||
    dialect.pattern(grammar.atLeastWords).test(before)
  )
    return undefined;
  // 发现1名党员逾期3个月: what is found is counted, whatever numbers describe it.
  const found = number === '1' && use === 'deduct' && dialect.pattern(`^(?:${grammar.foundVerbs})$`).test(verb);
  if (
    (!found && dialect.pattern('[0-9]|{edge}|{comparator}{number}').test(object)) ||
    (dialect.pattern('[0-9]').test(before) && (use !== 'deduct' || object !== ''))
  )
    return undefined;
  // A rate that the form of rates has refused is no bare count, and a word that changes arithmetic makes it none.
  if (
    dialect.pattern(grammar.rateMark).test(before) ||
    dialect.residue.some((pattern) => pattern.test(`${label}${verb}`) || pattern.test(object))
  )
    return undefined;
  // 没有1次…: the lack of it is the question.
  if (verb !== '' && dialect.pattern('{negation}$').test(label)) return undefined;
  const time = grammar.timeUnits.includes(unit);
  if (time && object !== '') return undefined;
  // 三级查房, 一类文书: the number names a kind.
  if ((object !== '' && verb === '' ? grammar.kindUnits : grammar.gradeUnits).includes(unit)) return undefined;
  // 有1名专职人员得1分 asks whether there is one; 组织活动1次得1分 may mean each.
  if (use === 'award' && (object !== '' || label === '')) return undefined;
  const atLeast: ConditionReading = {
    kind: 'count',
    label: whole.replace(`${slots.text('every')}${slots.text('unit')}`, ''),
    unit,
    least: number,
    most: null,
  };
  if (use === 'zero' || use === 'other')
    return time ? undefined : { condition: atLeast, status: 'understood', notes: [], alternatives: [] };
  const { lackVerbs, missingVerbs } = grammar.countWords;
  const words = verb === '' ? before : verb;
  const lacks = dialect
    .pattern(verb === '' ? `(?:${lackVerbs})[^，；。！？（）]{0,4}$` : `^(?:${lackVerbs})`)
    .test(words);
  const missing = dialect
    .pattern(verb === '' ? `(?:${missingVerbs})[^，；。！？（）]{0,4}$` : `^(?:${missingVerbs})`)
    .test(words);
  const each: ConditionReading = eachOf({
    label: whole,
    every: number,
    units: [unit],
    object: slots.text('object') || slots.text('label'),
    basis: use === 'bonus' || use === 'award' ? 'merit' : missing ? 'missing' : lacks ? 'shortfall' : 'occurrence',
  });
  // 未开展1次: not held once, or each one not held? 离线1天: each day, or a day's absence? Both are asked.
  const negated =
    (unit === grammar.openMeasure &&
      verb === '' &&
      dialect.pattern(`{negation}.{0,6}(?:${grammar.heldVerbs})`).test(label)) ||
    (time && !lacks && !dialect.pattern(`(?:${grammar.delay})`).test(before));
  const note: NoteReading = { code: 'one-counts-each', words: `${slots.text('every')}${slots.text('unit')}` };
  const shortfall: readonly NoteReading[] = short
    ? [{ code: 'time-word-in-question', words: dialect.pattern('{below}$').exec(before)?.[0] ?? before }]
    : [];
  if (number === '1' && use === 'deduct' && !negated)
    return { condition: each, status: 'understood', notes: [note, ...shortfall], alternatives: [] };
  const { eachAnswer, atLeastAnswer } = grammar.answers;
  return {
    condition: each,
    status: 'doubtful',
    notes: [note],
    alternatives: [
      { answer: eachAnswer.replace('#', `${number}${unit}`), condition: each },
      { answer: atLeastAnswer.replace('#', `${number}${unit}`), condition: atLeast },
    ],
  };
}
