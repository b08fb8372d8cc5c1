import { basename, extname } from 'node:path';
import type { Localized } from '@rubric-lang/diagnostics';
import { pointsIn, printedWords } from '@rubric-lang/documents';
import type { FilledCell, FilledFile, FilledRead } from '@rubric-lang/documents';
import { factProblems } from '@rubric-lang/evaluator';
import { itemsOf, pointsText } from '@rubric-lang/model';
import type { Facts, Milli, Rubric } from '@rubric-lang/model';
import { filledFacts } from '@rubric-lang/sheets';

/** What one table of a collection holds. */
export interface Collected {
  readonly path: string;
  /** As written in the table, else as the file is called; null when the file is none of ours. */
  readonly subject: string | null;
  /** Points written for items, thousandths, by the item's key. */
  readonly scores: ReadonlyMap<string, Milli>;
  /** What was recorded in a workbook; null where there is no place for it, or nothing in it. */
  readonly facts: Facts | null;
  readonly problems: readonly Localized[];
}

/** Words of a cell in a message. */
const shownWords = 24;

/** The tables of one file: as many as it was printed with. */
export function collectedOf(rubric: Rubric, path: string, read: FilledRead): readonly Collected[] {
  const nothing = { path, subject: null, scores: new Map<string, Milli>(), facts: null };
  switch (read.kind) {
    case 'no-office-file':
      return [
        {
          ...nothing,
          problems: [{ zh: '不是 Word 或 Excel 文件，或者已经损坏', en: 'not a Word or Excel file, or damaged' }],
        },
      ];
    case 'not-printed-here':
      return [
        {
          ...nothing,
          problems: [{ zh: '不是用 rubric print 印出来的表，读不了', en: 'not a table that rubric print has made' }],
        },
      ];
    case 'filled':
      return read.files.map((file) => filledOf(rubric, path, file));
  }
}

function filledOf(rubric: Rubric, path: string, file: FilledFile): Collected {
  const called = calledIn(rubric);
  const written = file.subject?.trim() ?? '';
  const subject = written === '' ? basename(path, extname(path)) : written;
  const problems: Localized[] = [...editionProblems(rubric, file, called)];
  const scores = new Map<string, Milli>();
  for (const cell of file.cells) {
    const problem = cellProblem(cell, called);
    if (problem) problems.push(problem);
    if (cell.use !== 'score' && cell.use !== 'self-score') continue;
    const points = cell.problem === null && cell.item !== '' ? pointsIn(cell.text) : null;
    if (points !== null) scores.set(cell.item, points);
  }
  const of = (use: FilledCell['use']): readonly FilledCell[] => file.cells.filter((cell) => cell.use === use);
  const filled = filledFacts(rubric, {
    subject,
    category: of('category')[0]?.text ?? null,
    states: of('state').map(({ item, text }) => ({ item, text })),
    facts: of('fact').map(({ item, fact, text }) => ({ item, fact: fact ?? '', text })),
  });
  problems.push(...filled.problems);
  for (const { label, expected } of factProblems(rubric, filled.facts)) {
    problems.push({ zh: `“${label}”应写${expected.zh}`, en: `“${label}” takes ${expected.en}` });
  }
  const { items, declared } = filled.facts;
  const empty = Object.keys(items).length === 0 && Object.keys(declared).length === 0;
  return { path, subject, scores, facts: empty ? null : filled.facts, problems };
}

/** Printed from another edition, or with words changed since. */
function editionProblems(rubric: Rubric, file: FilledFile, called: ReadonlyMap<string, string>): readonly Localized[] {
  const problems: Localized[] = [];
  if (file.digests.meaning !== rubric.digests.meaning) {
    problems.push({
      zh: '是按另一稿印的，分值或算法和现在的不一样，请按现在的稿重填',
      en: 'printed from another edition whose points or rules differ; have it filled in anew',
    });
  } else if (file.digests.text !== rubric.digests.text) {
    problems.push({
      zh: '印出以后条文的字改过，分值和算法没有变',
      en: 'printed before some words were changed; points and rules are the same',
    });
  }
  const gone = file.missingPlaces.filter(({ use }) => use === 'score' || use === 'self-score');
  if (gone.length > 0) {
    const named = gone.map(({ item }) => `“${called.get(item) ?? item}”`);
    const [zh, en] = [[...new Set(named)].join('、'), [...new Set(named)].join(', ')];
    problems.push({ zh: `填分的格子不见了：${zh}`, en: `places for points are gone: ${en}` });
  }
  for (const words of file.missingWords) {
    problems.push({
      zh: `印好的字被改了：“${shortened(words)}”`,
      en: `printed words were changed: “${shortened(words)}”`,
    });
  }
  return problems;
}

function cellProblem(
  { problem, item, least, most, text }: FilledCell,
  called: ReadonlyMap<string, string>,
): Localized | null {
  // 空项 is an answer, and whoever scores knows what to do with it; what is open was printed so.
  const { pending, notApplicable } = printedWords('zh');
  if (problem === null || text === notApplicable || text.startsWith(pending)) return null;
  const name = called.get(item) ?? item;
  if (problem === 'no-number') {
    return {
      zh: `“${name}”应填分数，填的是“${shortened(text)}”`,
      en: `“${name}” takes points, not “${shortened(text)}”`,
    };
  }
  const bounds = `${least === null ? '' : pointsText(least)}—${most === null ? '' : pointsText(most)}`;
  return {
    zh: `“${name}”应在 ${bounds} 分之间，填的是 ${shortened(text)}`,
    en: `“${name}” takes ${bounds} points, not ${shortened(text)}`,
  };
}

function calledIn(rubric: Rubric): ReadonlyMap<string, string> {
  return new Map(itemsOf(rubric.sections).map(({ key, title }) => [key, Array.from(title).length > 16 ? key : title]));
}

function shortened(words: string): string {
  const characters = Array.from(words.replace(/\s+/g, ' ').trim());
  return characters.length > shownWords ? `${characters.slice(0, shownWords).join('')}…` : characters.join('');
}
