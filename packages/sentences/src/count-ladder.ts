import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';
import { firstCounted } from './condition-forms.ts';
import { parseNumeral } from './numerals.ts';
import type { ConditionReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';
import { sameMeasure } from './same-measure.ts';
import { matchSlots } from './slots.ts';

/** A clause whose condition is a number of things: 一人不清楚, 两人不清楚, 三次以上. */
interface CountStep {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly object: string;
  readonly open: boolean;
}

/**
 * 发生一次扣1分，两次扣3分，三次以上不得分: numbers on one count, of which exactly one step holds. The first step names the count; the
 * others repeat only the measure word, and the thing if they like.
 */
export function countLadders(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  return namedTimes(numberLadders(drafts, inHand));
}

/** 首次被投诉扣2分，第二次不得分: later times are of what the first one names; the last one covers all that follow. */
function namedTimes(drafts: readonly Draft[]): readonly Draft[] {
  const made: Draft[] = [];
  for (const [at, draft] of drafts.entries()) {
    const { condition } = draft;
    const previous = made[made.length - 1];
    const next = drafts[at + 1];
    if (condition.kind !== 'nth') {
      made.push(draft);
      continue;
    }
    const leans =
      condition.label === '' && previous?.condition.kind === 'nth' && previous.sentence === draft.sentence
        ? previous.condition.label
        : condition.label;
    const follows = previous?.condition.kind === 'nth' && previous.sentence === draft.sentence;
    const goesOn = next?.condition.kind === 'nth' && next.sentence === draft.sentence;
    made.push({
      ...draft,
      condition: {
        ...condition,
        label: leans,
        to: (follows || condition.from > 1) && !goesOn && condition.unit === undefined ? null : condition.to,
      },
    });
  }
  return made;
}

function numberLadders(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const ladder = ladderFrom(drafts, at, inHand);
    if (ladder.some(({ step }, index) => leavesHole(step, ladder[index + 1]?.step))) {
      made.push(...withHole(ladder));
      at += ladder.length;
      continue;
    }
    const [head] = ladder;
    // 3处以下得5分，4处得4分，5处及以上不得分: numbers that go on from a comparison are of what it names.
    const leans = goesOnFromCompare(head, made[made.length - 1], inHand.dialect);
    // 抽查3处，2处扣1分，3处扣2分: steps of something that the clause before says, in words that are no step.
    const before = drafts[at - 1];
    if (
      ladder.length > 1 &&
      !leans &&
      head?.step.label === '' &&
      head.step.object === '' &&
      before?.sentence === head.draft.sentence
    ) {
      made.push(...ladder.map(({ draft }) => notUnderstood(draft, { code: 'residue', words: draft.words.folded })));
      at += ladder.length;
      continue;
    }
    if (ladder.length > 1 && !leans && !(ladder.length === 2 && endsAgain(ladder))) {
      for (const [index, { draft, step }] of ladder.entries()) {
        const next = ladder[index + 1]?.step.value;
        // 1组不合格扣2分，2组不合格扣5分: three are no better than two.
        const to = next === undefined ? null : next - 1;
        const name = `${head?.step.label ?? ''}${head?.step.object ?? ''}`;
        made.push({
          ...draft,
          condition: { kind: 'nth', label: name, from: step.value, to, unit: step.unit },
          status: 'understood',
          alternatives: [],
          notes: draft.notes.filter(({ code }) => code !== 'one-counts-each' && code !== 'residue' && code !== NUMBER),
          sharesCondition: false,
        });
      }
      at += ladder.length;
      const next = drafts[at];
      if (next !== undefined && head !== undefined) {
        const counted = goesOnCounting(next, head);
        if (counted !== undefined) {
          made.push(counted);
          at += 1;
        }
      }
      continue;
    }
    const draft = drafts[at];
    if (draft !== undefined) made.push(alone(draft, made[made.length - 1], inHand));
    at += 1;
  }
  return made;
}

/** 死亡1人扣1分，死亡2人扣3分，死亡3人及以上的不得分: the comparison is of what the steps count. */
function goesOnCounting(
  next: Draft,
  { draft, step }: { readonly draft: Draft; readonly step: CountStep },
): Draft | undefined {
  const { condition } = next;
  if (condition.kind !== 'compare' || next.sentence !== draft.sentence || condition.against !== null) return undefined;
  const [bound, ...others] = condition.bounds;
  const name = `${step.label}${step.object}`;
  if (bound === undefined || others.length > 0 || condition.subject === '' || !name.endsWith(condition.subject))
    return undefined;
  if (
    (bound.op !== '>=' && bound.op !== '>') ||
    bound.number.unit !== step.unit ||
    !/^[0-9]+$/.test(bound.number.value)
  )
    return undefined;
  const over = bound.op === '>' ? { over: true as const } : {};
  return {
    ...next,
    condition: { kind: 'count', label: name, unit: step.unit, least: bound.number.value, most: null, ...over },
  };
}

function goesOnFromCompare(
  head: { readonly draft: Draft; readonly step: CountStep } | undefined,
  previous: Draft | undefined,
  dialect: Dialect,
): boolean {
  if (head === undefined || previous === undefined || previous.status !== 'understood') return false;
  const { condition, sentence } = previous;
  if (condition.kind !== 'compare' || sentence !== head.draft.sentence) return false;
  return head.step.label === '' && sameMeasure(condition.bounds[0]?.number.unit ?? '', head.step.unit, dialect);
}

/** 发现1种扣5分，发现2种及以上不得分: each is found anew, and from the second on nothing is left. */
function endsAgain(ladder: readonly { readonly draft: Draft; readonly step: CountStep }[]): boolean {
  const last = ladder[ladder.length - 1];
  return last !== undefined && last.step.label !== '' && last.step.open && last.draft.effect.kind === 'zero';
}

/** The number of a step is counted by, whatever the words alone made of it. */
const NUMBER = 'number-left-as-words';

function leavesHole(step: CountStep, next: CountStep | undefined): boolean {
  return next !== undefined && !step.open && next.value > step.value + 1;
}

/**
 * 漏打卡1次扣0.5分，5次以上的不得分: the steps do not touch, so each time costs, and from the fifth on nothing is left. Any other hole
 * (一次扣1分，三次扣3分) leaves open what lies in it.
 */
function withHole(ladder: readonly { readonly draft: Draft; readonly step: CountStep }[]): readonly Draft[] {
  const [head, ...others] = ladder;
  const [last] = others;
  const each = head?.draft.condition.kind === 'each' && head.draft.status === 'understood' && head.step.value === 1;
  const ends = last !== undefined && others.length === 1 && last.draft.effect.kind === 'zero' && last.step.open;
  if (head !== undefined && each && ends) {
    const counted = reached(head.draft.condition, last.step.unit, String(last.step.value));
    if (counted !== undefined) return [head.draft, { ...last.draft, ...counted }];
  }
  return ladder.map(({ draft }) => notUnderstood(draft, { code: 'residue', words: draft.words.folded }));
}

/** 5次以上扣3分 may stand beside what each time costs or in its place; with nothing left to lose it makes no difference. */
function endsIt({ effect, addsToPrevious }: Draft): boolean {
  return effect.kind === 'zero' || effect.kind === 'verdict' || addsToPrevious;
}

/** 达到5次的, 满5次的, 5次以上的: so many of what the clause before counts one by one. */
function reached(
  counted: ConditionReading,
  unit: string,
  least: string,
  over = false,
): Pick<Draft, 'condition' | 'status' | 'notes' | 'alternatives' | 'sharesCondition'> | undefined {
  if (counted.kind !== 'each' || counted.units.length !== 1 || counted.units[0] !== unit || counted.every !== '1')
    return undefined;
  // 每少开1次…，达到5次的: five that are missing, or five that were held? And a shortfall against a number is worked out.
  if (counted.basis === 'shortfall' || counted.guard !== null || counted.requirement !== null || counted.free !== null)
    return undefined;
  return {
    condition: { kind: 'count', label: counted.label, unit, least, most: null, ...(over ? { over } : {}) },
    status: 'understood',
    notes: [],
    alternatives: [],
    sharesCondition: false,
  };
}

function ladderFrom(
  drafts: readonly Draft[],
  start: number,
  inHand: TextInHand,
): readonly { readonly draft: Draft; readonly step: CountStep }[] {
  const ladder: { draft: Draft; step: CountStep }[] = [];
  for (let at = start; at < drafts.length; at += 1) {
    const draft = drafts[at];
    const step = draft === undefined ? undefined : stepOf(draft, inHand);
    const head = ladder[0];
    const last = ladder[ladder.length - 1];
    if (draft === undefined || step === undefined) break;
    if (head !== undefined && last !== undefined) {
      // 死亡1人扣1分，死亡2人扣3分: the words of the count may be said again.
      const named = step.label !== '' && head.step.label.endsWith(step.label) && step.value === last.step.value + 1;
      const follows =
        (named || inHand.dialect.pattern(inHand.dialect.grammar.foundAlone).test(step.label)) &&
        step.unit === head.step.unit &&
        step.value > last.step.value &&
        (step.object === head.step.object || step.object === '');
      if (!follows || draft.sentence !== head.draft.sentence) break;
    }
    ladder.push({ draft, step });
  }
  return ladder;
}

const COUNTING: readonly ConditionReading['kind'][] = ['each', 'count', 'plain'];

function stepOf(draft: Draft, { dialect }: TextInHand): CountStep | undefined {
  if (!COUNTING.includes(draft.condition.kind) || (draft.condition.kind === 'each' && draft.condition.explicit))
    return undefined;
  if (
    draft.effect.kind !== 'deduct' &&
    draft.effect.kind !== 'zero' &&
    draft.effect.kind !== 'award' &&
    draft.effect.kind !== 'bonus'
  )
    return undefined;
  const slots = matchSlots(dialect.pattern(dialect.grammar.countStep, 'd'), draft.words);
  const value = slots === undefined ? undefined : parseNumeral(slots.visible('value'), dialect.grammar.numerals);
  if (slots === undefined || value === undefined || value.includes('.') || Number(value) === 0) return undefined;
  if (dialect.grammar.timeUnits.includes(slots.visible('unit'))) return undefined;
  // 一级医疗事故: the number names a kind.
  const { kindUnits, gradeUnits } = dialect.grammar;
  if ((slots.has('object') ? kindUnits : gradeUnits).includes(slots.visible('unit'))) return undefined;
  if (
    dialect.pattern('{notCounting}$').test(slots.visible('label')) ||
    dialect.pattern('[0-9][^，]*$').test(slots.visible('label')) ||
    dialect.pattern('[0-9]').test(slots.visible('object'))
  )
    return undefined;
  return {
    label: slots.text('label'),
    value: Number(firstCounted(value, slots, dialect)),
    unit: slots.visible('unit'),
    object: slots.text('object'),
    open: slots.has('edge'),
  };
}

/** 每人扣2分，超过3人的不得分: more than so many of what the clause before counts. */
function overAsCount({ condition }: Draft): ConditionReading {
  if (condition.kind !== 'compare' || condition.subject !== '' || condition.against !== null) return condition;
  const [bound, ...others] = condition.bounds;
  if (bound === undefined || others.length > 0 || (bound.op !== '>' && bound.op !== '>=')) return condition;
  const { value, unit } = bound.number;
  if (!/^\d+$/.test(value)) return condition;
  return { kind: 'count', label: '', unit, least: value, most: null, ...(bound.op === '>' ? { over: true } : {}) };
}

/** A number without a name leans on the count or the comparison before it, if that has the same unit. */
function alone(draft: Draft, previous: Draft | undefined, { dialect }: TextInHand): Draft {
  const condition = overAsCount(draft);
  if (condition.kind !== 'count' || !dialect.pattern(dialect.grammar.foundAlone).test(condition.label)) return draft;
  const near =
    previous?.sentence === draft.sentence && previous.status === 'understood' ? previous.condition : undefined;
  const counted =
    near !== undefined && condition.most === null && endsIt(draft)
      ? reached(near, condition.unit, condition.least, condition.over)
      : undefined;
  if (counted !== undefined) return { ...draft, ...counted };
  // 发现2种及以上: nothing counts before it, and what is found is what the item is about.
  if (condition.label !== '' || condition !== draft.condition) return draft;
  const compared =
    previous?.condition.kind === 'compare' && previous.sentence === draft.sentence && previous.status === 'understood'
      ? previous.condition
      : undefined;
  const unit = dialect.grammar.unitAliases[condition.unit] ?? condition.unit;
  if (compared === undefined || !sameMeasure(compared.bounds[0]?.number.unit ?? '', unit, dialect))
    return notUnderstood(draft, { code: 'residue', words: draft.words.folded });
  const number = { value: condition.least, unit };
  return {
    ...draft,
    condition: {
      ...compared,
      subject: '',
      bounds: [{ op: condition.most === null ? '>=' : '=', number, explicit: false }],
    },
  };
}
