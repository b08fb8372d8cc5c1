/** The rows of a table in document order, before they have cells. */
import type { Item, PrintedField, Section } from '@rubric-lang/model';
import type { ColumnPlan } from './column-plan.ts';
import { textOfField } from './printed-field.ts';

export type OutlineRow = {
  /** The sections that the row stands in, outermost first. */
  readonly path: readonly Section[];
} & (
  | { readonly kind: 'item'; readonly item: Item }
  /** A section without anything below it. */
  | { readonly kind: 'empty' }
  /** The heading of a section that no column shows; the last of the path. */
  | { readonly kind: 'heading' }
  /** A passage of the last section of the path. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'subtotal' }
);

/** A subject's kind leaves out the items of other kinds. */
function appliesTo(item: Item, category: string | null): boolean {
  return category === null || item.appliesTo.length === 0 || item.appliesTo.includes(category);
}

export function outlineRows(
  nodes: readonly (Section | Item)[],
  plan: ColumnPlan,
  options: { readonly category: string | null; readonly subtotals: boolean },
): readonly OutlineRow[] {
  const levels = new Set(
    plan.columns.flatMap((column) =>
      column.kind === 'ladder' ? column.steps.flatMap((step) => (step.kind === 'level' ? [step.level] : [])) : [],
    ),
  );
  const rows: OutlineRow[] = [];
  const visit = (children: readonly (Section | Item)[], path: readonly Section[]): void => {
    for (const node of children) {
      if (node.kind === 'item') {
        if (appliesTo(node, options.category)) rows.push({ kind: 'item', item: node, path });
        continue;
      }
      const inside = [...path, node];
      const from = rows.length;
      if (!levels.has(inside.length)) rows.push({ kind: 'heading', path: inside });
      for (const field of node.fields) {
        if (field.printed && !isMergedCell(node, field, plan.fieldColumns)) {
          rows.push({ kind: 'line', text: lineText(field), path: inside });
        }
      }
      visit(node.children, inside);
      if (rows.length === from) rows.push({ kind: 'empty', path: inside });
      if (options.subtotals && inside.length === 1 && rows.some((row, at) => at >= from && row.kind === 'item')) {
        rows.push({ kind: 'subtotal', path: inside });
      }
    }
  };
  visit(nodes, []);
  return rows;
}

/**
 * A section's field is one cell merged over its items when it belongs to a column in which none of them has anything
 * of its own; otherwise it is a line of its own.
 */
export function isMergedCell(section: Section, field: PrintedField, columns: ReadonlyMap<string, number>): boolean {
  const column = columns.get(field.name);
  if (column === undefined || field.role !== undefined) return false;
  const taken = (node: Section | Item): boolean =>
    node.fields.some((it) => it.printed && columns.get(it.name) === column && textOfField(it) !== '') ||
    (node.kind === 'section' && node.children.some(taken));
  return section.children.length > 0 && !section.children.some(taken);
}

/** Words without a name of their own (导语) stand alone; other fields have their name before them. */
function lineText(field: PrintedField): string {
  return field.role === undefined ? `${field.name}：${textOfField(field)}` : textOfField(field);
}
