import type { Milli } from '@rubric-lang/model';
import { blockResult, eachTry, tryLimit } from './parts.ts';
import type { BlockResult, Tries } from './parts.ts';
import type { Plan, SectionsOut } from './plan.ts';
import type { Subject } from './subject.ts';
import { spanOf } from './ways.ts';
import type { Span } from './ways.ts';

/** More ways to combine blocks that share facts are not tried one by one. */
const sharedLimit = 128;

/** Nor are shared facts whose values would have parts worked out more often than this. */
const workLimit = 16_384;

/** Ranges of blocks that come out together, by place. */
type Option = ReadonlyMap<number, Span>;

interface Sharing {
  readonly blocks: readonly number[];
  readonly shared: readonly Tries[];
  readonly tried: boolean;
}

/** What the sums are asked of; all by place. */
export interface TotalInput {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly tries: ReadonlyMap<number, Tries>;
  /** Of blocks that apply. */
  readonly results: ReadonlyMap<number, BlockResult>;
  readonly scores: readonly Span[];
  readonly pending: Uint8Array;
  readonly absence: Uint8Array;
  readonly peers: readonly Span[];
}

export interface SectionSpan {
  readonly score: Span;
  readonly applicable: Milli;
  readonly absent: boolean;
  readonly pending: boolean;
}

export interface TotalResult {
  readonly total: Span;
  readonly sections: readonly SectionSpan[];
  readonly loose: boolean;
}

export function totalOf(input: TotalInput): TotalResult {
  const sharings = sharingsOf(input);
  const all = summed(input, sharings, undefined);
  const loose = all.loose || sharings.some(({ tried }) => !tried);
  const fatal = [...input.results.values()].some(({ ways }) => ways.best.some((way) => way.fatal));
  if (!fatal) return { total: all.total ?? { least: 0, most: 0 }, sections: all.sections, loose };
  const spared = summed(input, sharings, false);
  return { total: joined(spared.total, { least: 0, most: 0 }), sections: all.sections, loose: loose || spared.loose };
}

interface Summed {
  readonly total: Span | undefined;
  readonly sections: readonly SectionSpan[];
  readonly loose: boolean;
}

function summed(input: TotalInput, sharings: readonly Sharing[], fatal: boolean | undefined): Summed {
  const { plan } = input;
  let joints = sharings.map(({ blocks, shared, tried }) => jointOf(input, blocks, tried ? shared : [], fatal));
  if (joints.some(({ worst }) => worst.length === 0)) return { total: undefined, sections: [], loose: false };
  let worst = products(joints.map((joint) => joint.worst));
  let best = products(joints.map((joint) => joint.best));
  const loose = !worst || !best;
  if (!worst || !best) {
    joints = sharings.flatMap(({ blocks }) => blocks).map((block) => jointOf(input, [block], [], fatal));
    worst = products(joints.map((joint) => joint.worst)) ?? [];
    best = products(joints.map((joint) => joint.best)) ?? [];
  }
  const sections: SectionSpan[] = [];
  let total: Span | undefined;
  const x = new Float64Array(plan.blocks.length);
  const p = new Float64Array(plan.sections.length);
  const v = Uint8Array.from(input.peers, ({ least, most }) => (least === most ? 0 : 1));
  const s = sectionsOut(plan.sections.length);
  for (const [options, end] of [[worst, 'least'] as const, [best, 'most'] as const]) {
    for (const option of options) {
      input.scores.forEach((span, block) => {
        x[block] = option.get(block)?.[end] ?? span[end];
      });
      input.peers.forEach((span, section) => {
        p[section] = span[end];
      });
      const sum = withinTotal(plan, plan.sum(x, input.absence, input.pending, p, v, s));
      total = joined(total, { least: sum, most: sum });
      plan.sections.forEach((_, index) => {
        const score = s.score[index] ?? 0;
        sections[index] = {
          score: joined(sections[index]?.score, { least: score, most: score }),
          applicable: s.applicable[index] ?? 0,
          absent: s.absent[index] === 1,
          pending: s.pending[index] === 1,
        };
      });
    }
  }
  return { total, sections, loose };
}

export function sectionsOut(count: number): SectionsOut {
  return {
    score: new Float64Array(count),
    applicable: new Float64Array(count),
    absent: new Uint8Array(count),
    pending: new Uint8Array(count),
  };
}

/** The sum within the document's bounds. */
export function withinTotal(plan: Plan, sum: Milli): Milli {
  const capped = plan.totalCap === null ? sum : Math.min(sum, plan.totalCap);
  return plan.negativeTotal ? capped : Math.max(0, capped);
}

export function joined(a: Span | undefined, b: Span): Span {
  return a ? { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) } : b;
}

/** Blocks that have open unknowns in common; the others one by one. */
function sharingsOf({ plan, results, tries }: TotalInput): readonly Sharing[] {
  const groups = [...results.keys()].map((block) => ({ blocks: [block], shared: [] as Tries[], torn: false }));
  for (const unknown of plan.unknowns) {
    const open = tries.get(unknown.slot);
    const readers = unknown.readers.filter((block) => results.has(block));
    if (!open || readers.length < 2) continue;
    const [first, ...rest] = groups.filter(({ blocks }) => readers.some((block) => blocks.includes(block)));
    if (!first) continue;
    for (const group of rest) {
      first.blocks.push(...group.blocks);
      first.shared.push(...group.shared);
      first.torn ||= group.torn;
      groups.splice(groups.indexOf(group), 1);
    }
    first.shared.push(open);
    first.torn ||= unknown.torn;
  }
  return groups.map(({ blocks, shared, torn }) => {
    const size = shared.reduce((product, { values }) => product * values.length, 1);
    const work = size * innerWork(plan, blocks, tries, shared);
    return { blocks, shared, tried: shared.length === 0 || (!torn && work <= workLimit) };
  });
}

/** How many combinations are left in the blocks' parts once the shared facts are settled. */
function innerWork(
  plan: Plan,
  blocks: readonly number[],
  tries: ReadonlyMap<number, Tries>,
  shared: readonly Tries[],
): number {
  const settled = new Set(shared.map(({ slot }) => slot));
  let work = 0;
  for (const at of blocks) {
    for (const part of plan.blocks[at]?.parts ?? []) {
      const open = part.unknowns
        .filter((slot) => !settled.has(slot))
        .map((slot) => tries.get(slot)?.values.length ?? 1);
      const size = open.reduce((product, values) => product * values, 1);
      work += part.wide || size > tryLimit ? 1 : size;
    }
  }
  return work;
}

interface Joint {
  readonly worst: readonly Option[];
  readonly best: readonly Option[];
}

function jointOf(
  input: TotalInput,
  blocks: readonly number[],
  shared: readonly Tries[],
  fatal: boolean | undefined,
): Joint {
  const { plan, subject, tries } = input;
  const options: Option[] = [];
  const rest = new Map([...tries].filter(([slot]) => !shared.some((open) => open.slot === slot)));
  eachTry(subject, shared, () => {
    const option = new Map<number, Span>();
    for (const at of blocks) {
      const block = plan.blocks[at];
      const result = block && (shared.length > 0 ? blockResult(plan, block, subject, rest) : input.results.get(at));
      const span = block && result && spanOf(block, result.ways, fatal);
      if (span) option.set(at, span);
    }
    if (option.size === blocks.length) options.push(option);
  });
  return { worst: unbeatenOptions(options, 'least'), best: unbeatenOptions(options, 'most') };
}

function unbeatenOptions(options: readonly Option[], end: keyof Span): readonly Option[] {
  const sign = end === 'most' ? 1 : -1;
  const beats = (a: Option, b: Option): boolean =>
    [...b].every(([block, span]) => ((a.get(block)?.[end] ?? 0) - span[end]) * sign >= 0);
  const kept: Option[] = [];
  for (const option of options) {
    if (kept.some((other) => beats(other, option))) continue;
    for (let index = kept.length - 1; index >= 0; index -= 1) {
      const other = kept[index];
      if (other && beats(option, other)) kept.splice(index, 1);
    }
    kept.push(option);
  }
  return kept;
}

/** Every combination, or undefined when they are too many. */
function products(options: readonly (readonly Option[])[]): readonly Option[] | undefined {
  let all: readonly Option[] = [new Map(options.flatMap((ways) => (ways.length === 1 ? [...(ways[0] ?? [])] : [])))];
  for (const ways of options) {
    if (ways.length === 1) continue;
    if (all.length * ways.length > sharedLimit) return undefined;
    all = all.flatMap((done) => ways.map((way) => new Map([...done, ...way])));
  }
  return all;
}
