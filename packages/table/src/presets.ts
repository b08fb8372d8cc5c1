/** Arrangements of columns that offices use, with their widths in mm. */
import { type Column, type ColumnSource, type Item, itemsOf, type PrintLayout, type Rubric } from '@rubric-lang/model';
import type { PrintLanguage } from './official-table.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';

export type PresetName = NonNullable<PrintLayout['preset']>;

/** A table's columns and how they are set. */
export interface Arrangement {
  readonly columns: readonly Column[];
  readonly orientation: 'portrait' | 'landscape' | null;
  /** One a planned column; null: by what they hold. */
  readonly widths: readonly number[] | null;
}

type Entry = readonly [
  title: keyof PrintedWords['columns'],
  source: ColumnSource | 'standard' | 'evidence',
  width: number,
];

const level = (of: number): ColumnSource => ({ kind: 'level', level: of });
const item: ColumnSource = { kind: 'item' };
const number: ColumnSource = { kind: 'number' };
const points: ColumnSource = { kind: 'points' };
const blank = (use: NonNullable<(ColumnSource & { kind: 'blank' })['use']>): ColumnSource => ({ kind: 'blank', use });

const presets: Readonly<
  Record<PresetName, { readonly orientation: 'portrait' | 'landscape'; readonly entries: readonly Entry[] }>
> = {
  'party-building': {
    orientation: 'landscape',
    entries: [
      ['level1', level(1), 18],
      ['level2', level(2), 18],
      ['number', number, 9],
      ['content', item, 48],
      ['points', points, 11],
      ['standard', 'standard', 50],
      ['evidence', 'evidence', 16],
      ['selfScore', blank('self-score'), 14],
      ['score', blank('score'), 14],
      ['reason', blank('reason'), 27],
    ],
  },
  indicators: {
    orientation: 'landscape',
    entries: [
      ['level1', level(1), 22],
      ['level2', level(2), 24],
      ['level3', item, 60],
      ['evidence', 'evidence', 45],
      ['points', points, 14],
      ['standard', 'standard', 60],
    ],
  },
  checklist: {
    orientation: 'portrait',
    entries: [
      ['number', number, 8],
      ['item', item, 22],
      ['standard', 'standard', 84],
      ['due', blank('due'), 14],
      ['deducted', blank('deducted'), 14],
      ['actual', blank('score'), 14],
    ],
  },
  simple: {
    orientation: 'portrait',
    entries: [
      ['item', item, 30],
      ['points', points, 14],
      ['standard', 'standard', 70],
      ['score', blank('score'), 16],
      ['remark', blank('remark'), 26],
    ],
  },
  'self-and-assessed': {
    orientation: 'landscape',
    entries: [
      ['level1', level(1), 18],
      ['level2', level(2), 22],
      ['content', item, 52],
      ['points', points, 12],
      ['standard', 'standard', 45],
      ['evidence', 'evidence', 34],
      ['notApplicable', blank('not-applicable'), 10],
      ['selfScore', blank('self-score'), 16],
      ['assessed', blank('score'), 16],
    ],
  },
};

/**
 * The columns of a preset for this rubric: its scoring fields are the standard, its other fields the evidence. A
 * second level that the rubric does not have is left out and its width given to the item.
 */
export function presetColumns(rubric: Rubric, name: PresetName, language: PrintLanguage): Arrangement {
  const { standard, evidence } = fieldsByUse(rubric);
  const words = printedWords(language).columns;
  const { orientation, entries } = presets[name];
  const deep = rubric.sections.some(
    (node) => node.kind === 'section' && node.children.some((it) => it.kind === 'section'),
  );
  const missing = entries.filter(([, source]) => !deep && typeof source !== 'string' && isSecondLevel(source));
  const spare = missing.reduce((sum, [, , width]) => sum + width, 0);
  const kept = entries.filter((entry) => !missing.includes(entry));
  return {
    orientation,
    columns: kept.map(([title, source]) => ({
      title: words[title],
      sources: sourcesOf(source, standard, evidence),
      children: [],
    })),
    widths: kept.map(([, source, width]) => (source === item ? width + spare : width)),
  };
}

function isSecondLevel(source: ColumnSource): boolean {
  return source.kind === 'level' && source.level === 2;
}

function sourcesOf(
  source: ColumnSource | 'standard' | 'evidence',
  standard: readonly string[],
  evidence: readonly string[],
): readonly ColumnSource[] {
  if (typeof source !== 'string') return [source];
  const names = source === 'standard' ? standard : evidence;
  return names.length === 0 ? [{ kind: 'blank' }] : names.map((name) => ({ kind: 'field', name }));
}

/** For a rubric that names no columns: its levels and items, every field it uses, points and room for the score. */
export function defaultColumns(rubric: Rubric, language: PrintLanguage): Arrangement {
  const words = printedWords(language).columns;
  const { standard, evidence } = fieldsByUse(rubric);
  const column = (title: string, ...sources: readonly ColumnSource[]): Column => ({ title, sources, children: [] });
  const depth = sectionDepth(rubric.sections);
  const levels = Array.from({ length: Math.min(depth, 2) }, (_, index) => level(index + 1));
  return {
    orientation: null,
    widths: null,
    columns: [
      column(words.content, ...levels, item),
      ...[...standard, ...evidence].map((name) => column(name, { kind: 'field', name })),
      column(words.points, points),
      column(words.score, blank('score')),
      column(words.remark, blank('remark')),
    ],
  };
}

/** For a text without points: its sentences, and room to say what was done. */
export function checklistColumns(rubric: Rubric, language: PrintLanguage): Arrangement {
  const words = printedWords(language).columns;
  const { columns } = defaultColumns(rubric, language);
  const kept = columns.filter((it) => it.sources.some(({ kind }) => kind !== 'points' && kind !== 'blank'));
  const done: Column = { title: words.done, sources: [{ kind: 'blank' }], children: [] };
  const remark: Column = { title: words.remark, sources: [{ kind: 'blank', use: 'remark' }], children: [] };
  return { orientation: null, widths: null, columns: [...kept, done, remark] };
}

function sectionDepth(nodes: Rubric['sections']): number {
  return Math.max(0, ...nodes.map((node) => (node.kind === 'section' ? 1 + sectionDepth(node.children) : 0)));
}

/** Names of the items' printed fields, in the order in which they come up: those with rules, and the others. */
function fieldsByUse(rubric: Rubric): {
  readonly standard: readonly string[];
  readonly evidence: readonly string[];
} {
  const scoring = new Set<string>();
  const names = new Set<string>();
  for (const one of itemsOf(rubric.sections)) {
    for (const field of one.fields) {
      if (!field.printed || field.role !== undefined) continue;
      names.add(field.name);
      if (holdsRules(one, field.span)) scoring.add(field.name);
    }
  }
  const all = [...names];
  return { standard: all.filter((name) => scoring.has(name)), evidence: all.filter((name) => !scoring.has(name)) };
}

function holdsRules(one: Item, span: Item['span']): boolean {
  return one.clauses.some((it) => it.span.start >= span.start && it.span.end <= span.end);
}
