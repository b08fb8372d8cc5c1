/** Sections, total and grade of the 明细 sheet: the same steps as for one subject's score sheet, as formulas. */
import type {
  Grade,
  Item,
  Milli,
  NotApplicable,
  Rounding,
  Rubric,
  Section,
  SumRules,
  Verdict,
} from '@rubric-lang/model';
import { all, any } from './condition-formula.ts';
import { decimal, product, type Quotient, quotient, type Refusals, rounded } from './exact-formula.ts';
import { formulaText } from './workbook.ts';

/** An item, or a section, as it enters the sum above it. All are formulas. */
export interface Entry {
  /** Thousandths. */
  readonly milli: string;
  readonly pending: string;
  /** null: it always applies. */
  readonly absent: string | null;
  /** What becomes of its points when it does not; `full` enters with its points and is not absent. */
  readonly absence: NotApplicable | null;
  /** True for a subject of another kind; null: it is for all. */
  readonly otherKind: string | null;
}

export interface SumCells {
  readonly item: (item: Item) => Entry;
  /** Puts the formulas of a section into its row and says which cells they are in. */
  readonly section: (
    section: Section,
    formulas: SectionFormulas,
  ) => { readonly milli: string; readonly points: string; readonly pending: string; readonly absent: string };
}

export interface SectionFormulas {
  readonly milli: string;
  /** Points that count toward the sum above. */
  readonly points: string;
  readonly pending: string;
  readonly absent: string;
}

interface Child {
  readonly key: string;
  readonly role: Item['role'];
  readonly points: string;
  readonly pointsMost: Milli;
  readonly entry: Entry;
}

interface ChildrenSum {
  readonly milli: string;
  readonly points: string;
  readonly whole: string;
  readonly pending: string;
  /** Nothing of it applies; null: something always does. */
  readonly absent: string | null;
  readonly most: Milli;
  /** Without 加分 and 扣分项; null: there is nothing else. */
  readonly ordinary: { readonly milli: string; readonly pending: string } | null;
}

export function sumChildren(
  children: readonly (Section | Item)[],
  cells: SumCells,
  rounding: Rounding,
  { average, rules }: { readonly average: boolean; readonly rules: SumRules | undefined },
  refusals: Refusals,
): ChildrenSum {
  const all_ = children.map((child) =>
    child.kind === 'item' ? itemChild(child, cells) : sectionChild(child, cells, rounding, refusals),
  );
  const own = all_.filter((child) => child.role !== 'unscored');
  const ordinary = own.filter((child) => child.role === 'ordinary');
  const extra = own.filter((child) => child.role !== 'ordinary');
  const pendingOf = (of: readonly Child[]): string =>
    any(of.map((child) => child.entry.pending).filter((it) => it !== 'FALSE'));
  const most = ordinary.reduce((sum, child) => sum + child.pointsMost, 0);
  const there = (child: Child, value: string, redistributed: boolean): string => {
    const { absent, otherKind, absence } = child.entry;
    const gone = [
      ...(otherKind === null ? [] : [otherKind]),
      ...(absent === null || (redistributed && absence === 'redistribute') ? [] : [absent]),
    ];
    return gone.length === 0 ? value : `IF(${any(gone)},0,${value})`;
  };
  const sum = (of: readonly Child[], value: (child: Child) => string, redistributed: boolean): string =>
    joined(of.map((child) => there(child, value(child), redistributed)));
  const applicable = sum(ordinary, (child) => child.points, false);
  const points = sum(ordinary, (child) => child.points, true);
  const counted = sum(ordinary, () => '1', true);
  const changes = (of: readonly Child[]): readonly string[] =>
    (rules?.limits ?? []).flatMap((limit) => {
      const members = of.filter(({ key }) => limit.of.includes(key));
      if (members.length === 0) return [];
      const score = sum(members, (child) => child.entry.milli, false);
      if (limit.kind === 'most') return [`MIN(0,${String(limit.points)}-${score})`];
      const full = sum(members, (child) => (child.role === 'ordinary' ? child.points : '0'), false);
      return [`MAX(0,${full}-${String(limit.points)}-${score})`];
    });
  const earned = joined([sum(ordinary, (child) => child.entry.milli, false), ...changes(ordinary)]);
  const stretch = ordinary.some((child) => child.entry.absence === 'redistribute' && child.entry.absent !== null);
  const asQuotient = (n: string): Quotient => ({ n: `(${n})`, d: 1, nMost: Math.max(most, 1) * 2, dMost: 1 });
  const stretched = !stretch
    ? earned
    : `IF(AND(${applicable}<${points},${applicable}>0),${rounded(
        quotient(
          product(asQuotient(earned), asQuotient(points), refusals),
          { ...asQuotient(`IF(${applicable}>0,${applicable},1)`) },
          refusals,
        ),
        rounding,
        refusals,
      )},${earned})`;
  const mean = (value: string, count: string): string =>
    average
      ? `IF(${count}>1,${rounded(quotient(asQuotient(value), { n: `MAX(1,${count})`, d: 1, nMost: ordinary.length, dMost: 1 }, refusals), rounding, refusals)},${value})`
      : value;
  const base = rules?.base?.points ?? 0;
  const based = (value: string): string => (base === 0 ? value : `${value}+${String(base)}`);
  const extras = joined([...extra.map((child) => there(child, child.entry.milli, false)), ...changes(extra)]);
  const total = mean(stretched, counted);
  const gone = ordinary.map((child) => {
    const { absent, otherKind } = child.entry;
    return absent === null && otherKind === null ? null : any([absent, otherKind].filter((it) => it !== null));
  });
  const kinds = ordinary.map((child) =>
    child.entry.otherKind === null ? child.points : `IF(${child.entry.otherKind},0,${child.points})`,
  );
  return {
    milli: based(extras === '0' ? total : `${total}+${extras}`),
    points: based(mean(points, counted)),
    whole: based(
      mean(
        joined(kinds),
        sum(
          ordinary.map((child) => ({ ...child, entry: { ...child.entry, absent: null } })),
          () => '1',
          true,
        ),
      ),
    ),
    pending: pendingOf(own),
    absent:
      base > 0 || ordinary.length === 0 || gone.some((it) => it === null)
        ? null
        : all(gone.filter((it) => it !== null)),
    most: most + base,
    ordinary: ordinary.length === 0 ? null : { milli: based(total), pending: pendingOf(ordinary) },
  };
}

function joined(parts: readonly string[]): string {
  const kept = parts.filter((it) => it !== '0');
  if (kept.length === 0) return '0';
  if (kept.every((it) => /^-?\d+$/.test(it))) return String(kept.reduce((sum, it) => sum + Number(it), 0));
  return kept.length === 1 ? (kept[0] ?? '0') : `SUM(${kept.join(',')})`;
}

function itemChild(item: Item, cells: SumCells): Child {
  const points = item.points ?? 0;
  return { key: item.key, role: item.role, points: String(points), pointsMost: points, entry: cells.item(item) };
}

function sectionChild(section: Section, cells: SumCells, rounding: Rounding, refusals: Refusals): Child {
  const sum = sumChildren(
    section.children,
    cells,
    rounding,
    { average: section.average, rules: section.sum },
    refusals,
  );
  const { weight, cap } = section;
  const weighted = (value: string, most: Milli): string =>
    weight === null
      ? value
      : rounded(
          product({ n: `(${value})`, d: 1, nMost: most * 2, dMost: 1 }, decimal(weight), refusals),
          rounding,
          refusals,
        );
  const absence = section.notApplicable ?? 'omit';
  if (sum.absent !== null && absence === 'peer-average') refusals.add('cohort');
  const points =
    sum.absent === null
      ? weighted(sum.points, sum.most)
      : `IF(${sum.absent},${weighted(sum.whole, sum.most)},${weighted(sum.points, sum.most)})`;
  const scored = weighted(sum.milli, sum.most);
  const given = sum.absent !== null && absence === 'full' ? `IF(${sum.absent},${points},${scored})` : scored;
  const held =
    cap === null
      ? given
      : section.role === 'penalty'
        ? `MAX(${given},-${String(cap)})`
        : `MIN(${given},${String(cap)})`;
  const gone = sum.absent !== null && absence !== 'full' ? sum.absent : null;
  const found = cells.section(section, { milli: held, points, pending: sum.pending, absent: gone ?? 'FALSE' });
  return {
    key: section.key,
    role: section.role,
    points: found.points,
    pointsMost: Math.max(sum.most, section.points),
    entry: {
      milli: found.milli,
      pending: `${found.pending}=1`,
      absent: gone === null ? null : `${found.absent}=1`,
      absence: gone === null ? null : absence,
      otherKind: null,
    },
  };
}

/** The sum within the document's bounds; 0 by a verdict that says so. */
export function totalFormula(rubric: Rubric, sum: ChildrenSum, zeroing: readonly string[]): string {
  const capped = rubric.totalCap === null ? sum.milli : `MIN(${sum.milli},${String(rubric.totalCap)})`;
  const held = rubric.negativeTotal ? capped : `MAX(0,${capped})`;
  return zeroing.length === 0 ? held : `IF(${any(zeroing)},0,${held})`;
}

/** A verdict of some clause, with the formula that is true when it counts. */
export interface VerdictFormula {
  readonly verdict: Verdict;
  readonly when: string;
}

/** Best first, as verdicts count grades up and down. */
function gradesInOrder(grades: readonly Grade[]): readonly Grade[] {
  if (grades.some((grade) => grade.bounds.length === 0)) return grades;
  const lowest = ({ bounds }: Grade): number =>
    Math.max(-Infinity, ...bounds.filter(({ op }) => op === '>' || op === '>=').map(({ points }) => points));
  return [...grades].sort((one, other) => lowest(other) - lowest(one));
}

/** The name of the grade, or nothing; a quota over the cohort is for others to see to. */
export function gradeFormula(
  rubric: Rubric,
  total: string,
  verdicts: readonly VerdictFormula[],
  bandCell: (formula: string) => string,
): string {
  const order = gradesInOrder(rubric.grades);
  const place = (name: string): number => order.findIndex((grade) => grade.name === name) + 1;
  const band = rubric.grades.reduceRight((rest, grade) => {
    if (grade.bounds.length === 0) return rest;
    const within = grade.bounds.map(({ op, points }) => `${total}${op}${String(points)}`);
    return `IF(${all(within)},${String(place(grade.name))},${rest})`;
  }, '0');
  const cell = bandCell(band);
  const count = order.length;
  // Each verdict's grade as a place, 0 when it has none; the lowest wins.
  const results = verdicts.flatMap(({ verdict, when }): readonly string[] => {
    switch (verdict.kind) {
      case 'grade-is':
        return [`IF(${when},${String(place(verdict.grade) || count + 1)},0)`];
      case 'grade-down':
        return [`IF(AND(${when},${cell}>0),MIN(${cell}+${String(verdict.by)},${String(count)}),0)`];
      case 'grade-not': {
        const after = order.map(
          (_, index) => order.findIndex((grade, at) => at >= index && !verdict.grades.includes(grade.name)) + 1,
        );
        return [`IF(AND(${when},${cell}>0),CHOOSE(MAX(1,${cell}),${after.join(',')}),0)`];
      }
      case 'total-zero':
      case 'disqualify':
        return [];
    }
  });
  const about = verdicts.filter(({ verdict }) => verdict.kind.startsWith('grade')).map(({ when }) => when);
  const named = results.length === 0 ? cell : `IF(${any(about)},MAX(${results.join(',')}),${cell})`;
  const other = verdicts.find(({ verdict }) => verdict.kind === 'grade-is' && place(verdict.grade) === 0)?.verdict;
  const names = [...order.map((grade) => grade.name), other?.kind === 'grade-is' ? other.grade : ''];
  const text = `IF(${named}=0,"",CHOOSE(MAX(1,${named}),${names.map(formulaText).join(',')}))`;
  const out = verdicts.filter(({ verdict }) => verdict.kind === 'disqualify').map(({ when }) => when);
  return out.length === 0 ? text : `IF(${any(out)},"",${text})`;
}
