import type { IToken } from 'chevrotain';
import { plainOf } from './clause-meaning.ts';
import { statementInFront } from './clause-start.ts';
import { computed } from './computed-effect.ts';
import { trim } from './condition-words.ts';
import { blankDraft, notUnderstood, type ClausePieces, type Draft } from './draft.ts';
import { readAside, withRemainder } from './effect-aside.ts';
import { readEffect, readModifier } from './effect.ts';
import { hasDiscretion, judgedOr } from './judgement.ts';
import { isModifier, kindOf, slotsOf } from './lexer.ts';
import { parseNumeral } from './numerals.ts';
import type { ConditionReading, EffectReading, ModifierReading } from './reading.ts';
import { stretch, type Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';
import { formulaOf } from './written-formula.ts';

/** Reads one clause by itself; what depends on its neighbours is for the passes. */
export function draftClause(pieces: ClausePieces, inHand: TextInHand): Draft {
  const cut = statementInFront(pieces, inHand);
  if (cut === undefined) return readClause(pieces, inHand);
  return { ...readClause({ ...pieces, from: cut, before: 'stop' }, inHand), leading: { from: pieces.from, to: cut } };
}

/**
 * 安全标识缺失（扣0.5分/处）: an effect alone in a bracket is of the words in front of it. With words of its own (好5分，一般3分) it has a
 * condition, and those in front say what it is about.
 */
export function draftInBracket(
  pieces: ClausePieces,
  front: { readonly words: readonly IToken[]; readonly from: number; readonly to: number },
  inHand: TextInHand,
): Draft {
  const { dialect } = inHand;
  const [first] = pieces.words;
  const last = pieces.words[pieces.words.length - 1];
  if (first !== undefined && last !== undefined) {
    const own = stretch(inHand.text, first.startOffset, last.startOffset + last.image.length);
    const draft = draftClause(pieces, inHand);
    const counts = draft.condition.kind === 'each' && draft.condition.object === '';
    // 未更新的（每处扣0.5分）, 台账（缺1项扣0.5分）: what is counted stands in front; the bracket parts as a comma does.
    if (counts || dialect.pattern(dialect.grammar.plainRate).test(own.visible)) {
      const joined = { ...pieces, words: [...front.words, ...pieces.words], from: front.from, before: 'stop' as const };
      return draftClause(joined, { ...inHand, text: withComma(inHand.text, front.to) });
    }
    return draft.leading === null ? { ...draft, leading: { from: front.from, to: front.to } } : draft;
  }
  const draft = draftClause({ ...pieces, words: front.words, from: front.from, before: 'stop' }, inHand);
  // 安全帽佩戴（扣1分）: what is meant is the lack of what stands there; nothing says so.
  const asked =
    draft.condition.kind === 'plain' ||
    (draft.condition.kind === 'each' && !dialect.pattern(dialect.grammar.rateMark).test(draft.words.visible));
  const lossOfNothing =
    asked &&
    (draft.use === 'deduct' || draft.use === 'zero') &&
    !dialect.pattern(`{negation}|${dialect.grammar.faultWords}|{comparator}{number}`).test(draft.words.visible);
  return lossOfNothing && draft.status === 'understood'
    ? notUnderstood(draft, { code: 'residue', words: draft.words.folded })
    : draft;
}

function withComma(text: Stretch, at: number): Stretch {
  const put = (words: string): string => `${words.slice(0, at)}，${words.slice(at + 1)}`;
  return { visible: put(text.visible), folded: put(text.folded) };
}

function readClause(pieces: ClausePieces, inHand: TextInHand): Draft {
  const { dialect, text, context } = inHand;
  const { grammar } = dialect;
  const [first, ...rest] = pieces.tail;
  // Words in front of the effect, or, in a language that has them so, behind it.
  const behind = first !== undefined && (pieces.words[0]?.startOffset ?? 0) > first.startOffset;
  const lastWord = pieces.words[pieces.words.length - 1];
  const rawWords =
    behind && lastWord !== undefined
      ? stretch(text, pieces.words[0]?.startOffset ?? pieces.from, lastWord.startOffset + 1)
      : stretch(text, pieces.from, endOfWords(pieces, first));
  const head = rawWords.visible.length - rawWords.visible.replace(dialect.pattern(grammar.conditionHead), '').length;
  const spoken = trim(rawWords, dialect);
  // ，且年度考核不得评优: a joining word alone is no condition.
  const joins = dialect.pattern(grammar.joiningWord).test(spoken.visible);
  const words = joins ? stretch(spoken, 0, 0) : spoken;
  const draft = blankDraft(pieces, behind ? pieces.from : pieces.from + head, words);

  // 价格分＝评标基准价÷投标报价×30: the arithmetic stands in the words themselves.
  const formula = dialect.pattern(grammar.formulaSigns).test(rawWords.visible)
    ? formulaOf(text, pieces, inHand)
    : undefined;
  if (formula !== undefined)
    return {
      ...draft,
      ...formula,
      modifiers: modifiersOf(first !== undefined && isModifier(first) ? pieces.tail : rest, inHand),
    };
  if (first === undefined) return draftUnread(pieces, inHand);

  if (isModifier(first)) {
    const modifiers = modifiersOf(pieces.tail, inHand);
    const [cap] = modifiers;
    if (words.visible === '' || cap === undefined || cap.kind === 'best-of') {
      return { ...draft, effect: { kind: 'modifier' }, use: 'other', modifiers };
    }
    // A ceiling alone is a judgement up to it: 每项最高扣15分.
    if (cap.kind === 'cap' && cap.sign !== null && pieces.before !== 'comma' && pieces.before !== 'none') {
      return {
        ...draft,
        condition: plainOf(words, inHand),
        effect: { kind: 'judged', sign: cap.sign, amount: { least: 0, most: cap.points }, basis: 'discretion' },
        use: cap.sign,
        modifiers: modifiers.slice(1),
      };
    }
    return {
      ...draft,
      condition: plainOf(words, inHand),
      effect: { kind: 'unread' },
      status: 'not-understood',
      notes: [{ code: 'residue', words: text.folded.slice(cap.from, cap.to) }],
      modifiers,
    };
  }

  const effect = readEffect(
    first,
    dialect,
    stretch(text, first.startOffset, first.startOffset + first.image.length).folded,
  );
  const modifiers = modifiersOf(rest, inHand);
  const object = context.categories.find((word) => word === slotsOf(first).slots['object']);
  const annotated = rest.some((token) => kindOf(token) === 'MarkPoints');
  // 每项目扣分，扣完为止: the verb only names what the modifier speaks of.
  if (
    effect.free !== null &&
    modifiers.some(({ kind }) => kind === 'until-exhausted') &&
    !hasDiscretion(words, inHand)
  ) {
    return { ...draft, effect: { kind: 'modifier' }, use: 'other', modifiers };
  }
  const aside = readAside(rest, inHand);
  const made =
    judgedOr(effect, words, inHand) ??
    computed(aside.per === null ? effect : { ...effect, per: aside.per }, words, inHand);
  const wasAnnotated: Partial<Draft> =
    annotated || aside.residue
      ? {
          status: 'not-understood',
          notes: [
            ...made.notes,
            { code: 'residue', words: text.folded.slice(rest[0]?.startOffset ?? pieces.to, pieces.to) },
          ],
        }
      : {};
  return {
    ...draft,
    ...made,
    modifiers,
    ...wasAnnotated,
    context:
      made.context === null
        ? null
        : { from: pieces.from + head + made.context.from, to: pieces.from + head + made.context.to },
    ...(modifiers.some(({ kind }) => kind === 'cap')
      ? { notes: made.notes.filter(({ code }) => code !== 'unbounded') }
      : {}),
    condition: object === undefined ? withRemainder(made.condition, rest, inHand) : withKind(made.condition, object),
    bare: effect.bare,
    // 3.赔付10万元以上的另扣3分: a numbered rule with a condition of its own goes with no other.
    // 另加1分，但本项得分不超过满分: it counts as any award of the item does.
    addsToPrevious:
      (effect.addsToPrevious && !(pieces.numbered && ownsCondition(made, effect)) && !staysWithin(rest)) ||
      made.addsToPrevious,
    sharesCondition:
      made.condition.kind === 'none' &&
      (pieces.and || joins || pieces.before === 'comma') &&
      made.effect.kind !== 'judged',
    ...(context.role === 'penalty' && effect.bare ? { effect: asPenalty(made.effect), use: 'deduct' as const } : {}),
  };
}

function ownsCondition(made: Pick<Draft, 'condition'>, { effect }: { readonly effect: EffectReading }): boolean {
  return effect.kind === 'deduct' && made.condition.kind !== 'none';
}

function staysWithin(tail: readonly IToken[]): boolean {
  return tail.some((token) => slotsOf(token).slots['within'] !== undefined);
}

/** Where the words in front of an effect end: a bracket that opens between them is none. */
function endOfWords({ words, to }: ClausePieces, first: IToken | undefined): number {
  const last = words[words.length - 1];
  return first === undefined ? to : last === undefined ? first.startOffset : last.startOffset + last.image.length;
}

/** 倒扣山区1分: the kind stands between the verb and its amount. */
function withKind(condition: ConditionReading, word: string): ConditionReading {
  const scope: ConditionReading = { kind: 'category', words: [word] };
  return condition.kind === 'none' ? scope : { kind: 'all', of: [condition, scope] };
}

/** What talks of points and was not read: printed, scored by a person. */
export function draftUnread(pieces: Omit<ClausePieces, 'words' | 'tail'>, inHand: TextInHand): Draft {
  const words = stretch(inHand.text, pieces.from, pieces.to);
  return {
    ...blankDraft(pieces, pieces.from, words),
    effect: { kind: 'unread' },
    status: 'not-understood',
    notes: [{ code: 'residue', words: words.folded }],
  };
}

/** 第1条和第4条同时出现则遵从第1条: which of two rules wins. */
export function draftPrecedence(pieces: Omit<ClausePieces, 'words' | 'tail'>, inHand: TextInHand): Draft {
  const { dialect, text } = inHand;
  const words = stretch(text, pieces.from, pieces.to);
  const groups = dialect.pattern(dialect.grammar.precedence).exec(words.folded)?.groups ?? {};
  const number = (slot: string): number =>
    Number(parseNumeral(groups[slot] ?? groups[`${slot}2`] ?? '', dialect.grammar.numerals) ?? 0);
  return {
    ...blankDraft(pieces, pieces.from, words),
    effect: { kind: 'precedence', among: [number('first'), number('second')], wins: number('wins') },
  };
}

/** Adds the modifiers of a piece to the clause they follow. */
export function draftModifier(draft: Draft, tail: readonly IToken[], to: number, inHand: TextInHand): Draft {
  const modifiers = [...draft.modifiers, ...modifiersOf(tail, inHand)];
  const bounded = modifiers.some(({ kind }) => kind === 'cap');
  return {
    ...draft,
    to,
    modifiers,
    notes: bounded ? draft.notes.filter(({ code }) => code !== 'unbounded') : draft.notes,
  };
}

function asPenalty(effect: EffectReading): EffectReading {
  return effect.kind === 'award' ? { kind: 'deduct', amount: effect.amount } : effect;
}

function modifiersOf(tokens: readonly IToken[], { dialect }: TextInHand): readonly ModifierReading[] {
  return tokens.flatMap((token) => {
    const modifier = readModifier(token, dialect);
    return modifier === undefined ? [] : [modifier];
  });
}
