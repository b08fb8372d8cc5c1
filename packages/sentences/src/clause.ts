import type { IToken } from 'chevrotain';
import { readCondition, trim, type ReadCondition } from './condition.ts';
import type { Draft } from './draft.ts';
import { readEffect, readModifier, readShares, type ReadEffect } from './effect.ts';
import { readFormula } from './formula.ts';
import { SPLIT } from './hidden-words.ts';
import { kindOf, slotsOf } from './lexer.ts';
import { parseNumeral, thousandths } from './numerals.ts';
import type {
  AlternativeReading,
  ConditionReading,
  EffectReading,
  ModifierReading,
  NoteReading,
  ReadingStatus,
} from './reading.ts';
import type { TextInHand } from './read-scoring-text.ts';
import { stretch, type Stretch } from './slots.ts';

/** Where a clause stands and what the skeleton found of it. */
export interface ClausePieces {
  readonly words: readonly IToken[];
  readonly tail: readonly IToken[];
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly part: number;
  readonly before: Draft['before'];
  readonly and: boolean;
}

/** Reads one clause by itself; what depends on its neighbours is for the passes. */
export function draftClause(pieces: ClausePieces, inHand: TextInHand): Draft {
  const cut = statementInFront(pieces, inHand);
  if (cut === undefined) return readClause(pieces, inHand);
  return { ...readClause({ ...pieces, from: cut, before: 'stop' }, inHand), leading: { from: pieces.from, to: cut } };
}

/**
 * Where the clause really starts when the standard itself runs into it with a comma: 若…, or the requirement with a period that a
 * shortfall is measured against. undefined when it starts where it stands.
 */
function statementInFront(pieces: ClausePieces, { dialect, text }: TextInHand): number | undefined {
  const { grammar } = dialect;
  const [first] = pieces.tail;
  if (first === undefined || pieces.before === 'comma' || grammar.order === 'effect-first') return undefined;
  const segments: { readonly from: number; readonly words: string }[] = [];
  let from = pieces.from;
  for (const words of text.visible.slice(pieces.from, first.startOffset).split('，')) {
    segments.push({ from, words });
    from += words.length + 1;
  }
  const filled = segments.filter(({ words }) => words !== '');
  const start = filled.findIndex(
    ({ words }, index) => index > 0 && dialect.pattern(grammar.conditionalStart).test(words),
  );
  // 在此基础上 starts the clause wherever it stands: what follows it is the condition.
  const added = filled.findIndex(({ words }) => dialect.pattern(grammar.addition).test(words));
  if (added >= 0) return added > 0 ? filled[added]?.from : undefined;
  const front = filled.slice(0, Math.max(0, start)).map(({ words }) => words);
  if (start > 0 && !front.some((words) => dialect.residue.some((pattern) => pattern.test(words))))
    return filled[start]?.from;
  if (start > 0) return undefined;
  const last = filled[filled.length - 1];
  const requirement = filled[filled.length - 2];
  if (last === undefined || requirement === undefined || filled.length < 3) return undefined;
  const lacks = dialect.pattern(`^(?:${grammar.rateMark})?(?:${grammar.countWords.lackVerbs})`).test(last.words);
  const periodic = dialect.pattern(grammar.periodWords).test(requirement.words);
  const plain = filled
    .slice(0, -2)
    .every(({ words }) => !dialect.pattern(`{negation}|[0-9]|${grammar.rateMark}`).test(words));
  return lacks && periodic && plain ? requirement.from : undefined;
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
      : stretch(text, pieces.from, first?.startOffset ?? pieces.to);
  const head = rawWords.visible.length - rawWords.visible.replace(dialect.pattern(grammar.conditionHead), '').length;
  const words = trim(rawWords, dialect);
  const draft = blankDraft(pieces, behind ? pieces.from : pieces.from + head, words);

  // 价格分＝评标基准价÷投标报价×30: the arithmetic stands in the words themselves.
  const formula = dialect.pattern(grammar.formulaSigns).test(rawWords.visible)
    ? formulaOf(text, pieces, inHand)
    : undefined;
  if (formula !== undefined)
    return {
      ...draft,
      ...formula,
      modifiers: modifiersOf(first !== undefined && isModifierToken(first) ? pieces.tail : rest, inHand),
    };
  if (first === undefined) return draftUnread(pieces, inHand);

  if (isModifierToken(first)) {
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
    addsToPrevious: effect.addsToPrevious || made.addsToPrevious,
    sharesCondition:
      made.condition.kind === 'none' && (pieces.and || pieces.before === 'comma') && made.effect.kind !== 'judged',
    ...(context.role === 'penalty' && effect.bare ? { effect: asPenalty(made.effect), use: 'deduct' as const } : {}),
  };
}

/** 倒扣山区1分: the kind stands between the verb and its amount. */
function withKind(condition: ConditionReading, word: string): ConditionReading {
  const scope: ConditionReading = { kind: 'category', words: [word] };
  return condition.kind === 'none' ? scope : { kind: 'all', of: [condition, scope] };
}

/** 不足1天按1天计, in a bracket behind the effect. */
function withRemainder(
  condition: ConditionReading,
  tail: readonly IToken[],
  { dialect, text }: TextInHand,
): ConditionReading {
  if (condition.kind !== 'each' && condition.kind !== 'step') return condition;
  const words = tail
    .filter((token) => kindOf(token) === 'Aside')
    .map((token) => text.folded.slice(token.startOffset, token.startOffset + token.image.length))
    .join('');
  const remainder = Object.entries(dialect.grammar.remainders).find(([, pattern]) =>
    dialect.pattern(pattern).test(words),
  )?.[0];
  return remainder === undefined
    ? condition
    : { ...condition, remainder: remainder === 'round-up' ? 'round-up' : 'pro-rata' };
}

/** The bracket right behind an effect: （每人） is a rate, （不可抗力除外） changes the clause in a way that is not read. */
function readAside(
  tail: readonly IToken[],
  { dialect, text }: TextInHand,
): { readonly per: string | null; readonly residue: boolean } {
  const { asidePer, asideResidue, remainders } = dialect.grammar;
  for (const token of tail) {
    if (kindOf(token) !== 'Aside') continue;
    const words = text.folded.slice(token.startOffset, token.startOffset + token.image.length);
    const per = dialect.pattern(asidePer).exec(words)?.groups?.['per'];
    if (per !== undefined) return { per, residue: false };
    if (Object.values(remainders).some((pattern) => dialect.pattern(pattern).test(words)))
      return { per: null, residue: false };
    if (dialect.pattern(asideResidue).test(words)) return { per: null, residue: true };
  }
  return { per: null, residue: false };
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

function blankDraft(pieces: Omit<ClausePieces, 'words' | 'tail'>, from: number, words: Stretch): Draft {
  return {
    from,
    to: pieces.to,
    sentence: pieces.sentence,
    part: pieces.part,
    words,
    condition: { kind: 'none' },
    effect: { kind: 'unread' },
    use: 'other',
    status: 'understood',
    alternatives: [],
    notes: [],
    modifiers: [],
    context: null,
    leading: null,
    sharesCondition: false,
    addsToPrevious: false,
    bare: false,
    before: pieces.before,
  };
}

interface Made {
  readonly condition: ConditionReading;
  readonly effect: EffectReading;
  readonly use: Draft['use'];
  readonly status: ReadingStatus;
  readonly alternatives: readonly AlternativeReading[];
  readonly notes: readonly NoteReading[];
  readonly context: ReadCondition['context'];
  readonly addsToPrevious: boolean;
}

/** An effect whose number is written, with the condition in front of it. */
function computed(read: ReadEffect, words: Stretch, inHand: TextInHand): Made {
  const { dialect, context } = inHand;
  const amount = 'amount' in read.effect && read.effect.amount !== null ? read.effect.amount : null;
  const amounts = amount !== null && 'kind' in amount ? (amount.kind === 'list' ? amount.points.length : 1) : 0;
  const condition = readCondition(words, { use: read.use, dialect, categories: context.categories, amounts });
  const notes = [...read.notes, ...condition.notes];
  const effect = read.effect;
  const alternatives = condition.alternatives.map((other) => ({ ...other, effect }));
  const made: Made = { ...condition, effect, use: read.use, notes, alternatives };
  // 造林面积按完成比例得分: what stands in front without a verb is the quantity whose ratio it is.
  if (
    effect.kind === 'proportional' &&
    condition.condition.kind === 'plain' &&
    condition.condition.tone === 'positive' &&
    !dialect.pattern(dialect.grammar.attributive).test(words.visible)
  ) {
    return { ...made, condition: { kind: 'none' }, effect: { ...effect, of: condition.condition.label } };
  }
  // 扣1分/次: one for each, whatever stands in front.
  if (read.per !== null) {
    const per = perUnit(condition.condition, read.per, words);
    if (per === undefined)
      return {
        ...made,
        status: 'not-understood',
        notes: [...notes, { code: 'residue', words: read.per }],
        alternatives: [],
      };
    return {
      ...made,
      condition: per,
      status: condition.status === 'not-understood' ? 'not-understood' : 'understood',
      alternatives: [],
    };
  }
  if (amounts > 1 && condition.condition.kind !== 'list') {
    return {
      ...made,
      status: 'not-understood',
      notes: [...notes, { code: 'residue', words: words.folded }],
      alternatives: [],
    };
  }
  if (condition.condition.kind === 'none' && condition.status === 'understood' && needsCondition(effect)) {
    return { ...made, notes: [...notes, { code: 'empty-condition', words: '' }] };
  }
  // 85%以下0分: nothing is earned on that step.
  if (read.bare && effect.kind === 'award' && effect.amount.kind === 'points' && effect.amount.points === 0) {
    const step = condition.condition.kind === 'compare' || condition.condition.kind === 'otherwise';
    if (!step)
      return {
        ...made,
        status: 'not-understood',
        notes: [...notes, { code: 'residue', words: words.folded }],
        alternatives: [],
      };
    return { ...made, effect: { kind: 'zero', thisItem: false, wording: read.image }, use: 'zero' };
  }
  // 每人0.1分: nothing says whether it is lost or won.
  if (
    read.bare &&
    context.role === 'ordinary' &&
    (condition.condition.kind === 'each' || condition.condition.kind === 'count') &&
    condition.status !== 'not-understood' &&
    effect.kind === 'award'
  ) {
    const { deductAnswer, awardAnswer } = dialect.grammar.answers;
    const lost: EffectReading = { kind: 'deduct', amount: effect.amount };
    return {
      ...made,
      effect: lost,
      use: 'deduct',
      status: 'doubtful',
      alternatives: [
        { answer: deductAnswer, condition: condition.condition, effect: lost },
        { answer: awardAnswer, condition: condition.condition, effect },
      ],
    };
  }
  // A number without a verb says what is earned only where nothing bad stands in front of it.
  if (
    read.bare &&
    context.role === 'ordinary' &&
    (bareIsLoss(condition.condition) ||
      (condition.condition.kind === 'plain' && dialect.pattern(dialect.grammar.faultWords).test(words.visible)))
  ) {
    return {
      ...made,
      status: 'not-understood',
      notes: [...notes, { code: 'residue', words: words.folded }],
      alternatives: [],
    };
  }
  return made;
}

function needsCondition(effect: EffectReading): boolean {
  return (
    effect.kind === 'deduct' ||
    effect.kind === 'award' ||
    effect.kind === 'bonus' ||
    effect.kind === 'zero' ||
    effect.kind === 'below-zero'
  );
}

function bareIsLoss(condition: ConditionReading): boolean {
  if (condition.kind === 'plain') return condition.tone === 'negative';
  return condition.kind === 'none' || condition.kind === 'step';
}

function perUnit(condition: ConditionReading, unit: string, words: Stretch): ConditionReading | undefined {
  if (condition.kind === 'each') return condition.units.includes(unit) ? condition : undefined;
  if (condition.kind !== 'plain' && condition.kind !== 'none') return undefined;
  return {
    kind: 'each',
    label: condition.kind === 'plain' ? condition.label : words.folded,
    every: '1',
    units: [unit],
    object: words.folded,
    basis: 'occurrence',
    explicit: true,
    guard: null,
    requirement: null,
    remainder: 'drop',
    free: null,
  };
}

function hasDiscretion(words: Stretch, { dialect }: TextInHand): boolean {
  return (
    dialect.pattern('{discretion}|{weighing}').test(words.visible) ||
    dialect.pattern('{comparison}').test(words.visible)
  );
}

/** 酌情扣分, 视情况给分, 酌情扣1—2分, 由…（甲4分、乙3分）酌情扣分: a person gives the number. undefined when nobody decides. */
function judgedOr(read: ReadEffect, words: Stretch, inHand: TextInHand): Made | undefined {
  const { dialect, context } = inHand;
  const { grammar } = dialect;
  const { effect } = read;
  const amount = effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' ? effect.amount : null;
  const bounds =
    amount === null
      ? boundsInFront(words, inHand)
      : amount.kind === 'range'
        ? { least: amount.least, most: amount.most }
        : amount.kind === 'points'
          ? { least: 0, most: amount.points }
          : undefined;
  // With one written number only 酌情 and its like leave the choice to a person; 按时上报…情况 is no weighing.
  const discretion =
    amount?.kind === 'points'
      ? dialect.pattern(grammar.explicitDiscretion).test(words.visible)
      : hasDiscretion(words, inHand);
  if (bounds === undefined || effect.kind === 'zero') return undefined;
  if (read.free === null && !(discretion && amount !== null)) return undefined;
  const sign =
    effect.kind === 'judged'
      ? effect.sign
      : effect.kind === 'deduct'
        ? 'deduct'
        : effect.kind === 'bonus'
          ? 'bonus'
          : 'award';
  const asked = discretion || dialect.pattern(grammar.judgedVerbs).test(read.image);
  const split = new RegExp(`${SPLIT}+`).exec(words.visible);
  const base = { use: read.use, context: null, addsToPrevious: false } as const;
  if (split !== null && sign !== 'bonus') {
    const shares = readShares(words.folded.slice(split.index, split.index + split[0].length), dialect);
    return {
      ...base,
      condition: plainOf(withoutWord(words, inHand), inHand),
      effect: { kind: 'split', sign, shares },
      status: 'understood',
      alternatives: [],
      notes: [],
    };
  }
  const basis = dialect.pattern('{comparison}').test(words.visible)
    ? 'comparison'
    : dialect.pattern(grammar.comparativeWeighing).test(words.visible)
      ? 'comparison'
      : 'discretion';
  const judged: EffectReading = { kind: 'judged', sign, amount: bounds, basis };
  // What is weighed is no condition; what stands before 酌情 is what the judgement is about.
  const before = withoutDiscretion(words, inHand);
  const inner = readCondition(before, { use: read.use, dialect, categories: context.categories, amounts: 0 });
  const about: ConditionReading =
    inner.condition.kind === 'each' ||
    inner.condition.kind === 'category' ||
    inner.condition.kind === 'otherwise' ||
    inner.condition.kind === 'all'
      ? inner.condition
      : words.visible === ''
        ? { kind: 'none' }
        : plainOf(before.visible === '' ? withoutWord(words, inHand) : before, inHand);
  const notes: NoteReading[] =
    bounds === null && basis === 'discretion' && sign === 'deduct' ? [{ code: 'unbounded', words: words.folded }] : [];
  if (!asked && read.free === 'deduct') {
    // …的扣分 says neither how much nor who decides.
    return {
      ...base,
      condition: about,
      effect: judged,
      status: 'doubtful',
      notes,
      alternatives: [
        { answer: grammar.answers.judgedAnswer, condition: about, effect: judged },
        {
          answer: grammar.answers.zeroAnswer,
          condition: about,
          effect: { kind: 'zero', thisItem: false, wording: '' },
        },
      ],
    };
  }
  if (!asked) {
    return {
      ...base,
      condition: about,
      effect: { kind: 'unread' },
      status: 'not-understood',
      alternatives: [],
      notes: [{ code: 'residue', words: words.folded }],
    };
  }
  return { ...base, condition: about, effect: judged, status: 'understood', alternatives: [], notes };
}

function withoutDiscretion(words: Stretch, { dialect }: TextInHand): Stretch {
  const rest = dialect.grammar.judgedTails.reduce((left, source) => {
    const found = dialect.pattern(source).exec(left.visible);
    return found === null ? left : stretch(left, 0, found.index);
  }, words);
  return trim(rest, dialect);
}

/** 由评委在0—8分之间独立打分: the bounds stand in front of the verb. */
function boundsInFront(
  words: Stretch,
  { dialect }: TextInHand,
): { readonly least: number; readonly most: number } | null {
  const { judgedRange, numerals } = dialect.grammar;
  const found = dialect.pattern(judgedRange).exec(words.visible)?.groups;
  const [low, high] = [found?.['low'], found?.['high']].map((written) => {
    const decimal = written === undefined ? undefined : parseNumeral(written, numerals);
    return decimal === undefined ? undefined : thousandths(decimal);
  });
  return low === undefined || high === undefined || low > high ? null : { least: low, most: high };
}

/** What is weighed, without 酌情 at its end. */
function withoutWord(words: Stretch, { dialect }: TextInHand): Stretch {
  const { judgedTails } = dialect.grammar;
  const found = dialect.pattern(judgedTails[judgedTails.length - 1] ?? '$').exec(words.visible);
  const rest = found === null ? words : trim(stretch(words, 0, found.index), dialect);
  return rest.visible === '' ? words : rest;
}

/** The words as a question, unread: a label for what a person decides. */
function plainOf(words: Stretch, { dialect }: TextInHand): ConditionReading {
  const tail = dialect.pattern(dialect.grammar.labelTail).exec(words.visible)?.[0].length ?? 0;
  const label = words.folded.slice(0, words.folded.length - tail);
  if (label === '') return { kind: 'none' };
  return { kind: 'plain', label, tone: dialect.pattern('{negation}').test(words.visible) ? 'negative' : 'positive' };
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

function isModifierToken(token: IToken): boolean {
  return ['Cap', 'Until', 'BestOf', 'Cumulative', 'FullMark'].includes(kindOf(token));
}

/** Both sides of 得分=完成数÷计划数×10分, from the folded text; the effect's number belongs to the arithmetic. */
function formulaOf(
  text: Stretch,
  pieces: ClausePieces,
  { dialect }: TextInHand,
): Pick<Draft, 'effect' | 'status' | 'use' | 'notes'> | undefined {
  const [first] = pieces.tail;
  const end =
    first === undefined || isModifierToken(first)
      ? (first?.startOffset ?? pieces.to)
      : first.startOffset + first.image.length;
  const written = text.folded.slice(pieces.from, end).replace(dialect.pattern(dialect.grammar.conditionHead), '');
  const [left = '', ...right] = written.split('=');
  const target = right.length === 0 ? '' : left.replace(dialect.pattern(dialect.grammar.subjectHead), '');
  const body = right.length === 0 ? left : right.length === 1 ? (right[0] ?? '') : '';
  const expression = readFormula(body.replace(/[，：]+$/, ''), dialect);
  if (expression === undefined) {
    return right.length === 0 && !/[×÷]/.test(written)
      ? undefined
      : {
          effect: { kind: 'unread' },
          status: 'not-understood',
          use: 'other',
          notes: [{ code: 'residue', words: written }],
        };
  }
  return { effect: { kind: 'formula', target, expression }, status: 'understood', use: 'award', notes: [] };
}
