import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lineProductions, vocabulary } from '../line-parser.ts';
import { docsOf, ebnf, production } from './ebnf.ts';
import { textMate } from './textmate.ts';

const checkedIn = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const source = checkedIn('packages/syntax/src/line-parser.ts');

test('the doc comment of every rule ends in its production', () => {
  const docs = docsOf(source);
  for (const rule of lineProductions()) {
    const [name = ''] = production(rule).split(' ');
    expect(docs.get(name)?.at(-1), name).toBe(production(rule));
  }
});

test('an ebnf has every production once, its comment above it, and nothing undefined but special sequences', () => {
  const text = ebnf([{ title: 'Lines.', productions: lineProductions(), source, vocabulary }]);
  expect(text).toContain(
    '(* A field: its name, and its value up to the first entry. *)\nfield = FieldName Colon { Text | Handle } { entry } ;',
  );
  const bare = text.replace(/\(\*[\s\S]*?\*\)|"[^"]*"|'[^']*'|\?[^?]*\?/g, ' ');
  const defined = Array.from(bare.matchAll(/^(\w+) =/gm), ([, name]) => name);
  expect(new Set(defined).size).toBe(defined.length);
  expect(new Set(bare.match(/\w+/g))).toEqual(new Set(defined));
});

test('the grammars checked in are fresh', () => {
  expect(checkedIn('grammar/rubric.tmLanguage.json')).toBe(textMate());
  for (const rule of lineProductions()) expect(checkedIn('grammar/rubric.ebnf')).toContain(`\n${production(rule)}\n`);
});

interface Rule {
  readonly match: string;
  readonly name?: string;
  readonly captures?: Readonly<Record<string, { readonly name?: string }>>;
}

/** The scopes a text gets from the rules of a part of the highlighting, outermost only; patterns as JavaScript reads them. */
function scopesOf(part: string, text: string): readonly string[] {
  const { repository } = JSON.parse(textMate()) as { repository: Record<string, { patterns: readonly Rule[] }> };
  for (const { match, name, captures } of repository[part]!.patterns) {
    const found = new RegExp(match.replaceAll('(?i:', '(?:')).exec(text);
    if (found === null) continue;
    const inner = Object.entries(captures ?? {}).flatMap(([group, capture]) =>
      found[Number(group)] ? [`${capture.name}=${found[Number(group)]}`] : [],
    );
    return [...(name ? [`${name}=${found[0]}`] : []), ...inner];
  }
  return [];
}

test.each([
  ['comment', '  // 注释', ['comment.line.double-slash.rubric=  // 注释']],
  [
    'hash',
    '### 1、表彰',
    ['punctuation.definition.heading.rubric=###', 'constant.numeric.list.rubric=1、', 'markup.heading.rubric=表彰'],
  ],
  ['number', '（一）组织（5分）', ['constant.numeric.list.rubric=（一）', 'markup.list.numbered.rubric=组织（5分）']],
  ['number', '1.1台账', ['constant.numeric.list.rubric=1.1', 'markup.list.numbered.rubric=台账']],
  ['bullet', '\u3000• 甲', ['punctuation.definition.list.begin.rubric=•', 'markup.list.unnumbered.rubric= 甲']],
  ['bullet', '-0.5分', []],
  [
    'field',
    '评 分 细 则：甲',
    [
      'entity.name.function.scoring.rubric=评 分 细 则',
      'punctuation.separator.key-value.rubric=：',
      'string.unquoted.rubric=甲',
    ],
  ],
  [
    'field',
    '已核（sum）：原文如此',
    [
      'storage.type.block.rubric=已核',
      'variable.parameter.rubric=（sum）',
      'punctuation.separator.key-value.rubric=：',
      'string.unquoted.rubric=原文如此',
    ],
  ],
  ['field', '某某：甲', []],
  ['points', '组织（最高加5分）', ['constant.numeric.points.rubric=（最高加5分）']],
  ['points', '组织(10 分)', ['constant.numeric.points.rubric=(10 分)']],
  [
    'effect',
    '未成立的扣0.5分',
    ['keyword.operator.effect.rubric=扣', 'constant.numeric.effect.rubric=0.5', 'keyword.other.unit.rubric=分'],
  ],
  ['handle', '领导 @lead', ['entity.name.tag.rubric=@lead']],
  ['handle', 'a@b.com', []],
])('%s highlights %s', (part, text, scopes) => {
  expect(scopesOf(part, text)).toEqual(scopes);
});
