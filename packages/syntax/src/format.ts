import { fold, frames, marks } from '@rubric-lang/grammar';
import type { Language } from '@rubric-lang/grammar';
import { frameWords, nameKey } from './frame-words.ts';
import type { FieldNode, HeadingNode, RubricTree, Token } from './tree.ts';

/**
 * The file in its usual layout: one line end, field colons, `- ` bullets, `#` marks, no indentation, no spaces at line
 * ends, a blank line before headings and blocks. Words, and white space inside them, stay as written; no line is split
 * or joined. Formatting twice is formatting once.
 */
export function format(tree: RubricTree): string {
  const owners = ownersOf(tree);
  const output: string[] = [];
  let comments: string[] = [];
  let above: Owner | 'start' | 'title' = 'start';
  for (const line of linesOf(tree.tokens)) {
    const [first] = line;
    if (first === undefined) continue;
    const written = formatLine(tree, line);
    // A comment belongs to what follows it.
    if (first.kind === 'comment') {
      comments.push(written);
      continue;
    }
    const owner =
      first.kind === 'heading-mark'
        ? 'heading'
        : first.kind === 'field-name'
          ? (owners.get(first.span.start) ?? 'file')
          : undefined;
    if (owner !== undefined) {
      const heading = first.kind === 'heading-mark';
      const apart = above !== 'start' && (heading || owner === 'block' || (owner !== above && above !== 'title'));
      if (apart) output.push('');
      above = heading ? 'title' : owner;
    } else if (above === 'start') above = 'file';
    output.push(...comments, written);
    comments = [];
  }
  output.push(...comments);
  return output.length === 0 ? '' : `${output.join('\n')}\n`;
}

/** Whose a field is: the file's, a block of entries, or the heading's above. What changes hands is set apart by a blank line. */
type Owner = 'file' | 'block' | 'heading';

function ownersOf(tree: RubricTree): ReadonlyMap<number, Owner> {
  const owners = new Map<number, Owner>();
  const own = (fields: readonly FieldNode[], owner: Owner): void => {
    for (const field of fields) owners.set(field.nameSpan.start, owner);
  };
  own(tree.header, 'file');
  for (const block of tree.blocks) own([block], block.entries.length > 0 ? 'block' : 'file');
  const left: HeadingNode[] = [...tree.headings];
  for (let heading = left.pop(); heading !== undefined; heading = left.pop()) {
    own(heading.fields, 'heading');
    for (const child of heading.children) left.push(child);
  }
  return owners;
}

/** The tokens of every line that has any, without white space at its ends. */
function* linesOf(tokens: readonly Token[]): Generator<readonly Token[]> {
  let line: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'line-end') {
      yield line;
      line = [];
    } else if (token.kind !== 'indent' && token.kind !== 'trailing-space') line.push(token);
  }
  yield line;
}

function formatLine({ source, language }: RubricTree, line: readonly Token[]): string {
  const [first, ...rest] = line;
  if (first === undefined) return '';
  const start = source.text.slice(first.span.start, first.span.end);
  switch (first.kind) {
    case 'heading-mark':
      // A title that stands for its number is words like any other.
      if (frameWords(language).titles.has(nameKey(start))) return wordsOf(source.text, line);
      return headingLine(start, source.text, rest, language);
    case 'entry-mark':
      return numbered(start, wordsOf(source.text, rest), spaced(rest), language);
    case 'bullet':
      return `${marks.bullets.canonical} ${wordsOf(source.text, rest)}`.trimEnd();
    case 'field-name': {
      const colon = language === 'en' ? ':' : marks.colon;
      const value = wordsOf(
        source.text,
        rest.filter(({ kind }) => kind !== 'colon'),
      );
      return value === '' ? `${start}${colon}` : `${start}${colon}${frames[language].space}${value}`;
    }
    case 'comment':
      return `${marks.comment}${start.slice(marks.comment.length)}`;
    default:
      return wordsOf(source.text, line);
  }
}

/** The words of a line from first to last, white space between them as written. */
function wordsOf(text: string, tokens: readonly Token[]): string {
  const words = tokens.filter(({ kind }) => kind !== 'space');
  const first = words[0];
  const last = words[words.length - 1];
  return first && last ? text.slice(first.span.start, last.span.end) : '';
}

const spaced = (rest: readonly Token[]): boolean => rest[0]?.kind === 'space';

/** `### 1、标题（2分） @name` */
function headingLine(mark: string, text: string, rest: readonly Token[], language: Language): string {
  const hashes = Array.from(mark).findIndex((character) => (fold.replace[character] ?? character) !== marks.hash);
  const count = hashes < 0 ? mark.length : hashes;
  const number = mark.slice(count).trim();
  const handleAt = rest.findIndex(({ kind }) => kind === 'handle');
  const handle = rest[handleAt];
  const before = wordsOf(text, handleAt < 0 ? rest : rest.slice(0, handleAt));
  const after = handle ? wordsOf(text, rest.slice(handleAt + 1)) : '';
  const name = handle ? `${marks.handle}${text.slice(handle.span.start + 1, handle.span.end)}` : '';
  // 标题 @name（2分）, but 标题 @name 10分: without its space the points would be part of the name.
  const joint = name !== '' && /^[^\p{P}]/u.test(after) ? ' ' : '';
  const words = `${before}${name === '' || before === '' ? '' : ' '}${name}${joint}${after}`;
  const line = number === '' ? words : numbered(number, words, spaced(rest), language);
  return count === 0 ? line : `${marks.hash.repeat(count)} ${line}`.trimEnd();
}

/**
 * A number and its words. A space stands between them where the dialect has spaces, after 第一条, between half-width
 * marks and words (`1. 组织建设`, but `1.（6分）`), and where a number would run into the words: `1.1 5个`.
 */
function numbered(number: string, words: string, wasSpaced: boolean, language: Language): string {
  if (words === '') return number;
  const last = number[number.length - 1] ?? '';
  const apart = /[.)]/.test(last) && /^[\p{L}\p{N}]/u.test(words);
  const runsOn = /[0-9０-９．]/.test(last) && /^[0-9０-９A-Za-z]/.test(words);
  const space = frames[language].space !== '' || apart || runsOn || isWord(number) || (isDotted(number) && wasSpaced);
  return `${number}${space ? ' ' : ''}${words}`;
}

/** 第一条, 第二章: words, not a number with a mark. */
function isWord(number: string): boolean {
  return marks.series.some(({ shapes }) =>
    shapes.some(({ open, close }) => open !== '' && close !== '' && !/^\p{P}/u.test(open) && number.startsWith(open)),
  );
}

/** Without a space 2.5万元 would be an amount and not number 2.5. */
function isDotted(number: string): boolean {
  return /^[0-9０-９]/.test(number) && /[0-9０-９]$/.test(number);
}
