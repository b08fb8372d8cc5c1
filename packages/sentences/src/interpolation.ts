import { measured, subjectOf } from './comparison.ts';
import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';
import type { MeasuredNumber } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';
import { matchSlots } from './slots.ts';

interface Knot {
  readonly x: MeasuredNumber;
  readonly points: number;
  readonly subject: string;
}

/** 95%以上得10分，60%以下得0分，中间按直线内插: the steps before become the points of one line. */
export function interpolations(drafts: readonly Draft[], { text, dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    if (
      draft.effect.kind !== 'unread' ||
      !dialect.pattern(dialect.grammar.interpolation).test(text.visible.slice(draft.from, draft.to))
    ) {
      made.push(draft);
      continue;
    }
    const knots: { readonly draft: Draft; readonly knot: Knot }[] = [];
    for (let at = made.length - 1; at >= 0; at -= 1) {
      const before = made[at];
      const knot = before === undefined || before.sentence !== draft.sentence ? undefined : knotOf(before, dialect);
      if (before === undefined || knot === undefined) break;
      knots.unshift({ draft: before, knot });
    }
    const subjects = new Set(knots.map(({ knot }) => knot.subject).filter((subject) => subject !== ''));
    const units = new Set(knots.map(({ knot }) => knot.x.unit));
    const first = knots[0];
    const kinds = new Set(knots.map(({ draft: { effect } }) => effect.kind).filter((kind) => kind !== 'zero'));
    if (first === undefined || knots.length < 2 || subjects.size > 1 || units.size > 1 || kinds.size !== 1) {
      made.push(notUnderstood(draft, { code: 'residue', words: text.folded.slice(draft.from, draft.to) }));
      continue;
    }
    made.splice(made.length - knots.length, knots.length, {
      ...first.draft,
      to: draft.to,
      condition: { kind: 'none' },
      effect: {
        kind: 'interpolated',
        sign: kinds.has('deduct') ? 'deduct' : 'award',
        subject: [...subjects][0] ?? '',
        through: knots
          .map(({ knot }) => ({ x: knot.x, points: knot.points }))
          .sort((a, b) => Number(a.x.value) - Number(b.x.value)),
      },
      notes: [],
      status: 'understood',
      alternatives: [],
    });
  }
  return made;
}

function knotOf({ condition, effect, words }: Draft, dialect: Dialect): Knot | undefined {
  const slots = matchSlots(dialect.pattern(dialect.grammar.knot, 'd'), words);
  const single =
    condition.kind === 'compare' && condition.bounds.length === 1 && condition.against === null ? condition : undefined;
  const x =
    single?.bounds[0]?.number ??
    (slots === undefined ? undefined : measured(slots.visible('value'), slots.visible('unit'), dialect));
  const subject = single?.subject ?? (slots === undefined ? '' : subjectOf(slots.text('subject'), dialect));
  if (x === undefined) return undefined;
  if (effect.kind === 'zero') return { x, points: 0, subject };
  if ((effect.kind !== 'award' && effect.kind !== 'deduct') || effect.amount.kind !== 'points') return undefined;
  return { x, points: effect.amount.points, subject };
}
