import { foldText, type FoldedText } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';
import type { IToken } from 'chevrotain';
import { draftClause, draftInBracket, draftModifier, draftPrecedence, draftUnread } from './clause.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { notUnderstood, type Draft } from './draft.ts';
import { hideProtectedWords, SPLIT } from './hidden-words.ts';
import { isModifier, kindOf, slotsOf, tokenize } from './lexer.ts';
import { passes } from './passes.ts';
import type { ClauseReading, IssueReading, ReadingContext, ScoringTextReading, WordsReading } from './reading.ts';
import { skeletonOf, type SkeletonPiece } from './skeleton.ts';
import { stretch, type Stretch } from './slots.ts';
import type { TextInHand } from './text-in-hand.ts';
import { withFormulaEnds } from './written-formula.ts';

/** A sentence longer than this is reported, not read: no author writes one, and patterns stay bounded. */
const LONGEST_SENTENCE = 2000;

/**
 * Reads one scoring text into clauses, statements and issues. Pure, never throws; the same folded text gives the same readings.
 * Offsets of the result are UTF-16 units of `original`.
 */
export function readScoringText(original: string, context: ReadingContext): ScoringTextReading {
  const dialect = dialectOf(context.language);
  const folded = foldText(original, fold);
  const inHand: TextInHand = {
    dialect,
    context,
    text: { folded: folded.text, visible: hideProtectedWords(folded.text, dialect, context.scales) },
  };
  const long = longSentences(inHand);
  const text = { ...inHand, text: { ...inHand.text, visible: blank(inHand.text.visible, long) } };
  const skeleton = skeletonOf(tokenize(text.text.visible, dialect), dialect.grammar.order);
  const pieces = dialect.grammar.order === 'effect-first' ? withConditionsBehind(skeleton) : skeleton;
  const assembled = assemble(withFormulaEnds(pieces, text), text);
  const read = passes.reduce((made, pass) => pass(made, text), assembled.drafts);
  // A word that looks like a misspelt scoring word leaves open what the clause says.
  const misses = nearMissesIn(text);
  const drafts = read.map((draft) => {
    const miss = misses.find(({ from, to }) => from < draft.to && to > draft.from);
    return miss === undefined
      ? draft
      : notUnderstood(draft, { code: 'residue', words: text.text.folded.slice(miss.from, miss.to) });
  });
  return {
    clauses: drafts.map((draft) => finish(draft, folded, original)),
    statements: [
      ...assembled.statements,
      ...drafts.flatMap(({ leading, sentence }) => (leading === null ? [] : [{ ...leading, sentence }])),
    ]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to, sentence }) => words(from, to, sentence, folded, original)),
    issues: [
      ...long.map(({ from, to }): IssueReading => ({ code: 'sentence-too-long', ...originalPlace(from, to, folded) })),
      ...assembled.missingMarks.map((at): IssueReading => ({ code: 'missing-mark', ...originalPlace(at, at, folded) })),
      ...misses.map(({ from, to, suggestion }): IssueReading => ({
        code: 'near-miss',
        ...originalPlace(from, to, folded),
        suggestion,
      })),
    ],
  };
}

interface Assembled {
  readonly drafts: readonly Draft[];
  readonly statements: readonly { readonly from: number; readonly to: number; readonly sentence: number }[];
  /** Offsets where a mark between two clauses is missing. */
  readonly missingMarks: readonly number[];
}

/** Cuts the skeleton into clauses by the rules of where a clause ends. */
function assemble(pieces: readonly SkeletonPiece[], inHand: TextInHand): Assembled {
  const { dialect, text } = inHand;
  const { grammar } = dialect;
  const drafts: Draft[] = [];
  const statements: { from: number; to: number; sentence: number }[] = [];
  const missingMarks: number[] = [];
  let sentence = 0;
  let part = 0;
  let before: Draft['before'] = 'start';
  let and = false;
  let numbered = false;
  /** …的； waiting for the effect it shares with what follows. */
  let alternative: number | undefined;
  /** A case …的 that has no effect of its own yet. */
  let lead:
    | {
        readonly words: readonly IToken[];
        readonly from: number;
        readonly before: Draft['before'];
        readonly attributive: boolean;
      }
    | undefined;
  let openedAt = -1;
  /** A statement that the next bracket may be about. */
  let inFront: { readonly words: readonly IToken[]; readonly from: number; readonly to: number } | undefined;
  const replaceLast = (change: (draft: Draft) => Draft): void => {
    const last = drafts.pop();
    if (last !== undefined) drafts.push(change(last));
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'mark') {
      const mark = kindOf(piece.token);
      if (mark !== 'Comma') lead = undefined;
      if (mark !== 'Open' || inFront?.to !== piece.token.startOffset) inFront = undefined;
      if (mark === 'Stop') {
        sentence += 1;
        part = 0;
        before = 'stop';
        alternative = undefined;
      } else if (mark === 'Semi') {
        part += 1;
        before = 'semi';
      } else if (mark === 'Comma') before = before === 'none' ? 'comma' : before;
      else if (mark === 'Open') {
        before = 'open';
        openedAt = piece.token.startOffset;
      } else if (mark === 'Close') {
        // The bracket of a modifier belongs to the clause it modifies: 扣1分（最多扣3分）.
        const last = drafts[drafts.length - 1];
        if (last !== undefined && last.to === piece.token.startOffset && openedAt > last.from)
          replaceLast((draft) => ({ ...draft, to: draft.to + 1 }));
        before = 'none';
      } else if (mark === 'And') and = true;
      else if (mark === 'Marker') numbered = true;
      continue;
    }
    const [first] = piece.tail;
    if (before === 'none' && text.visible.charAt(piece.words[0]?.startOffset ?? -1) === grammar.enumerationMark)
      before = 'comma';
    const place = { sentence, part, before, and, numbered };
    const from = Math.min(piece.words[0]?.startOffset ?? Infinity, first?.startOffset ?? Infinity);
    const to = endOf(piece);
    const previous = drafts[drafts.length - 1];
    const touches =
      previous !== undefined &&
      previous.sentence === sentence &&
      (before === 'comma' || before === 'none' || before === 'open');
    if (first === undefined) {
      const run = stretch(text, from, to);
      const next = pieces[index + 1];
      const remainder = remainderIn(run, dialect);
      if (
        touches &&
        remainder !== undefined &&
        (previous.condition.kind === 'each' || previous.condition.kind === 'step')
      ) {
        replaceLast((draft) => withRemainder(draft, remainder, to));
      } else if (dialect.pattern(grammar.precedence).test(run.folded)) {
        drafts.push(draftPrecedence({ from, to, ...place }, inHand));
      } else if (dialect.pattern(grammar.formulaSigns).test(run.visible)) {
        drafts.push(draftClause({ words: piece.words, tail: [], from, to, ...place }, inHand));
      } else if (dialect.pattern(grammar.freeTalks).test(run.visible) || run.visible.includes(SPLIT)) {
        drafts.push(draftUnread({ from, to, ...place }, inHand));
      } else {
        // The essay gets 2 points if…: what stands behind an effect that has words in front is no part of its reading.
        const behind = grammar.order === 'effect-first' && before === 'none';
        if (
          touches &&
          before !== 'open' &&
          !opensBracket(pieces, index, to) &&
          (behind || dialect.residue.some((pattern) => pattern.test(run.visible)))
        ) {
          replaceLast((draft) => notUnderstood(draft, { code: 'poisoned', words: run.folded }));
        }
        const shares =
          next?.kind === 'mark' &&
          kindOf(next.token) === 'Semi' &&
          dialect.pattern(grammar.attributive).test(run.visible);
        if (shares) alternative ??= from;
        else {
          const start = from + (dialect.pattern(grammar.statementHead).exec(run.visible)?.[0].length ?? 0);
          statements.push({ from: start, to, sentence });
          inFront = { words: piece.words, from: start, to };
          // 现场混乱的，最高扣5分; 现场混乱，最高扣5分 where nothing stands before it that could be meant.
          const named = drafts.length === 0 && dialect.pattern(grammar.ceilingOf).test(run.visible);
          if (!touches && (named || dialect.pattern(grammar.attributive).test(run.visible)))
            lead = {
              words: piece.words,
              from,
              before: before === 'comma' ? 'stop' : before,
              attributive: dialect.pattern(grammar.attributive).test(run.visible),
            };
        }
      }
    } else if (
      touches &&
      remainderIn(stretch(text, from, to), dialect) !== undefined &&
      (previous.condition.kind === 'each' || previous.condition.kind === 'step')
    ) {
      const remainder = remainderIn(stretch(text, from, to), dialect) ?? '';
      // …不足10棵的按比例计分，最高得3分: the cap behind it is the clause's.
      const modifiers = piece.tail.slice(piece.tail.findIndex(isModifier));
      replaceLast((draft) => {
        const counted = withRemainder(draft, remainder, to);
        return piece.tail.some(isModifier) ? draftModifier(counted, modifiers, to, inHand) : counted;
      });
    } else if (
      isModifier(first) &&
      piece.words.length === 0 &&
      lead !== undefined &&
      slotsOf(first).slots['sign'] !== undefined &&
      (lead.attributive || (slotsOf(first).slots['scope'] ?? '') === '')
    ) {
      // 现场混乱的，每项最高扣5分: a ceiling alone is a judgement up to it.
      statements.pop();
      drafts.push(
        draftClause(
          {
            words: lead.words,
            tail: piece.tail,
            from: lead.from,
            to,
            sentence,
            part,
            before: lead.before,
            and: false,
            numbered: false,
          },
          inHand,
        ),
      );
    } else if (kindOf(first) === 'BestOf' && touches) {
      // 同一事由重复投诉的不重复扣分: the words say of what only the largest counts.
      replaceLast((draft) => draftModifier(draft, piece.tail, to, inHand));
    } else if (isModifier(first) && piece.words.length === 0) {
      if (touches) replaceLast((draft) => draftModifier(draft, piece.tail, to, inHand));
      else drafts.push(draftClause({ words: [], tail: piece.tail, from, to, ...place }, inHand));
    } else {
      // 制度建设（4分）：健全得2分: the colon parts them.
      const parted = dialect.pattern(`^(?:${grammar.partMark})`).test(text.visible.slice(from));
      if (before === 'none' && previous !== undefined && previous.to === from && !and && !parted)
        missingMarks.push(from);
      const start = alternative ?? from;
      alternative = undefined;
      if (inFront !== undefined) {
        statements.pop();
        drafts.push(draftInBracket({ words: piece.words, tail: piece.tail, from, to, ...place }, inFront, inHand));
      } else drafts.push(draftClause({ words: piece.words, tail: piece.tail, from: start, to, ...place }, inHand));
    }
    if (first !== undefined) {
      lead = undefined;
      inFront = undefined;
    }
    before = 'none';
    and = false;
    numbered = false;
  }
  return { drafts, statements, missingMarks };
}

/** 每低1%（扣0.5分）: the words have an effect, in the bracket behind them. */
function opensBracket(pieces: readonly SkeletonPiece[], index: number, to: number): boolean {
  const [mark, inside] = [pieces[index + 1], pieces[index + 2]];
  const opens = mark?.kind === 'mark' && kindOf(mark.token) === 'Open' && mark.token.startOffset === to;
  const [first] = inside?.kind === 'clause' ? inside.tail : [];
  return opens && first !== undefined && !isModifier(first);
}

/** deduct 1 for each missing source: the words behind an effect that has none in front are its condition. */
function withConditionsBehind(pieces: readonly SkeletonPiece[]): readonly SkeletonPiece[] {
  const made: SkeletonPiece[] = [];
  for (const piece of pieces) {
    const last = made[made.length - 1];
    if (piece.kind === 'mark') {
      made.push(piece);
      continue;
    }
    const words = piece.words.every(({ image }) => image.trim() === '') ? [] : piece.words;
    const [first] = piece.tail;
    const open =
      last?.kind === 'clause' && last.words.length === 0 && last.tail[0] !== undefined && !isModifier(last.tail[0]);
    if (!open || words.length === 0) made.push({ ...piece, words });
    else if (first === undefined || isModifier(first))
      made[made.length - 1] = { kind: 'clause', words, tail: [...last.tail, ...piece.tail] };
    else {
      // …if A, otherwise no points: the words up to the last comma belong to the effect in front of them.
      const comma = words.map((word) => kindOf(word)).lastIndexOf('Comma');
      const behind = comma < 0 ? words : words.slice(0, comma);
      made[made.length - 1] = { kind: 'clause', words: behind, tail: last.tail };
      const mark = words[comma];
      if (mark !== undefined) made.push({ kind: 'mark', token: mark });
      made.push({ kind: 'clause', words: comma < 0 ? [] : words.slice(comma + 1), tail: piece.tail });
    }
  }
  return withConditionsInFront(made);
}

/** For each missing source, deduct 1: words parted by a comma from an effect that has none of its own. */
function withConditionsInFront(pieces: readonly SkeletonPiece[]): readonly SkeletonPiece[] {
  const made: SkeletonPiece[] = [];
  for (const piece of pieces) {
    const mark = made[made.length - 1];
    const words = made[made.length - 2];
    const bare =
      piece.kind === 'clause' && piece.words.length === 0 && piece.tail[0] !== undefined && !isModifier(piece.tail[0]);
    if (
      bare &&
      mark?.kind === 'mark' &&
      kindOf(mark.token) === 'Comma' &&
      words?.kind === 'clause' &&
      words.tail.length === 0
    ) {
      made.splice(made.length - 2, 2, { kind: 'clause', words: words.words, tail: piece.tail });
    } else made.push(piece);
  }
  return made;
}

/** 不足1次按1次计, 不足10棵按比例扣: how a part of a step counts. */
function remainderIn(run: Stretch, dialect: Dialect): string | undefined {
  return Object.entries(dialect.grammar.remainders).find(([, pattern]) =>
    dialect.pattern(pattern).test(run.folded),
  )?.[0];
}

function endOf(piece: Extract<SkeletonPiece, { kind: 'clause' }>): number {
  return Math.max(
    0,
    ...[piece.tail[piece.tail.length - 1], piece.words[piece.words.length - 1]].map((last) =>
      last === undefined ? 0 : last.startOffset + last.image.length,
    ),
  );
}

function withRemainder(draft: Draft, remainder: string, to: number): Draft {
  const { condition } = draft;
  if (condition.kind !== 'each' && condition.kind !== 'step') return draft;
  return { ...draft, to, condition: { ...condition, remainder: remainder === 'round-up' ? 'round-up' : 'pro-rata' } };
}

function longSentences({ text }: TextInHand): readonly { readonly from: number; readonly to: number }[] {
  const long: { from: number; to: number }[] = [];
  let from = 0;
  for (const found of text.visible.matchAll(/[。！？\n]|$/g)) {
    const to = found.index;
    if (to - from > LONGEST_SENTENCE) long.push({ from, to });
    from = to + found[0].length;
  }
  return long;
}

function blank(visible: string, ranges: readonly { readonly from: number; readonly to: number }[]): string {
  return ranges.reduce(
    (text, { from, to }) => `${text.slice(0, from)}${'\n'.repeat(to - from)}${text.slice(to)}`,
    visible,
  );
}

function nearMissesIn({
  dialect,
  text,
}: TextInHand): readonly { readonly from: number; readonly to: number; readonly suggestion: string }[] {
  return dialect.nearMisses.flatMap(({ pattern, suggestion }) =>
    [...text.visible.matchAll(pattern)].map((found) => ({
      from: found.index,
      to: found.index + found[0].length,
      suggestion,
    })),
  );
}

function originalPlace(from: number, to: number, folded: FoldedText): { readonly from: number; readonly to: number } {
  const start = folded.origin[from] ?? 0;
  return { from: start, to: to > from ? (folded.ends[to - 1] ?? start) : start };
}

function words(from: number, to: number, sentence: number, folded: FoldedText, original: string): WordsReading {
  const place = originalPlace(from, to, folded);
  return { text: original.slice(place.from, place.to), ...place, sentence };
}

function finish(draft: Draft, folded: FoldedText, original: string): ClauseReading {
  const context =
    draft.context === null ? null : words(draft.context.from, draft.context.to, draft.sentence, folded, original);
  return {
    ...words(draft.from, draft.to, draft.sentence, folded, original),
    status: draft.status,
    condition: draft.condition,
    effect: draft.effect,
    modifiers: draft.modifiers.map((modifier) => ({
      ...modifier,
      ...originalPlace(modifier.from, modifier.to, folded),
    })),
    part: draft.part,
    sharesCondition: draft.sharesCondition,
    addsToPrevious: draft.addsToPrevious,
    context,
    scope: null,
    alternatives: draft.alternatives,
    notes: draft.notes,
  };
}
