import { visible } from '@rubric-lang/diagnostics';
import type { ExplainedItem, ExplainedRule, Explanation, ScoredBy } from '@rubric-lang/model';
import type { Localized } from '@rubric-lang/diagnostics';
import { said } from '../language.ts';
import type { Language } from '../language.ts';
import type { Paint } from '../paint.ts';
import { gatesText } from '../gates-text.ts';

const byPerson: Readonly<Record<Exclude<ScoredBy, 'computed'>, Localized>> = {
  judgement: { zh: '由考评组打分', en: 'scored by the assessors' },
  external: { zh: '按另外的标准，由人填分', en: 'by another standard; a person enters the points' },
  comparison: { zh: '要各单位比较，由人填分', en: 'by comparison; a person enters the points' },
};

const factTypes: Readonly<Record<string, Localized>> = {
  'yes-no': { zh: '是／否', en: 'yes/no' },
  count: { zh: '个数', en: 'count' },
  quantity: { zh: '数', en: 'number' },
  level: { zh: '档次', en: 'level' },
  judgement: { zh: '分数', en: 'points' },
};

const notRead: Localized = {
  zh: '没有读懂，照印，由考评组打分',
  en: 'not understood: printed, scored by the assessors',
};

/** Of a sentence that stands over many items. */
const notCounted: Localized = { zh: '没有算进去，只印出', en: 'not counted: it only prints' };

export interface Telling {
  readonly language: Language;
  readonly paint: Paint;
  /** The document's own words for a fact of an item, or of the whole table (null). */
  readonly labelOf: (item: string | null, fact: string) => string;
}

/** How every sentence is understood, item by item, for people. */
export function explanationLines(explanation: Explanation, telling: Telling): readonly string[] {
  const { rubric, sections, items } = explanation;
  const { language, paint } = telling;
  const lines: string[] = [
    paint.strong(visible(rubric.title)),
    said(
      {
        zh: `共 ${rubric.total} 分；${gatesText(rubric.gates).zh}；${countsOf(items).zh}`,
        en: `${rubric.total} points; ${gatesText(rubric.gates).en}; ${countsOf(items).en}`,
      },
      language,
    ),
  ];
  if (rubric.rules.length > 0) {
    lines.push('', paint.strong(said({ zh: '全表', en: 'the whole table' }, language)));
    for (const rule of rubric.rules) lines.push(...ruleLines(rule, null, telling));
  }
  const ofSection = new Map(sections.map((section) => [section.titles.join('\n'), section]));
  const opened = new Set<string>();
  for (const item of items) {
    item.section.forEach((_, index) => {
      const titles = item.section.slice(0, index + 1);
      const key = titles.join('\n');
      if (opened.has(key)) return;
      opened.add(key);
      const section = ofSection.get(key);
      const points = section?.points ?? null;
      lines.push(
        '',
        paint.strong(`${'#'.repeat(titles.length)} ${visible(titles[index] ?? '')}${pointsMark(points, language)}`),
      );
      for (const rule of section?.rules ?? []) lines.push(...ruleLines(rule, null, telling));
    });
    lines.push('', ...itemLines(item, telling));
  }
  return lines;
}

function itemLines(item: ExplainedItem, telling: Telling): readonly string[] {
  const { language, paint } = telling;
  // ⑵ and （一） need no dot.
  const number = item.number === '' ? '' : `${item.number}${/\d$/.test(item.number) ? '.' : ''} `;
  const where = paint.quiet(said({ zh: `第${item.line}行`, en: `line ${item.line}` }, language));
  const lines = [`${number}${visible(item.title)}${pointsMark(item.points, language)}  ${where}`];
  for (const { text } of item.statements) {
    lines.push(
      paint.quiet(`  ${said({ zh: '照印，不计分：', en: 'printed, not scored: ' }, language)}${visible(text)}`),
    );
  }
  if (item.rules.length === 0) {
    lines.push(`  ${paint.severity('warning', said({ zh: '没有评分规则', en: 'no rule for its points' }, language))}`);
  }
  for (const rule of item.rules) lines.push(...ruleLines(rule, item.id, telling));
  return lines;
}

function ruleLines(rule: ExplainedRule, item: string | null, { language, paint, labelOf }: Telling): readonly string[] {
  const lines = [`  · ${visible(rule.text)}`];
  if (rule.status === 'not-understood') {
    lines.push(`    ${paint.severity('question', said(item === null ? notCounted : notRead, language))}`);
  } else {
    lines.push(`    ${paint.quiet(said({ zh: '理解为：', en: 'understood as: ' }, language))}${visible(rule.reading)}`);
  }
  if (rule.status === 'asked' && rule.choice && rule.choice.made === null) {
    const { field, offered } = rule.choice;
    lines.push(
      `    ${paint.severity('question', said({ zh: `有几种算法，请在本项加一行“${field}：”选定`, en: `several readings: choose one with a line "${field}: …" in this item` }, language))}`,
      ...offered.map(({ answer, reading }) => {
        const line = said({ zh: `${field}：${visible(answer)}`, en: `${field}: ${visible(answer)}` }, language);
        return reading === answer ? `      ${line}` : `      ${line}　${paint.quiet(visible(reading))}`;
      }),
    );
  }
  if (rule.scoredBy !== 'computed' && rule.status !== 'not-understood') {
    lines.push(`    ${said(byPerson[rule.scoredBy], language)}`);
  }
  // A yes/no question is the author's own words, which stand right above.
  const facts = rule.facts
    .map(({ name, type, unit }) => ({ label: labelOf(item, name), type, unit }))
    .filter(({ label, type }) => type !== 'yes-no' || !rule.text.includes(label));
  if (facts.length > 0) {
    const asked = facts.map(({ label, type, unit }) => {
      const kind =
        unit === null || unit === '' ? said(factTypes[type] ?? { zh: type, en: type }, language) : visible(unit);
      return said({ zh: `${visible(label)}（${kind}）`, en: `${visible(label)} (${kind})` }, language);
    });
    lines.push(
      `    ${paint.quiet(said({ zh: '要填的情况：', en: 'facts: ' }, language))}${asked.join(said({ zh: '、', en: ', ' }, language))}`,
    );
  }
  for (const note of rule.notes ?? [])
    lines.push(`    ${paint.quiet(said({ zh: '注意：', en: 'note: ' }, language))}${visible(note)}`);
  return lines;
}

function pointsMark(points: number | null, language: Language): string {
  return points === null ? '' : said({ zh: `（${points}分）`, en: ` (${points})` }, language);
}

function countsOf(items: readonly ExplainedItem[]): Localized {
  const rules = items.flatMap((item) => item.rules);
  const open = rules.filter(({ status, choice }) => status === 'asked' && choice?.made === null).length;
  const unread = rules.filter(({ status }) => status === 'not-understood').length;
  const judged = rules.filter(({ status, scoredBy }) => status !== 'not-understood' && scoredBy !== 'computed').length;
  const zh = [`${items.length} 个项目、${rules.length} 条规则`];
  const en = [`${items.length} items, ${rules.length} rules`];
  if (judged > 0) {
    zh.push(`其中 ${judged} 条由人打分`);
    en.push(`${judged} scored by people`);
  }
  if (open > 0) {
    zh.push(`${open} 条要先选定算法`);
    en.push(`${open} with a choice to make`);
  }
  if (unread > 0) {
    zh.push(`${unread} 条没有读懂`);
    en.push(`${unread} not understood`);
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}
