import { rangeOf } from '@rubric-lang/diagnostics';
import {
  itemsOf,
  type Item,
  type Milli,
  type NotApplicable,
  type Passage,
  type Section,
  type SumRules,
} from '@rubric-lang/model';
import { timesDecimal, wholeNumber } from './lower/decimal.ts';
import type { LoweredItem } from './lower/item.ts';
import type { ItemText } from './lower/item-source.ts';
import { headingSpan, type OutlineItem, type OutlineNode, type OutlineSection } from './read/outline.ts';
import type { Identity } from './read/identity.ts';

/** What became of an item: its identity, its rules, its plain sentences. */
export interface CompiledItem {
  readonly outline: OutlineItem;
  readonly identity: Identity;
  readonly texts: readonly ItemText[];
  readonly lowered: LoweredItem;
  readonly statements: readonly Passage[];
}

/**
 * The outline as model: sections with the sums of what stands below them. `notApplicable` is what the file, or the section
 * around them, says of what does not apply; nearer words win. `space` parts words in the language of the rubric.
 */
export function assemble(
  nodes: readonly OutlineNode[],
  identities: ReadonlyMap<OutlineNode, Identity>,
  items: ReadonlyMap<OutlineItem, CompiledItem>,
  sectionClauses: ReadonlyMap<OutlineSection, Section['clauses']>,
  notApplicable: NotApplicable | null,
  space = '',
): readonly (Section | Item)[] {
  return nodes.flatMap((node): readonly (Section | Item)[] => {
    const key = identities.get(node)?.key ?? node.title;
    if (node.kind === 'item') {
      const compiled = items.get(node);
      return compiled === undefined ? [] : [itemOf(compiled, notApplicable, space)];
    }
    const absence = node.notApplicable ?? notApplicable;
    const children = assemble(node.children, identities, items, sectionClauses, absence, space);
    return [sectionOf(node, key, children, sectionClauses.get(node), absence, space)];
  });
}

/** The number as printed, with the space that words in letters want behind it. */
function markOf({ mark, printed }: OutlineNode['placed']['heading'], space: string): string {
  return mark.text === '' || printed === undefined ? mark.text : `${mark.text}${space}`;
}

function sectionOf(
  node: OutlineSection,
  key: string,
  children: readonly (Section | Item)[],
  clauses: Section['clauses'],
  notApplicable: NotApplicable | null,
  space: string,
): Section {
  const { heading, origin } = node.placed;
  const span = headingSpan(node);
  return {
    kind: 'section',
    key,
    number: node.number,
    mark: markOf(heading, space),
    title: node.title,
    printed: heading.printed?.text ?? heading.title?.text ?? '',
    points: sumOf(children, node.average),
    declared: node.declared,
    role: node.role,
    cap: node.cap,
    weight: node.weight,
    average: node.average,
    notApplicable,
    fields: node.fields,
    children,
    ...(clauses === undefined || clauses.length === 0 ? {} : { clauses }),
    span,
    range: rangeOf(origin.source, span),
  };
}

function itemOf(
  { outline, identity, lowered, statements }: CompiledItem,
  notApplicable: NotApplicable | null,
  space: string,
): Item {
  const { heading, origin } = outline.placed;
  const span = headingSpan(outline);
  return {
    kind: 'item',
    key: identity.key,
    named: identity.named,
    number: outline.number,
    mark: markOf(heading, space),
    title: outline.title,
    printed: heading.printed?.text ?? heading.title?.text ?? '',
    points: outline.points,
    role: outline.role,
    base: lowered.base,
    floor: lowered.floor,
    ceiling: lowered.ceiling,
    notApplicable: outline.choices.notApplicable ?? notApplicable,
    appliesTo: outline.choices.appliesTo,
    fields: outline.fields,
    statements,
    facts: lowered.facts,
    clauses: lowered.clauses,
    groups: lowered.groups,
    span,
    range: rangeOf(origin.source, span),
  };
}

/** The sections with what their notes say of their sums, `sums` by key; a base counts among the points. */
export function withSums(
  nodes: readonly (Section | Item)[],
  sums: ReadonlyMap<string, SumRules>,
): readonly (Section | Item)[] {
  if (sums.size === 0) return nodes;
  return nodes.map((node): Section | Item => {
    if (node.kind === 'item') return node;
    const children = withSums(node.children, sums);
    const sum = sums.get(node.key);
    const points = sumOf(children, node.average) + (sum?.base?.points ?? 0);
    return { ...node, children, points, ...(sum === undefined ? {} : { sum }) };
  });
}

/** Most that the children add up to: for every kind of subject the items that are its own, and the largest of these. */
function sumOf(children: readonly (Section | Item)[], average: boolean): Milli {
  return largest(children, (kind) => joinedPoints(children, kind, average));
}

/** What the sections of a table come to, weighted where weights stand. */
export function totalOf(nodes: readonly (Section | Item)[]): Milli {
  return largest(nodes, (kind) =>
    nodes.reduce((sum, node) => (node.role === 'ordinary' ? sum + weighted(node, pointsFor(node, kind)) : sum), 0),
  );
}

function largest(nodes: readonly (Section | Item)[], sum: (kind: string | null) => Milli): Milli {
  return Math.max(...[null, ...new Set(itemsOf(nodes).flatMap((it) => it.appliesTo))].map(sum));
}

/** Points of a node for subjects of a kind; null: of none that is spoken of. */
function pointsFor(node: Section | Item, kind: string | null): Milli {
  if (node.kind === 'section') return joinedPoints(node.children, kind, node.average) + (node.sum?.base?.points ?? 0);
  const applies = node.appliesTo.length === 0 || (kind !== null && node.appliesTo.includes(kind));
  return applies ? (node.points ?? 0) : 0;
}

function joinedPoints(children: readonly (Section | Item)[], kind: string | null, average: boolean): Milli {
  const counted = children.filter((it) => it.role === 'ordinary');
  const sum = counted.reduce((points, it) => points + weighted(it, pointsFor(it, kind)), 0);
  return average && counted.length > 0 ? Math.round(sum / counted.length) : sum;
}

function weighted(node: Section | Item, points: Milli): Milli {
  if (node.kind === 'item' || node.weight === null) return points;
  const exact = timesDecimal(node.weight, String(points));
  return wholeNumber(exact) ?? Math.round(Number(exact));
}
