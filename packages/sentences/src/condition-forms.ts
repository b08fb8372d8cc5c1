import { eachOf } from './each-reading.ts';
import { bareCount } from './bare-count.ts';
import { measured, operatorOf, readComparison, readDifference, readRange, subjectOf } from './comparison.ts';
import type { Dialect } from './dialect.ts';
import { gapName } from './gap-name.ts';
import { HIDDEN } from './hidden-words.ts';
import { parseNumeral, thousandths } from './numerals.ts';
import type {
  AlternativeReading,
  CompareReading,
  ConditionReading,
  NoteReading,
  ReadingStatus,
  RequirementReading,
} from './reading.ts';
import type { Slots } from './slots.ts';

/** What kind of effect a condition stands before: it decides what a bare number means. */
export type Use = 'deduct' | 'award' | 'bonus' | 'zero' | 'other';

/** A condition that a form accounts for. */
export interface FormResult {
  readonly condition: ConditionReading;
  readonly status: ReadingStatus;
  readonly notes: readonly NoteReading[];
  /** Without effects: the caller adds the clause's own. */
  readonly alternatives: readonly Pick<AlternativeReading, 'answer' | 'condition'>[];
}

export interface FormPlace {
  readonly use: Use;
  readonly dialect: Dialect;
  /** The words of the last segment, folded. */
  readonly segment: string;
  /** Its words as the patterns see them. */
  readonly visible: string;
  /** The words of the whole condition, folded: the question's label. */
  readonly whole: string;
}

/** Reads the slots of one form; undefined when the words fit the pattern but not the form. */
export type FormReader = (slots: Slots, place: FormPlace) => FormResult | undefined;

const plainly = (condition: ConditionReading, notes: readonly NoteReading[] = []): FormResult => ({
  condition,
  status: 'understood',
  notes,
  alternatives: [],
});

/** Forms by the name the grammar gives them. */
export const conditionForms: Readonly<Record<string, FormReader>> = {
  otherwise: () => plainly({ kind: 'otherwise', label: '' }),

  exhausted: (slots, { dialect }) => {
    const decimal = parseNumeral(slots.visible('points'), dialect.grammar.numerals);
    const points = decimal === undefined ? undefined : thousandths(decimal);
    return points === undefined ? undefined : plainly({ kind: 'exhausted', points });
  },

  mean: (slots, { dialect }) => {
    const op = operatorOf(slots.visible('op'), dialect);
    if (op === undefined || op === '=' || op === '!=') return undefined;
    return plainly({ kind: 'mean', subject: subjectOf(slots.text('subject'), dialect), op });
  },

  rank: (slots, { dialect }) => {
    const number = (slot: string): number | undefined => {
      const value = slots.has(slot) ? parseNumeral(slots.visible(slot), dialect.grammar.numerals) : undefined;
      return value === undefined ? undefined : Number(value);
    };
    const subject = subjectOf(slots.text('subject'), dialect);
    if (slots.has('best')) return plainly({ kind: 'rank', subject, from: 1, to: 1, last: false });
    if (slots.has('worst')) return plainly({ kind: 'rank', subject, from: 1, to: 1, last: true });
    const { lastWords, topLast } = dialect.grammar.rankWords;
    if (dialect.pattern(`^(?:${lastWords})$`).test(slots.visible('last')) && !slots.has('from'))
      return plainly({ kind: 'rank', subject, from: 1, to: 1, last: true });
    if (slots.has('top')) {
      const to = number('to');
      return to === undefined
        ? undefined
        : plainly({ kind: 'rank', subject, from: 1, to, last: slots.visible('top') === topLast });
    }
    const from = number('from');
    const to = slots.has('to') ? number('to') : from;
    if (from === undefined || to === undefined || to < from) return undefined;
    return plainly({ kind: 'rank', subject, from, to, last: slots.has('last') });
  },

  nth: (slots, { dialect }) => {
    const label = `${slots.text('label')}${slots.text('label2')}`;
    if (dialect.pattern(dialect.grammar.rateWords).test(label)) return undefined;
    if (slots.has('first')) return plainly({ kind: 'nth', label, from: 1, to: 1 });
    if (slots.has('again')) return plainly({ kind: 'nth', label, from: 2, to: null });
    const from = parseNumeral(slots.visible('from'), dialect.grammar.numerals);
    if (from === undefined) return undefined;
    return plainly({ kind: 'nth', label, from: Number(from), to: slots.has('more') ? null : Number(from) });
  },

  'each-pair': (slots, place) =>
    each(slots, place, { every: '1', units: [slots.visible('one'), slots.visible('two')] }),

  'each-either': (slots, place) => {
    const units = [slots.visible('one'), slots.visible('two')];
    const made = each(slots, place, { every: '1', units: [units.join(place.dialect.grammar.orWord)] });
    return made === undefined
      ? undefined
      : { ...made, notes: [...made.notes, { code: 'two-units', words: units.join(place.dialect.grammar.orWord) }] };
  },

  step: (slots, place) => {
    const { dialect, whole } = place;
    const every = measured(slots.visible('every').trim() || '1', slots.visible('unit'), dialect);
    if (every === undefined || every.unit === '' || Number(every.value) === 0) return undefined;
    // 不达标每低1%: of what was asked for in front.
    const name = subjectOf(slots.text('label'), dialect);
    const subject = dialect.pattern(dialect.grammar.gap.unmet).test(name) ? '' : name;
    const gap = gapName(slots, place);
    return plainly({
      kind: 'step',
      label: whole,
      subject,
      direction: slots.has('down') ? 'below' : slots.has('up') ? 'above' : 'unsaid',
      every,
      guard: null,
      requirement: required(target(slots, place), subject),
      ...(gap === undefined ? {} : { gap }),
      remainder: 'drop',
    });
  },

  each: (slots, place) => {
    const { grammar } = place.dialect;
    // A second rate in the words: 每人每少3次.
    const others = `${slots.visible('label')} ${slots.visible('object')}`.replace(
      place.dialect.pattern(grammar.periodWords, 'g'),
      '',
    );
    if (place.dialect.pattern(grammar.rateWords).test(others)) return undefined;
    if (slots.has('quoted')) {
      const quoted = slots.text('quoted').replace(place.dialect.pattern(grammar.quoteMarks, 'g'), '');
      const unit = quoted.slice(-1);
      return unit === '' ? undefined : each(slots, place, { every: '1', units: [unit] });
    }
    const verb = slots.visible('verb');
    const every = slots.has('every') ? parseNumeral(slots.visible('every'), grammar.numerals) : '1';
    const unit = slots.visible('unit');
    const object = slots.visible('object');
    const label = slots.visible('label');
    const nth = place.dialect.pattern(grammar.fromNth).exec(label)?.groups?.['from'];
    const free = nth === undefined ? undefined : parseNumeral(nth, grammar.numerals);
    if (every === undefined || Number(every) === 0) return undefined;
    // 每学期授课少于2次: the number is compared, not counted by.
    if (
      place.dialect.pattern(`^.+(?:{comparator})|(?:${grammar.atLeastWords})`).test(verb) ||
      place.dialect.pattern('^(?:{period})').test(verb)
    )
      return undefined;
    // 每村2名专职人员: how many there are to be in each, and no rate.
    if (slots.has('every') && place.dialect.pattern('^(?:{measure})$').test(verb)) return undefined;
    // 每超0.5天: parts of a unit are measured, not counted.
    if (every.includes('.')) {
      const down = place.dialect.pattern('^(?:{downVerb})').test(verb);
      const up = place.dialect.pattern('^(?:{upVerb})').test(verb);
      const number = measured(slots.visible('every'), unit, place.dialect);
      if (object !== '' || number === undefined || (!down && !up)) return undefined;
      const gap = gapName(slots, place);
      return plainly({
        kind: 'step',
        label: place.whole,
        subject: subjectOf(slots.text('label'), place.dialect),
        direction: down ? 'below' : 'above',
        every: number,
        guard: null,
        requirement: null,
        ...(gap === undefined ? {} : { gap }),
        remainder: 'drop',
      });
    }
    // 每延误15分钟以上: from so much on, and no rate.
    if (place.dialect.pattern('^{edge}').test(object)) return undefined;
    // 每村2名: a number behind the thing is a requirement, not a rate.
    if (place.dialect.pattern('[0-9]|{number}{measure}').test(object)) return undefined;
    const touches = object === '';
    // 每月未上报: the period is part of the question unless it is what is counted.
    if (!touches && verb === '' && !slots.has('every') && place.dialect.pattern(grammar.askedPeriod).test(unit))
      return undefined;
    // 未做到每个村都有: what is lacking is the question; 不足的，每个品种: the things that lack it are counted.
    const attributive = place.dialect.pattern(grammar.attributive).test(label);
    const faulty = place.dialect.pattern(`{negation}|${grammar.faultWords}`).test(label);
    if (!touches && (attributive ? !faulty : place.dialect.pattern('{negation}').test(label))) return undefined;
    // 3天内每天: a rate within a band may mean that part or the whole.
    if (grammar.timeUnits.includes(unit) && place.dialect.pattern(`[0-9]+(?:${unit})`).test(label)) return undefined;
    // 记录的每一页的: which pages, not how many.
    if (
      touches &&
      place.dialect.pattern(grammar.attributive).test(label) &&
      place.dialect.pattern(grammar.attributive).test(place.visible)
    )
      return undefined;
    // 每村少1次: one for each time in each village.
    const leading = place.dialect.pattern('^(?:{measure})').exec(verb)?.[0];
    if (
      leading !== undefined &&
      slots.has('every') &&
      place.dialect.pattern(grammar.pairVerb).test(verb.slice(leading.length))
    ) {
      if (every !== '1') return undefined;
      return each(slots, place, { every, units: [leading, unit] });
    }
    const made = each(slots, place, { every, units: unit === '' ? [grammar.openMeasure] : [unit] });
    return free === undefined || made.condition.kind !== 'each'
      ? made
      : { ...made, condition: { ...made.condition, free: String(Number(free) - 1) } };
  },

  'count-only': (slots, { dialect, use }) => {
    const least = parseNumeral(slots.visible('value'), dialect.grammar.numerals);
    if (least === undefined) return undefined;
    // 二级, 三档以上: the number names a kind.
    if (dialect.grammar.gradeUnits.includes(slots.visible('unit'))) return undefined;
    // One of it counts each: that is the form of a bare count.
    const open = slots.has('edge') || slots.has('reach');
    if (least === '1' && !open && (use === 'deduct' || use === 'bonus')) return undefined;
    return plainly({
      kind: 'count',
      label: '',
      unit: slots.visible('unit'),
      least: firstCounted(least, slots, dialect),
      most: open ? null : least,
    });
  },

  'count-at-least': (slots, { dialect, whole }) => {
    const least = parseNumeral(slots.visible('value'), dialect.grammar.numerals);
    if (least === undefined || dialect.pattern('{negation}$').test(slots.visible('label'))) return undefined;
    const { timeUnits, gradeUnits } = dialect.grammar;
    if ([...timeUnits, ...gradeUnits].includes(slots.visible('unit'))) return undefined;
    return plainly({
      kind: 'count',
      label: whole
        .replace(`${slots.text('value')}${slots.text('unit')}`, '')
        .replace(slots.text('edge'), '')
        .replace(slots.text('inclusion'), '')
        .replace(slots.text('inclusion2'), ''),
      unit: slots.visible('unit'),
      least: firstCounted(least, slots, dialect),
      most: null,
    });
  },

  'bare-count': bareCount,
  difference: (slots, { dialect }) => compared(readDifference(slots, dialect), slots, dialect),
  range: (slots, { dialect }) => compared(readRange(slots, dialect), slots, dialect),
  compare: (slots, { dialect }) => compared(readComparison(slots, dialect), slots, dialect),
};

/** 3次（不含）以上 starts with the fourth. */
export function firstCounted(least: string, slots: Slots, { grammar, pattern }: Dialect): string {
  const said = `${slots.visible('inclusion')}${slots.visible('inclusion2')}`;
  return pattern(grammar.excludes).test(said) ? String(Number(least) + 1) : least;
}

/** A comparison whose subject is one quantity's name; negated and compound subjects are yes/no questions. */
function compared(reading: CompareReading | undefined, slots: Slots, dialect: Dialect): FormResult | undefined {
  if (reading === undefined) return undefined;
  // As the patterns see it: a number in a title or a date is part of the name.
  const subject = `${slots.visible('subject')}${slots.visible('object')}`;
  if (
    (dialect.pattern('{negation}').test(subject) && !dialect.pattern(dialect.grammar.quantityNoun).test(subject)) ||
    dialect.pattern(dialect.grammar.compound).test(subject)
  )
    return undefined;
  if (dialect.residue.some((pattern) => pattern.test(slots.visible('object')))) return undefined;
  // 三级以上事故: which way grades go is not said by their numbers.
  if (reading.bounds.some(({ number }) => dialect.grammar.gradeUnits.includes(number.unit))) return undefined;
  // A second number in the name would be a second condition.
  if (dialect.pattern(dialect.grammar.numberedName).test(subject)) return undefined;
  if (
    dialect
      .pattern(dialect.grammar.rateWords)
      .test(`${subject}${slots.visible('against')}`.replace(dialect.pattern(dialect.grammar.periodWords), ''))
  )
    return undefined;
  return plainly(reading);
}

function each(
  slots: Slots,
  { whole, use, dialect }: FormPlace,
  { every, units }: { every: string; units: readonly string[] },
): FormResult {
  const verb = slots.visible('verb');
  const { lackVerbs, missingVerbs } = dialect.grammar.countWords;
  const lacks = dialect.pattern(`^(?:${lackVerbs})`).test(verb);
  const missing = dialect.pattern(`^(?:${missingVerbs})`).test(verb);
  return plainly(
    eachOf({
      label: whole.replace(dialect.pattern(dialect.grammar.rateHead), ''),
      every,
      units,
      // 每增加5吨标准煤: what is measured is the growth.
      object: slots.has('object')
        ? `${dialect.pattern(dialect.grammar.changeVerb).test(verb) ? verb : ''}${slots.text('object')}`
        : slots.text('label').replace(new RegExp(`^${HIDDEN}+`), ''),
      basis: use === 'award' || use === 'bonus' ? 'merit' : missing ? 'missing' : lacks ? 'shortfall' : 'occurrence',
      explicit: true,
      requirement: target(slots, { whole, use, dialect, segment: '', visible: '' }),
    }),
  );
}

/** for each missing source below 4: the number a shortfall is measured against, where the form itself names it. */
function target(slots: Slots, { dialect }: FormPlace): RequirementReading | null {
  const number = slots.has('target') ? measured(slots.visible('target'), slots.visible('unit'), dialect) : undefined;
  if (number === undefined) return null;
  return {
    subject: `${slots.text('unit')}${slots.text('object')}`.trim(),
    bound: { op: slots.has('up') ? '<=' : '>=', number, explicit: false },
    period: null,
  };
}

/** 合格率每低于95%1个百分点: the number is one of what the steps are of; without a name, of what was compared before. */
function required(asked: RequirementReading | null, subject: string): RequirementReading | null {
  return asked === null ? null : { ...asked, subject };
}

/** Is a word that changes arithmetic left beside the rate itself? 每少开1次会依次. */
export function leavesResidue(words: string, dialect: Dialect): boolean {
  const rest = withoutRate(words, dialect);
  return dialect.residue.some((pattern) => pattern.test(rest));
}

/** The words without the rate itself, for a second word that changes arithmetic: 每少开1次会依次. */
function withoutRate(words: string, dialect: Dialect): string {
  return words.replace(dialect.pattern(dialect.grammar.rateMark, 'g'), '');
}
