/** A rubric without columns and points as running text: a notice, a method, a checklist. */
import type { Item, PrintedField, Rubric, Section } from '@rubric-lang/model';
import type { Paragraph } from './official-table.ts';

/** Its headings and sentences in order, as the author wrote them. */
export function proseOf(rubric: Rubric): readonly Paragraph[] {
  const placed = paragraphsOf(rubric.sections, 1);
  for (const provision of rubric.provisions) {
    if (provision.kind !== 'grading') continue;
    // A sentence of the whole file stands after whatever was written before it.
    const next = placed.findIndex((paragraph) => paragraph.at > provision.span.start);
    const paragraph: PlacedParagraph = { style: 'body', text: provision.text, at: provision.span.start };
    placed.splice(next === -1 ? placed.length : next, 0, paragraph);
  }
  return placed.map(({ style, text }) => ({ style, text }));
}

/** A paragraph with its place in the source. */
type PlacedParagraph = Paragraph & { readonly at: number };

function paragraphsOf(nodes: readonly (Section | Item)[], level: number): PlacedParagraph[] {
  // 二、考核内容 has no items under it and is an item itself; among sections it is a heading like theirs.
  const among = nodes.some((node) => node.kind === 'section');
  return nodes.flatMap((node) => ownParagraphs(node, node.kind === 'section' || among ? level : 3, level));
}

function ownParagraphs(node: Section | Item, rank: number, level: number): readonly PlacedParagraph[] {
  const style = rank === 1 ? 'heading-1' : rank === 2 ? 'heading-2' : 'body';
  const at = node.span.start;
  const texts = node.fields.filter((field) => field.printed).flatMap(linesOf);
  const below = node.kind === 'section' ? paragraphsOf(node.children, level + 1) : [];
  // A heading that is a number alone stands before its first sentence.
  const [first, ...rest] = node.printed === '' ? texts : [node.printed, ...texts];
  const heading = first === undefined ? node.mark : node.mark + first;
  const own: PlacedParagraph[] =
    heading === '' ? [] : [{ style: node.printed === '' ? 'body' : style, text: heading, at }];
  return [...own, ...rest.map((text): PlacedParagraph => ({ style: 'body', text, at })), ...below];
}

/** Sentences of the text stand in fields where they act; on paper they are sentences like the others. */
function linesOf(field: PrintedField): readonly string[] {
  return [field.text, ...field.entries.map((entry) => entry.mark + entry.text)].filter((line) => line !== '');
}
