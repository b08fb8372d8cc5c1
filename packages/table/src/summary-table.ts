/** 汇总表: many subjects, one row each, with their sections' scores, total, grade and rank. */
import {
  pointsText,
  type PrintLayout,
  type Rubric,
  type Score,
  type ScoreSheet,
  type Section,
  type SectionResult,
} from '@rubric-lang/model';
import { scoreText } from './blank-text.ts';
import type { PrintedWords } from './printed-words.ts';
import type { OfficialTable, PrintLanguage } from './official-table.ts';
import { overridesOf, pageProfile, typeArea } from './page-profile.ts';
import { type ListColumn, type ListRecord, listGrid } from './plain-grid.ts';
import { printedWords } from './printed-words.ts';
import { footOf } from './rubric-table.ts';
import { isScored } from './scored.ts';

/** The sheet of one subject, and the group it is ranked in. */
export interface SubjectSheet {
  readonly sheet: ScoreSheet;
  readonly group?: string;
}

export interface ListOptions {
  readonly language?: PrintLanguage;
  readonly draft?: boolean;
  /** How it is set, before what the rubric says of its own table; no columns of theirs are here. */
  readonly layout?: PrintLayout;
}

/** Subjects by rank where they have one, else by total; those that are equal keep their order. */
export function summaryTable(
  rubric: Rubric,
  subjects: readonly SubjectSheet[],
  options: ListOptions = {},
): OfficialTable {
  const language = options.language ?? (rubric.language.startsWith('en') ? 'en' : 'zh');
  const words = printedWords(language);
  const sections = rubric.sections.filter((node): node is Section => node.kind === 'section');
  const grouped = subjects.some((it) => it.group !== undefined && it.group !== '');
  const ranked = subjects.some((it) => it.sheet.rank !== null);
  const graded = rubric.grades.length > 0;
  const number: ListColumn = {
    title: ranked ? words.columns.rank : words.columns.number,
    content: 'number',
    align: 'center',
  };
  const group: ListColumn = { title: words.columns.group, content: 'label', align: 'center' };
  const list: readonly ListColumn[] = [
    number,
    { title: words.columns.subject, content: 'text', align: 'start' },
    ...(grouped ? [group] : []),
    ...sections.map((section): ListColumn => ({ title: section.printed, content: 'blank', align: 'center' })),
    { title: words.columns.total, content: 'score', align: 'center' },
    ...(graded ? [{ title: words.columns.grade, content: 'points', align: 'center' } as const] : []),
  ];
  const sorted = [...subjects].sort(byGroupRankAndTotal);
  const records = sorted.map((it, index): ListRecord => {
    const results = new Map(it.sheet.sections.map((result) => [result.section, result]));
    const scores = sections.map((section) => {
      const result = results.get(section.key);
      return result === undefined || !isScored(rubric) ? '' : rangeText(result.score, result.state, words);
    });
    return {
      kind: 'subject',
      about: it.sheet.subject,
      texts: [
        ranked ? String(it.sheet.rank ?? '') : String(index + 1),
        it.sheet.subject ?? '',
        ...(grouped ? [it.group ?? ''] : []),
        ...scores,
        isScored(rubric) ? rangeText(it.sheet.total, 'scored', words) : words.unscored,
        ...(graded ? [it.sheet.grade ?? ''] : []),
      ],
    };
  });
  const bodySize = Math.max(9, options.layout?.bodySize ?? 10.5);
  const orientation = options.layout?.orientation ?? (list.length > 6 ? 'landscape' : 'portrait');
  const wanted = { ...rubric.layout, ...options.layout };
  const page = pageProfile(orientation, overridesOf(wanted, orientation));
  return {
    version: 1,
    kind: 'summary',
    language,
    attachment: null,
    title: rubric.title,
    subtitles: [...(options.draft === true ? [words.draft] : []), `（${words.summary}）`],
    head: [],
    lead: [],
    ...listGrid(list, records, { total: typeArea(page).width, size: bodySize }),
    prose: [],
    notes: [],
    signOff: { signatures: rubric.signatures, issuer: null, date: '' },
    foot: footOf(rubric, words),
    layout: { page, pageNumbers: wanted.pageNumbers ?? 'national', headerSize: bodySize, bodySize, leastRow: 8 },
  };
}

/** Many columns leave little room: what is open is said by its ends alone. */
function rangeText(score: Score, state: SectionResult['state'], words: PrintedWords): string {
  if (state === 'not-applicable' || score.least === score.most) return scoreText(score, state, words);
  return `${pointsText(score.least)}—${pointsText(score.most)}`;
}

function byGroupRankAndTotal(one: SubjectSheet, other: SubjectSheet): number {
  const [a = '', b = ''] = [one.group, other.group];
  if (a !== b) return a < b ? -1 : 1;
  const ranks = (one.sheet.rank ?? Infinity) - (other.sheet.rank ?? Infinity);
  return Number.isNaN(ranks) || ranks === 0 ? other.sheet.total.least - one.sheet.total.least : ranks;
}
