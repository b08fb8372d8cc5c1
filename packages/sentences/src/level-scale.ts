import { notUnderstood, type Draft } from './draft.ts';
import { amountOf, levelWord, type LevelWord } from './level-word.ts';
import type { EffectReading, NoteReading } from './reading.ts';
import { scaleInWords, type ListedScale } from './scale-in-words.ts';
import type { TextInHand } from './text-in-hand.ts';
import { isBand, onlySaysHow } from './scale-use.ts';
import { stretch } from './slots.ts';

type LevelPoints = Extract<EffectReading, { kind: 'levels' }>['levels'][number];

/** 好10分，较好7分，一般4分，差0分: one clause with a level a branch. A scale is read whole or not at all. */
export function levelScales(drafts: readonly Draft[], inHand: TextInHand): readonly Draft[] {
  const made: Draft[] = [];
  for (let at = 0; at < drafts.length;) {
    const known = runFrom(drafts, at, inHand) ?? degreesFrom(drafts, at, inHand) ?? orderedFrom(drafts, at, inHand);
    const tiled = tiledFrom(drafts, at, inHand);
    const scaled = tiled !== undefined && tiled.length > (known?.length ?? 0) ? tiled : known;
    const rest = scaled === undefined ? undefined : restOf(drafts[at + scaled.length], scaled);
    const found = scaled === undefined || rest === undefined ? scaled : [...scaled, rest];
    const run = found !== undefined && goesOnFrom(made[made.length - 1], found, inHand) ? undefined : found;
    if (run === undefined) {
      const draft = drafts[at];
      if (draft !== undefined) made.push(listedLevels(draft, inHand));
      at += 1;
    } else {
      // 由评估组按等级赋分：A得6分…: the scale says how.
      const previous = made[made.length - 1];
      const announced =
        previous?.effect.kind === 'judged' &&
        previous.effect.amount === null &&
        previous.effect.sign === 'award' &&
        inHand.dialect.pattern(inHand.dialect.grammar.levelNoun).test(previous.words.visible);
      const scale = merge(run, inHand);
      if (announced && scale.condition.kind === 'none')
        made[made.length - 1] = { ...scale, from: previous.from, before: previous.before, sentence: previous.sentence };
      else made.push(scale);
      at += run.length;
      const after = drafts[at];
      if (after !== undefined && onlySaysHow(after, scale, inHand)) {
        made[made.length - 1] = { ...scale, to: after.to };
        at += 1;
      }
    }
  }
  return made.map((draft) =>
    namesLevels(draft, inHand) || sparesOne(draft) || isBand(draft, inHand) ? notUnderstood(draft, said(draft)) : draft,
  );
}

/** 考勤：全勤不扣分，迟到扣1分: what costs nothing is one of several cases behind the colon, and spares no clause before it. */
function sparesOne({ effect, words }: Draft): boolean {
  return effect.kind === 'waive' && words.visible.indexOf('：') > 0;
}

/** 按A、B、C、D四个等级赋分 with no scale behind it: what each level is worth is written somewhere else, or nowhere. */
function namesLevels({ effect, words }: Draft, { dialect, context }: TextInHand): boolean {
  if (effect.kind !== 'judged' || effect.amount !== null || effect.sign !== 'award') return false;
  if (!dialect.pattern(dialect.grammar.levelNoun).test(words.visible)) return false;
  const named = words.visible.split(dialect.pattern(dialect.grammar.listMark));
  return [...context.scales, ...dialect.grammar.scales].some(
    (scale) => named.slice(1, -1).filter((word) => scale.includes(word)).length > 1,
  );
}

function said({ words }: Draft): NoteReading {
  return { code: 'residue', words: words.folded };
}

/** 校级1分、县级2分、市级3分: the scale would leave out the kind in front of it, so each is one by itself. */
function goesOnFrom(previous: Draft | undefined, run: readonly LevelWord[], inHand: TextInHand): boolean {
  const [first] = run;
  const words = previous?.words.visible ?? '';
  return (
    previous !== undefined &&
    first !== undefined &&
    previous.sentence === first.draft.sentence &&
    previous.part === first.draft.part &&
    previous.condition.kind === 'plain' &&
    previous.effect.kind === first.draft.effect.kind &&
    ((words.endsWith(first.word.slice(-1)) && !words.endsWith(first.word)) ||
      namesAnother(
        words,
        run.map(({ word }) => word),
        inHand,
      ))
  );
}

/** 发生一级事故扣15分，二级扣10分，三级扣5分: a further word of the scale stands in the clause in front, among words of its own. */
function namesAnother(words: string, levels: readonly string[], { dialect, context }: TextInHand): boolean {
  return [...context.scales, ...dialect.grammar.scales].some(
    (scale) =>
      levels.every((word) => scale.includes(word)) &&
      scale.some((word) => word.length > 1 && !levels.includes(word) && words.includes(word)),
  );
}

function runFrom(drafts: readonly Draft[], start: number, inHand: TextInHand): readonly LevelWord[] | undefined {
  const run: LevelWord[] = [];
  for (let at = start; at < drafts.length; at += 1) {
    const draft = drafts[at];
    const level = draft === undefined ? undefined : levelWord(draft, inHand);
    const first = run[0];
    if (level === undefined || (first !== undefined && level.subject !== '' && level.subject !== first.subject)) break;
    if (first !== undefined && level.draft.sentence - (run[run.length - 1]?.draft.sentence ?? 0) > 1) break;
    run.push(level);
  }
  // The longest beginning that is one scale, in its order or turned round.
  for (let length = run.length; length >= 2; length -= 1) {
    const candidate = run.slice(0, length);
    const signs = new Set(candidate.map(({ sign }) => sign).filter((sign) => sign !== 'zero'));
    if (
      signs.size <= 1 &&
      scaleOf(
        candidate.map(({ word }) => word),
        inHand,
        restOf(drafts[start + length], candidate) !== undefined,
      ) !== undefined
    )
      return candidate;
  }
  return undefined;
}

/** 本科及以上3分，大专2分，其他0分: what the scale leaves over is its last level, and has to be recorded as well. */
function restOf(draft: Draft | undefined, run: readonly LevelWord[]): LevelWord | undefined {
  const first = run[0];
  if (draft === undefined || first === undefined || draft.sentence !== first.draft.sentence) return undefined;
  const { condition, words, effect } = draft;
  if (condition.kind !== 'otherwise' || condition.label !== '' || words.visible.includes('，')) return undefined;
  if (effect.kind === 'zero' && effect.thisItem) return undefined;
  const level = amountOf(draft, '', words.folded);
  const sign = run.find((it) => it.sign !== 'zero')?.sign;
  return level !== undefined && (level.sign === 'zero' || level.sign === sign) ? level : undefined;
}

/** 完全满足得6分，基本满足得4分，不满足不得分: one stem in several degrees is a scale of its own. */
function degreesFrom(
  drafts: readonly Draft[],
  start: number,
  { dialect }: TextInHand,
): readonly LevelWord[] | undefined {
  const { degrees } = dialect.grammar;
  const run: LevelWord[] = [];
  let stem = '';
  let lowest = -1;
  const [head, second] = [drafts[start], drafts[start + 1]];
  if (head === undefined || second === undefined || second.sentence !== head.sentence) return undefined;
  for (let at = start + 1; at < drafts.length; at += 1) {
    const draft = drafts[at];
    if (draft === undefined || draft.sentence !== head.sentence) break;
    const words = withoutTail(draft.words.folded, dialect.grammar.levelTail, dialect);
    const degree = degrees.findIndex((prefixes) =>
      prefixes.some(
        (prefix) =>
          words.startsWith(prefix) && words.length > prefix.length && (stem === '' || words === `${prefix}${stem}`),
      ),
    );
    const prefix = degrees[degree]?.find(
      (word) => words.startsWith(word) && (stem === '' || words === `${word}${stem}`),
    );
    if (prefix === undefined || degree <= lowest || words.length > 12) break;
    const level = amountOf(draft, '', words);
    if (level === undefined) break;
    if (stem === '') {
      stem = words.slice(prefix.length);
      const top = headLevel(
        head,
        stem,
        degree,
        degrees,
        withoutTail(head.words.folded, dialect.grammar.levelTail, dialect),
      );
      if (top === undefined) return undefined;
      run.push(top);
    }
    lowest = degree;
    run.push(level);
  }
  const signs = new Set(run.map(({ sign }) => sign).filter((sign) => sign !== 'zero'));
  // X and 未X are two questions, not a scale.
  return signs.size === 1 && (run.length >= 3 || lowest < degrees.length - 1) && run.length >= 2 ? run : undefined;
}

/**
 * 臭味：无臭不扣分，轻微扣0.5分，明显扣1分，强烈扣2分: words that no list knows, but a colon says what they grade, and their points go one
 * way from nothing.
 */
function orderedFrom(drafts: readonly Draft[], start: number, inHand: TextInHand): readonly LevelWord[] | undefined {
  const { dialect } = inHand;
  const head = drafts[start];
  const at = head === undefined ? -1 : head.words.folded.lastIndexOf('：');
  if (head === undefined || at < 1) return undefined;
  const wordOf = (words: string): string => withoutTail(words, dialect.grammar.levelTail, dialect);
  const first = amountOf(head, head.words.folded.slice(0, at), wordOf(head.words.folded.slice(at + 1)));
  const run: LevelWord[] = first === undefined ? [] : [first];
  for (const draft of drafts.slice(start + 1)) {
    const joined = draft.sentence === head.sentence && (draft.before === 'comma' || draft.before === 'semi');
    const level = joined && run.length > 0 ? amountOf(draft, '', wordOf(draft.words.folded)) : undefined;
    if (level === undefined) break;
    run.push(level);
  }
  const short = run.every(({ word }) => word !== '' && word.length <= LONGEST_LEVEL && !/[0-9，：]/.test(word));
  const plain = run.every(({ draft }) => draft.condition.kind === 'plain' || draft.condition.kind === 'none');
  const signs = new Set(run.map(({ sign }) => sign).filter((sign) => sign !== 'zero'));
  const points = run.map(({ most }) => most);
  const down = points.every((value, index) => index === 0 || value < (points[index - 1] ?? 0));
  const up = points.every((value, index) => index === 0 || value > (points[index - 1] ?? 0));
  const fromNothing = points.includes(0);
  const different = new Set(run.map(({ word }) => word)).size === run.length;
  // 全勤不扣分，迟到扣1分，旷工扣3分: two faults may both happen.
  const faults = run.filter(({ word }) => dialect.pattern(`{negation}|${dialect.grammar.faultWords}`).test(word));
  return faults.length < 2 &&
    run.length > 2 &&
    short &&
    plain &&
    signs.size === 1 &&
    (up || down) &&
    fromNothing &&
    different
    ? run
    : undefined;
}

/**
 * 方案科学、针对性强得11—15分；较合理得6—10分；一般得1—5分: what a person gives goes down from one range into the next, so one of them holds.
 * Every case behind the first says so by a lesser degree; 工作创新得3—5分；资料完整得1—3分 are things of their own.
 */
function tiledFrom(drafts: readonly Draft[], start: number, inHand: TextInHand): readonly LevelWord[] | undefined {
  const run: LevelWord[] = [];
  for (const draft of drafts.slice(start)) {
    const last = run[run.length - 1];
    const level =
      draft.condition.kind === 'plain' && draft.status === 'understood' && draft.context === null
        ? amountOf(draft, '', draft.words.folded)
        : undefined;
    if (level === undefined || level.sign === 'deduct') break;
    const follows =
      last === undefined ||
      (draft.sentence - last.draft.sentence <= 1 &&
        last.most > last.least &&
        level.most <= last.least &&
        last.least - level.most <= WIDEST_GAP &&
        isLesser(level.word, inHand));
    if (!follows) break;
    run.push(level);
  }
  const ranges = run.filter(({ least, most }) => most > least);
  const differ = new Set(run.map(({ word }) => word)).size === run.length;
  return differ && run.length >= 3 && ranges.length >= 2 && run[0]?.most !== run[0]?.least ? run : undefined;
}

/** Does it hold a degree below the first, or a lower word of a scale: 较合理, 一般, 未提供? */
function isLesser(words: string, { dialect, context }: TextInHand): boolean {
  const degrees = dialect.grammar.degrees.slice(1).flat();
  const levels = [...context.scales, ...dialect.grammar.scales].flatMap((scale) => scale.slice(1));
  return degrees.some((it) => words.includes(it)) || levels.some((it) => words === it || words.endsWith(it));
}

/** Between 11—15 and 6—10 lies one point, in thousandths. */
const WIDEST_GAP = 1000;

/** No word of a scale is longer, in characters. */
const LONGEST_LEVEL = 6;

/** The first level, which may name the subject: 台账健全, 完全满足需求. */
function headLevel(
  head: Draft,
  stem: string,
  below: number,
  degrees: readonly (readonly string[])[],
  words: string,
): LevelWord | undefined {
  const at = words.indexOf(stem);
  if (at < 0 || words.length - at - stem.length > 4) return undefined;
  const before = words.slice(0, at);
  const degree = degrees.findIndex((prefixes) => prefixes.some((prefix) => before.endsWith(prefix)));
  if (degree >= below || (degree === -1 && below === 0) || /\d/.test(before)) return undefined;
  const prefix = degrees[degree]?.find((word) => before.endsWith(word)) ?? '';
  return amountOf(head, before.slice(0, before.length - prefix.length), words.slice(at - prefix.length));
}

function withoutTail(words: string, tail: string, dialect: TextInHand['dialect']): string {
  return words.replace(dialect.pattern(`${tail}$`), '');
}

/** The words in the order of a known scale that holds them all; undefined when none does. */
function scaleOf(
  words: readonly string[],
  { dialect, context }: TextInHand,
  closed = false,
): readonly string[] | undefined {
  if (new Set(words).size !== words.length) return undefined;
  for (const scale of [...context.scales, ...dialect.grammar.scales]) {
    const places = words.map((word) => scale.indexOf(word));
    // Two words out of a longer scale are two questions: the rest of it could not be recorded.
    if (places.includes(-1) || (words.length === 2 && scale.length > 2 && !closed)) continue;
    const ascending = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
    const descending = places.every((place, index) => index === 0 || place < (places[index - 1] ?? 0));
    if (ascending || descending) return scale;
  }
  return undefined;
}

function merge(run: readonly LevelWord[], { text }: TextInHand): Draft {
  const first = run[0];
  const last = run[run.length - 1];
  if (first === undefined || last === undefined) throw new Error('a run of levels has members');
  const sign = run.find((level) => level.sign !== 'zero')?.sign === 'deduct' ? 'deduct' : 'award';
  const effect: EffectReading = {
    kind: 'levels',
    sign,
    levels: run.map(({ word, least, most }) => ({ word, least, most })),
  };
  // 队容整齐（好5分，一般3分，差0分）: the words in front of the bracket are what the levels are of.
  const front = first.draft.before === 'open' && first.subject === '' ? first.draft.leading : null;
  const subject = front === null ? first.subject : text.folded.slice(front.from, front.to);
  return {
    ...first.draft,
    from: front?.from ?? first.draft.from,
    leading: front === null ? first.draft.leading : null,
    to: front !== null && text.visible.charAt(last.draft.to) === '）' ? last.draft.to + 1 : last.draft.to,
    words: stretch(text, first.draft.from, first.draft.from),
    condition: subject === '' ? { kind: 'none' } : { kind: 'plain', label: subject, tone: 'positive' },
    effect,
    use: sign,
    status: 'understood',
    alternatives: [],
    notes: run.flatMap(({ draft }) => draft.notes.filter(({ code }) => code === 'first-of-two')),
    sharesCondition: false,
    bare: false,
  };
}

/** 优、良、中、差分别得10、8、6、4分: the members of the list are levels of one scale. */
function listedLevels(draft: Draft, inHand: TextInHand): Draft {
  const { condition, effect } = draft;
  if ((effect.kind !== 'award' && effect.kind !== 'deduct') || effect.amount.kind !== 'list') return draft;
  const { points } = effect.amount;
  const level = (word: string, index: number): LevelPoints => ({
    word,
    least: points[index] ?? 0,
    most: points[index] ?? 0,
  });
  const scale = inWords(draft, points.length, inHand);
  if (scale !== undefined) {
    return {
      ...draft,
      condition: scale.subject === '' ? { kind: 'none' } : { kind: 'plain', label: scale.subject, tone: 'positive' },
      effect: { kind: 'levels', sign: effect.kind, levels: scale.levels.map(level) },
      status: 'understood',
      notes: [],
      alternatives: [],
    };
  }
  if (condition.kind !== 'list') return draft;
  const words = condition.members.map((member) => (member.kind === 'plain' ? member.label : ''));
  if (words.includes('') || scaleOf(words, inHand) === undefined) return draft;
  return {
    ...draft,
    condition: { kind: 'none' },
    effect: {
      kind: 'levels',
      sign: effect.kind,
      levels: words.map(level),
    },
  };
}

/** 按“优、良、中、差”四个等次评价，分别得…: the levels with what they are levels of, when they are one scale. */
function inWords(draft: Draft, count: number, inHand: TextInHand): ListedScale | undefined {
  const { dialect } = inHand;
  const { words } = draft;
  const found = dialect.pattern(dialect.grammar.distribution).exec(words.visible);
  if (found?.groups?.['respectively'] === undefined) return undefined;
  const scale = scaleInWords(stretch(words, 0, found.index), count, dialect);
  return scale !== undefined && scaleOf(scale.levels, inHand) !== undefined ? scale : undefined;
}
