/**
 * Breaks Chinese text into lines as official documents do (禁则): a line does not begin with a closing mark or a
 * comma, does not end with an opening bracket, and does not part a number, a Latin word, —— or ……. What may not
 * begin a line takes the character before it along.
 */
import type { FontMetrics } from './font-metrics.ts';

/** One line as printed. */
export interface Line {
  /** The characters of the line; all lines joined give the paragraph back. */
  readonly text: string;
  /** Natural width in pt, spaces at the end left out. */
  readonly width: number;
  /** The last line of its paragraph: never stretched to the edge. */
  readonly last: boolean;
}

/** The size and place of the text. */
export interface LineSetting {
  /** pt. */
  readonly size: number;
  /** pt. */
  readonly width: number;
  /** First-line indent in em; default 0. */
  readonly indent?: number;
}

/** Where one paragraph ends and the next begins, in whatever way an editor wrote it. */
const paragraphEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

const neverFirst = new Set(
  '，。、；：？！）》〉」』】〕］｝”’…—～·％‰℃°′″,.;:?!)]}%»›－‐–々〻ーぁぃぅぇぉっゃゅょァィゥェォッャュョ' +
    '︰︱︳﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂＇），．：；？］｜｝～￠\u00b0\u00b7',
);
const neverLast = new Set('（《〈「『【〔［｛“‘([{«‹￥＄＃$#￡');
/** Two of these in a row are one mark. */
const doubled = new Set('—…─');
const wordCharacter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
/** Joins the letters or digits on both sides: 1.5, 2011-2012, A/B, 1,000, a@b. */
const joiner = new Set("./-,:@_'&+~=");
const mark = /[\p{M}\u200c\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0100}-\u{e01ef}]/u;
const space = new Set(' \t\u00a0\u3000');
/** Fonts have other forms of these for Chinese text, wider than the plain ones; em. */
const amongHan: ReadonlyMap<string, number> = new Map([
  ['—', 1],
  ['⸺', 2],
  ['⸻', 3],
  ['"', 0.42],
  ["'", 0.23],
]);
const invisible = new Set('\u200b\ufeff\u00ad');

/** What may not be parted, with its width in em. */
interface Unit {
  readonly text: string;
  readonly em: number;
  readonly first: string;
  readonly last: string;
  readonly blank: boolean;
}

/** Every paragraph of the text, each broken into lines; an empty text is one empty line. */
export function breakLines(text: string, font: FontMetrics, setting: LineSetting): readonly Line[] {
  return text.split(paragraphEnd).flatMap((paragraph) => breakParagraph(paragraph, font, setting));
}

function breakParagraph(text: string, font: FontMetrics, setting: LineSetting): readonly Line[] {
  // Widths are sums of fractions: a line that is full to a millionth is full.
  const room = (line: number): number => setting.width - (line === 0 ? (setting.indent ?? 0) * setting.size : 0) + 1e-6;
  const units = unitsOf(text, font, room(0) / setting.size);
  const lines: Line[] = [];
  let from = 0;
  while (from < units.length) {
    let end = from;
    let width = 0;
    const limit = room(lines.length);
    while (end < units.length) {
      const unit = units[end] as Unit;
      // Spaces at the end of a line hang over the edge.
      if (!unit.blank && width + unit.em * setting.size > limit && end > from) break;
      width += unit.em * setting.size;
      end += 1;
    }
    const cut = end < units.length ? lastGap(units, from, end) : end;
    lines.push(lineOf(units.slice(from, cut), setting.size, cut === units.length));
    from = cut;
  }
  return lines.length === 0 ? [{ text: '', width: 0, last: true }] : lines;
}

/** The last place before `end` where a line may be parted; `end` itself when there is none. */
function lastGap(units: readonly Unit[], from: number, end: number): number {
  for (let cut = end; cut > from; cut -= 1) if (mayPart(units[cut - 1] as Unit, units[cut] as Unit)) return cut;
  return end;
}

function mayPart(before: Unit, after: Unit): boolean {
  if (after.blank) return false;
  if (neverLast.has(before.last)) return false;
  // —— and …… may begin a line; a single — stands between two numbers (3—5分) and may not.
  return !neverFirst.has(after.first) || (doubled.has(after.first) && after.text !== after.first);
}

function lineOf(units: readonly Unit[], size: number, last: boolean): Line {
  let end = units.length;
  while (end > 0 && units[end - 1]?.blank === true) end -= 1;
  const em = units.slice(0, end).reduce((sum, unit) => sum + unit.em, 0);
  return { text: units.map((unit) => unit.text).join(''), width: em * size, last };
}

/**
 * Characters with their combining marks; words, numbers and double marks in one. What is wider than `most` em alone
 * is taken apart: a word longer than its column is parted like Chinese.
 */
function unitsOf(text: string, font: FontMetrics, most: number): readonly Unit[] {
  const units: Unit[] = [];
  const characters = [...text];
  let at = 0;
  while (at < characters.length) {
    const end = attachedTo(characters, unitEnd(characters, at));
    const unit = unitOf(characters, at, end, font);
    if (unit.em <= most) units.push(unit);
    else {
      for (let from = at; from < end;) {
        const to = Math.min(attachedTo(characters, from + 1), end);
        units.push(unitOf(characters, from, to, font));
        from = to;
      }
    }
    at = end;
  }
  return units;
}

function unitOf(characters: readonly string[], from: number, to: number, font: FontMetrics): Unit {
  let text = '';
  let em = 0;
  let last = characters[from] ?? '';
  for (let at = from; at < to; at += 1) {
    const character = characters[at] ?? '';
    text += character;
    em += emOf(character, font);
    if (!attaches(character)) last = character;
  }
  const first = characters[from] ?? '';
  return { text, em, first, last, blank: space.has(first) };
}

function unitEnd(characters: readonly string[], at: number): number {
  const first = characters[at] ?? '';
  if (doubled.has(first)) return characters[at + 1] === first ? at + 2 : at + 1;
  let end = at + 1;
  if (!inWord(first)) return end;
  while (end < characters.length && continuesWord(characters, end)) end += 1;
  // Points stay with their number: 0.5分.
  return characters[end] === '分' && isDigit(characters[end - 1] ?? '') ? end + 1 : end;
}

function attachedTo(characters: readonly string[], from: number): number {
  let end = from;
  while (end < characters.length && attaches(characters[end] ?? '')) end += 1;
  return end;
}

function continuesWord(characters: readonly string[], at: number): boolean {
  const character = characters[at] ?? '';
  return inWord(character) || (joiner.has(character) && inWord(characters[at + 1] ?? ''));
}

/** Most characters of a document are Han: they are told from the rest by their number alone. */
function inWord(character: string): boolean {
  return character < '\u2e80' && wordCharacter.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function attaches(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300 || (code >= 0x3040 && code < 0xa000)) return false;
  return mark.test(character);
}

/** An unknown character is drawn by some other font, most likely one em wide. */
function emOf(character: string, font: FontMetrics): number {
  if (attaches(character) || invisible.has(character)) return 0;
  if (character === '\t') return 2;
  return Math.max(font.advance(character.codePointAt(0) ?? 0) ?? 1, amongHan.get(character) ?? 0);
}
