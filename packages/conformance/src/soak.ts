import { sourceText } from '@rubric-lang/diagnostics';
import { compile } from '@rubric-lang/compiler';
import { format, parse } from '@rubric-lang/syntax';

/** What a soak is asked for. The same seed and text give the same files. */
export interface SoakOptions {
  readonly text: string;
  readonly files: number;
  readonly seed: number;
  /** Of how many files one is compiled, which takes some hundred times as long as parsing; 0: none. */
  readonly compileEvery: number;
  readonly onProgress?: (done: number) => void;
}

/** A file that something went wrong with: its number from 0, its text, and what happened. */
export interface SoakFault {
  readonly file: number;
  readonly text: string;
  readonly fault: string;
}

export interface SoakOutcome {
  readonly parsed: number;
  readonly compiled: number;
  readonly faults: readonly SoakFault[];
  /** Milliseconds, and the file that took them. */
  readonly slowest: Readonly<
    Record<'parse' | 'compile', { readonly file: number; readonly length: number; readonly time: number }>
  >;
}

/** Damages the text again and again and reads what comes of it. Nothing may be thrown, nothing of the text may be lost. */
export function soak({ text, files, seed, compileEvery, onProgress }: SoakOptions): SoakOutcome {
  const faults: SoakFault[] = [];
  const nothing = { file: 0, length: 0, time: 0 };
  const slowest = { parse: nothing, compile: nothing };
  let compiled = 0;
  for (let file = 0; file < files; file += 1) {
    // Each file has a generator of its own, so that one can be made again without those before it.
    const damaged = mutate(text, randomFrom(seed + file));
    const step = (name: 'parse' | 'compile', work: () => string | undefined): void => {
      const from = performance.now();
      const fault = attempt(work);
      const time = performance.now() - from;
      if (time > slowest[name].time) slowest[name] = { file, length: damaged.length, time };
      if (fault !== undefined && faults.length < mostFaults)
        faults.push({ file, text: damaged, fault: `${name}: ${fault}` });
    };
    step('parse', () => parseFault(damaged, file % formatEvery === 0));
    if (compileEvery > 0 && file % compileEvery === 0) {
      compiled += 1;
      step('compile', () => {
        compile('soak.rubric', (path) => (path === 'soak.rubric' ? damaged : undefined));
        return undefined;
      });
    }
    onProgress?.(file + 1);
  }
  return { parsed: files, compiled, faults, slowest };
}

/** Formatting reads each file twice more. */
const formatEvery = 10;

/** More than these say nothing new. */
const mostFaults = 20;

function attempt(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function parseFault(text: string, formats: boolean): string | undefined {
  const { tree, diagnostics } = parse(sourceText('soak.rubric', text));
  let end = 0;
  for (const { span } of tree.tokens) {
    if (span.start !== end || span.end <= span.start) return `the tokens do not tile the file at ${end}`;
    end = span.end;
  }
  if (end !== text.length) return `the tokens end at ${end} of ${text.length}`;
  const lost = diagnostics.find(({ span }) => span.start < 0 || span.start > span.end || span.end > text.length);
  if (lost !== undefined) return `${lost.code} lies outside of the file`;
  if (!formats) return undefined;
  const once = format(tree);
  return format(parse(sourceText('soak.rubric', once)).tree) === once
    ? undefined
    : 'formatting twice is not formatting once';
}

// ---- Damage ---------------------------------------------------------------------------------------

/** A number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** Mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** One to six wounds: characters or lines cut, swapped, put in, repeated. */
export function mutate(text: string, random: Random): string {
  let damaged = text;
  for (let wounds = 1 + random(6); wounds > 0; wounds -= 1) {
    const units = random(2) === 0 ? Array.from(damaged) : damaged.split(/(?<=\n)/u);
    damaged = pick(wound, random)(units, random).join('');
  }
  return damaged;
}

type Wound = (units: readonly string[], random: Random) => readonly string[];

const wound: readonly Wound[] = [
  function cut(units, random) {
    const from = random(units.length + 1);
    return [...units.slice(0, from), ...units.slice(from + 1 + random(random(8) === 0 ? units.length + 1 : 12))];
  },
  function swap(units, random) {
    const swapped = [...units];
    const [a, b] = [random(units.length), random(units.length)];
    [swapped[a], swapped[b]] = [units[b] ?? '', units[a] ?? ''];
    return swapped;
  },
  function insert(units, random) {
    const at = random(units.length + 1);
    const put = Array.from({ length: 1 + random(4) }, () =>
      random(2) === 0 ? pick(scraps, random) : (units[random(units.length)] ?? ''),
    );
    return [...units.slice(0, at), ...put, ...units.slice(at)];
  },
  function repeat(units, random) {
    const from = random(units.length + 1);
    const part = units.slice(from, from + 1 + random(6));
    const times = 1 + random(random(20) === 0 ? 2000 : 5);
    return [...units.slice(0, from), ...Array.from({ length: times }, () => part).flat(), ...units.slice(from)];
  },
];

function pick<T>(list: readonly [T, ...T[]] | readonly T[], random: Random): T {
  const picked = list[random(list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

// Kept in rows by what they break: many a line.
/** What breaks readers: marks of the frame, brackets that do not close, numbers at the edge, halves of characters. */
const scraps: readonly string[] = [
  '\n', '\r\n', '\r', '\u2028', '\u000b', '\u0085', '\u3000', '\u00a0', '\u200b', '\ufeff', '\u0000', '\ud83d', '\udc00', '𠀀', '\u202e',
  '（', '）', '“', '”', '《', '》', '【', '：', ':', '；', '，', '。', '、', '…', '—', '-', '～', '@', '@a', '#', '###### ', '//', '- ', '• ',
  '一、', '（一）', '1.', '1、', '1.1', '1.1.1.1.1.1.1', '①', '第一条', '999、', '00', '0.0001', '99999999999999999999', '１２', '百分之九十', '百百', '零',
  '（5分）', '（加分，最高5分）', '（不计分）', '满分10分', '扣1分', '每', '分别', '各', '累计', '最高', '不得分', '否则', '酌情扣分', '扣完为止', '以上', '低于80%', '（含）',
  '评分标准：', '评分细则：', '分值：', '表头：', '说明：', '等次：', '样例：', '数据：', '名册：', '档次：', '类别：', '沿用：', '沿用：soak.rubric', '读作：', '起评：', '否则：',
  'language: en\n', '价格分＝基准价÷报价×30', '第1名得6分，其余按比例', '1/0', '÷0', '50%', '3：1：1', '2.5万元/年', '扣'.repeat(300), '，'.repeat(300), '（'.repeat(300), '每'.repeat(50),
]; // prettier-ignore
