import { last } from '../last.ts';
import type { OutlineNode, OutlineSection } from './outline.ts';
import { foldWords } from './words.ts';

/** The name something has in data, modules and forms. */
export interface Identity {
  readonly key: string;
  /** Fixed by 名册 or @name, and so the same in every edition. */
  readonly named: boolean;
}

/** Names that the 名册 has for items. */
export type NamedItems = (node: OutlineNode) => string | null;

/**
 * The keys of all sections and items. A handle wins, then the 名册; else a provisional name: the nearest section and
 * the number, with the section above where two are alike.
 */
export function identities(nodes: readonly OutlineNode[], namedItem: NamedItems): ReadonlyMap<OutlineNode, Identity> {
  const keys = new Map<OutlineNode, Identity>();
  const taken = new Set<string>();
  const visit = (
    children: readonly OutlineNode[],
    path: readonly OutlineSection[],
    kind: OutlineNode['kind'],
  ): void => {
    for (const node of children) {
      if (node.kind === kind) {
        const name = node.placed.heading.handle?.name ?? namedItem(node);
        const key = name === null || taken.has(name) ? unused(provisional(node, path, children), path, taken) : name;
        taken.add(key);
        keys.set(node, { key, named: key === name });
      }
      if (node.kind === 'section') visit(node.children, [...path, node], kind);
    }
  };
  // Items are what data names; a section that would be called like its only item gives way.
  visit(nodes, [], 'item');
  visit(nodes, [], 'section');
  return keys;
}

function provisional(node: OutlineNode, path: readonly OutlineSection[], siblings: readonly OutlineNode[]): string {
  const title = foldWords(node.title).replace(/\s+/g, '');
  const printed = foldWords(node.number);
  if (node.kind === 'section') return title === '' ? printed : title;
  const section = foldWords(last(path)?.title ?? '').replace(/\s+/g, '');
  // Several lines without numbers under one heading are told apart by their place.
  const items = siblings.filter((it) => it.kind === 'item');
  const number = printed === '' && items.length > 1 ? String(items.indexOf(node) + 1) : printed;
  const key = `${section}${number}`;
  return key === '' ? (title === '' ? '1' : title) : key;
}

function unused(wanted: string, path: readonly OutlineSection[], taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const outer = path[path.length - 2];
  const longer = outer === undefined ? wanted : `${foldWords(outer.title)}／${wanted}`;
  if (!taken.has(longer)) return longer;
  let number = 2;
  while (taken.has(`${longer}·${String(number)}`)) number += 1;
  return `${longer}·${String(number)}`;
}
