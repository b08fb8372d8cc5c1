import { checkRecord, lossesOf } from '@rubric-lang/model';
import type { Facts, FactsCheck, FactsShape, LossOutline, Milli, ScoreSheet, Statistics } from '@rubric-lang/model';
import type { Plan, SectionsOut } from './plan.ts';
import { absences } from './sections.ts';
import { absenceOf, sheetOf } from './sheet.ts';
import { laidOut } from './subject.ts';
import type { Subject } from './subject.ts';
import { sectionsOut, withinTotal } from './totals.ts';

/** A rule as `score` names it. */
export interface ModuleRule {
  readonly key: string;
  readonly item: string;
  /** The author's words. */
  readonly text: string;
  /** How they were understood. */
  readonly reading: string;
  readonly source: { readonly file: string; readonly line: number; readonly column: number };
}

/** Thousandths as 分: the nearest number, which prints as it should. */
export function inPoints(milli: Milli): number {
  return milli / 1000;
}

/** 分 as thousandths: exact, for they are whole. */
export function inMilli(points: number): Milli {
  return Math.round(points * 1000);
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const rangeOf = ({ least, most }: Range): Range => ({ least: inPoints(least), most: inPoints(most) });
const maybePoints = (milli: Milli | null): number | null => (milli === null ? null : inPoints(milli));

export interface ModuleSheet {
  readonly subject: string | null;
  readonly total: Range;
  readonly grade: string | null;
  readonly verdicts: readonly string[];
  readonly disqualified: boolean;
  readonly rank: number | null;
  readonly sections: readonly {
    readonly section: string;
    readonly score: Range;
    readonly state: 'scored' | 'pending' | 'not-applicable';
    readonly applicable: number;
  }[];
  readonly items: readonly {
    readonly item: string;
    readonly state: 'scored' | 'pending' | 'not-applicable';
    readonly score: Range;
    readonly zeroed: boolean;
    readonly clauses: readonly {
      readonly rule: ModuleRule;
      readonly branches: readonly string[];
      readonly count: number | null;
      readonly points: number | null;
      readonly uncapped: number | null;
      readonly capped: boolean;
    }[];
    readonly pending: readonly { readonly item: string | null; readonly fact: string }[];
  }[];
  readonly pendingVerdicts?: readonly { readonly item: string | null; readonly fact: string }[];
  readonly loose?: { readonly items: readonly string[]; readonly total: boolean };
}

/** The sheet with points in 分 and the rules themselves. */
export function moduleSheet(rules: Readonly<Record<string, readonly ModuleRule[]>>, sheet: ScoreSheet): ModuleSheet {
  return {
    ...sheet,
    total: rangeOf(sheet.total),
    sections: sheet.sections.map((section) => ({
      ...section,
      score: rangeOf(section.score),
      applicable: inPoints(section.applicable),
    })),
    items: sheet.items.map((item) => ({
      ...item,
      score: rangeOf(item.score),
      clauses: item.clauses.flatMap(({ clause, count, branches, points, uncapped, capped }) => {
        const rule = rules[item.item]?.find(({ key }) => key === clause);
        return rule
          ? [{ rule, branches, count, points: maybePoints(points), uncapped: maybePoints(uncapped), capped }]
          : [];
      }),
    })),
  };
}

/** Back to thousandths. */
export function milliSheet(sheet: ModuleSheet): ScoreSheet {
  const range = ({ least, most }: Range): Range => ({ least: inMilli(least), most: inMilli(most) });
  const maybe = (points: number | null): Milli | null => (points === null ? null : inMilli(points));
  return {
    ...sheet,
    total: range(sheet.total),
    sections: sheet.sections.map((section) => ({
      ...section,
      score: range(section.score),
      applicable: inMilli(section.applicable),
    })),
    items: sheet.items.map((item) => ({
      ...item,
      score: range(item.score),
      clauses: item.clauses.map(({ rule, branches, count, points, uncapped, capped }) => ({
        clause: rule.key,
        branches,
        count,
        points: maybe(points),
        uncapped: maybe(uncapped),
        capped,
      })),
    })),
  };
}

export interface ModuleLoss {
  readonly item: string;
  readonly rule: ModuleRule | null;
  readonly count: number | null;
  readonly points: number;
  readonly reason: string;
}

export function moduleLosses(
  outline: readonly LossOutline[],
  rules: Readonly<Record<string, readonly ModuleRule[]>>,
  sheet: ModuleSheet,
  language: 'zh' | 'en',
): readonly ModuleLoss[] {
  return lossesOf(outline, milliSheet(sheet)).map(({ item, clause, count, points, reason }) => ({
    item,
    rule: rules[item]?.find(({ key }) => key === clause) ?? null,
    count,
    points: inPoints(points),
    reason: reason[language],
  }));
}

/** Freezes what a caller may hold on to. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

export function checkedRecord(shape: FactsShape, recorded: unknown): FactsCheck {
  const check = checkRecord(shape, recorded);
  return 'facts' in check ? { facts: frozen(check.facts) } : check;
}

/** A Standard Schema over `check`. */
export function standardSchema(shape: FactsShape): {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (
    value: unknown,
  ) =>
    | { readonly value: Facts }
    | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
} {
  return {
    version: 1,
    vendor: 'rubric',
    validate: (value) => {
      const check = checkedRecord(shape, value);
      if ('facts' in check) return { value: check.facts };
      return {
        issues: check.problems.map(({ label, path, expected, nearest }) => ({
          message: `${label}：应为${expected.zh}${nearest === null ? '' : `（是不是“${nearest}”？）`}`,
          path,
        })),
      };
    },
  };
}

/** What scoring a settled subject takes, kept by its facts so that the next time nothing is made. */
interface Ready {
  readonly subject: Subject;
  readonly absence: Uint8Array;
  readonly settled: boolean;
}

const ready = new WeakMap<Facts, Ready>();

export interface TotalScratch {
  readonly x: Float64Array;
  readonly w: Uint8Array;
  readonly p: Float64Array;
  readonly v: Uint8Array;
  readonly s: SectionsOut;
}

export function totalScratch(plan: Plan): TotalScratch {
  return {
    x: new Float64Array(plan.blocks.length),
    w: new Uint8Array(plan.blocks.length),
    p: new Float64Array(plan.sections.length),
    v: new Uint8Array(plan.sections.length),
    s: sectionsOut(plan.sections.length),
  };
}

/** The total alone in thousandths; NaN while something is pending that it hangs on. */
export function totalIn(plan: Plan, scratch: TotalScratch, facts: Facts, statistics: Statistics | undefined): Milli {
  const known = statistics === undefined ? (ready.get(facts) ?? readied(plan, facts)) : undefined;
  if (!known?.settled) {
    const { least, most } = sheetOf(plan, facts, statistics).total;
    return least === most ? least : Number.NaN;
  }
  const { subject, absence } = known;
  const { blocks, out } = plan;
  const { x, w, p, v, s } = scratch;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    if (absence[at] === 0) x[at] = block.settled(subject.n, subject.q, facts.category, out);
    else x[at] = absence[at] === absences.full ? block.points : 0;
    if (absence[at] === 0 && out.fatal) return 0;
  }
  return withinTotal(plan, plan.sum(x, absence, w, p, v, s));
}

function readied(plan: Plan, facts: Facts): Ready {
  const subject = laidOut(plan, facts, undefined);
  const absence = Uint8Array.from(plan.blocks, (block) => {
    const why = absenceOf(block, facts);
    return why === undefined ? absences.none : absences[why];
  });
  const open = plan.unknowns.some(
    ({ slot, readers }) => subject.open[slot] === 1 && readers.some((at) => absence[at] === 0),
  );
  const category = facts.category === undefined && plan.byCategory && plan.categories.length > 0;
  // What a section's like have earned takes the cohort.
  const peers = plan.peers;
  const found: Ready = { subject, absence, settled: !open && !category && !peers && subject.levels.size === 0 };
  ready.set(facts, found);
  return found;
}
