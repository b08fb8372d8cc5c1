import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import { notUnderstood } from './draft.ts';
import { parseNumeral } from './numerals.ts';
import type { ConditionReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';
import { matchSlots } from './slots.ts';

/**
 * What a clause takes from the one before it: the condition after 并, the subject of a comparison that names none. Nothing is taken
 * from a clause that is not understood.
 */
export function sharedSubjects(drafts: readonly Draft[], { dialect }: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (const draft of drafts) {
    const previous = made[made.length - 1];
    const near =
      previous !== undefined && previous.sentence === draft.sentence && previous.status === 'understood'
        ? previous
        : undefined;
    // 山区得2分，平原得1分: a further kind takes the condition and, when it has none, the verb of the one before.
    if (draft.condition.kind === 'category' && near !== undefined && kindsOf(near.condition) !== undefined) {
      const rest = near.condition.kind === 'all' ? near.condition.of.filter(({ kind }) => kind !== 'category') : [];
      const condition: ConditionReading =
        rest.length === 0 ? draft.condition : { kind: 'all', of: [...rest, draft.condition] };
      const verb =
        draft.bare &&
        'amount' in draft.effect &&
        draft.effect.kind !== 'judged' &&
        (near.effect.kind === 'deduct' || near.effect.kind === 'below-zero' || near.effect.kind === 'bonus');
      made.push({
        ...draft,
        condition,
        ...(verb
          ? { effect: { ...near.effect, amount: draft.effect.amount }, use: near.use, status: 'understood', notes: [] }
          : {}),
      });
      continue;
    }
    // 第2名得8分: ranked as the clause before says.
    const place =
      near?.condition.kind === 'rank'
        ? matchSlots(dialect.pattern(dialect.grammar.placeOnly, 'd'), draft.words)
        : undefined;
    const from = place === undefined ? undefined : parseNumeral(place.visible('from'), dialect.grammar.numerals);
    if (place !== undefined && near?.condition.kind === 'rank' && from !== undefined) {
      const to = place.has('to') ? parseNumeral(place.visible('to'), dialect.grammar.numerals) : from;
      made.push({
        ...draft,
        condition: { ...near.condition, from: Number(from), to: Number(to ?? from) },
        status: 'understood',
        notes: [],
        alternatives: [],
      });
      continue;
    }
    const named = near === undefined ? undefined : degreeOf(draft, near, dialect);
    if (named !== undefined) {
      // 二级 alone says nothing; 发生二级事故 does.
      const read = draft.status === 'not-understood' && draft.effect.kind !== 'unread';
      made.push({
        ...draft,
        condition: named,
        ...(read ? { status: 'understood', notes: draft.notes.filter(({ code }) => code !== 'residue') } : {}),
      });
      continue;
    }
    if (draft.sharesCondition) {
      if (previous === undefined || previous.sentence !== draft.sentence || previous.status === 'not-understood') {
        made.push(notUnderstood({ ...draft, sharesCondition: false }, { code: 'empty-condition', words: '' }));
      } else
        made.push({
          ...draft,
          condition: previous.condition,
          notes: draft.notes.filter(({ code }) => code !== 'empty-condition'),
        });
      continue;
    }
    // 扣1—3分 and nothing else: a person gives the number, for what the item is about.
    const alone = drafts.length === 1 && 'amount' in draft.effect && isRange(draft.effect.amount);
    if (draft.notes.some(({ code }) => code === 'empty-condition') && draft.effect.kind !== 'unread' && !alone) {
      made.push(notUnderstood(draft, { code: 'empty-condition', words: '' }));
      continue;
    }
    made.push(draft);
  }
  return made;
}

/** 卫生状况差的扣2分，一般的扣1分: a level word alone is said of what the clause before judges with a word of the same scale. */
function degreeOf(draft: Draft, near: Draft, { grammar, pattern }: Dialect): ConditionReading | undefined {
  const [here, there] = [draft.condition, near.condition];
  if (here.kind !== 'plain' || there.kind !== 'plain' || draft.part !== near.part) return undefined;
  for (const scale of grammar.scales) {
    if (!scale.includes(here.label)) continue;
    const [said] = scale
      .filter((word) => (word.length > 1 ? there.label.includes(word) : there.label.endsWith(word)))
      .sort((a, b) => b.length - a.length);
    if (said === undefined || said === here.label || said === there.label) continue;
    const at = there.label.lastIndexOf(said);
    const [before, behind] = [there.label.slice(0, at), there.label.slice(at + said.length)];
    // 省级、市级表彰, 县级以上表彰: more than one level; what a single one puts in their place is not said.
    if (scale.some((word) => `${before} ${behind}`.includes(word)) || pattern(`^{edge}`).test(behind)) continue;
    return { ...here, label: `${before}${here.label}${behind}` };
  }
  return undefined;
}

function isRange(amount: unknown): boolean {
  return typeof amount === 'object' && amount !== null && 'kind' in amount && amount.kind === 'range';
}

/** The kinds of subject a condition is limited to; undefined when it is not. */
function kindsOf(condition: ConditionReading): readonly string[] | undefined {
  if (condition.kind === 'category') return condition.words;
  if (condition.kind !== 'all') return undefined;
  return condition.of.map(kindsOf).find((words) => words !== undefined);
}
