import type { Localized } from '@rubric-lang/diagnostics';
import { pointsText, sectionsOf, type Item, type Milli, type Rubric, type Section } from '@rubric-lang/model';

/** One line of the account of points: what a heading or the header declares against what stands below it. */
export interface LedgerLine {
  /** Key of the section; null: the whole rubric. */
  readonly section: string | null;
  /** As printed, mark and title; empty for the whole. */
  readonly name: string;
  /** null: nothing is declared. */
  readonly declared: Milli | null;
  readonly allotted: Milli;
  /** Items below that should have points and have none. */
  readonly withoutPoints: number;
  /** Weights and means are no sums: declared and allotted need not be equal. */
  readonly addsUp: boolean;
}

/** The account of a rubric: the whole first, then every section in document order. Bonus and penalty sections have no share in the whole. */
export function ledgerOf(rubric: Rubric): readonly LedgerLine[] {
  const whole: LedgerLine = {
    section: null,
    name: '',
    declared: rubric.declaredTotal,
    allotted: rubric.total,
    withoutPoints: rubric.sections.reduce((sum, node) => sum + holesIn(node), 0),
    addsUp: rubric.sections.every((node) => node.kind === 'item' || node.weight === null),
  };
  const sections = sectionsOf(rubric.sections).map((section) => ({
    section: section.key,
    name: `${section.mark}${section.title}`,
    declared: section.declared,
    allotted: section.points,
    withoutPoints: holesIn(section),
    addsUp: !section.average && section.children.every((child) => child.kind === 'item' || child.weight === null),
  }));
  return [whole, ...sections];
}

/** 已分配98/100分. */
export function allottedText({ declared, allotted }: LedgerLine): Localized {
  const share = declared === null ? pointsText(allotted) : `${pointsText(allotted)}/${pointsText(declared)}`;
  return { zh: `已分配${share}分`, en: `${share} points allotted` };
}

function holesIn(node: Section | Item): number {
  if (node.kind === 'item') return node.role === 'ordinary' && node.points === null ? 1 : 0;
  return node.children.reduce((sum, child) => sum + holesIn(child), 0);
}
