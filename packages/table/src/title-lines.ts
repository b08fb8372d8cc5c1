/** Breaks a title where it may be taken breath, into lines of about one length (公文 titles are trapezes, not tails). */
import type { FontMetrics } from './font-metrics.ts';
import { breakLines } from './line-breaking.ts';

/** Words that a title is not parted in. They are what official titles are made of, not words of the language. */
const whole = [
  '工作 考核 考评 评分 评价 评估 评定 基层 党建 建设 组织 标准 细则 办法 指标 通知',
  '关于 进行 检查 开展 促进 全面 目标 任务 实施 方案 责任 管理 安全 生产 服务 质量',
  '年度 社区 街道 学校 医院 企业 单位 干部 党员 教育 卫生 环境 河长 项目 采购 常态',
  '全覆盖 常态化 规范化 标准化 评分表 考核表 分值表 汇总表 反馈函 委员会 领导 班子 综合 监督 绩效',
].flatMap((line) => line.split(' '));
/** A line begins well with one of these. */
const openers = [
  '关于',
  '促进',
  '推进',
  '加强',
  '开展',
  '实施',
  '考核',
  '评分',
  '工作',
  '目标',
  '检查',
  '“',
  '《',
  '（',
];
const closers = '”》）';

export function titleLines(title: string, font: FontMetrics, size: number, width: number): readonly string[] {
  const natural = breakLines(title, font, { size, width }).map((line) => line.text);
  const characters = [...title];
  if (natural.length < 2 || natural.length > 3 || characters.length > 90) return natural;
  const widthOf = (text: string): number =>
    [...text].reduce((sum, it) => sum + (font.advance(it.codePointAt(0) ?? 0) ?? 1) * size, 0);
  const two = bestOf(splits(characters, natural.length), widthOf, width);
  // Three lines are better than a word torn in two.
  const best = two.price < 1 || natural.length === 3 ? two : bestOf(splits(characters, 3), widthOf, width);
  return best.lines.length === 0 ? natural : best.lines;
}

/** Every way to part characters into so many lines. */
function splits(characters: readonly string[], count: number): readonly (readonly string[])[] {
  if (count === 1) return [[characters.join('')]];
  const ways: (readonly string[])[] = [];
  for (let at = 1; at < characters.length; at += 1) {
    const first = characters.slice(0, at).join('');
    for (const rest of splits(characters.slice(at), count - 1)) ways.push([first, ...rest]);
  }
  return ways;
}

function bestOf(
  ways: readonly (readonly string[])[],
  widthOf: (text: string) => number,
  width: number,
): { readonly lines: readonly string[]; readonly price: number } {
  let lines: readonly string[] = [];
  let least = Infinity;
  for (const way of ways) {
    const price = cost(way, widthOf, width);
    if (price < least) [lines, least] = [way, price];
  }
  return { lines, price: least };
}

/** Less is better: even lines, no word parted, good places for a breath. */
function cost(lines: readonly string[], widthOf: (text: string) => number, width: number): number {
  const widths = lines.map(widthOf);
  if (widths.some((it) => it > width)) return Infinity;
  const uneven = (Math.max(...widths) - Math.min(...widths)) / width;
  return lines.slice(1).reduce((sum, lower, index) => sum + breakCost(lines[index] ?? '', lower), uneven);
}

function breakCost(upper: string, lower: string): number {
  const parted = whole.some((word) => partsWord(upper, lower, word)) ? 1 : 0;
  const open = quoteDepth(upper) > 0 ? 1 : 0;
  const forbidden = closers.includes(lower[0] ?? '') || '，、。：；'.includes(lower[0] ?? '') ? 2 : 0;
  const opener = openers.some((word) => lower.startsWith(word)) || closers.includes(upper[upper.length - 1] ?? '');
  return parted + open + forbidden - (opener ? 0.3 : 0);
}

function partsWord(upper: string, lower: string, word: string): boolean {
  for (let at = 1; at < word.length; at += 1) {
    if (upper.endsWith(word.slice(0, at)) && lower.startsWith(word.slice(at))) return true;
  }
  return false;
}

function quoteDepth(text: string): number {
  let depth = 0;
  for (const character of text) {
    if ('“《（'.includes(character)) depth += 1;
    if (closers.includes(character)) depth -= 1;
  }
  return depth;
}
