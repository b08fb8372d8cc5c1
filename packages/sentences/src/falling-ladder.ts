import { firstCounted } from './condition-forms.ts';
import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import { parseNumeral } from './numerals.ts';
import type { BoundReading, CompareReading } from './reading.ts';
import { matchSlots, stretch, type Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';

/** So many of something, with points of their own: 合格9处得4分, 8处3分. */
interface FallingStep {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly open: boolean;
  readonly points: number;
}

/**
 * 抽查10处，合格9处得4分，8处3分，不足8处不得分: numbers that go down one by one are steps on one count, of which exactly one
 * holds. The first names what is counted, and where points are given it holds of more as well. Numbers that do not touch leave
 * open what lies between them and are left as they are.
 */
export function fallingLadders(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const ladder = ladderFrom(drafts, at, dialect);
    const [head] = ladder;
    if (head === undefined) {
      const draft = drafts[at];
      if (draft !== undefined) made.push(draft);
      at += 1;
      continue;
    }
    for (const [index, { draft, step }] of ladder.entries()) {
      const reach = step.open || (index === 0 && draft.effect.kind === 'award');
      const said = compared(draft, index === 0 ? step.label : '', step.unit, reach ? '>=' : '=', step.value);
      made.push(index === 0 ? said : withVerbOf(said, head.draft));
    }
    at += ladder.length;
    const none = drafts[at];
    // 没有的不得分 behind the steps is none of it.
    if (none?.sentence === head.draft.sentence && saysNone(none, dialect)) {
      made.push(compared(none, '', head.step.unit, '=', 0));
      at += 1;
    }
  }
  return made;
}

interface Member {
  readonly draft: Draft;
  readonly step: FallingStep;
}

function ladderFrom(drafts: readonly Draft[], start: number, dialect: Dialect): readonly Member[] {
  const ladder: Member[] = [];
  for (const draft of drafts.slice(start)) {
    const step = stepOf(draft, ladder.length === 0, dialect);
    const [head] = ladder;
    const last = ladder[ladder.length - 1];
    if (step === undefined) break;
    if (head !== undefined && last !== undefined) {
      const same = step.label === '' || step.label === head.step.label;
      const goesOn = same && step.unit === head.step.unit && step.value === last.step.value - 1 && !step.open;
      const kind = head.draft.effect.kind;
      const worse = kind === 'deduct' ? step.points > last.step.points : step.points < last.step.points;
      if (!goesOn || !worse || (!draft.bare && draft.effect.kind !== kind)) break;
      if (draft.sentence !== head.draft.sentence) break;
    }
    ladder.push({ draft, step });
  }
  return ladder.length > 1 ? ladder : [];
}

function stepOf(draft: Draft, first: boolean, dialect: Dialect): FallingStep | undefined {
  const { condition, effect, modifiers, addsToPrevious } = draft;
  const { grammar } = dialect;
  if (effect.kind !== 'award' && effect.kind !== 'deduct') return undefined;
  if (effect.amount.kind !== 'points' || modifiers.length > 0 || addsToPrevious) return undefined;
  if (condition.kind === 'each' ? condition.explicit : !['count', 'plain', 'compare'].includes(condition.kind))
    return undefined;
  const slots = matchSlots(dialect.pattern(grammar.countStep, 'd'), withoutSample(draft.words, dialect));
  const value = slots === undefined ? undefined : parseNumeral(slots.visible('value'), grammar.numerals);
  if (slots === undefined || value === undefined || value.includes('.') || Number(value) === 0) return undefined;
  const unit = slots.visible('unit');
  if (grammar.timeUnits.includes(unit) || grammar.kindUnits.includes(unit) || slots.has('object')) return undefined;
  const label = slots.text('label');
  if (dialect.pattern('{notCounting}$|{comparator}|{negation}|[0-9，]').test(slots.visible('label'))) return undefined;
  // A bare number of things opens a ladder only where it reaches upwards: 9件以上.
  if (first && label === '' && !slots.has('edge')) return undefined;
  return {
    label,
    value: Number(firstCounted(value, slots, dialect)),
    unit,
    open: slots.has('edge'),
    points: effect.amount.points,
  };
}

/** 抽查10处，合格9处: how many are looked at is not what is counted. */
function withoutSample(words: Stretch, dialect: Dialect): Stretch {
  const sample = dialect.pattern(dialect.grammar.sample).exec(words.visible)?.[0].length ?? 0;
  return stretch(words, sample, words.visible.length);
}

/** 合格9处得4分，8处3分: a number without a verb does what the first one does. */
function withVerbOf(draft: Draft, head: Draft): Draft {
  const { effect } = draft;
  if (!draft.bare || (effect.kind !== 'award' && effect.kind !== 'deduct')) return draft;
  return head.effect.kind === 'award' || head.effect.kind === 'deduct'
    ? { ...draft, effect: { ...effect, kind: head.effect.kind }, use: head.use, bare: false }
    : draft;
}

function saysNone({ condition, effect, words }: Draft, dialect: Dialect): boolean {
  if (effect.kind !== 'zero' && effect.kind !== 'award' && effect.kind !== 'deduct') return false;
  return condition.kind === 'plain' && dialect.pattern(dialect.grammar.noneOfIt).test(words.visible);
}

function compared(draft: Draft, subject: string, unit: string, op: BoundReading['op'], value: number): Draft {
  const condition: CompareReading = {
    kind: 'compare',
    subject,
    bounds: [{ op, number: { value: String(value), unit }, explicit: false }],
    against: null,
    label: '',
  };
  return { ...draft, condition, status: 'understood', notes: [], alternatives: [], sharesCondition: false };
}
