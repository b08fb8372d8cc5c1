import type { Span } from '@rubric-lang/diagnostics';
import type { ClauseReading, ConditionReading } from '@rubric-lang/sentences';
import type { ItemChoices, ItemText, ReadAs } from './item-source.ts';
import type { ChosenClause, OpenChoice } from './work.ts';

/** The clauses of an item with the readings that stand, and what was wrong with the answers given. */
export interface Chosen {
  readonly clauses: readonly ChosenClause[];
  readonly problems: readonly ChoiceProblem[];
}

/** An answer that cannot be used: nobody asked, several clauses begin so, or it is none of those offered. */
export interface ChoiceProblem {
  readonly kind: 'no-such-clause' | 'several-clauses' | 'nothing-asked' | 'wrong-answer';
  readonly words: string;
  readonly answer: string;
  readonly offered: readonly string[];
  readonly span: Span;
}

/** Answers to a sentence that is not understood: a person scores it, or its condition is one yes/no question. */
export interface AnswerWords {
  readonly field: string;
  readonly judged: string;
  readonly plain: string;
  /** Words of an addition to the whole item (另加), which needs no clause before it. */
  readonly onTop: string;
  /** A condition that is a kind of subject by its words alone. */
  readonly kindOfSubject: string;
}

/** Chooses between the readings of every clause, as the author's 读作 says. */
export function chooseReadings(
  texts: readonly ItemText[],
  { readAs: answers, tried }: Pick<ItemChoices, 'readAs' | 'tried'>,
  words: AnswerWords,
  categories: readonly string[],
  fold: (text: string) => string,
): Chosen {
  const problems: ChoiceProblem[] = [];
  const all = texts.flatMap((text, field) =>
    text.place.reading.clauses.map((reading) => ({ reading: withinReach(reading), text, field })),
  );
  const used = new Map<ClauseReading, ReadAs>();
  for (const answer of answers) {
    const begun = all.filter(({ reading }) => fold(reading.text).startsWith(fold(answer.words)));
    const [only] = begun;
    if (only === undefined) problems.push({ kind: 'no-such-clause', ...answer, offered: [] });
    else if (begun.length > 1)
      problems.push({ kind: 'several-clauses', ...answer, offered: begun.map((it) => it.reading.text) });
    else used.set(only.reading, answer);
  }
  const clauses = all.map(({ reading, text, field }, at): ChosenClause => {
    const key = `r${String(at + 1)}`;
    const trial = tried?.get(key);
    const answer =
      trial === undefined
        ? used.get(reading)
        : { words: reading.text, answer: trial, span: text.place.spanOf(reading.from, reading.to) };
    const place = {
      key,
      place: text.place,
      text: field,
      entry: text.entries.filter((it) => it <= reading.from).length,
    };
    const leans = addsToNothing(
      reading,
      all.slice(0, at).map((it) => it.reading),
      words,
      fold,
    );
    const kinds = !leans && amongKinds(reading, text.place.reading.clauses, words, categories, fold);
    const offered = leans ? [words.judged, words.plain] : kinds ? [words.plain] : answersTo(reading, words);
    if (offered.length === 0) {
      // 起评, 否则 and 上限 questions are found later, when the whole item is known; their answers are looked up there.
      return { ...place, reading, choice: null, judged: reading.status === 'not-understood', answer: answer ?? null };
    }
    const made = answer === undefined ? null : (offered.find((it) => fold(it) === fold(answer.answer)) ?? null);
    if (answer !== undefined && made === null) problems.push({ kind: 'wrong-answer', ...answer, offered });
    const choice: OpenChoice = {
      field: words.field,
      code: leans
        ? 'nothing-before'
        : kinds
          ? 'undeclared-kinds'
          : reading.status === 'doubtful'
            ? 'two-readings'
            : 'not-understood',
      answers: offered,
      made,
      standing: offered[0] ?? '',
    };
    if (kinds) return { ...place, reading, judged: false, choice, answer: null };
    // 是否 to an addition: it stands for itself.
    const settledAs = leans
      ? { reading: { ...reading, addsToPrevious: false }, judged: made !== words.plain }
      : settled(reading, made, words);
    return { ...place, ...settledAs, choice, answer: null };
  });
  return { clauses, problems };
}

/** 在此基础上 or 另扣 with no clause of points before it: nothing says on what it goes on. */
function addsToNothing(
  reading: ClauseReading,
  before: readonly ClauseReading[],
  words: AnswerWords,
  fold: (text: string) => string,
): boolean {
  if (!reading.addsToPrevious || reading.status !== 'understood') return false;
  if (reading.effect.kind === 'bonus' && new RegExp(words.onTop).test(fold(reading.text))) return false;
  return before.every(({ effect: { kind } }) => kind === 'modifier' || kind === 'base' || kind === 'precedence');
}

/**
 * 山区得4分，平原得2分 without these words among the 类别: kinds of subject by their words, two of them side by side with
 * one effect, and no two yes/no that could both hold.
 */
function amongKinds(
  reading: ClauseReading,
  around: readonly ClauseReading[],
  words: AnswerWords,
  categories: readonly string[],
  fold: (text: string) => string,
): boolean {
  const pattern = new RegExp(words.kindOfSubject);
  const isKind = ({ status, condition, effect }: ClauseReading): boolean =>
    status === 'understood' &&
    condition.kind === 'plain' &&
    SIGNED.has(effect.kind) &&
    pattern.test(fold(condition.label)) &&
    !categories.includes(condition.label);
  const others = around.filter(
    (it) => it !== reading && it.sentence === reading.sentence && it.effect.kind === reading.effect.kind,
  );
  return isKind(reading) && others.some(isKind);
}

const SIGNED: ReadonlySet<string> = new Set(['deduct', 'award', 'bonus', 'below-zero']);

/** Points, in thousandths, beyond which no score is meant, and sums of many would no longer be exact. */
const LARGEST = 1e12;

/** 扣99999999999999999999分: a number that no score has. A person looks at it. */
function withinReach(reading: ClauseReading): ClauseReading {
  const pending: unknown[] = [
    reading.condition,
    reading.effect,
    reading.modifiers,
    ...reading.alternatives.map((it) => it.effect),
  ];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'number' && Math.abs(value) > LARGEST) {
      const note = { code: 'residue', words: reading.text } as const;
      return { ...reading, status: 'not-understood', effect: { kind: 'unread' }, modifiers: [], notes: [note] };
    }
    if (typeof value === 'object' && value !== null) pending.push(...(Object.values(value) as unknown[]));
  }
  return reading;
}

function answersTo(reading: ClauseReading, words: AnswerWords): readonly string[] {
  if (reading.status === 'doubtful') return reading.alternatives.map((it) => it.answer);
  if (reading.status === 'not-understood' && reading.notes.some((it) => it.code === 'residue')) {
    return reading.effect.kind === 'unread' ? [words.judged] : [words.judged, words.plain];
  }
  return [];
}

function settled(
  reading: ClauseReading,
  made: string | null,
  words: AnswerWords,
): { readonly reading: ClauseReading; readonly judged: boolean } {
  if (reading.status === 'doubtful') {
    const chosen = reading.alternatives.find((it) => it.answer === made) ?? reading.alternatives[0];
    return {
      reading: chosen === undefined ? reading : { ...reading, condition: chosen.condition, effect: chosen.effect },
      judged: false,
    };
  }
  if (made !== words.plain) return { reading, judged: true };
  const label = labelOf(reading.condition) ?? reading.text;
  return { reading: { ...reading, condition: { kind: 'plain', label, tone: 'negative' } }, judged: false };
}

function labelOf(condition: ConditionReading): string | null {
  return 'label' in condition && condition.label !== '' ? condition.label : null;
}
