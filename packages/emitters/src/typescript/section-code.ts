import { itemsOf, parseRatio, roundPoints, multiplyRatio, ratio, sectionsOf } from '@rubric-lang/model';
import { pure } from './literal.ts';
import type { Item, Milli, NotApplicable, Rounding, Rubric, Section, SumRules } from '@rubric-lang/model';
import { indented } from './code.ts';
import type { Code } from './code.ts';

/** As the sums at run time know why something does not apply. */
const absence: Readonly<Record<NotApplicable, number>> = { full: 1, 'peer-average': 2, redistribute: 3, omit: 4 };

/** A child as its section's function reads it. */
interface ChildCode {
  readonly key: string;
  readonly role: Section['role'];
  readonly score: string;
  readonly points: string;
  /** `0` where it always applies. */
  readonly absence: string;
  readonly pending: string;
  /** Of one that always applies. */
  readonly full: Milli | undefined;
}

/** One function a section, and `sum…` over the outermost. `blocks`: the place of every item. */
export function sectionsCode(rubric: Rubric, code: Code, blocks: ReadonlyMap<string, number>): readonly string[] {
  const sections = sectionsOf(rubric.sections);
  const places = new Map(sections.map((section, index) => [section, index]));
  const lines: string[] = [];
  const written = new Map<Section, ChildCode>();

  const childOf = (node: Section | Item): ChildCode => {
    if (node.kind === 'section') return written.get(node) ?? writeSection(node);
    const at = String(blocks.get(node.key) ?? -1);
    const firm = node.notApplicable === null && node.appliesTo.length === 0;
    return {
      key: node.key,
      role: node.role,
      score: `x[${at}]${code.ts('!')}`,
      points: String(node.points ?? 0),
      absence: firm ? '0' : `a[${at}]${code.ts('!')}`,
      pending: `w[${at}] === 1`,
      full: firm ? (node.points ?? 0) : undefined,
    };
  };
  const writeSection = (section: Section): ChildCode => {
    const at = String(places.get(section) ?? -1);
    const children = section.children.map(childOf);
    const child = sectionFunction(rubric, code, section, at, children, lines);
    written.set(section, child);
    return child;
  };

  const children = rubric.sections.map(childOf);
  const parameters = `x${code.ts(': Float64Array')}, a${code.ts(': Uint8Array')}, w${code.ts(': Uint8Array')}, p${code.ts(': Float64Array')}, v${code.ts(': Uint8Array')}, s${code.ts(': SectionsOut')}`;
  const calls = sections.map((section) => `section${String(places.get(section))}(x, a, w, p, v, s);`);
  // Inner sections come before the ones that hold them.
  calls.reverse();
  const total = combined(code, children, 'All', { average: false, rules: rubric.sum, rounding: rubric.rounding });
  return [
    ...lines,
    ...total.before,
    `function sumAll(${parameters})${code.ts(': number')} {`,
    ...indented([...calls, ...total.lines, `return ${total.score};`]),
    '}',
  ];
}

interface Combined {
  /** What stands outside the function. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
  readonly score: string;
  /** Of children that always apply: their points in all. */
  readonly points: Milli | undefined;
  readonly applicable: string;
  readonly absent: string;
  readonly pending: string;
}

function combined(
  code: Code,
  children: readonly ChildCode[],
  name: string,
  {
    average,
    rules,
    rounding,
  }: { readonly average: boolean; readonly rules: SumRules | undefined; readonly rounding: Rounding },
): Combined {
  const scored = children.filter(({ role }) => role !== 'unscored');
  const ordinary = scored.filter(({ role }) => role === 'ordinary');
  const extra = scored.filter(({ role }) => role !== 'ordinary');
  const rounds = `{ step: ${String(rounding.step)}, mode: '${rounding.mode}' }`;
  const pending = scored.length === 0 ? 'false' : scored.map((child) => child.pending).join(' || ');
  const base = rules?.base?.points ?? 0;
  const limits = (rules?.limits ?? []).flatMap((limit) => {
    const members = scored.filter(({ key }) => limit.of.includes(key));
    return members.length === 0 ? [] : [{ limit, members, inside: members.some(({ role }) => role === 'ordinary') }];
  });
  if (scored.every(({ full }) => full !== undefined)) {
    const changes = (inside: boolean): readonly string[] =>
      limits.flatMap((it) => {
        if (it.inside !== inside) return [];
        const sum = it.members.map(({ score }) => score).join(' + ');
        const points = inside ? it.members.reduce((all, child) => all + (child.full ?? 0), 0) : 0;
        return [limitCode(it.limit, sum, String(points))];
      });
    const earned = ordinary.length === 0 ? '0' : [...ordinary.map(({ score }) => score), ...changes(true)].join(' + ');
    const mean = average && ordinary.length > 1 ? `meanOf(${earned}, ${String(ordinary.length)}, ${rounds})` : earned;
    const points = ordinary.reduce((sum, child) => sum + (child.full ?? 0), 0);
    return {
      before: [],
      lines: [],
      score: [mean, ...extra.map(({ score }) => score), ...changes(false), ...(base === 0 ? [] : [String(base)])].join(
        ' + ',
      ),
      points: (average && ordinary.length > 1 ? roundPoints(ratio(points, ordinary.length), rounding) : points) + base,
      applicable: String(points + base),
      absent: 'false',
      pending,
    };
  }
  const tally = `tally${name}`;
  return {
    before: [`const ${tally} = ${pure}tallyOf();`],
    lines: [
      `clear(${tally});`,
      ...scored.map((child) =>
        child.role === 'ordinary'
          ? `addChild(${tally}, ${child.score}, ${child.points}, ${child.absence}, ${child.pending});`
          : `addExtra(${tally}, ${child.score}, ${child.absence}, ${child.pending});`,
      ),
      ...limits.map(
        ({ limit, members, inside }) =>
          `limitTogether(${tally}, '${limit.kind}', ${String(limit.points)}, ${String(inside)}, [${members
            .map(({ score, points, absence: why }) => `[${score}, ${inside ? points : '0'}, ${why}]`)
            .join(', ')}]);`,
      ),
      `const result${name} = closed(${tally}, ${String(average)}, ${String(base)}, ${rounds});`,
    ],
    score: `result${name}`,
    points: undefined,
    applicable: `${tally}.applicable`,
    absent: base === 0 ? `isAbsent(${tally})` : 'false',
    pending: `${tally}.pending`,
  };
}

/** What a limit changes of the sum of its members. */
function limitCode({ kind, points }: SumRules['limits'][number], sum: string, full: string): string {
  return kind === 'most'
    ? `Math.min(0, ${String(points)} - (${sum}))`
    : `Math.max(0, ${full} - ${String(points)} - (${sum}))`;
}

/** Writes the section's function; says how the section that holds it reads what came of it. */
function sectionFunction(
  rubric: Rubric,
  code: Code,
  section: Section,
  at: string,
  children: readonly ChildCode[],
  lines: string[],
): ChildCode {
  const { rounding } = rubric;
  const rounds = `{ step: ${String(rounding.step)}, mode: '${rounding.mode}' }`;
  const sum = combined(code, children, at, { average: section.average, rules: section.sum, rounding });
  const weight = section.weight === null ? undefined : parseRatio(section.weight);
  const weighted = (value: string): string =>
    weight ? `weighted(${value}, ${code.fraction(weight)}, ${rounds})` : value;
  const firm = sum.points !== undefined;
  const points = firm
    ? String(weight ? roundPoints(multiplyRatio(ratio(sum.points ?? 0), weight), rounding) : sum.points)
    : `points${at}`;
  const body: string[] = [...sum.lines];
  const capped = (value: string): string => {
    const { cap } = section;
    if (cap === null) return value;
    return section.role === 'penalty' ? `Math.max(${value}, ${String(0 - cap)})` : `Math.min(${value}, ${String(cap)})`;
  };
  if (firm) {
    body.push(
      `s.score[${at}] = ${capped(weighted(sum.score))};`,
      `s.pending[${at}] = ${sum.pending === 'false' ? '0' : `${sum.pending} ? 1 : 0`};`,
    );
    body.push(`s.applicable[${at}] = ${sum.applicable};`, `s.absent[${at}] = 0;`);
  } else {
    const why = absence[section.notApplicable ?? 'omit'];
    body.push(`const absent = ${sum.absent};`);
    lines.push(...sum.before, `let points${at} = 0;`, `let absence${at} = 0;`);
    body.push(`absence${at} = absent ? ${String(why)} : 0;`);
    body.push(`points${at} = ${weighted(`absent ? tally${at}.whole : tally${at}.points`)};`);
    const own = weighted(sum.score);
    const otherwise =
      why === absence.full
        ? `absent ? points${at} : ${own}`
        : why === absence['peer-average']
          ? `absent ? p[${at}]${code.ts('!')} : ${own}`
          : own;
    body.push(`const score${code.ts(': number')} = ${otherwise};`);
    body.push(`s.score[${at}] = ${capped('score')};`);
    const waiting = why === absence['peer-average'] ? `${sum.pending} || (absent && v[${at}] === 1)` : sum.pending;
    body.push(
      `s.pending[${at}] = ${waiting} ? 1 : 0;`,
      `s.applicable[${at}] = ${sum.applicable};`,
      `s.absent[${at}] = absent ? 1 : 0;`,
    );
  }
  const parameters = `x${code.ts(': Float64Array')}, a${code.ts(': Uint8Array')}, w${code.ts(': Uint8Array')}, p${code.ts(': Float64Array')}, v${code.ts(': Uint8Array')}, s${code.ts(': SectionsOut')}`;
  lines.push(`function section${at}(${parameters})${code.ts(': void')} {`, ...indented(body), '}');
  return {
    key: section.key,
    role: section.role,
    score: `s.score[${at}]${code.ts('!')}`,
    points,
    absence: firm ? '0' : `absence${at}`,
    pending: `s.pending[${at}] === 1`,
    full: firm ? Number(points) : undefined,
  };
}

/** The place of every item among the blocks. */
export function blockPlaces(rubric: Rubric): ReadonlyMap<string, number> {
  return new Map(itemsOf(rubric.sections).map((item, index) => [item.key, index]));
}
