import { compile } from '@rubric-lang/compiler';
import { sentenceGrammars } from '@rubric-lang/grammar';
import { explain, type ExplainedRule } from '@rubric-lang/model';
import { conformanceCases, type ConformanceCase } from './conformance-case.ts';
import { conditionForms, effectForms, modifierForms, type SentenceForm } from './sentence-forms.ts';

/**
 * docs/reference/sentences.md: every form with a sentence of the conformance suite and what is understood of it, the
 * words that say the same, the traps. Made from the grammar's data and the suite; nothing is written twice.
 */
export function sentencesPage(): string {
  const cases = new Map(conformanceCases().flatMap((it) => (it.kind === 'valid' ? [[it.name, it] as const] : [])));
  const shown = (forms: readonly SentenceForm[]): string =>
    table(forms.flatMap((form) => rows(form.name, cases.get(form.shown))));
  const named = (prefix: string): string =>
    table([...cases.values()].filter(({ name }) => name.startsWith(prefix)).flatMap((it) => rows(titleOf(it), it)));
  return `<!-- Generated from grammar/*/sentences.json and grammar/conformance by \`pnpm generate\`. -->

# 句子

评分表里的一句话怎样读，读成什么。每种写法一个例子，右边是程序理解的意思。例子都在 \`grammar/conformance\` 里，天天检验。

_How a scoring sentence is read: every form with an example and its reading. The examples are the conformance suite's._

三条规矩：

1. 一句话先当“是否”来问，总不会错；只有整句的每个字都有着落，才读成次数、比较、档次。
2. 影响算法的词（每、分别、累计、依次、除……外……）没有着落，这句话就不自动算，原样印出，等您答一句“读作：”。
3. “”《》里的字、日期、文号不起作用。

## 条件

${shown(conditionForms)}

## 得失

${shown(effectForms)}

## 上限与合并

${shown(modifierForms)}

## 一句话到哪里为止

${named('ends-')}

## 整项怎样算

${named('item-')}

## 容易看错的

看着像，其实不是；程序按右边理解。

${named('trap-')}

## 读不懂的

${named('residue-')}

## 作用相同的词

${words()}

## 档次用词

整套写全才算档次：

${scales()}

## 疑似错字

${nearMisses()}

## English

The core forms in English: the same model from another word order.

${named('en-')}
`;
}

/** The first line of a case is a comment that says what it shows. */
function titleOf({ source }: ConformanceCase): string {
  return /^\/\/ ?(.*)/.exec(source)?.[1] ?? '';
}

interface Row {
  readonly name: string;
  readonly rule: ExplainedRule | null;
  readonly choices: boolean;
}

/** A row a clause; the form's name stands in the first of them. */
function rows(name: string, shown: ConformanceCase | undefined): readonly Row[] {
  if (shown === undefined) return [];
  const { draft } = compile('case.rubric', (path) => (path === 'case.rubric' ? shown.source : undefined));
  const { items, rubric } = explain(draft, draft.language === 'en' ? 'en' : 'zh');
  const rules = [...rubric.rules, ...items.flatMap((item) => item.rules)];
  return rules.map((rule, index) => ({ name: index === 0 ? name : '', rule, choices: rule.status !== 'understood' }));
}

function table(lines: readonly Row[]): string {
  const body = lines.map(({ name, rule, choices }) => {
    if (rule === null) return `| ${cell(name)} | | |`;
    const offered =
      choices && rule.choice !== undefined && rule.choice.made === null
        ? `（要问：${rule.choice.offered.map(({ answer }) => answer).join('／')}）`
        : '';
    return `| ${cell(name)} | ${cell(rule.text)} | ${cell(rule.reading)}${cell(offered)} |`;
  });
  return ['| 写法 | 例句 | 理解为 |', '| --- | --- | --- |', ...body].join('\n');
}

function cell(text: string): string {
  return text
    .replace(/\n/g, ' ')
    .replace(/[|\\]/g, '\\$&')
    .replace(/[<>*_`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Lists of words in the grammar that work alike, and what they are called here. */
const wordLists: readonly (readonly [name: string, list: string])[] = [
  ['低于（不含本数）', 'below'],
  ['高于（不含本数）', 'above'],
  ['达到（含本数）', 'atLeast'],
  ['不超过（含本数）', 'atMost'],
  ['酌情', 'discretion'],
  ['比较评定', 'comparison'],
  ['本项', 'itself'],
  ['本项的分值', 'itemPoints'],
  ['时段', 'period'],
  ['往下', 'downVerb'],
  ['往上', 'upVerb'],
  ['发现、发生', 'countVerb'],
  ['缺少', 'lackVerb'],
  ['排名', 'rankWord'],
  ['等次', 'grade'],
  ['量词', 'measure'],
  ['单位', 'unit'],
];

function words(): string {
  const grammar = sentenceGrammars['zh-CN'];
  const classes: Readonly<Record<string, unknown>> = grammar?.classes ?? {};
  const lists = wordLists.flatMap(([name, list]) => {
    const found = classes[list];
    return Array.isArray(found)
      ? [`| ${name} | ${cell(found.filter((word) => typeof word === 'string' && !word.includes('{')).join(' '))} |`]
      : [];
  });
  const edges = Object.entries(grammar?.edges ?? {});
  const including = edges.filter(([, op]) => op.includes('=')).map(([word]) => word);
  const excluding = edges.filter(([, op]) => !op.includes('=')).map(([word]) => word);
  return [
    '| 意思 | 写法 |',
    '| --- | --- |',
    `| 数后面，含本数 | ${cell(including.join(' '))} |`,
    `| 数后面，不含本数 | ${cell(excluding.join(' '))} |`,
    ...lists,
  ].join('\n');
}

function scales(): string {
  return (sentenceGrammars['zh-CN']?.scales ?? []).map((scale) => `- ${cell(scale.join('、'))}`).join('\n');
}

function nearMisses(): string {
  const named = [...new Set((sentenceGrammars['zh-CN']?.nearMisses ?? []).map(({ suggestion }) => suggestion))];
  return `会提醒您是不是想写：${named.map((word) => `“${word}”`).join('')}。`;
}
