import type { Draft } from './draft.ts';
import type { ModifierReading } from './reading.ts';
import type { TextInHand } from './text-in-hand.ts';

type Cap = Extract<ModifierReading, { kind: 'cap' }>;

/**
 * 1.制度建设（4分）：制度健全得2分，上墙公示得2分；2.台账管理（6分）：…: a name with its points and a colon, or with the very points that the
 * awards behind it come to, heads a part of the item. It earns nothing besides them: its points are the most that they come to.
 */
export function partHeadings(drafts: readonly Draft[], { text, dialect }: TextInHand): readonly Draft[] {
  const marked = dialect.pattern(dialect.grammar.partMark);
  const named = drafts.filter((draft) => headsPoints(draft) !== null);
  const isNoun = (draft: Draft): boolean =>
    draft.condition.kind === 'plain' &&
    draft.condition.tone === 'positive' &&
    headsPoints(draft) !== 0 &&
    !dialect.pattern(dialect.grammar.saysSomething).test(draft.condition.label);
  const isHeading = (draft: Draft, behind: readonly Draft[]): boolean =>
    behind.some((it) => sideOf(it) !== null) &&
    ((isNoun(draft) &&
      text.visible.charAt(draft.to - 1) !== dialect.grammar.memberClose &&
      takesOnly(behind) &&
      !followsName(draft, drafts, named)) ||
      marked.test(text.visible.slice(draft.to, draft.to + 1)) ||
      (text.visible.charAt(draft.to - 1) === dialect.grammar.memberClose && comesTo(behind, headsPoints(draft))));
  const made: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const draft = drafts[at];
    if (draft === undefined) break;
    const points = headsPoints(draft);
    const behind = points === null ? [] : membersBehind(drafts, at, named);
    const [first] = behind;
    if (points === null || first === undefined || !isHeading(draft, behind)) {
      made.push(draft);
      at += 1;
      continue;
    }
    const sides = new Set(behind.map(sideOf).filter((side) => side !== null));
    const cap: Cap = {
      kind: 'cap',
      points,
      scope: 'part',
      sign: sides.has('award') ? 'award' : 'deduct',
      from: draft.from,
      to: draft.to,
    };
    for (const [index, member] of behind.entries()) {
      const opened =
        index === 0 ? { ...member, from: draft.from, before: draft.before, leading: draft.leading } : member;
      made.push(index === behind.length - 1 ? { ...opened, modifiers: [...opened.modifiers, cap] } : opened);
    }
    at += behind.length + 1;
  }
  return made;
}

/** The points of a name that may head a part; null: it is something else. */
function headsPoints({ bare, condition, effect, modifiers, status, alternatives }: Draft): number | null {
  const plain = bare && condition.kind === 'plain' && modifiers.length === 0;
  const read = status !== 'doubtful' && alternatives.length === 0;
  return plain && read && effect.kind === 'award' && effect.amount.kind === 'points' ? effect.amount.points : null;
}

/** What stands behind a name up to the next one, or, where no other has points, to the end of the sentence. */
function membersBehind(drafts: readonly Draft[], at: number, named: readonly Draft[]): readonly Draft[] {
  const head = drafts[at];
  const rest = drafts.slice(at + 1);
  const elsewhere = (it: Draft): boolean => it.sentence !== head?.sentence || it.part !== head.part;
  const next = rest.findIndex((it) =>
    named.includes(it) ? elsewhere(it) : named.length === 1 && it.sentence !== head?.sentence,
  );
  return next < 0 ? rest : rest.slice(0, next);
}

function sideOf({ effect }: Draft): 'award' | 'deduct' | null {
  switch (effect.kind) {
    case 'award':
    case 'bonus':
      return 'award';
    case 'deduct':
      return 'deduct';
    case 'judged':
    case 'levels':
      return effect.sign === 'deduct' ? 'deduct' : 'award';
    default:
      return null;
  }
}

/** 控辍保学5分，流失一名学生扣2.5分: nothing behind the name gives points, so the name's are what is there to lose. */
function takesOnly(behind: readonly Draft[]): boolean {
  return behind.every((it) => !it.bare && (sideOf(it) === 'deduct' || it.effect.kind === 'zero'));
}

/** 省级5分，市级3分，未申报的扣1分: a name right behind another is one more award of a list. */
function followsName(head: Draft, drafts: readonly Draft[], named: readonly Draft[]): boolean {
  const before = drafts[drafts.indexOf(head) - 1];
  return before !== undefined && named.includes(before) && before.sentence === head.sentence;
}

/** Awards that come to just these points: 制度建设（4分），健全得2分，公示得2分. */
function comesTo(behind: readonly Draft[], points: number | null): boolean {
  const awards = behind.filter((it) => sideOf(it) === 'award');
  const worth = awards.map(({ effect, bare }) =>
    effect.kind === 'award' && effect.amount.kind === 'points' && !bare ? effect.amount.points : NaN,
  );
  return awards.length > 0 && worth.reduce((sum, it) => sum + it, 0) === points;
}
