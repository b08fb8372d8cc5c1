/** What each column of the table shows, before any row is known: the rubric's 表头 taken apart. */
import type { BlankUse, Column, ColumnSource, Item, Section } from '@rubric-lang/model';

/** One step of a ladder: the sections of a level (from 1), or the items. */
export type Step = { readonly kind: 'level'; readonly level: number } | { readonly kind: 'item' };

export type PlannedColumn = {
  /** Header titles from the top. */
  readonly titles: readonly string[];
  /** Consecutive columns under one upper title share this. */
  readonly group: number;
} & (
  | {
      /** Indicator cells: sections merged over their items, beside the items, under one header. */
      readonly kind: 'ladder';
      readonly steps: readonly Step[];
      /** Fields that stand in the item's cell, under its words. */
      readonly fields: readonly string[];
      /** Points stand in these cells (the author's own mark). */
      readonly points: boolean;
    }
  /** Numbers of the sections of a level, merged, or of the items. */
  | { readonly kind: 'number'; readonly of: Step }
  | { readonly kind: 'points' }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'blank'; readonly use: BlankUse | null }
);

export interface ColumnPlan {
  readonly columns: readonly PlannedColumn[];
  /** Points have a column of their own, so item cells leave them out. */
  readonly pointsColumn: boolean;
  /** Steps whose number stands in a number column, and so not before the words. */
  readonly numbered: readonly Step[];
  /** Does any column show the items' own words? */
  readonly showsItems: boolean;
  /** For each field that a column of its own prints, the index of that column. */
  readonly fieldColumns: ReadonlyMap<string, number>;
}

/** Plans a table from its header. */
export function planColumns(columns: readonly Column[]): ColumnPlan {
  const leaves = columns.flatMap((column, group) => leavesOf(column, [], group));
  const planned = leaves.map((leaf, index) => planLeaf(leaf, leaves[index + 1]));
  return {
    columns: planned,
    pointsColumn: planned.some((column) => column.kind === 'points'),
    numbered: planned.flatMap((column) => (column.kind === 'number' ? [column.of] : [])),
    showsItems: planned.some((column) => column.kind === 'ladder' && column.steps.some((step) => step.kind === 'item')),
    fieldColumns: new Map(
      planned.flatMap((column, index) =>
        column.kind === 'field' ? column.names.map((name): [string, number] => [name, index]) : [],
      ),
    ),
  };
}

interface Leaf {
  readonly titles: readonly string[];
  readonly sources: readonly ColumnSource[];
  readonly group: number;
}

function leavesOf(column: Column, above: readonly string[], group: number): readonly Leaf[] {
  const titles = [...above, column.title];
  if (column.children.length === 0) return [{ titles, sources: column.sources, group }];
  return column.children.flatMap((child) => leavesOf(child, titles, group));
}

function planLeaf(leaf: Leaf, next: Leaf | undefined): PlannedColumn {
  const { titles, group, sources } = leaf;
  const steps = stepsOf(leaf);
  const names = sources.flatMap((source) => (source.kind === 'field' ? [source.name] : []));
  const points = sources.some((source) => source.kind === 'points');
  if (steps.length > 0) return { titles, group, kind: 'ladder', steps, fields: names, points };
  if (names.length > 0) return { titles, group, kind: 'field', names };
  if (points) return { titles, group, kind: 'points' };
  // A number counts what stands to its right.
  if (sources.some((source) => source.kind === 'number')) {
    return { titles, group, kind: 'number', of: (next && stepsOf(next)[0]) ?? { kind: 'item' } };
  }
  const blank = sources.find((source) => source.kind === 'blank');
  return { titles, group, kind: 'blank', use: blank?.use ?? null };
}

function stepsOf(leaf: Leaf): readonly Step[] {
  return leaf.sources.flatMap((source): readonly Step[] => {
    if (source.kind === 'level') return [{ kind: 'level', level: source.level }];
    return source.kind === 'item' ? [{ kind: 'item' }] : [];
  });
}

export function sameStep(one: Step, other: Step): boolean {
  return one.kind === 'level' ? other.kind === 'level' && one.level === other.level : other.kind === 'item';
}

/** The words of an indicator cell, in parts: `1、`, `健全制度`, `（2分）`. */
export function indicatorParts(
  node: Section | Item,
  options: { readonly mark: boolean; readonly points: boolean },
): { readonly mark: string; readonly words: string; readonly points: string } {
  // The points mark is what `printed` has beyond the title; where it is not at the end the words keep it.
  const end = node.printed.startsWith(node.title) ? node.printed.slice(node.title.length) : null;
  const mark = options.mark ? node.mark : '';
  if (!options.points) return { mark, words: node.title, points: '' };
  return end === null ? { mark, words: node.printed, points: '' } : { mark, words: node.title, points: end };
}
