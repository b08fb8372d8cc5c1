import { textWidth, visible } from '@rubric-lang/diagnostics';
import { explainSheet } from '@rubric-lang/evaluator';
import { pointsText } from '@rubric-lang/model';
import type { Fact, FactRef, Item, ItemResult, Rubric, Score, ScoreSheet, Section } from '@rubric-lang/model';
import { said } from '../language.ts';
import type { Language } from '../language.ts';
import type { Paint } from '../paint.ts';

/** Points as people read them: `31.5`, or `28—31.5` while something is pending. */
export function scoreText({ least, most }: Score): string {
  return least === most ? pointsText(least) : `${pointsText(least)}—${pointsText(most)}`;
}

/** The first words of a long title. */
export function shortened(title: string, width: number): string {
  const shown = visible(title);
  if (textWidth(shown) <= width) return shown;
  let text = '';
  for (const character of shown) {
    if (textWidth(text + character) > width - 1) break;
    text += character;
  }
  return `${text}…`;
}

/** One subject's sheet: the sum, every section, and under it each item that lost something or is pending. */
export function sheetLines(rubric: Rubric, sheet: ScoreSheet, language: Language, paint: Paint): readonly string[] {
  const zh = language === 'zh';
  const items = new Map(sheet.items.map((result) => [result.item, result]));
  const sections = new Map(sheet.sections.map((result) => [result.section, result]));
  const lines = [...summaryLines(rubric, sheet, language, paint), ''];

  const losses = explainSheet(rubric, sheet);
  const waiting = (refs: readonly FactRef[], facts: readonly Fact[], indent: string): string => {
    const asked = refs.map(({ item, fact }) =>
      visible((item === null ? rubric.facts : facts).find(({ key }) => key === fact)?.label ?? fact),
    );
    // Where everything of its own is recorded, a rank, a mean or a best takes the others.
    const others = zh ? '要和其他考评对象一起算' : 'takes the other subjects';
    const what = asked.length === 0 ? others : shortened(asked.join(zh ? '；' : '; '), 80);
    return paint.quiet(`${indent}${zh ? '待评' : 'pending'}　${what}`);
  };
  const stroke = strokeIn(language);
  const itemLines = (item: Item, indent: string): void => {
    const result = items.get(item.key);
    if (!result || isFull(item, result)) return;
    lines.push(`${indent}${shortened(`${item.mark}${item.title}`, 60)}　${itemScore(item, result, language)}`);
    for (const { reason } of losses.filter((loss) => loss.item === item.key)) {
      lines.push(`${indent}    ${visible(said(reason, language))}`);
    }
    for (const { clause, points } of item.role === 'bonus' ? result.clauses : []) {
      const rule = item.clauses.find(({ key }) => key === clause);
      if (!rule || points === null || points === 0) continue;
      const gained = pointsText(points);
      lines.push(
        `${indent}    ${zh ? `“${visible(rule.text)}”：加${gained}分` : `“${visible(rule.text)}”: ${gained} added`}`,
      );
    }
    if (result.state === 'pending') lines.push(waiting(result.pending, item.facts, `${indent}    `));
  };
  const visit = (nodes: readonly (Section | Item)[], indent: string): void => {
    for (const node of nodes) {
      if (node.kind === 'item') {
        itemLines(node, indent);
        continue;
      }
      const result = sections.get(node.key);
      if (result) {
        const reached = result.state === 'not-applicable' ? (zh ? '空项' : 'n/a') : scoreText(result.score);
        const full = node.points > 0 && result.state !== 'not-applicable' ? `${stroke}${pointsText(node.points)}` : '';
        lines.push(`${indent}${paint.strong(shortened(`${node.mark}${node.title}`, 60))}　${reached}${full}`);
      }
      visit(node.children, `${indent}  `);
    }
  };
  visit(rubric.sections, '');
  if (sheet.pendingVerdicts && rubric.verdicts) {
    lines.push(paint.strong(shortened(rubric.verdicts.title, 60)));
    lines.push(waiting(sheet.pendingVerdicts, rubric.verdicts.facts, '    '));
  }
  return lines;
}

/** Name, total, grade, rank; what is pending and what was decided over the total. */
function summaryLines(rubric: Rubric, sheet: ScoreSheet, language: Language, paint: Paint): readonly string[] {
  const zh = language === 'zh';
  const name = visible(sheet.subject ?? (zh ? '（未写考评对象）' : '(no name)'));
  const pending = sheet.items.filter(({ state }) => state === 'pending').length;
  const lines = [
    zh
      ? `${paint.strong(name)}　${scoreText(sheet.total)}分（满分${pointsText(rubric.total)}分）`
      : `${paint.strong(name)}  ${scoreText(sheet.total)} of ${pointsText(rubric.total)} points`,
  ];
  const remarks: string[] = [];
  if (sheet.grade !== null) remarks.push(zh ? `等次：${visible(sheet.grade)}` : `grade: ${visible(sheet.grade)}`);
  if (sheet.rank !== null) remarks.push(zh ? `第${sheet.rank}名` : `place ${sheet.rank}`);
  if (sheet.disqualified) remarks.push(zh ? '取消资格' : 'disqualified');
  if (remarks.length > 0) lines.push(remarks.join(zh ? '　' : '  '));
  const verdicts = sheet.pendingVerdicts && rubric.verdicts ? visible(rubric.verdicts.title) : null;
  if (pending === 0 && verdicts !== null && sheet.total.least !== sheet.total.most) {
    lines.push(
      zh
        ? `“${verdicts}”还没有查完，查完后总分在 ${scoreText(sheet.total)} 分之间。`
        : `“${verdicts}” is pending; the total will lie between ${pointsText(sheet.total.least)} and ${pointsText(sheet.total.most)}.`,
    );
  }
  if (pending > 0) {
    lines.push(
      zh
        ? `还有 ${pending} 个项目待评，评完后总分在 ${pointsText(sheet.total.least)}—${pointsText(sheet.total.most)} 分之间。`
        : `${pending} item${pending === 1 ? ' is' : 's are'} pending; the total will lie between ${pointsText(sheet.total.least)} and ${pointsText(sheet.total.most)}.`,
    );
  }
  return lines;
}

function strokeIn(language: Language): string {
  return language === 'zh' ? '／' : '/';
}

function itemScore(item: Item, result: ItemResult, language: Language): string {
  if (result.state === 'not-applicable') return language === 'zh' ? '空项' : 'n/a';
  return item.points === null
    ? scoreText(result.score)
    : `${scoreText(result.score)}${strokeIn(language)}${pointsText(item.points)}`;
}

function isFull(item: Item, { state, score, zeroed }: ItemResult): boolean {
  return state === 'scored' && !zeroed && score.least === score.most && score.least === (item.points ?? 0);
}
