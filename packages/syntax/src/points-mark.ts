import { unfoldSpan } from '@rubric-lang/diagnostics';
import type { FoldedText } from '@rubric-lang/diagnostics';
import { fold, marks } from '@rubric-lang/grammar';
import type { Language, PointsWords } from '@rubric-lang/grammar';
import { frameWords } from './frame-words.ts';
import { hanClass, hanNumber, thousandths } from './numerals.ts';

/** What a points mark says, without where it stands. */
export interface PointsSaid {
  readonly kind: 'points' | 'bonus' | 'penalty' | 'unscored';
  /** Thousandths. */
  readonly points: number | undefined;
  /** Thousandths. */
  readonly cap: number | undefined;
}

/** A points mark in a text: `start` and `end` are offsets in the text as written. */
export interface PointsFound {
  readonly said: PointsSaid;
  readonly start: number;
  readonly end: number;
  readonly bracketed: boolean;
  /** Marks that stand after it, `：` or `。`; folded. */
  readonly tail: string;
}

interface PointsPatterns {
  /** The inside of a bracket. */
  readonly points: RegExp;
  readonly marked: readonly { readonly kind: 'bonus' | 'penalty'; readonly pattern: RegExp }[];
  readonly unscored: RegExp;
  /** A whole bracket with marks after it, at the end; and one near the start with what follows a run-in title. */
  readonly bracketAtEnd: RegExp;
  readonly bracketFirst: RegExp;
  readonly bracketAfterTitle: RegExp;
  readonly wordsAtEnd: RegExp;
  readonly lasts: ReadonlySet<string>;
  readonly aloneAtEnd: RegExp | undefined;
}

const decimal = `[0-9]{1,6}(?:\\.[0-9]{1,3})?`;
const number = `(${decimal}|[${hanClass}]{1,5})`;
const open = '[（〔【]';
const close = '[）〕】]';
const inside = '[^（）〔〕【】]{1,40}';

const patternsOf = new Map<Language, PointsPatterns>();

/** Can a folded character end a points mark, or what may stand after one? Most lines are told apart by their last. */
export function endsPoints(character: string, language: Language): boolean {
  return patterns(language).lasts.has(character.toLowerCase());
}

/** The points mark that ends a text: the end of a heading, as written and folded. */
export function pointsAtEnd(written: string, folded: FoldedText, language: Language): PointsFound | undefined {
  const { bracketAtEnd, wordsAtEnd, aloneAtEnd } = patterns(language);
  const { text } = folded;
  const bracket = bracketAtEnd.exec(text);
  if (bracket) {
    const said = saidIn(bracket[1] ?? '', language);
    const tail = bracket[2] ?? '';
    return said && { said, ...unfoldSpan(folded, bracket.index, text.length - tail.length), bracketed: true, tail };
  }
  const words = wordsAtEnd.exec(text);
  if (words) return unbracketed(folded, words.index, words[1] ?? '');
  const alone = aloneAtEnd?.exec(text);
  // Folding took the space away, which alone makes 组织建设 10分 differ from 组织建设10分.
  if (alone && separated(written, folded, alone.index)) return unbracketed(folded, alone.index, alone[1] ?? '');
  return undefined;
}

/** The points of a heading whose text runs on after them: `1.（6分）按时完成…`, `1.制度建设（3分）。未建立…`. */
export function pointsInside(folded: FoldedText, language: Language): PointsFound | undefined {
  const { bracketFirst, bracketAfterTitle } = patterns(language);
  const found = bracketFirst.exec(folded.text) ?? bracketAfterTitle.exec(folded.text);
  const said = found && saidIn(found[2] ?? '', language);
  if (!found || !said) return undefined;
  const start = (found[1] ?? '').length;
  const end = start + (found[2] ?? '').length + 2;
  return { said, ...unfoldSpan(folded, start, end), bracketed: true, tail: '' };
}

/** What the value of a 分值 field or a total says: `10分`, `10`, `满分10分`; folded. Undefined when it is something else. */
export function pointsSaid(text: string, language: Language): PointsSaid | undefined {
  return saidIn(text, language) ?? (new RegExp(`^${number}$`).test(text) ? plain(text) : undefined);
}

function saidIn(text: string, language: Language): PointsSaid | undefined {
  const { points, marked, unscored } = patterns(language);
  const plainly = points.exec(text);
  if (plainly) return plain(plainly[1] ?? '');
  for (const { kind, pattern } of marked) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const cap = found.slice(1).find((it) => it !== undefined);
    return { kind, points: undefined, cap: cap === undefined ? undefined : amount(cap) };
  }
  return unscored.test(text) ? { kind: 'unscored', points: undefined, cap: undefined } : undefined;
}

function plain(digits: string): PointsSaid | undefined {
  const points = amount(digits);
  return points === undefined ? undefined : { kind: 'points', points, cap: undefined };
}

function amount(digits: string): number | undefined {
  if (/^[0-9]/.test(digits)) return thousandths(digits);
  const value = hanNumber(digits);
  return value === undefined ? undefined : value * 1000;
}

function unbracketed(folded: FoldedText, start: number, digits: string): PointsFound | undefined {
  const said = plain(digits);
  return said && { said, ...unfoldSpan(folded, start, folded.text.length), bracketed: false, tail: '' };
}

/** Does white space that shows stand before this folded unit? */
function separated(written: string, { text, origin, ends }: FoldedText, at: number): boolean {
  if (text[at - 1] === ' ') return true;
  const gap = written.slice(ends[at - 1] ?? 0, origin[at] ?? 0);
  return at > 0 && Array.from(gap).some((character) => (fold.replace[character] ?? character) === ' ');
}

function patterns(language: Language): PointsPatterns {
  const made = patternsOf.get(language) ?? patternsFor(frameWords(language).frame.points);
  patternsOf.set(language, made);
  return made;
}

function patternsFor(words: PointsWords): PointsPatterns {
  const units = oneOf(words.units);
  const before = `${oneOf(words.before)}[：]? ?`;
  const after = words.after.length > 0 ? `(?:${oneOf(words.after)})?` : '';
  const scored = `${number} ?${units}`;
  const tail = words.capTail.length > 0 ? ` ?(?:${oneOf(words.capTail)})?` : '';
  const capped = (sign: readonly string[]): string => `(?:${oneOf(words.cap)} ?)?(?:${oneOf(sign)} ?)?${scored}${tail}`;
  const marked = (kind: 'bonus' | 'penalty') => ({
    kind,
    // The word alone or with a ceiling on either side of it, or a ceiling whose verb says the kind.
    pattern: new RegExp(
      `^(?:${oneOf(words[kind])}(?:[，、；：]? ?(?:${capped(words.capSign[kind])}))?|${scored}[，、；]? ?${oneOf(words[kind])}|${oneOf(words.cap)} ?${oneOf(words.capSign[kind])} ?${scored}${tail})$`,
      'i',
    ),
  });
  return {
    points: new RegExp(`^(?:${before})?${scored}${after}$`, 'i'),
    marked: [marked('bonus'), marked('penalty')],
    unscored: new RegExp(`^${oneOf(words.unscored)}$`, 'i'),
    bracketAtEnd: new RegExp(`${open}(${inside})${close}([${marks.headingTail}]?)$`),
    bracketFirst: new RegExp(`^()${open}(${inside})${close}`),
    bracketAfterTitle: new RegExp(`^([^。；：]{0,60}?)${open}(${inside})${close}(?:$|[${marks.headingTail}])`),
    lasts: new Set(
      Array.from(`）〕】${marks.headingTail}`).concat([...words.units, ...words.after].map((word) => word.slice(-1))),
    ),
    wordsAtEnd: new RegExp(`(?:${before})${scored}${after}$`, 'i'),
    aloneAtEnd: words.alone ? new RegExp(`(?<![0-9.]|${oneOf(words.notAfter)})(${decimal})${units}$`, 'i') : undefined,
  };
}

function oneOf(words: readonly string[]): string {
  return `(?:${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
}
