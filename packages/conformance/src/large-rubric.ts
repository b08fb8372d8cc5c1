import type { Item, Rubric, Section } from '@rubric-lang/model';

/** A rubric of at least so many items: a real one over and over, every key its own. */
export function largeRubric(rubric: Rubric, items: number): Rubric {
  const again = (node: Section | Item, round: number): Section | Item =>
    node.kind === 'item'
      ? { ...node, key: `${node.key}·${String(round)}` }
      : { ...node, key: `${node.key}·${String(round)}`, children: node.children.map((child) => again(child, round)) };
  const own = count(rubric.sections);
  const rounds = own === 0 ? 0 : Math.ceil(items / own);
  const sections = Array.from({ length: rounds }, (_, round) =>
    rubric.sections.map((node) => again(node, round)),
  ).flat();
  return { ...rubric, sections, total: rubric.total * rounds };
}

function count(nodes: readonly (Section | Item)[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === 'item' ? 1 : count(node.children)), 0);
}
