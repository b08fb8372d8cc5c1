import { frames, languages, marks } from '@rubric-lang/grammar';
import type { Language } from '@rubric-lang/grammar';
import type { ISerializedGast, TokenType } from 'chevrotain';

/** A parser's grammar: what Chevrotain recorded of its rules, and the source with their doc comments. */
export interface WrittenGrammar {
  /** What stands above its rules. */
  readonly title: string;
  readonly productions: readonly ISerializedGast[];
  readonly source: string;
  /** Its tokens, for those that are kinds of others. */
  readonly vocabulary: readonly TokenType[];
}

/** `rubric.ebnf` (ISO 14977): the productions of the parsers with what their doc comments say, and the terminals of the frame. */
export function ebnf(grammars: readonly WrittenGrammar[]): string {
  const parts = grammars.map(({ title, productions, source, vocabulary }) => {
    const docs = docsOf(source);
    return [comment(title), ...productions.map((rule) => ruleText(rule, docs)), ...kindsOf(vocabulary)].join('\n\n');
  });
  return `${[comment('The Rubric language. Generated from the parsers by pnpm generate; do not edit.'), ...parts, frameTerminals()].join('\n\n')}\n`;
}

/** The production of a rule: `field = FieldName Colon { Text | Handle } { entry } ;` */
export function production(rule: ISerializedGast): string {
  return `${nameOf(rule)} = ${sequence(definitionOf(rule))} ;`;
}

/** The doc comment of every rule of a parser, by the rule's name; one entry a line, without its marks. */
export function docsOf(source: string): ReadonlyMap<string, readonly string[]> {
  const docs = new Map<string, readonly string[]>();
  for (const [, doc = '', name = ''] of source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:(?:private|public|readonly) )*\w+ = this\.RULE\(\s*'(\w+)'/g,
  )) {
    docs.set(
      name,
      doc
        .split('\n')
        .map((line) => line.replace(/^\s*\* ?/, '').trim())
        .filter((line) => line !== ''),
    );
  }
  return docs;
}

function ruleText(rule: ISerializedGast, docs: ReadonlyMap<string, readonly string[]>): string {
  const written = production(rule);
  // A doc comment may say of a production what no grammar can: a gate that looks ahead.
  const prose = (docs.get(nameOf(rule)) ?? []).filter((line) => line.replace(/ ?;?$/, ' ;') !== written);
  return prose.length === 0 ? written : `${comment(prose.join(' '))}\n${written}`;
}

/** `Modifier = Cap | Until | BestOf ;` */
function kindsOf(vocabulary: readonly TokenType[]): readonly string[] {
  return vocabulary.flatMap(({ name }) => {
    const kinds = vocabulary.filter((type) => type.CATEGORIES?.some((category) => category.name === name));
    return kinds.length === 0 ? [] : [`${name} = ${wrapped(kinds.map((kind) => kind.name))} ;`];
  });
}

interface GastNode {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly ISerializedGast[];
}

const nodeOf = (gast: ISerializedGast): GastNode => gast;
const nameOf = (gast: ISerializedGast): string => nodeOf(gast).name ?? '';
const definitionOf = (gast: ISerializedGast): readonly ISerializedGast[] => nodeOf(gast).definition ?? [];

function sequence(parts: readonly ISerializedGast[]): string {
  const [only] = parts;
  if (parts.length === 1 && only?.type === 'Alternation') return alternatives(only);
  return parts.map(term).join(' ');
}

function alternatives(gast: ISerializedGast): string {
  return definitionOf(gast)
    .map((alternative) => sequence(definitionOf(alternative)))
    .join(' | ');
}

function term(gast: ISerializedGast): string {
  switch (gast.type) {
    case 'Alternation':
      return `( ${alternatives(gast)} )`;
    case 'Option':
      return `[ ${sequence(definitionOf(gast))} ]`;
    case 'Repetition':
      return `{ ${sequence(definitionOf(gast))} }`;
    case 'RepetitionMandatory':
      return `${group(gast)} { ${sequence(definitionOf(gast))} }`;
    case 'Alternative':
      return sequence(definitionOf(gast));
    default:
      return nameOf(gast);
  }
}

function group(gast: ISerializedGast): string {
  const inside = sequence(definitionOf(gast));
  return / /.test(inside) ? `( ${inside} )` : inside;
}

// ---- Terminals of the frame -----------------------------------------------------------------------

function frameTerminals(): string {
  const { series, bullets, han } = marks;
  const numbers = series.map((one) => {
    const written = one.shapes.flatMap(({ open, close }) =>
      one.numbers.map((kind) =>
        [open === '' ? [] : quoted(open), `${camel(kind)}Number`, close === '' ? [] : quoted(close)].flat().join(' '),
      ),
    );
    const glyphs = one.glyphs.flatMap((row) => Array.from(row, quoted));
    return `${camel(one.series)} = ${wrapped([...written, ...glyphs])} ;`;
  });
  return [
    comment(
      'Terminals of the frame, as folded text: grammar/fold.json says what else reads the same. White space, line ends and comments may stand around them.',
    ),
    `HeadingMark = Hash [ Number ] | Number | Title ;\nHash = ${quoted(marks.hash)} { ${quoted(marks.hash)} } ; ${comment(`at most ${marks.deepestHash}`)}\nEntryMark = Number ;`,
    `Number = ${wrapped(series.map((one) => camel(one.series)))} ;`,
    numbers.join('\n'),
    `HanNumber = ? a number written with ${han.zero}${han.digits}${han.two}${han.ten}${han.hundred} ? ;\nArabicNumber = ? 1 to ${'9'.repeat(marks.longestNumber)} ? ;\nDottedNumber = ArabicNumber "." ArabicNumber { "." ArabicNumber } ; ${comment('where it continues the numbers above')}\nLetterNumber = ? A to Z ? ; ${comment('before a word in letters')}`,
    `Bullet = ${wrapped(Array.from(bullets.dashes + bullets.signs + bullets.glyphs, quoted))} ; ${comment('a dash unless a digit or a dash follows, a sign where a space does')}`,
    `Colon = ${quoted(marks.colon)} ;\nHandle = ${quoted(marks.handle)} ? a letter ? { ? letter, digit, "_" or "-" ? } ;\nComment = ${quoted(marks.comment)} ? the rest of the line ? ;\nText = ? words of the author ? ;\nHeadingText = Text ;\nEntryText = Text ;`,
    ['Points', 'Title', 'FieldName']
      .map((name) => `${name} = ${languages.map((language) => `${name}${camel(language)}`).join(' | ')} ;`)
      .join('\n'),
    ...languages.map(dialectTerminals),
  ].join('\n\n');
}

function dialectTerminals(language: Language): string {
  const { fields, titles, points } = frames[language];
  const of = camel(language);
  const words = (list: readonly string[]): string => wrapped(list.map(quoted));
  const kinds = (['bonus', 'penalty'] as const).map((kind) => `( ${words(points[kind])} ) [ Cap${of} ]`);
  return [
    comment(`Words of ${language}.`),
    `Points${of} = "（" ( Amount${of} | ${kinds.join(' | ')} | Cap${of} | ${words(points.unscored)} ) "）"\n  | ( ${words(points.before)} ) Amount${of}${points.alone ? ` | ? a space ? Amount${of}` : ''} ;`,
    `Amount${of} = ? a number ? ( ${words(points.units)} ) ;\nCap${of} = ( ${words(points.cap)} ) Amount${of}${points.capTail.length > 0 ? ` [ ${words(points.capTail)} ]` : ''} ;`,
    `Title${of} = ${words([...titles.bonus, ...titles.penalty])} ; ${comment('alone on its line, a list below it, once in the file')}`,
    `FieldName${of} = ${fields.map(({ key, names }) => `${comment(key)} ${words(names)}`).join('\n  | ')} ;`,
  ].join('\n\n');
}

function quoted(text: string): string {
  // Glyphs of symbol fonts have no shape outside them.
  if (/^\p{Co}$/u.test(text)) return `? U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase()} ?`;
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

function comment(text: string): string {
  return `(* ${text} *)`;
}

/** han-comma → HanComma. */
function camel(name: string): string {
  return name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** Alternatives, with line breaks where a line would grow too long. */
function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const [at, word] of words.entries()) {
    const next = at === 0 ? word : `| ${word}`;
    if (line.length + next.length > 110) {
      lines.push(line);
      line = next;
    } else line = line === '' ? next : `${line} ${next}`;
  }
  return [...lines, line].join('\n  ');
}
