/** 合计: what a table comes to without its 加分 and 扣分项. A score sheet says its sections and its total, and not this. */
import {
  type Item,
  limitChange,
  type Milli,
  multiplyRatio,
  parseRatio,
  ratio,
  roundPoints,
  type Rounding,
  type Rubric,
  type Score,
  type ScoreSheet,
  type Section,
} from '@rubric-lang/model';

/** Points of one node of a sum, as 折算 and limits on what is lost count them. */
interface Points {
  /** On which the sum is stretched. */
  readonly counted: Milli;
  /** Of those that apply. */
  readonly applicable: Milli;
  /** It adds nothing of its own, whatever its sheet says. */
  readonly absent: boolean;
}

/** Their scores within the limits over several of them, stretched where that is said, and the base. */
export function ordinarySum(rubric: Rubric, sheet: ScoreSheet): Score {
  const scores = new Map<string, Score>([
    ...sheet.sections.map(({ section, score }): [string, Score] => [section, score]),
    ...sheet.items.map(({ item, score }): [string, Score] => [item, score]),
  ]);
  const absent = new Set([
    ...sheet.sections.flatMap(({ section, state }) => (state === 'not-applicable' ? [section] : [])),
    ...sheet.items.flatMap(({ item, state }) => (state === 'not-applicable' ? [item] : [])),
  ]);
  const nodes = rubric.sections
    .filter(({ role }) => role === 'ordinary')
    .map((node) => {
      const points = pointsOf(node, absent, rubric.rounding);
      const score = points.absent ? undefined : scores.get(node.key);
      return { key: node.key, score: score ?? { least: 0, most: 0 }, ...points };
    });
  const whole = (of: 'counted' | 'applicable', keys: readonly string[]): Milli =>
    nodes.reduce((sum, node) => sum + (keys.includes(node.key) ? node[of] : 0), 0);
  const keys = nodes.map(({ key }) => key);
  const [counted, applicable] = [whole('counted', keys), whole('applicable', keys)];
  const base = rubric.sum?.base?.points ?? 0;
  const end = (of: 'least' | 'most'): Milli => {
    const own = (members: readonly string[]): Milli =>
      nodes.reduce((sum, { key, score }) => sum + (members.includes(key) ? score[of] : 0), 0);
    const earned = (rubric.sum?.limits ?? []).reduce(
      (sum, limit) =>
        keys.some((key) => limit.of.includes(key))
          ? sum + limitChange(limit, own(limit.of), whole('applicable', limit.of))
          : sum,
      own(keys),
    );
    const stretched =
      applicable > 0 && applicable < counted
        ? roundPoints(ratio(BigInt(counted) * BigInt(earned), applicable), rubric.rounding)
        : earned;
    return stretched + base;
  };
  return { least: end('least'), most: end('most') };
}

function pointsOf(node: Item | Section, absent: ReadonlySet<string>, rounding: Rounding): Points {
  const none = { counted: 0, applicable: 0, absent: true };
  const gone = absent.has(node.key);
  // An item for subjects of another kind is not one that does not apply: nobody asks what becomes of its points.
  if (gone && node.kind === 'item' && node.appliesTo.length > 0) return none;
  const absence = gone ? (node.notApplicable ?? 'omit') : 'full';
  if (absence === 'omit') return none;
  const points = node.kind === 'item' ? (node.points ?? 0) : sectionPoints(node, absent, rounding);
  const left = absence === 'redistribute';
  return { counted: points, applicable: left ? 0 : points, absent: left };
}

/** Of the children that count, after the mean and the weight; of all of them where the whole section does not apply. */
function sectionPoints(section: Section, absent: ReadonlySet<string>, rounding: Rounding): Milli {
  const none: ReadonlySet<string> = new Set();
  const within = absent.has(section.key) ? none : absent;
  const counted = section.children
    .filter(({ role }) => role === 'ordinary')
    .map((child) => pointsOf(child, within, rounding).counted)
    .filter((points) => points > 0);
  const sum = counted.reduce((all, points) => all + points, 0);
  const mean = section.average && counted.length > 1 ? roundPoints(ratio(sum, counted.length), rounding) : sum;
  const based = mean + (section.sum?.base?.points ?? 0);
  const weight = section.weight === null ? undefined : parseRatio(section.weight);
  return weight === undefined ? based : roundPoints(multiplyRatio(ratio(based), weight), rounding);
}
