/** 反馈函: a letter to one subject that says where its points went, clause by clause. */
import {
  type Clause,
  type Item,
  type ItemResult,
  itemsOf,
  pointsText,
  type Rubric,
  type ScoreSheet,
  sectionsAbove,
  type Section,
} from '@rubric-lang/model';
import { timesOf } from './counted-clause.ts';
import type { OfficialTable } from './official-table.ts';
import { overridesOf, pageProfile, typeArea } from './page-profile.ts';
import { type ListColumn, type ListRecord, listGrid } from './plain-grid.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';
import { footOf } from './rubric-table.ts';
import type { ListOptions } from './summary-table.ts';
import { isScored } from './scored.ts';

export interface FeedbackOptions extends ListOptions {
  /** What was found, by item: where, when, what. */
  readonly reasons?: Readonly<Record<string, string>>;
}

export function feedbackTable(rubric: Rubric, sheet: ScoreSheet, options: FeedbackOptions = {}): OfficialTable {
  const language = options.language ?? (rubric.language.startsWith('en') ? 'en' : 'zh');
  const words = printedWords(language);
  const records = recordsOf(rubric, sheet, options.reasons ?? {}, words);
  // A column for what was found only when something was written down of it.
  const explained = records.some((record) => record.texts[5] !== '');
  const list: readonly ListColumn[] = [
    { title: words.columns.number, content: 'number', align: 'center' },
    { title: words.columns.item, content: 'item', align: 'start' },
    { title: words.columns.clause, content: 'text', align: 'start' },
    { title: words.columns.count, content: 'number', align: 'center' },
    { title: words.columns.effect, content: 'points', align: 'center' },
    ...(explained ? [{ title: words.columns.reason, content: 'text', align: 'start' } as const] : []),
  ];
  const bodySize = Math.max(9, options.layout?.bodySize ?? 10.5);
  const orientation = options.layout?.orientation ?? 'portrait';
  const wanted = { ...rubric.layout, ...options.layout };
  const page = pageProfile(orientation, overridesOf(wanted, orientation));
  const issuer = rubric.header.find((field) => field.role === 'issuer')?.text ?? null;
  return {
    version: 1,
    kind: 'feedback',
    language,
    attachment: null,
    title: words.feedback,
    subtitles: options.draft === true ? [words.draft] : [],
    head: [],
    lead: leadOf(rubric, sheet, records.length > 0, words),
    ...listGrid(list, records, { total: typeArea(page).width, size: bodySize }, explained ? [1, 5] : [1]),
    prose: [],
    notes: [],
    signOff: { signatures: [], issuer, date: '' },
    foot: footOf(rubric, words),
    layout: { page, pageNumbers: wanted.pageNumbers ?? 'national', headerSize: bodySize, bodySize, leastRow: 8 },
  };
}

function leadOf(rubric: Rubric, sheet: ScoreSheet, listed: boolean, words: PrintedWords): OfficialTable['lead'] {
  const { least, most } = sheet.total;
  const kept = new Map(sheet.items.map((it) => [it.item, it.score.least]));
  const nothing = itemsOf(rubric.sections).every(
    (item) => item.points === null || item.role !== 'ordinary' || (kept.get(item.key) ?? item.points) >= item.points,
  );
  const text = !isScored(rubric)
    ? words.letterUnscored(rubric.title)
    : words.letter({
        title: rubric.title,
        least: pointsText(least),
        most: pointsText(most),
        full: pointsText(rubric.total),
        grade: sheet.grade,
        rank: sheet.rank,
        follows: listed ? 'listed' : nothing ? 'nothing' : 'open',
      });
  return [
    { style: 'plain', text: `${sheet.subject ?? ''}${words.colon}` },
    { style: 'body', text },
  ];
}

function recordsOf(
  rubric: Rubric,
  sheet: ScoreSheet,
  reasons: Readonly<Record<string, string>>,
  words: PrintedWords,
): readonly ListRecord[] {
  const above = sectionsAbove(rubric.sections);
  const results = new Map(sheet.items.map((it) => [it.item, it]));
  const lines = itemsOf(rubric.sections).flatMap((item) => {
    const result = results.get(item.key);
    if (result === undefined) return [];
    const name = nameOf(item, above.get(item.key) ?? []);
    const found = linesOf(item, result, words);
    // The reason stands once, beside the first line of its item.
    return found.map((line, index) => ({
      ...line,
      item: item.key,
      name,
      reason: index === 0 ? (reasons[item.key] ?? '') : '',
    }));
  });
  return lines.map((line, index) => ({
    kind: 'finding',
    about: line.item,
    texts: [String(index + 1), line.name, line.text, line.count, line.points, line.reason],
  }));
}

/** The item's own words; without any, its section's and its number. */
function nameOf(item: Item, above: readonly Section[]): string {
  return item.title === '' ? `${above[above.length - 1]?.title ?? ''}${item.number}` : item.mark + item.title;
}

interface FeedbackLine {
  readonly text: string;
  readonly count: string;
  readonly points: string;
}

/** What took points, what gave more than the item's own, and what could have given points and did not. */
function linesOf(item: Item, result: ItemResult, words: PrintedWords): readonly FeedbackLine[] {
  if (result.state === 'not-applicable') return [{ text: words.notApplicable, count: '', points: '' }];
  const clauses = new Map<string, Clause>(item.clauses.map((clause) => [clause.key, clause]));
  const counted = new Set(result.clauses.map((it) => it.clause));
  const lines = result.clauses.flatMap((it): readonly FeedbackLine[] => {
    const clause = clauses.get(it.clause);
    if (clause === undefined) return [];
    const count = it.count === null ? words.pending : String(timesOf(clause, it) ?? '');
    const zeroed = clause.effect.kind === 'zero';
    if (it.points === null) return [{ text: clause.text, count, points: words.pending }];
    const extra = it.points > 0 && (item.role !== 'ordinary' || clause.effect.kind === 'bonus');
    if (!zeroed && it.points >= 0 && !extra) return [];
    const points = zeroed ? words.zeroed : `${it.points > 0 ? '+' : ''}${pointsText(it.points)}`;
    return [{ text: clause.text, count, points }];
  });
  const short = item.points !== null && item.base === 0 && result.score.most < item.points;
  const missed = item.clauses.filter((it) => it.effect.kind === 'award' && !counted.has(it.key));
  return short ? [...lines, ...missed.map((clause) => ({ text: clause.text, count: '0', points: '0' }))] : lines;
}
