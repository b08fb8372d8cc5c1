import type { Item, Section } from './rubric.ts';

/** Every item below the nodes, in document order. */
export function itemsOf(nodes: readonly (Section | Item)[]): readonly Item[] {
  return nodes.flatMap((node) => (node.kind === 'item' ? [node] : itemsOf(node.children)));
}

/** Every section among and below the nodes, outer ones first, in document order. */
export function sectionsOf(nodes: readonly (Section | Item)[]): readonly Section[] {
  return nodes.flatMap((node) => (node.kind === 'section' ? [node, ...sectionsOf(node.children)] : []));
}

/** The sections above each item, outermost first, by the item's key. */
export function sectionsAbove(nodes: readonly (Section | Item)[]): ReadonlyMap<string, readonly Section[]> {
  const above = new Map<string, readonly Section[]>();
  const visit = (children: readonly (Section | Item)[], path: readonly Section[]): void => {
    for (const node of children) {
      if (node.kind === 'item') above.set(node.key, path);
      else visit(node.children, [...path, node]);
    }
  };
  visit(nodes, []);
  return above;
}
