/** A rubric without columns and points as running text: a notice, a method, a checklist. */
import type { Item, PrintedField, Rubric, Section } from '@rubric-lang/model';
import type { Paragraph } from './official-table.ts';

/** Its headings and sentences in order, as the author wrote them. */
export function proseOf(rubric: Rubric): readonly Paragraph[] {
  return rubric.sections.flatMap((node) => paragraphsOf(node, 1));
}

function paragraphsOf(node: Section | Item, level: number): readonly Paragraph[] {
  const style = node.kind === 'item' ? 'body' : level === 1 ? 'heading-1' : level === 2 ? 'heading-2' : 'body';
  const texts = node.fields.filter((field) => field.printed).flatMap(linesOf);
  const below = node.kind === 'section' ? node.children.flatMap((child) => paragraphsOf(child, level + 1)) : [];
  // A heading that is a number alone stands before its first sentence.
  const [first, ...rest] = node.printed === '' ? texts : [node.printed, ...texts];
  const heading = first === undefined ? node.mark : node.mark + first;
  const own: Paragraph[] = heading === '' ? [] : [{ style: node.printed === '' ? 'body' : style, text: heading }];
  return [...own, ...rest.map((text): Paragraph => ({ style: 'body', text })), ...below];
}

/** Sentences of the text stand in fields where they act; on paper they are sentences like the others. */
function linesOf(field: PrintedField): readonly string[] {
  return [field.text, ...field.entries.map((entry) => entry.mark + entry.text)].filter((line) => line !== '');
}
