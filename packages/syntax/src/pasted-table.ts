import type { Diagnostic, SourceText, TextEdit } from '@rubric-lang/diagnostics';
import type { Language } from '@rubric-lang/grammar';
import { frameWords, knownField, nameKey, scoringField } from './frame-words.ts';
import { pastedTable } from './reports.ts';

/**
 * Rows of a table that came with tabs between their cells, as Word and Excel give them to a text editor. The frame has no
 * rows: they would be running words, and nothing in them would count. Said once, where the first row stands; where the
 * first row names columns the grammar knows, with every row as a heading and fields.
 */
export function pastedTables({ text, lineStarts }: SourceText, language: Language): readonly Diagnostic[] {
  if (!text.includes('\t')) return [];
  const lines = lineStarts.map((start, index) => ({
    start,
    text: text.slice(start, lineStarts[index + 1] ?? text.length).replace(/\r?\n$|\r$/, ''),
  }));
  const rows = lines.filter((line) => isRow(line.text));
  const [first] = rows;
  if (first === undefined || rows.length < fewestRows) return [];
  const at = lines.indexOf(first);
  const made = asHeadings(
    lines.slice(at).map((line) => line.text),
    language,
  );
  const span = { start: first.start + leadingTabs(first.text), end: first.start + first.text.trimEnd().length };
  const last = made === null ? undefined : lines[at + made.lines - 1];
  const edits: readonly TextEdit[] =
    made === null || last === undefined
      ? []
      : [{ span: { start: first.start, end: last.start + last.text.length }, text: made.text }];
  const fixes =
    edits.length === 0
      ? []
      : [{ title: { zh: '改写成标题和栏目', en: 'write the rows as headings and fields' }, edits, safe: false }];
  return [pastedTable({ span, fixes }, { rows: rows.length, example: made?.example ?? null })];
}

/** One line with tabs may be anything. */
const fewestRows = 2;

/** A longer table is told of, but not rewritten. */
const mostLines = 5000;

/** At least three cells, two of them with words. */
function isRow(line: string): boolean {
  const cells = line.split('\t');
  return cells.length >= 3 && cells.filter((cell) => cell.trim() !== '').length >= 2;
}

function leadingTabs(line: string): number {
  return line.length - line.trimStart().length;
}

type Column =
  | { readonly kind: 'number' | 'points' | 'label' | 'blank' }
  /** A cell becomes a field of this name. */
  | { readonly kind: 'field'; readonly name: string };

interface Rewritten {
  readonly text: string;
  /** How many lines of the table it stands for. */
  readonly lines: number;
  /** The first item, for people to see how one is written. */
  readonly example: string;
}

/** The table as headings and fields; null where a cell would have no certain place. */
function asHeadings(lines: readonly string[], language: Language): Rewritten | null {
  const [head = '', ...body] = lines.slice(0, mostLines);
  const names = head.split('\t').map((name) => name.trim());
  const columns = columnsNamed(names, language);
  if (columns === null) return null;
  const written: string[] = [];
  const items: string[] = [];
  let taken = 1;
  let row = '';
  for (const [index, line] of body.entries()) {
    if (row === '' && !line.includes('\t')) break;
    // A cell of several paragraphs goes on in the next line, until the row has all its cells.
    row = row === '' ? line : `${row}\n${line}`;
    const cells = row.split('\t').map((cell) => cell.trim());
    if (cells.length < columns.length) continue;
    const made = cells.length > columns.length ? null : rowAsItem(columns, cells, items.length + 1, language);
    if (made === null) return null;
    if (made.item !== undefined) items.push(made.item);
    written.push(...made.lines);
    taken = index + 2;
    row = '';
  }
  const [example] = items;
  // Rows behind a line without cells: whether that line belongs to the cell above it, nothing tells.
  const goesOn = lines.slice(taken).some(isRow);
  return example === undefined || row !== '' || goesOn
    ? null
    : { text: written.join('\n').trimStart(), lines: taken, example };
}

/** Labels stand before the first column of another kind; every column behind them must be known. */
function columnsNamed(names: readonly string[], language: Language): readonly Column[] | null {
  const { sources } = frameWords(language);
  const columns = names.map((name): Column | null => {
    const field = knownField(name, language) ?? scoringField(name, language);
    const source = sources.get(nameKey(name));
    if (name === '') return { kind: 'blank' };
    if (source === 'number') return { kind: 'number' };
    if (source === 'points' || field?.role === 'points') return { kind: 'points' };
    if (source !== undefined || field?.key === 'content') return { kind: 'label' };
    return field?.role === 'scoring' || field?.role === 'column' ? { kind: 'field', name } : null;
  });
  const scoring = columns.some((column, index) => {
    const name = names[index] ?? '';
    return column?.kind === 'field' && (knownField(name, language) ?? scoringField(name, language))?.role === 'scoring';
  });
  const firstField = columns.findIndex((column) => column?.kind === 'field');
  const placed = columns.map((column, index) => column ?? (index < firstField ? ({ kind: 'label' } as const) : null));
  const known = placed.filter((column) => column !== null);
  return scoring && known.length === names.length && known.some(({ kind }) => kind === 'label') ? known : null;
}

/** A row as a section, where its first labels are new, and an item; a row without rules becomes a remark. */
function rowAsItem(
  columns: readonly Column[],
  cells: readonly string[],
  number: number,
  language: Language,
): { readonly lines: readonly string[]; readonly item?: string } | null {
  const of = (kind: Column['kind']) => cells.filter((_, index) => columns[index]?.kind === kind);
  const labels = of('label');
  const fields = columns.flatMap((column, index) => {
    const cell = cells[index] ?? '';
    return column.kind === 'field' && cell !== '' ? [`${column.name}：${cell}`] : [];
  });
  const title = labels[labels.length - 1] ?? '';
  if (of('blank').some((cell) => cell !== '') || labels.some((label) => label.includes('\n'))) return null;
  if (fields.length === 0 || title === '') return { lines: [`// ${cells.join(' ').replace(/\n/g, ' ').trim()}`] };
  const points = of('points')[0] ?? '';
  const [unit = ''] = frameWords(language).frame.points.units;
  const worth = /^\d+(?:\.\d+)?$/.test(points) ? `${points}${unit}` : points;
  const item = [`${number}、${title}${worth === '' ? '' : `（${worth}）`}`, ...fields].join('\n');
  const sections = labels
    .slice(0, -1)
    .flatMap((label, depth) => (label === '' ? [] : [`${'#'.repeat(depth + 1)} ${label}`]));
  return { lines: [...sections.flatMap((line) => ['', line]), '', ...item.split('\n')], item };
}
