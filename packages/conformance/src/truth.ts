/**
 * What people read in the nine official documents: the yardstick for everything the compiler says about them.
 *
 * The files in `truth/` are test data, kept byte for byte. This module gives them one shape: a flat list of
 * items in document order, each with the titles of the sections above it.
 */
import { readFileSync } from 'node:fs';

/** Every kind of rule that occurs in the truth files. */
export type TruthKind =
  | 'all_or_nothing'
  | 'award_comparative'
  | 'award_discretionary'
  | 'award_fixed'
  | 'award_range'
  | 'bonus'
  | 'deduct_below_zero'
  | 'deduct_department_split'
  | 'deduct_discretionary'
  | 'deduct_each'
  | 'deduct_flat'
  | 'deduct_per_n'
  | 'deduct_per_unit'
  | 'deduct_threshold'
  | 'deduct_tier'
  | 'external_reference'
  | 'zero_out';

/** Where a threshold's number stands: in the rule itself, in the item's standard, or in another document. */
export type BoundPlace = 'rule' | 'standard' | 'external';

/** One clause as its author wrote it. */
export interface TruthRule {
  readonly text: string;
  readonly kind: TruthKind;
  /** 分; null when the clause gives no number. A zero-out repeats the item's score here. */
  readonly points: number | null;
  readonly condition?: string;
  /** How many units one deduction stands for (deduct_per_unit 1, deduct_per_n 3). */
  readonly every?: number;
  readonly unit?: string;
  /** The alternatives of 每起或每人. */
  readonly units?: readonly string[];
  readonly of?: string;
  readonly basis?: string;
  readonly target?: number;
  readonly maxUnits?: number;
  readonly explicitEach?: boolean;
  readonly untilExhausted?: boolean;
  readonly metric?: string;
  readonly op?: string;
  readonly bound?: number | string;
  readonly boundIn?: BoundPlace;
  readonly bounds?: readonly TruthBound[];
  readonly threshold?: TruthBound;
  readonly tierGroup?: string;
  /** The branches of 分别扣 / 各扣. */
  readonly each?: readonly string[];
  readonly distributive?: string;
  readonly split?: readonly { readonly department: string; readonly points: number }[];
  readonly min?: number;
  readonly max?: number;
  readonly wording?: string;
  readonly baseline?: number;
  readonly refersTo?: string;
}

/** A number a quantity is compared with. */
export interface TruthBound {
  readonly metric: string;
  readonly op?: string;
  readonly bound: number;
  readonly unit?: string;
}

/** An unscored requirement: ①, ②, or the only line under an item. */
export interface TruthRequirement {
  readonly number?: string;
  readonly text: string;
}

/** One line of a table that is scored or ticked. */
export interface TruthItem {
  /** Titles of the sections above it, outermost first. */
  readonly sections: readonly string[];
  readonly number: string | null;
  /** The label column, where it differs from `text` (chuxiong-2017). */
  readonly name: string | null;
  readonly text: string;
  readonly score: number | null;
  /** False where the document forgot to print the points. */
  readonly scorePrinted: boolean;
  readonly bonus: boolean;
  readonly rules: readonly TruthRule[];
  readonly requirements: readonly TruthRequirement[];
  /** The printed 评分细则 cell (sansong-2012). */
  readonly ruleCell: string | null;
  /** The printed cell that holds standard and rule together (chuxiong, fuchun-community, yintai). */
  readonly cellText: string | null;
  /** The printed 考评方式 cell. */
  readonly evidence: string | null;
  /** The responsible office (fuchun-routine). */
  readonly department: string | null;
  /** How many yes/no questions the text holds (huangzhou-notice). */
  readonly questions: number | null;
}

/** A section and the points it declares. */
export interface TruthSection {
  readonly titles: readonly string[];
  readonly declaredScore: number | null;
}

/** One official document. */
export interface TruthDocument {
  /** Folder under `rubrics/`. */
  readonly slug: string;
  readonly title: string | null;
  readonly declaredTotal: number | null;
  readonly columns: readonly string[];
  readonly sections: readonly TruthSection[];
  readonly items: readonly TruthItem[];
}

const files = {
  'sansong-2012': '000-sansong-party-building.json',
  'chuxiong-2017': '001-chuxiong-normal-2017.json',
  'community-checklist': '002a-community-checklist.json',
  'prefecture-method': '002b-prefecture-method.json',
  'huangzhou-notice': '002c-huangzhou-notice.json',
  'fuchun-routine': '003a-fuchun-routine-scores.json',
  'fuchun-community': '003b-community-org.json',
  'yintai-towns': '004a-towns-and-streets.json',
  'yintai-sanlidong': '004b-sanlidong-street.json',
} as const;

/** The folder names of the nine documents. */
export type TruthSlug = keyof typeof files;

/** The nine documents, in the order of their files. */
export const truthSlugs: readonly TruthSlug[] = Object.keys(files) as TruthSlug[];

/** Reads one truth file. Throws when the file is missing or no JSON: it is part of the project. */
export function readTruth(slug: TruthSlug): TruthDocument {
  const url = new URL(`../truth/${files[slug]}`, import.meta.url);
  const raw = JSON.parse(readFileSync(url, 'utf8')) as RawDocument;
  const sections: TruthSection[] = [];
  const items: TruthItem[] = [];
  for (const section of raw.sections) collect(section, [], false, sections, items);
  return {
    slug,
    title: raw.title,
    declaredTotal: raw.declaredTotal,
    columns: raw.columns,
    sections,
    items,
  };
}

/** The files as they are: sections hold sections or items, and an item is what has no children. */
interface RawDocument {
  readonly title: string | null;
  readonly declaredTotal: number | null;
  readonly columns: readonly string[];
  readonly sections: readonly RawNode[];
}

interface RawNode {
  readonly name?: string;
  readonly declaredScore?: number | null;
  readonly children?: readonly RawNode[];
  readonly number?: string;
  readonly text?: string;
  readonly score?: number | null;
  readonly scorePrinted?: boolean;
  readonly bonus?: boolean;
  readonly rules?: readonly TruthRule[];
  /** Lists of bare strings repeat part of the cell; only objects are requirements of their own. */
  readonly requirements?: readonly (TruthRequirement | string)[];
  readonly ruleCell?: string;
  readonly cellText?: string;
  readonly evidence?: string;
  readonly department?: string;
  readonly questions?: number;
}

function collect(
  node: RawNode,
  above: readonly string[],
  bonusAbove: boolean,
  sections: TruthSection[],
  items: TruthItem[],
): void {
  const bonus = bonusAbove || node.bonus === true;
  if (node.children !== undefined) {
    const titles = [...above, node.name ?? ''];
    sections.push({ titles, declaredScore: node.declaredScore ?? null });
    for (const child of node.children) collect(child, titles, bonus, sections, items);
    return;
  }
  items.push({
    sections: above,
    number: node.number ?? null,
    name: node.name ?? null,
    text: node.text ?? '',
    score: node.score ?? null,
    scorePrinted: node.scorePrinted ?? typeof node.score === 'number',
    bonus,
    rules: node.rules ?? [],
    requirements: (node.requirements ?? []).filter((it) => typeof it !== 'string'),
    ruleCell: node.ruleCell ?? null,
    cellText: node.cellText ?? null,
    evidence: node.evidence ?? null,
    department: node.department ?? null,
    questions: node.questions ?? null,
  });
}
