import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import type { EffectReading, NoteReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

/**
 * 现场混乱 2分/处: a number without a verb is lost where the field is called 扣分标准, or where it is a fault and every other
 * clause of the text takes points. The clause says so; elsewhere it is asked, as it was.
 */
export function signsUnsaid(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const { dialect, context, text } = inHand;
  if (context.role !== 'ordinary') return drafts;
  const told = drafts.filter((draft) => !draft.bare);
  const gives = told.some(({ effect }) => signOf(effect) === 'won');
  const takes = told.some(({ effect, status }) => signOf(effect) === 'lost' && status !== 'not-understood');
  const column = dialect.pattern(dialect.grammar.deductColumn).test(context.column ?? '');
  const code = gives ? undefined : column ? 'sign-from-column' : takes ? 'sign-from-others' : undefined;
  const made: Draft[] = [];
  for (const draft of drafts) {
    const step = continues(draft, made[made.length - 1]);
    const settled = step ? 'sign-from-others' : code;
    const note: NoteReading | undefined =
      settled === undefined ? undefined : { code: settled, words: text.folded.slice(draft.from, draft.to) };
    made.push(note !== undefined && (step || isUnsaid(draft, column, dialect)) ? asLoss(draft, note) : draft);
  }
  return made;
}

/** 8处扣2分，7处及以下3分: a step of the quantity that the clause before takes points for. */
function continues({ bare, condition, effect, status }: Draft, previous: Draft | undefined): boolean {
  if (!bare || effect.kind !== 'award' || status !== 'understood') return false;
  if (condition.kind !== 'compare' || condition.subject !== '') return false;
  return previous?.condition.kind === 'compare' && previous.effect.kind === 'deduct' && !previous.bare;
}

/** Is it open whether the number is lost or won, and nothing else? */
function isUnsaid(draft: Draft, column: boolean, dialect: Dialect): boolean {
  const { bare, condition, status, effect, alternatives, notes, words } = draft;
  if (!bare || dialect.pattern(dialect.grammar.heldVerbs).test(words.visible)) return false;
  // 公益培训每期0.5分 beside deductions may be what is earned: only a fault is lost because others are.
  const bad = dialect.pattern(`{negation}|${dialect.grammar.faultWords}`).test(words.visible);
  const { deductAnswer, awardAnswer } = dialect.grammar.answers;
  if (status === 'doubtful')
    return (
      (bad || column) &&
      alternatives.length === 2 &&
      alternatives.every(({ answer }) => answer === deductAnswer || answer === awardAnswer)
    );
  // 现场混乱 2分, 每低1个百分点0.5分: what stands in front is a fault, and nothing else in it was left over.
  const fault = condition.kind === 'step' || (condition.kind === 'plain' && bad);
  return (
    status === 'not-understood' &&
    fault &&
    effect.kind === 'award' &&
    effect.amount.kind === 'points' &&
    notes.filter((note) => note.code === 'residue').every((note) => note.words === words.folded) &&
    !dialect.residue.some((pattern) => condition.kind === 'plain' && pattern.test(words.visible))
  );
}

function asLoss(draft: Draft, note: NoteReading): Draft {
  const { effect } = draft;
  if (effect.kind !== 'award' && effect.kind !== 'deduct') return draft;
  return {
    ...draft,
    effect: { ...effect, kind: 'deduct' },
    use: 'deduct',
    bare: false,
    status: 'understood',
    alternatives: [],
    notes: [...draft.notes.filter(({ code }) => code !== 'residue'), note],
  };
}

function signOf(effect: EffectReading): 'lost' | 'won' | null {
  switch (effect.kind) {
    case 'deduct':
    case 'below-zero':
      return 'lost';
    case 'award':
    case 'bonus':
    case 'proportional':
    case 'interpolated':
    case 'ratio-to-best':
      return 'won';
    case 'judged':
    case 'levels':
      return effect.sign === 'deduct' ? 'lost' : 'won';
    default:
      return null;
  }
}
