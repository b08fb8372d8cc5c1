import type { FieldNode, HeadingNode, RubricTree, TextRun } from '@rubric-lang/syntax';

/** A text of the file with what it belongs to. */
export interface PlacedRun {
  readonly run: TextRun;
  readonly heading: HeadingNode | null;
  /** null: the heading's own words. */
  readonly field: FieldNode | null;
}

/** Every text of the file that its author wrote for print, in order: header, headings, their fields. Blocks (等次, 样例) are none. */
export function runsOf(tree: RubricTree): readonly PlacedRun[] {
  return [...tree.header.flatMap((field) => inField(field, null)), ...tree.headings.flatMap(inHeading)];
}

function inHeading(heading: HeadingNode): readonly PlacedRun[] {
  const own = heading.title === undefined ? [] : [{ run: heading.title, heading, field: null }];
  return [
    ...own,
    ...heading.fields.flatMap((field) => inField(field, heading)),
    ...heading.children.flatMap(inHeading),
  ];
}

function inField(field: FieldNode, heading: HeadingNode | null): readonly PlacedRun[] {
  return [field.value, ...field.entries.map(({ text }) => text)].flatMap((run) =>
    run === undefined ? [] : [{ run, heading, field }],
  );
}
