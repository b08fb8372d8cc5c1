import { fieldRoles, fold, frames, languages, marks, sentenceGrammars } from '@rubric-lang/grammar';
import type { FieldRole } from '@rubric-lang/grammar';

// Highlighting knows no state, so it says what a line looks like, not what it is: every number at a line's start is
// shown as one, whether a heading's or an entry's. Patterns are Oniguruma's, over the text as written.

interface Rule {
  readonly comment?: string;
  readonly name?: string;
  readonly match: string;
  readonly captures?: Readonly<
    Record<string, { readonly name?: string; readonly patterns?: readonly { readonly include: string }[] }>
  >;
}

/** `rubric.tmLanguage.json`, generated from the words and marks of the grammar. */
export function textMate(): string {
  const grammar = {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    information_for_contributors: ['Generated from grammar/ by pnpm generate; do not edit.'],
    name: 'Rubric',
    scopeName: 'source.rubric',
    fileTypes: ['rubric'],
    patterns: ['comment', 'hash', 'number', 'bullet', 'title', 'field', 'words'].map(include),
    repository: {
      comment: { patterns: [comment()] },
      hash: { patterns: [hashHeading()] },
      number: { patterns: [numberedLine()] },
      bullet: { patterns: [bullet()] },
      title: { patterns: [titleLine()] },
      field: { patterns: fieldLines() },
      words: { patterns: ['points', 'effect', 'comparison', 'handle'].map(include) },
      points: { patterns: pointsMarks() },
      effect: { patterns: effects() },
      comparison: { patterns: comparisons() },
      handle: { patterns: [handle()] },
    },
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

const include = (name: string): { readonly include: string } => ({ include: `#${name}` });
const words = { patterns: [include('words')] };

/** Every character that folds to this one, itself first. */
const shapesOf = new Map<string, string[]>();
for (const [written, read] of Object.entries(fold.replace)) {
  const list = shapesOf.get(read) ?? [read];
  list.push(written);
  shapesOf.set(read, list);
}

/** White space that may stand in front of a line. */
const indent = '^[\\s\\u3000\\u00A0\\uFEFF]*';

const numbers = marks.series.flatMap(({ shapes, numbers: kinds, glyphs }) => [
  ...shapes.flatMap(({ open, close }) =>
    kinds.map((kind) => {
      const { digits, zero, two, ten, hundred } = marks.han;
      const arabic = `${anyShape('0123456789')}{1,${marks.longestNumber}}`;
      const written = {
        han: `[${digits}${zero}${two}${ten}${hundred}]{1,5}`,
        arabic,
        dotted: `${arabic}(?:[.．]${arabic})+`,
        letter: '[A-Z]',
      }[kind];
      return `${literal(open)}${written}${literal(close)}${kind === 'letter' ? '(?= ?[A-Za-z])' : close.endsWith('.') ? `(?!${anyShape('0123456789')})` : ''}`;
    }),
  ),
  ...glyphs.map((row) => `[${row}]`),
]);

function comment(): Rule {
  return { name: 'comment.line.double-slash.rubric', match: `${indent}${literal(marks.comment)}.*$` };
}

function hashHeading(): Rule {
  return {
    match: `${indent}(${literal(marks.hash)}{1,${marks.deepestHash}})\\s*(${numbers.join('|')})?(.*)$`,
    captures: {
      1: { name: 'punctuation.definition.heading.rubric' },
      2: { name: 'constant.numeric.list.rubric' },
      3: { name: 'markup.heading.rubric', ...words },
    },
  };
}

function numberedLine(): Rule {
  return {
    match: `${indent}(${numbers.join('|')})(.*)$`,
    captures: { 1: { name: 'constant.numeric.list.rubric' }, 2: { name: 'markup.list.numbered.rubric', ...words } },
  };
}

function bullet(): Rule {
  const { dashes, signs, glyphs } = marks.bullets;
  return {
    match: `${indent}([${classOf(glyphs)}]|[${classOf(dashes)}](?=\\s|[^0-9${classOf(dashes)}—])|[${classOf(signs)}](?=\\s))(.*)$`,
    captures: {
      1: { name: 'punctuation.definition.list.begin.rubric' },
      2: { name: 'markup.list.unnumbered.rubric', ...words },
    },
  };
}

/** 加分项（10分）： and nothing else: a heading, or a part of an item. */
function titleLine(): Rule {
  const titles = languages.flatMap((language) => Object.values(frames[language].titles).flat()).map(literal);
  return {
    match: `(?i)${indent}(${titles.join('|')})(?=\\s*(?:[（(][^）)]*[）)])?\\s*[：:]?\\s*$)(.*)$`,
    captures: { 1: { name: 'markup.heading.rubric' }, 2: { ...words } },
  };
}

const scopes: Readonly<Record<FieldRole, string>> = {
  header: 'keyword.other.header.rubric',
  text: 'keyword.other.text.rubric',
  scoring: 'entity.name.function.scoring.rubric',
  points: 'entity.name.function.points.rubric',
  column: 'variable.other.column.rubric',
  choice: 'keyword.control.choice.rubric',
  block: 'storage.type.block.rubric',
};

function fieldLines(): readonly Rule[] {
  return fieldRoles.map((role) => {
    const names = languages.flatMap((language) =>
      frames[language].fields.filter((field) => field.role === role).flatMap((field) => field.names),
    );
    return {
      comment: role,
      match: `${indent}(?i:(${longestFirst(names).map(spaced).join('|')}))\\s*([（(][^）)]*[）)])?\\s*(${literal(marks.colon)})(.*)$`,
      captures: {
        1: { name: scopes[role] },
        2: { name: 'variable.parameter.rubric' },
        3: { name: 'punctuation.separator.key-value.rubric' },
        4: { name: 'string.unquoted.rubric', ...words },
      },
    };
  });
}

const decimal = `${anyShape('0123456789')}+(?:[.．]${anyShape('0123456789')}+)?`;

function pointsMarks(): readonly Rule[] {
  return languages.map((language) => {
    const { units, before, bonus, penalty, unscored, cap } = frames[language].points;
    const inside = `(?:${alternatives(before)})?\\s*${decimal}\\s*(?:${alternatives(units)})|(?:${alternatives([...bonus, ...penalty, ...cap])})[^（）()]{0,20}|(?:${alternatives(unscored)})`;
    return {
      comment: language,
      name: 'constant.numeric.points.rubric',
      match: `(?i:[（(〔\\[【](?:${inside})[）)〕\\]】])`,
    };
  });
}

function effects(): readonly Rule[] {
  return languages.map((language) => {
    const { notAfter, units } = frames[language].points;
    return {
      comment: language,
      match: `(?i:(${alternatives(notAfter)})\\s*(${decimal}(?:\\s*[—–~～-]\\s*${decimal})?)\\s*(${alternatives(units)})?)`,
      captures: {
        1: { name: 'keyword.operator.effect.rubric' },
        2: { name: 'constant.numeric.effect.rubric' },
        3: { name: 'keyword.other.unit.rubric' },
      },
    };
  });
}

/** The words of a dialect's sentences that compare or leave to judgement: lists of plain words, not patterns. */
function comparisons(): readonly Rule[] {
  return languages.flatMap((language) => {
    const classes = sentenceGrammars[language]?.classes ?? {};
    const listed = ['below', 'above', 'atLeast', 'atMost', 'edge', 'discretion'].flatMap((name) => {
      const list = classes[name];
      return list === undefined || typeof list === 'string' ? [] : list;
    });
    const plain = listed.filter((word) => /^[\p{L} ]+$/u.test(word));
    return plain.length === 0
      ? []
      : [{ comment: language, name: 'keyword.operator.comparison.rubric', match: `(?i:${alternatives(plain)})` }];
  });
}

function handle(): Rule {
  return { name: 'entity.name.tag.rubric', match: `(?<![A-Za-z0-9._-])${literal(marks.handle)}[A-Za-z][A-Za-z0-9_-]*` };
}

// ---- Words as written -----------------------------------------------------------------------------

/** Marks and digits have many shapes; of letters the usual one is shown. */
function literal(words: string): string {
  return Array.from(words, (character) =>
    /[\p{P}\p{S}]/u.test(character) ? anyShape(character) : escaped(character),
  ).join('');
}

function anyShape(characters: string): string {
  return `[${classOf(
    Array.from(characters)
      .flatMap((character) => shapesOf.get(character) ?? [character])
      .join(''),
  )}]`;
}

/** 评 分 表 is 评分表 to the reader. */
function spaced(name: string): string {
  return Array.from(name, escaped).join('[\\s\\u3000]*');
}

function alternatives(list: readonly string[]): string {
  return longestFirst(list).map(escaped).join('|');
}

function longestFirst(list: readonly string[]): readonly string[] {
  return [...list].sort((a, b) => b.length - a.length);
}

function classOf(characters: string): string {
  return Array.from(characters, (character) =>
    /[\\\]^[-]/.test(character) || character === '&' ? `\\${character}` : character,
  ).join('');
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
