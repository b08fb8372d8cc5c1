import { assignmentLimit } from '@rubric-lang/model';
import type { FactState, Item, Milli, Rubric, Score, Section, SectionResult } from '@rubric-lang/model';
import { blockOutcome } from './block-outcome.ts';
import type { BlockOutcome } from './block-outcome.ts';
import { rangeOf } from './frontier.ts';
import { assignments } from './part-outcome.ts';
import type { Prepared } from './prepared.ts';
import { sumChildren } from './section.ts';
import type { Entry } from './section.ts';
import type { Unknowns } from './unknowns.ts';

/** More ways to combine groups that share facts are not tried one by one. */
const sharedLimit = 128;

/** Nor are shared facts whose values would have parts worked out more often than this. */
const workLimit = 16_384;

/** One way the blocks that share facts may come out together, by key of the block. */
type Option = ReadonlyMap<string, Score>;

interface Joint {
  readonly keys: readonly string[];
  /** Ways with the lowest, and with the highest scores, that no other beats. */
  readonly worst: readonly Option[];
  readonly best: readonly Option[];
}

export interface Total {
  readonly total: Score;
  readonly sections: readonly SectionResult[];
  readonly loose: boolean;
}

/** What the total is asked of. */
export interface TotalInput {
  readonly prepared: Prepared;
  readonly category: string | undefined;
  readonly unknowns: Unknowns;
  /** By key of the block. */
  readonly outcomes: ReadonlyMap<string, BlockOutcome>;
  /** Keys of the blocks that are there and apply. */
  readonly applies: (key: string) => boolean;
  readonly entry: (item: Item) => Entry;
  readonly peers: (section: Section) => Score;
}

/** Sums up the items; facts that several of them read are tried for all of them at once. */
export function totalOf(input: TotalInput): Total {
  const groups = sharingGroups(input);
  const all = summed(input, groups, undefined);
  const loose = all.loose || groups.some(({ tried }) => !tried);
  const fatal = [...input.outcomes.values()].some(({ frontier }) => frontier.best.some((state) => state.fatal));
  if (!fatal) return { total: all.total ?? { least: 0, most: 0 }, sections: all.sections, loose };
  // What a verdict that makes the total 0 leaves aside: only the ways in which none counts.
  const spared = summed(input, groups, false);
  return {
    total: joinScores(spared.total, { least: 0, most: 0 }),
    sections: all.sections,
    loose: loose || spared.loose,
  };
}

interface Sum {
  /** Undefined when there is no such way. */
  readonly total: Score | undefined;
  readonly sections: readonly SectionResult[];
  readonly loose: boolean;
}

/** Over all ways the items may come out, or over those with (`fatal` false: without) a verdict that makes the total 0. */
function summed(input: TotalInput, groups: readonly SharingGroup[], fatal: boolean | undefined): Sum {
  const { rubric } = input.prepared;
  let joints = groups.map(({ blocks, shared, tried }) => jointOf(input, blocks, tried ? shared : [], fatal));
  if (joints.some(({ worst }) => worst.length === 0)) return { total: undefined, sections: [], loose: false };
  let ends = endsOf(joints);
  const loose = ends === undefined;
  if (!ends) {
    joints = joints.flatMap(({ keys }) => keys).map((key) => jointOf(input, [key], [], fatal));
    ends = endsOf(joints) ?? { worst: [], best: [] };
  }
  const sections = new Map<string, SectionResult>();
  let total: Score | undefined;
  for (const [options, end] of [[ends.worst, 'least'] as const, [ends.best, 'most'] as const]) {
    for (const option of options) {
      const results: SectionResult[] = [];
      const item = (it: Item): Entry => {
        const entry = input.entry(it);
        const value = option.get(it.key)?.[end] ?? entry.score[end];
        return { ...entry, score: { least: value, most: value } };
      };
      const peers = (section: Section): { readonly score: Score; readonly pending: boolean } => {
        const { least, most } = input.peers(section);
        const value = end === 'least' ? least : most;
        return { score: { least: value, most: value }, pending: least !== most };
      };
      const sum = sumChildren(rubric.sections, { rounding: rubric.rounding, item, peers }, results, false, rubric.sum);
      for (const result of results) sections.set(result.section, widened(sections.get(result.section), result));
      total = joinScores(total, { least: held(rubric, sum.score.least), most: held(rubric, sum.score.most) });
    }
  }
  return { total, sections: [...sections.values()], loose };
}

function endsOf(
  joints: readonly Joint[],
): { readonly worst: readonly Option[]; readonly best: readonly Option[] } | undefined {
  const worst = products(joints.map((joint) => joint.worst));
  const best = products(joints.map((joint) => joint.best));
  return worst && best && { worst, best };
}

/** The sum within the document's bounds. */
function held(rubric: Rubric, sum: Milli): Milli {
  const capped = rubric.totalCap === null ? sum : Math.min(sum, rubric.totalCap);
  return rubric.negativeTotal ? capped : Math.max(0, capped);
}

function joinScores(a: Score | undefined, b: Score): Score {
  return a ? { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) } : b;
}

function widened(a: SectionResult | undefined, b: SectionResult): SectionResult {
  return a ? { ...b, score: joinScores(a.score, b.score) } : b;
}

interface SharingGroup {
  readonly blocks: readonly string[];
  readonly shared: readonly (readonly [key: string, values: readonly FactState[]])[];
  readonly tried: boolean;
}

/** Blocks that have open unknowns in common; the others one by one. */
function sharingGroups({ prepared, outcomes, unknowns, applies }: TotalInput): readonly SharingGroup[] {
  const groups: { blocks: Set<string>; shared: Map<string, readonly FactState[]>; torn: boolean }[] = [];
  for (const key of outcomes.keys()) groups.push({ blocks: new Set([key]), shared: new Map(), torn: false });
  for (const info of prepared.dependence.unknowns.values()) {
    const values = unknowns.open.get(info.key);
    const readers = info.readers.filter((reader) => applies(reader) && outcomes.has(reader));
    if (!values || readers.length < 2) continue;
    const own = groups.filter(({ blocks }) => readers.some((reader) => blocks.has(reader)));
    const [first, ...rest] = own;
    if (!first) continue;
    for (const group of rest) {
      group.blocks.forEach((key) => first.blocks.add(key));
      group.shared.forEach((tries, key) => first.shared.set(key, tries));
      first.torn ||= group.torn;
      groups.splice(groups.indexOf(group), 1);
    }
    first.shared.set(info.key, values);
    first.torn ||= info.torn;
  }
  return groups.map(({ blocks, shared, torn }) => {
    const size = [...shared.values()].reduce((product, values) => product * values.length, 1);
    const work = size * innerWork(prepared, blocks, unknowns, shared);
    return { blocks: [...blocks], shared: [...shared], tried: shared.size === 0 || (!torn && work <= workLimit) };
  });
}

/** How many combinations are left in the blocks' parts once the shared facts are settled. */
function innerWork(
  prepared: Prepared,
  blocks: ReadonlySet<string>,
  unknowns: Unknowns,
  shared: ReadonlyMap<string, unknown>,
): number {
  let work = 0;
  for (const { block, parts } of prepared.blocks) {
    if (!blocks.has(block.key)) continue;
    for (const { part } of parts) {
      const open = part.unknowns.filter((key) => !shared.has(key)).map((key) => unknowns.open.get(key)?.length ?? 1);
      const size = open.reduce((product, values) => product * values, 1);
      work += part.wide || size > assignmentLimit ? 1 : size;
    }
  }
  return work;
}

function jointOf(
  input: TotalInput,
  keys: readonly string[],
  shared: SharingGroup['shared'],
  fatal: boolean | undefined,
): Joint {
  const ways: Option[] = [];
  for (const assumed of assignments(shared)) {
    const way = new Map<string, Score>();
    for (const key of keys) {
      const block =
        shared.length > 0 ? input.prepared.blocks.find((prepared) => prepared.block.key === key) : undefined;
      const outcome =
        block !== undefined
          ? blockOutcome(block, input.category, input.unknowns, assumed, input.prepared.rubric.rounding)
          : input.outcomes.get(key);
      const item = itemOf(input, key);
      const range = outcome && (item ? rangeOf(item, outcome.frontier, fatal) : verdictRange(outcome, fatal));
      if (range) way.set(key, range);
    }
    if (way.size === keys.length) ways.push(way);
  }
  return { keys, worst: unbeaten(ways, 'least'), best: unbeaten(ways, 'most') };
}

function itemOf({ prepared }: TotalInput, key: string): Item | undefined {
  const block = prepared.blocks.find((found) => found.block.key === key)?.block;
  return block && 'kind' in block ? (block as Item) : undefined;
}

/** The block of verdicts enters no sum; it only has to come out in such a way. */
function verdictRange({ frontier }: BlockOutcome, fatal: boolean | undefined): Score | undefined {
  return frontier.best.some((state) => fatal === undefined || state.fatal === fatal)
    ? { least: 0, most: 0 }
    : undefined;
}

function unbeaten(ways: readonly Option[], end: keyof Score): readonly Option[] {
  const sign = end === 'most' ? 1 : -1;
  const beats = (a: Option, b: Option): boolean =>
    [...b].every(([key, score]) => ((a.get(key)?.[end] ?? 0) - score[end]) * sign >= 0);
  const kept: Option[] = [];
  for (const way of ways) {
    if (kept.some((other) => beats(other, way))) continue;
    for (let index = kept.length - 1; index >= 0; index -= 1) {
      const other = kept[index];
      if (other && beats(way, other)) kept.splice(index, 1);
    }
    kept.push(way);
  }
  return kept;
}

/** Every combination, or undefined when they are too many. */
function products(options: readonly (readonly Option[])[]): readonly Option[] | undefined {
  // Most groups come out in one way: their ends are the same in every combination.
  let all: readonly Option[] = [new Map(options.flatMap((ways) => (ways.length === 1 ? [...(ways[0] ?? [])] : [])))];
  for (const ways of options) {
    if (ways.length === 1) continue;
    if (all.length * ways.length > sharedLimit) return undefined;
    all = all.flatMap((done) => ways.map((way) => new Map([...done, ...way])));
  }
  return all;
}
