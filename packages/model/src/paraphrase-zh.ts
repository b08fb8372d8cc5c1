import type { Bound } from './clause.ts';
import type { EffectPhrase, Phrases } from './paraphrase-phrases.ts';
import { pointsText } from './points.ts';

const verbs: Readonly<Record<EffectPhrase, string>> = {
  deduct: '扣',
  award: '得',
  bonus: '另加',
  'below-zero': '倒扣',
};

/** 理解为：… in Chinese. */
export const phrasesZh: Phrases = {
  yes: (label) => `有“${label}”的情况`,
  done: (label) => `做到“${label}”`,
  no: (label) => `没有做到“${label}”`,
  compare: (quantity, unit, bounds) => `“${quantity}”${stretch(bounds, unit)}`,
  level: (label, levels) => `“${label}”评为${levels.join('或')}`,
  rank: (label, from, to, last, highFirst) =>
    `“${label}”${highFirst ? '从高到低' : '从低到高'}排${last ? '倒数' : ''}第${to === from ? String(from) : to === null ? `${String(from)}名及以后` : `${String(from)}—${String(to)}`}${to === null ? '' : '名'}`,
  category: (words) => `属于${words.join('、')}的`,
  exhausted: (points) => `本项扣分满${pointsText(points)}分`,
  noneOf: (clauses) => (clauses.length === 1 ? `${clauses[0] ?? ''}不成立` : `${clauses.join('、')}都不成立`),
  notAllOf: (clauses) => `${clauses.join('、')}有一条没有做到`,
  clauseCounts: (clause) => `${clause}成立`,
  both: (parts) => parts.join('，并且'),
  either: (parts) => parts.join('，或者'),
  not: (part) => `不是“${part}”`,

  each: ({ label, unit, every, free, remainder, most }, amount) =>
    `“${label}”，${free > 0 ? `超过${String(free)}${unit}的，` : ''}每${every === 1 ? `1${unit}` : `满${String(every)}${unit}`}${amount}${every === 1 ? '' : rest(remainder, `${String(every)}${unit}`)}${most === null ? '' : `，最多${String(most)}${unit}`}`,
  steps: ({ quantity, unit, from, below, every, remainder }, amount) =>
    `“${quantity}”${from === null ? '，每' : `${below ? '低于' : '高于'}${from}时，每${below ? '低' : '高'}`}${every}${stepUnit(unit)}${amount}${rest(remainder, `${every}${stepUnit(unit)}`)}`,
  eachOfThose: (label, unit, effect) => `其中“${label}”的，每1${unit}${effect}`,

  points: (effect, points) => `${verbs[effect]}${pointsText(points)}分`,
  full: (effect) => (effect === 'award' ? '得本项满分' : `${verbs[effect]}本项全部分值`),
  asked: (label, effect) => `“${label}”：${effect}`,
  judged: (effect, least, most, by, perCount) =>
    `${perCount === null ? '' : `每1${perCount}`}${by}${verbs[effect]}${pointsText(least)}—${pointsText(most)}分${least > 0 ? '，没有就是0分' : ''}`,
  proportional: (effect, quantity, points) => `按“${quantity}”占${pointsText(points)}分的比例${verbs[effect]}分`,
  formula: (effect, formula, most) =>
    `按${formula}${verbs[effect]}分${most === null ? '' : `，在0—${pointsText(most)}分之间`}`,
  interpolated: (effect, quantity, through) =>
    `“${quantity}”${through.map(({ x, points }) => `${x}时${verbs[effect]}${pointsText(points)}分`).join('，')}，之间按直线计算，两头不再变`,
  ratioToBest: (quantity, points, greatest) =>
    `按“${quantity}”与同组${greatest ? '最高' : '最低'}者的比例得分，${greatest ? '最高' : '最低'}者得${pointsText(points)}分`,

  zero: '本项得0分',
  waive: (clauses) => `${clauses.length === 0 ? '前面一条' : clauses.join('、')}不算`,
  scale: (clauses, numerator, denominator) =>
    `${clauses.join('、')}${denominator === 1 ? `按${String(numerator)}倍算` : `按${String(numerator)}/${String(denominator)}算`}`,
  verdict: (verdict) => {
    switch (verdict.kind) {
      case 'total-zero':
        return '总分记0分';
      case 'grade-is':
        return `等次定为${verdict.grade}`;
      case 'grade-down':
        return `等次降低${String(verdict.by)}等`;
      case 'grade-not':
        return verdict.grades.length === 0
          ? '取消评优评先资格，分数和等次不变'
          : `等次不得评为${verdict.grades.join('、')}`;
      case 'disqualify':
        return '取消资格，不参加排名';
    }
  },
  start: '从写明的分数起评，再按其他各条加减',
  stated: '写明本项共多少分，本身不加不减',
  absence: '写明缺项（空项）怎么算，管全表各项',
  untilExhausted: '各项最多扣完本项分值',
  sumLimit: (kind, points, members) =>
    `${members > 1 ? `所管的${String(members)}处合计` : '所管的一处'}最多${kind === 'most' ? '加' : '扣'}${pointsText(points)}分`,
  sumBase: (points) => `先有${pointsText(points)}分，再加减`,
  totalCap: (points) => `总分最多${pointsText(points)}分`,
  itemCap: (points) => `每个项目最多扣${pointsText(points)}分`,
  recordedOnce: '同一件事只记一次，记在分值最大的一条，由填数的人把握',
  idle: '没有可以管的条，不影响计分',
  unbound: '只写明一个数怎么算，本身不加不减分',
  againstMean: (quantity, op) =>
    `“${quantity}”${{ '>': '高于', '>=': '不低于', '<': '低于', '<=': '不高于', '=': '等于', '!=': '不等于' }[op]}参评单位的平均值`,
  nothing: '各条各算，没做到的那条不得分，其他照算',
  notRead: '没有读懂，原样印出',

  raters: {
    judgement: () => '由考评组酌情',
    external: (source) => `由考评组按${source === undefined || source === '' ? '另外的标准' : source}`,
    comparison: () => '由考评组比较各单位后',
  },
  ownCap: (effect, points) => `本条最多${verbs[effect]}${pointsText(points)}分`,
  ladder: '分档计算，只算其中一档',
  highest: '几条中只算最高的一条',
  groupCap: (effect, points, others) =>
    others > 0
      ? `与同组其他${String(others)}条合计最多${verbs[effect]}${pointsText(points)}分`
      : `最多${verbs[effect]}${pointsText(points)}分`,
  eachCap: (effect, points, clauses) => `前面${String(clauses)}条，每条最多${verbs[effect]}${pointsText(points)}分`,
  sharedHighest: (members) => `前面${String(members)}条中只算最高的一条`,
  sharedCap: (effect, points, members) =>
    `${members > 1 ? `这${String(members)}条合计` : '前面一条'}最多${verbs[effect]}${pointsText(points)}分`,

  when: (condition, effect) => `${condition}，${effect}`,
  always: (effect) => effect,
  branches: (parts) => parts.join('；'),
  sentence: (parts) => `${parts.join('；')}。`,
  quote: (words) => `“${words}”`,
  mean: (label) => `${label}的平均值`,
  least: (label) => `${label}的最低值`,
  greatest: (label) => `${label}的最高值`,
};

function rest(remainder: 'drop' | 'round-up' | 'pro-rata', step: string): string {
  switch (remainder) {
    case 'drop':
      return `（不足${step}不计）`;
    case 'round-up':
      return `（不足${step}按${step}计）`;
    case 'pro-rata':
      return `（不足${step}按比例）`;
  }
}

function stepUnit(unit: string): string {
  return unit === '%' ? '个百分点' : unit;
}

/** 低于90%（不含90%）; in 60%（含）至85%（不含）之间. */
function stretch(bounds: readonly Bound[], unit: string): string {
  const [first, second] = bounds;
  if (bounds.length === 2 && first !== undefined && second !== undefined) {
    const low = [first, second].find((it) => it.op.startsWith('>'));
    const high = [first, second].find((it) => it.op.startsWith('<'));
    // 第一次: from one to one.
    if (low?.op === '>=' && high?.op === '<=' && low.value === high.value) return `正好是${low.value}${unit}`;
    if (low !== undefined && high !== undefined)
      return `在${low.value}${unit}（${low.op === '>=' ? '含' : '不含'}）至${high.value}${unit}（${high.op === '<=' ? '含' : '不含'}）之间`;
  }
  return bounds.map((it) => one(it, unit)).join('且');
}

function one({ op, value }: Bound, unit: string): string {
  const number = `${value}${unit}`;
  switch (op) {
    case '<':
      return `低于${number}（不含${number}）`;
    case '<=':
      return `不超过${number}（含${number}）`;
    case '>':
      return `高于${number}（不含${number}）`;
    case '>=':
      return `达到${number}（含${number}）`;
    case '=':
      return `正好是${number}`;
    case '!=':
      return `不是${number}`;
  }
}
