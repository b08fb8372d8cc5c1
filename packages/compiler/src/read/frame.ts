import type { SourceText, Span } from '@rubric-lang/diagnostics';
import type { FieldKey } from '@rubric-lang/grammar';
import {
  runSpan,
  type ColumnNode,
  type FieldNode,
  type HeadingNode,
  type RubricTree,
  type TextRun,
} from '@rubric-lang/syntax';

/** The file something was written in. `path` is set for what a base file (沿用) brought in. */
export interface Origin {
  readonly source: SourceText;
  readonly path: string | undefined;
}

export interface PlacedField {
  readonly field: FieldNode;
  readonly origin: Origin;
}

export interface PlacedHeading {
  readonly heading: HeadingNode;
  readonly origin: Origin;
  readonly children: readonly PlacedHeading[];
}

/** The frame of a rubric: a file's own, over that of the file it starts from. */
export interface Frame {
  readonly tree: RubricTree;
  readonly header: readonly PlacedField[];
  readonly blocks: readonly PlacedField[];
  readonly columns: readonly ColumnNode[];
  readonly headings: readonly PlacedHeading[];
}

/** A tree as a frame of its own. */
export function frameOf(tree: RubricTree, path: string | undefined): Frame {
  const origin: Origin = { source: tree.source, path };
  const place = (heading: HeadingNode): PlacedHeading => ({ heading, origin, children: heading.children.map(place) });
  return {
    tree,
    header: tree.header.map((field) => ({ field, origin })),
    blocks: tree.blocks.map((field) => ({ field, origin })),
    columns: tree.columns,
    headings: tree.headings.map(place),
  };
}

/** Where a message about something of an origin stands. */
export function placeIn({ path }: Origin, span: Span): { readonly span: Span; readonly path?: string } {
  return path === undefined ? { span } : { span, path };
}

/** The file-level fields of a meaning, in the order of the file. */
export function fieldsOf(frame: Frame, key: FieldKey): readonly PlacedField[] {
  return [...frame.header, ...frame.blocks].filter((it) => it.field.key === key);
}

/** A line of a field: what stands after the colon, or one entry. */
export interface FieldLine {
  readonly text: string;
  readonly run: TextRun;
  readonly span: Span;
  /** The number as printed; empty for `-` and for the value. */
  readonly mark: string;
  /** Number of the entry from 1; 0: the value. */
  readonly entry: number;
}

/** The lines of a field that hold anything. A value of several lines gives one for each. */
export function linesOf(field: FieldNode): readonly FieldLine[] {
  const value = field.value === undefined ? [] : splitLines(field.value);
  const entries = field.entries.flatMap(({ text, mark, span }, at): readonly FieldLine[] =>
    text === undefined ? [] : [{ text: text.text, run: text, span, mark: mark?.text ?? '', entry: at + 1 }],
  );
  return [...value, ...entries].filter((it) => it.text.trim() !== '');
}

function splitLines(run: TextRun): readonly FieldLine[] {
  const lines: FieldLine[] = [];
  let at = 0;
  for (const text of run.text.split('\n')) {
    const end = at + text.length;
    lines.push({ text, run, span: runSpan(run, at, end), mark: '', entry: 0 });
    at = end + 1;
  }
  return lines;
}

/** Everything a field says, lines joined as written. */
export function valueOf(field: FieldNode): string {
  return [field.value?.text ?? '', ...field.entries.map((it) => `${it.mark?.text ?? ''}${it.text?.text ?? ''}`)]
    .filter((it) => it !== '')
    .join('\n');
}

/** Where a field's content stands; its name, while it has none. */
export function contentSpan(field: FieldNode): Span {
  return field.value?.span ?? field.entries[0]?.span ?? field.nameSpan;
}
