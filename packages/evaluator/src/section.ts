import { limitChange, multiplyRatio, parseRatio, ratio, roundPoints } from '@rubric-lang/model';
import type { Item, Milli, NotApplicable, Rounding, Score, Section, SectionResult, SumRules } from '@rubric-lang/model';

/** How an item enters the sum above it. */
export interface Entry {
  readonly score: Score;
  readonly pending: boolean;
  /** Why it does not apply; null: it does, and so does what is said not to apply where nothing says what comes of that. */
  readonly absence: NotApplicable | 'category' | null;
}

/** What the summing of sections asks for. */
export interface Entries {
  readonly rounding: Rounding;
  readonly item: (item: Item) => Entry;
  /** The mean of its like for a whole section; a range while it is not known. */
  readonly peers: (section: Section) => { readonly score: Score; readonly pending: boolean };
}

interface Summed {
  readonly score: Score;
  readonly pending: boolean;
  /** Points that count toward the sum above. */
  readonly points: Milli;
  /** Nothing of it applies. */
  readonly absent: boolean;
  /** What becomes of its points then. */
  readonly absence: NotApplicable | 'category' | null;
}

const zero: Score = { least: 0, most: 0 };

/** What children come to together. Points are those that are counted on, whether earned or not. */
interface ChildrenSum {
  readonly score: Score;
  readonly pending: boolean;
  /** Of the children that are there at all. */
  readonly whole: Milli;
  /** Of those that count toward the sum, stretched over or not. */
  readonly points: Milli;
  /** Of those that apply. */
  readonly applicable: Milli;
  readonly absent: boolean;
}

/**
 * Sums children: those that do not apply are left out of the points, or with 折算 the points earned by the others are
 * stretched over theirs. Limits over several look at what these come to by themselves. Every step is monotone in every child, so that ends of ranges go to ends.
 */
export function sumChildren(
  children: readonly (Section | Item)[],
  entries: Entries,
  results: SectionResult[],
  average: boolean,
  rules: SumRules | undefined,
): ChildrenSum {
  const { rounding } = entries;
  let earned = zero;
  let extra = zero;
  let [whole, points, applicable, all, counted] = [0, 0, 0, 0, 0];
  let pending = false;
  let [ordinary, present] = [false, false];
  const limits = (rules?.limits ?? []).map((limit) => ({ limit, score: zero, points: 0, ordinary: false }));
  for (const child of children) {
    const sum = child.kind === 'item' ? itemSum(child, entries) : sectionSum(child, entries, results);
    if (child.role === 'unscored') continue;
    pending ||= sum.pending;
    const over = sum.absent ? undefined : limits.find(({ limit }) => limit.of.includes(child.key));
    if (over) {
      over.score = plus(over.score, sum.score);
      over.ordinary = child.role === 'ordinary';
      if (over.ordinary) over.points += sum.points;
    }
    if (child.role !== 'ordinary') {
      if (!sum.absent) extra = plus(extra, sum.score);
      continue;
    }
    ordinary = true;
    if (sum.absence === 'category') continue;
    all += 1;
    whole += sum.points;
    if (sum.absent && sum.absence !== 'redistribute') continue;
    points += sum.points;
    counted += 1;
    if (sum.absent) continue;
    present = true;
    applicable += sum.points;
    earned = plus(earned, sum.score);
  }
  for (const { limit, score: own, points: full, ordinary: inside } of limits) {
    const change = each(own, (value) => limitChange(limit, value, full));
    if (inside) earned = plus(earned, change);
    else extra = plus(extra, change);
  }
  const base = rules?.base?.points ?? 0;
  const stretched = (value: Milli): Milli => roundPoints(ratio(BigInt(points) * BigInt(value), applicable), rounding);
  const mean = (value: Milli, count: number): Milli =>
    average && count > 1 ? roundPoints(ratio(value, count), rounding) : value;
  const score = each(applicable < points && applicable > 0 ? each(earned, stretched) : earned, (value) =>
    mean(value, counted),
  );
  return {
    score: plus(plus(score, extra), { least: base, most: base }),
    pending,
    whole: mean(whole, all) + base,
    points: mean(points, counted) + base,
    applicable: applicable + base,
    absent: ordinary && !present && base === 0,
  };
}

function itemSum(item: Item, entries: Entries): Summed {
  const { score, pending, absence } = entries.item(item);
  return { score, pending, points: item.points ?? 0, absent: isAbsent(absence), absence };
}

function sectionSum(section: Section, entries: Entries, results: SectionResult[]): Summed {
  const place = results.length;
  // Outer sections stand before inner ones.
  results.push({ section: section.key, score: zero, state: 'scored', applicable: 0 });
  const { rounding } = entries;
  const sum = sumChildren(section.children, entries, results, section.average, section.sum);
  const weight = section.weight === null ? undefined : parseRatio(section.weight);
  const weighted = (value: Milli): Milli =>
    weight ? roundPoints(multiplyRatio(ratio(value), weight), rounding) : value;
  const absence = sum.absent ? (section.notApplicable ?? 'omit') : null;
  const points = weighted(absence === null ? sum.points : sum.whole);
  let score = each(sum.score, weighted);
  let { pending } = sum;
  if (absence === 'full') score = { least: points, most: points };
  if (absence === 'peer-average') {
    const peers = entries.peers(section);
    score = peers.score;
    pending ||= peers.pending;
  }
  const { cap } = section;
  if (cap !== null)
    score = each(score, (value) => (section.role === 'penalty' ? Math.max(value, 0 - cap) : Math.min(value, cap)));
  const state = absence !== null ? 'not-applicable' : pending ? 'pending' : 'scored';
  results[place] = { section: section.key, score, state, applicable: sum.applicable };
  return { score, pending, points, absent: isAbsent(absence), absence };
}

/** Does it add nothing of its own to the sum? */
function isAbsent(absence: Entry['absence']): boolean {
  return absence === 'category' || absence === 'omit' || absence === 'redistribute';
}

function plus(a: Score, b: Score): Score {
  return { least: a.least + b.least, most: a.most + b.most };
}

function each(score: Score, step: (value: Milli) => Milli): Score {
  return { least: step(score.least), most: step(score.most) };
}
