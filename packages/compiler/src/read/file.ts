import type { Diagnostic } from '@rubric-lang/diagnostics';
import type { BlockGrammar, Language } from '@rubric-lang/grammar';
import type { Column, Fact, Grade, Passage, PrintedField, PrintLayout, Provision } from '@rubric-lang/model';
import type { CompileOptions } from '../compilation.ts';
import type { LevelScale } from '../lower/item-source.ts';
import { readRoster, type Roster } from '../names/roster.ts';
import { readColumns } from './columns.ts';
import { readData } from './data.ts';
import { fieldsOf, type Frame } from './frame.ts';
import { readGrades } from './grades.ts';
import { readLayout } from './layout.ts';
import { readOutline, type OutlineNode } from './outline.ts';
import { scaleOf } from './scales.ts';
import { scoringColumn } from './scoring-column.ts';
import { readSettings, type Settings } from './settings.ts';
import { headingFields, printedHeader, readProvisions, tableNotes } from './tables.ts';
import type { FileContext } from './texts.ts';

/** A file as read: everything but what its scoring sentences say. */
export interface FileReading {
  readonly frame: Frame;
  readonly language: Language;
  readonly settings: Settings;
  readonly columns: readonly Column[];
  readonly layout: PrintLayout | null;
  readonly header: readonly PrintedField[];
  readonly notes: readonly Passage[];
  readonly quantities: readonly Fact[];
  readonly scales: readonly LevelScale[];
  readonly grades: readonly Grade[];
  readonly provisions: readonly Provision[];
  readonly outline: readonly OutlineNode[];
  readonly roster: Roster;
  /** What the sentence reader is told. */
  readonly context: FileContext;
  readonly diagnostics: readonly Diagnostic[];
}

export function readFile(frame: Frame, words: BlockGrammar, options: CompileOptions): FileReading {
  const { language } = frame.tree;
  const settings = readSettings(frame, words);
  const { columns, scoringNames } = readColumns(frame, words);
  const roster = readRoster(frame, words);
  const data = readData(frame, roster, words);
  const scales = [...fieldsOf(frame, 'levels'), ...headingFields(frame.headings, 'levels')].flatMap(
    ({ field }) => scaleOf(field, words) ?? [],
  );
  const taken = scoringNames.size > 0 ? null : scoringColumn(frame.headings, words);
  const outline = readOutline(frame, settings, taken === null ? scoringNames : new Set([taken.name]), words);
  const layout = readLayout(frame);
  const grades = readGrades(frame, headingFields(frame.headings, 'grades'), words);
  return {
    frame,
    language,
    settings: options.strict === undefined ? settings : { ...settings, strict: options.strict },
    columns,
    layout: layout.layout,
    header: printedHeader(frame),
    notes: tableNotes(frame),
    quantities: data.facts,
    scales,
    grades: grades.grades,
    provisions: readProvisions(frame, words),
    outline: outline.nodes,
    roster,
    context: {
      language,
      categories: settings.categories,
      scales: scales.map((it) => it.levels.map((level) => level.word)),
      quantities: data.facts.map((it) => it.label),
    },
    diagnostics: [
      ...settings.diagnostics,
      ...data.diagnostics,
      ...outline.diagnostics,
      ...(taken === null ? [] : [taken.diagnostic]),
      ...grades.diagnostics,
      ...layout.diagnostics,
    ],
  };
}
