import { beyondEdge } from './beyond-edge.ts';
import type { FormResult } from './condition-forms.ts';
import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import { label, leftOver } from './condition-words.ts';
import { besideNumbers, countsFromNumber } from './beside-numbers.ts';
import type { Dialect } from './dialect.ts';
import { numberNotes } from './plain-question.ts';
import type { CompareReading, ConditionReading, NoteReading, RequirementReading } from './reading.ts';
import { readGuard, readRequirement } from './requirement.ts';
import { measured } from './comparison.ts';
import { matchSlots, stretch, type Stretch } from './slots.ts';

/** A form of the last segment with what stands in front of it: a guard, a requirement, context, or the rest of its label. */
export function withFront(
  made: FormResult,
  front: readonly Stretch[],
  place: ConditionPlace,
): ReadCondition | undefined {
  const { dialect } = place;
  const { condition } = made;
  if (front.length === 0)
    return condition.kind === 'step' && condition.direction === 'unsaid' ? undefined : alone(made, condition);
  if (condition.kind === 'each' || condition.kind === 'step') {
    const several = front.some((segment) => holdsSeveral(segment, dialect));
    if (!several) return rateBehind(made, condition, front, place) ?? besideNumbers(made, condition, front, place);
    // 离岗超过3天、报备超过2天的，每天: from which of the two numbers the days count is not said.
    if (countsFromNumber(condition, front, place)) return undefined;
    return besideNumbers(made, condition, front, place) ?? rateBehind(made, condition, front, place);
  }
  const words = front.map((segment) => label(segment, dialect)).join(dialect.grammar.comma);
  const arithmetic = front.some((segment) => leftOver(segment, dialect));
  switch (condition.kind) {
    // 制度健全，否则…: what stands in front is the requirement that was not met.
    case 'otherwise':
      return arithmetic ? undefined : alone(made, { ...condition, label: words });
    // 未按规定报告的，首次…: what stands in front is what happens for the nth time.
    case 'nth':
      return arithmetic ? undefined : alone(made, { ...condition, label: `${words}${condition.label}` });
    case 'count':
      return arithmetic
        ? undefined
        : alone({ ...made, notes: [...made.notes, ...front.flatMap((it) => numberNotes(it, dialect))] }, condition);
    case 'compare':
    case 'mean':
    case 'rank':
      // Only for losses may a requirement stand in front of the condition; with awards both must hold, which is one yes/no question.
      return place.use !== 'deduct' || front.some((segment) => holdsCondition(segment, dialect))
        ? undefined
        : { ...made, context: contextOf(front), addsToPrevious: false };
    default:
      return undefined;
  }
}

function alone(made: FormResult, condition: ConditionReading): ReadCondition {
  return { ...made, condition, context: null, addsToPrevious: false };
}

function contextOf(front: readonly Stretch[]): { readonly from: number; readonly to: number } {
  const length = front.reduce((sum, segment) => sum + segment.visible.length + 1, 0);
  return { from: 0, to: length - 1 };
}

/** Does a segment in front say more than what is required? */
function holdsCondition(segment: Stretch, dialect: Dialect): boolean {
  return (
    dialect.pattern('{negation}').test(segment.visible) ||
    dialect.pattern(`[0-9]|${dialect.grammar.labelTail.slice(0, -1)}$`).test(segment.visible) ||
    dialect.residue.some((pattern) => pattern.test(segment.visible))
  );
}

/** 小班不低于75%、大班不低于85%，每低1%: a number for each of several is none to count from. */
function holdsSeveral(segment: Stretch, dialect: Dialect): boolean {
  return [...segment.visible.matchAll(dialect.pattern('{comparator}{number}(?:{rateUnit}|{unit})', 'g'))].length > 1;
}

/** 到场时间30分钟以内，每超1分钟: the comparison that is kept is what is asked for. */
function keptNumber(
  segment: Stretch,
  compare: CompareReading | undefined,
  dialect: Dialect,
): RequirementReading | undefined {
  const [bound] = compare?.bounds ?? [];
  const isCase = dialect.pattern(dialect.grammar.attributive).test(segment.visible);
  return isCase || compare === undefined || bound === undefined
    ? undefined
    : { subject: compare.subject, bound, period: null };
}

/** A share among the words in front, of the kind that the steps are of. */
function holdsShares(segment: Stretch, condition: StepReading, dialect: Dialect): boolean {
  const share = dialect.pattern('^{rateUnit}$').test(condition.every.unit);
  return (
    share && [...segment.visible.matchAll(dialect.pattern('(?:[0-9]|百分之)[0-9.]* ?(?:{rateUnit})', 'g'))].length > 1
  );
}

/**
 * 外科≥95%，内科≥90%，每低5个百分点: each falls short of its own number. A list where every one has a name, the rate as it is where no name
 * parts them; undefined: the numbers are one.
 */
function ofSeveral(condition: RateReading, targets: readonly RequirementReading[]): ConditionReading | undefined {
  const unit = condition.kind === 'each' ? condition.units[0] : undefined;
  const asked = targets.filter(({ bound }) => unit === undefined || bound.number.unit === unit);
  const [first] = asked;
  const same = asked.every(
    ({ subject, bound, period }) =>
      bound.number.value === first?.bound.number.value &&
      period === first.period &&
      (subject === first.subject || subject === '' || condition.kind === 'each'),
  );
  if (asked.length < 2 || (same && condition.kind === 'step')) return undefined;
  if (condition.kind === 'each') return condition.basis === 'shortfall' ? condition : undefined;
  const named = asked.every(({ subject }) => subject !== '') && condition.subject === '';
  if (!named || new Set(asked.map(({ subject }) => subject)).size < asked.length) return condition;
  const members = asked.map((requirement): ConditionReading => ({
    ...condition,
    subject: requirement.subject,
    requirement,
  }));
  return { kind: 'list', label: condition.label, members, word: 'each' };
}

/**
 * A comparison that opens the door to the rate. 响应不超过15分钟，超时每单: a count with a fault of its own is opened by that, and a number
 * in front without 的 is what was asked for.
 */
function guardOf(
  segment: Stretch,
  condition: RateReading,
  lastSegment: string,
  dialect: Dialect,
): CompareReading | undefined {
  const words = withoutPart(segment, dialect);
  const required =
    condition.kind === 'each' &&
    condition.basis === 'occurrence' &&
    words === segment &&
    !dialect.pattern(dialect.grammar.attributive).test(segment.visible) &&
    dialect
      .pattern(`^[^${dialect.grammar.rateMark}]*?(?:{negation}|${dialect.grammar.faultWords}|{upVerb})`)
      .test(lastSegment);
  return required ? undefined : readGuard(words, dialect);
}

type StepReading = Extract<ConditionReading, { kind: 'step' }>;

type RateReading = Extract<ConditionReading, { kind: 'each' | 'step' }>;

/** 少于12次的，每少3次; 专题会不少于4次，每少1次: a rate behind what opens it or what it is measured against. */
function rateBehind(
  made: FormResult,
  condition: RateReading,
  front: readonly Stretch[],
  { dialect, lastSegment = '' }: ConditionPlace,
): ReadCondition | undefined {
  let guard: CompareReading | null = null;
  let requirement: RequirementReading | null = condition.requirement;
  const notes: NoteReading[] = [...made.notes];
  const way = wayOf(condition, lastSegment, dialect);
  const targets: RequirementReading[] = [];
  for (const segment of front) {
    const compare = guardOf(segment, condition, lastSegment, dialect);
    const leansOnNumber = condition.kind === 'step' || condition.basis !== 'occurrence';
    if (leansOnNumber && (compare?.bounds.length ?? 0) < 2 && holdsSeveral(segment, dialect)) return undefined;
    const kept = compare !== undefined && keepsTo(compare, way) && isCounted(compare, condition);
    const asked =
      compare === undefined || kept
        ? (readRequirement(segment, dialect) ??
          keptNumber(segment, compare, dialect) ??
          standardAlone(segment, condition, way, dialect))
        : undefined;
    if (asked !== undefined && isOf(asked.subject, condition)) {
      requirement = directed(asked, way);
      targets.push(requirement);
    } else if (compare !== undefined && !kept) guard = compare;
    else if (compare !== undefined || leftOver(segment, dialect)) return undefined;
    // 小学100%、初中98%以上，每低1%: numbers that are no target leave open what the steps are of.
    else if (condition.kind === 'step' && holdsShares(segment, condition, dialect)) return undefined;
    else notes.push(...numberNotes(segment, dialect));
  }
  const several = guard === null ? ofSeveral(condition, targets) : undefined;
  if (several !== undefined) {
    // 党员大会每季度1次，支委会每月1次，每少1次: what is missing of any of them is counted as it comes.
    if (condition.kind === 'each') return alone({ ...made, notes }, { ...condition, requirement: null });
    if (several.kind !== 'list') return undefined;
    return { ...alone({ ...made, notes }, several), context: contextOf(front) };
  }
  // 高于5%的部分，每1%: the guard says which way the steps go.
  if (condition.kind === 'step' && condition.direction === 'unsaid') {
    const op = guard?.bounds[0]?.op;
    if (op === undefined || op === '=' || op === '!=') return undefined;
    const direction = op.startsWith('>') ? 'above' : 'below';
    return alone({ ...made, notes }, { ...condition, guard, requirement, direction });
  }
  // 超过24小时的，每超1小时: the guard is the number to go beyond.
  const [edge, ...otherEdges] = guard?.bounds ?? [];
  if (
    condition.kind === 'each' &&
    way === 'above' &&
    guard !== null &&
    requirement === null &&
    edge !== undefined &&
    otherEdges.length === 0 &&
    (edge.op === '>' || edge.op === '>=') &&
    edge.number.unit === condition.units[0]
  ) {
    requirement = { subject: guard.subject, bound: { ...edge, op: edge.op === '>' ? '<=' : '<' }, period: null };
    guard = null;
  }
  // 每月不超过3起，每超1起: what goes beyond the number that is allowed.
  if (
    condition.kind === 'each' &&
    way === 'above' &&
    guard === null &&
    requirement !== null &&
    requirement.bound.number.unit === condition.units[0] &&
    (condition.explicit || condition.every === '1')
  ) {
    // A number for each month says nothing of the whole year: what goes beyond it is counted as it comes.
    const { period, subject } = requirement;
    const verb = dialect.pattern(dialect.grammar.goesBeyond).exec(lastSegment)?.[0] ?? '';
    const over = verb.replace(dialect.pattern(dialect.grammar.rateMark), '');
    const inYear = period === null || dialect.grammar.requirement.times[period] === 1;
    const beyond: ConditionReading = inYear
      ? { ...condition, basis: 'excess', requirement }
      : { ...condition, requirement: null, object: `${period}${subject}${over}` };
    return {
      ...nothing,
      condition: beyond,
      notes: inYear ? notes : [...notes, leftAside(requirement)],
      context: contextOf(front),
    };
  }
  if (
    condition.kind === 'each' &&
    (condition.basis === 'occurrence' || condition.basis === 'merit') &&
    guard !== null
  ) {
    const [edge, ...others] = guard.bounds;
    const unit = condition.units[0] ?? '';
    if (edge !== undefined && edge.number.unit === (dialect.grammar.unitAliases[unit] ?? unit)) {
      // 3天以内的，每天: a rate within a band is read neither way.
      if (others.length > 0 || (edge.op !== '>' && edge.op !== '>=')) return undefined;
      if (dialect.pattern(dialect.grammar.plainRate).test(lastSegment)) {
        const beyond = beyondEdge({ notes, condition, guard, requirement }, dialect);
        return beyond === undefined ? undefined : { ...nothing, ...beyond };
      }
    }
  }
  // 不低于300天，每减少10天: what falls short of the number that is asked for.
  const short =
    condition.kind === 'each' &&
    way === 'below' &&
    guard === null &&
    requirement !== null &&
    requirement.bound.number.unit === condition.units[0];
  const rate: RateReading = short ? { ...condition, basis: 'shortfall' } : condition;
  // 每日两次，少一次: on how many days is not said, so what is missing is counted as it comes.
  // 每周开放不少于56小时，少1小时: so long in each, and no sum of a year.
  const period = condition.kind === 'each' ? (requirement?.period ?? null) : null;
  const lasting = requirement !== null && dialect.grammar.lastingUnits.includes(requirement.bound.number.unit);
  const inEach = period !== null && dialect.grammar.requirement.times[period] !== 1 && lasting;
  const target = inEach
    ? null
    : period === null || dialect.grammar.requirement.times[period] !== undefined
      ? requirement
      : null;
  const join = (other: ConditionReading): ConditionReading =>
    other.kind === 'each' || other.kind === 'step' ? { ...other, guard, requirement: target } : other;
  return {
    ...made,
    condition:
      inEach && rate.kind === 'each'
        ? { ...rate, guard, requirement: null, object: shortOf(requirement, lastSegment, dialect) }
        : { ...rate, guard, requirement: target },
    notes: inEach && requirement !== null ? [...notes, leftAside(requirement)] : notes,
    alternatives: made.alternatives.map((other) => ({ ...other, condition: join(other.condition) })),
    context: guard === null && requirement !== null ? contextOf(front) : null,
    addsToPrevious: false,
  };
}

/** The number for each period, which whoever counts what is beyond it has to look at. */
function leftAside({ bound: { number } }: RequirementReading): NoteReading {
  return { code: 'number-left-as-words', words: `${number.value}${number.unit}` };
}

/** What is measured where so long is asked in each period: 每周开放时间少. */
function shortOf(requirement: RequirementReading | null, words: string, dialect: Dialect): string {
  const { rateMark, countWords } = dialect.grammar;
  const rate = dialect.pattern(`^(?:${rateMark})?(?<verb>(?:${countWords.lackVerbs})?)`);
  const verb = rate.exec(words)?.groups?.['verb'] ?? '';
  return `${requirement?.period ?? ''}${requirement?.subject ?? ''}${verb}`;
}

/** Which way a rate goes from its number: 每低1%, 每少1次 down, 每超1天 up; undefined when it does not say. */
function wayOf(condition: RateReading, words: string, dialect: Dialect): 'below' | 'above' | undefined {
  if (condition.kind === 'step') return condition.direction === 'unsaid' ? undefined : condition.direction;
  if (condition.basis === 'shortfall' || dialect.pattern(dialect.grammar.fallsShort).test(words)) return 'below';
  return dialect.pattern(dialect.grammar.goesBeyond).test(words) ? 'above' : undefined;
}

/** 不高于5%，每高1%: where the comparison holds the rate counts nothing, so it is the number to keep to. */
function keepsTo({ bounds }: CompareReading, way: 'below' | 'above' | undefined): boolean {
  const [bound, ...others] = bounds;
  if (bound === undefined || others.length > 0 || way === undefined) return false;
  return way === 'above' ? bound.op === '<=' || bound.op === '<' : bound.op === '>=' || bound.op === '>';
}

/** 办理时限5天，每超1天: a number that stands alone is the one to keep to, where the rate is of its unit and says which way it goes. */
function standardAlone(
  segment: Stretch,
  condition: RateReading,
  way: 'below' | 'above' | undefined,
  dialect: Dialect,
): RequirementReading | undefined {
  if (condition.kind !== 'each' || condition.basis !== 'occurrence' || way === undefined) return undefined;
  const slots = matchSlots(dialect.pattern(dialect.grammar.knot, 'd'), segment);
  const number = slots === undefined ? undefined : measured(slots.visible('value'), slots.visible('unit'), dialect);
  const subject = slots?.text('subject') ?? '';
  if (number === undefined || number.unit !== condition.units[0] || subject === '') return undefined;
  if (dialect.pattern('{negation}|{notCounting}$|{countVerb}$|[0-9]').test(subject)) return undefined;
  return { subject, bound: { op: '=', number, explicit: false }, period: null };
}

/** Is what is compared what the rate is of? Not 10人以上的，每少1次. */
function isCounted({ subject, bounds }: CompareReading, condition: RateReading): boolean {
  const unit = condition.kind === 'each' ? condition.units[0] : condition.every.unit;
  const other = bounds[0]?.number.unit;
  return (unit === other || (condition.kind === 'step' && other === '%')) && isOf(subject, condition);
}

/** Is what is required what the steps are of? 办结率90%，每低1%; not 到岗率90%，满意率每低1%. */
function isOf(subject: string, condition: RateReading): boolean {
  const own = condition.kind === 'step' ? condition.subject : '';
  return own === '' || subject === '' || subject.includes(own) || own.includes(subject);
}

/** 完好率90%，低1个百分点: a number that stands alone is the one to keep to from the side that the rate names. */
function directed(requirement: RequirementReading, way: 'below' | 'above' | undefined): RequirementReading {
  if (requirement.bound.op !== '=') return requirement;
  return { ...requirement, bound: { ...requirement.bound, op: way === 'above' ? '<=' : '>=' } };
}

/** 高于5%的部分: the guard without what names its part. */
function withoutPart(segment: Stretch, dialect: Dialect): Stretch {
  const tail = dialect.pattern(dialect.grammar.guardTail).exec(segment.visible)?.[0].length ?? 0;
  return tail === 0 ? segment : stretch(segment, 0, segment.visible.length - tail);
}
