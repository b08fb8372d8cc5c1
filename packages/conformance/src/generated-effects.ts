import type { Draw, GeneratedUse } from './generated-conditions.ts';
import { documents } from './generated-vocabulary.ts';
import { writeCount, writeNumber, type WritingStyle } from './generated-numbers.ts';

/** An effect's words and what they do, in the canonical form of reading-meaning.ts. */
export interface GeneratedEffect {
  readonly words: string;
  readonly effect: unknown;
  /** Works on the clause before it: one must stand there. */
  readonly onPrevious?: boolean;
  readonly addsToPrevious?: boolean;
  /** The condition is what a person looks at, not what is computed. */
  readonly judged?: boolean;
}

export interface EffectForm {
  readonly name: string;
  readonly use: GeneratedUse;
  readonly make: (draw: Draw, style: WritingStyle) => GeneratedEffect;
}

const amounts: readonly number[] = [0.5, 1, 2, 3, 1.5, 10];

function drawn<Entry>(draw: Draw, entries: readonly Entry[]): Entry {
  const entry = entries[draw(entries.length)];
  if (entry === undefined) throw new Error('Nothing to draw from');
  return entry;
}

function points(draw: Draw, style: WritingStyle): { readonly words: string; readonly milli: number } {
  const value = drawn(draw, amounts);
  const half = style.numerals === 'han' && draw(2) === 0;
  const words = half && value === 0.5 ? '半分' : half && value === 1.5 ? '一分半' : writeCount(value, '分', style);
  return { words, milli: Math.round(value * 1000) };
}

const spread = (
  draw: Draw,
  style: WritingStyle,
): { readonly words: string; readonly least: number; readonly most: number } => {
  const least = 1 + draw(2);
  const most = least + 1 + draw(3);
  const dash = drawn(draw, ['—', '-', '~', '至', '～']);
  return {
    words: `${writeNumber(least, style)}${dash}${writeNumber(most, style)}分`,
    least: least * 1000,
    most: most * 1000,
  };
};

/** One amount after one of several verbs. */
function verbs(
  name: string,
  use: GeneratedUse,
  words: readonly string[],
  kind: string,
  more: Partial<GeneratedEffect> = {},
): EffectForm {
  return {
    name,
    use,
    make: (draw, style) => {
      const amount = points(draw, style);
      const verb = drawn(draw, words);
      // 减半分 halves.
      const said = verb === '减' && amount.words === '半分' ? '零点五分' : amount.words;
      return { words: `${verb}${said}`, effect: { [kind]: amount.milli }, ...more };
    },
  };
}

/** The same effect in several wordings. */
function worded(
  name: string,
  use: GeneratedUse,
  words: readonly string[],
  effect: unknown,
  more: Partial<GeneratedEffect> = {},
): EffectForm {
  return { name, use, make: (draw) => ({ words: drawn(draw, words), effect, ...more }) };
}

/** Every effect, each in several wordings. */
export const effectForms: readonly EffectForm[] = [
  verbs('deduct', 'deduct', ['扣', '扣减', '扣除', '减', '予以扣', '扣罚'], 'deduct'),
  verbs('deduct from this item', 'deduct', ['扣本项', '扣该项'], 'deduct'),
  verbs('award', 'award', ['得', '计', '记', '给', '可得', '赋'], 'award'),
  verbs('bonus', 'award', ['加', '奖励', '奖'], 'bonus'),
  verbs('below zero', 'deduct', ['倒扣', '追加扣除'], 'below-zero'),
  verbs('in addition', 'deduct', ['另扣', '再扣', '加扣'], 'deduct', { onPrevious: true, addsToPrevious: true }),
  worded('zero', 'zero', ['不得分', '不计分', '得0分', '记零分'], { zero: false }),
  worded('zero of this item', 'zero', ['本项不得分', '此项不得分', '该项记0分'], { zero: true }),
  worded('full', 'award', ['得满分', '计满分'], { award: { kind: 'full' } }),
  {
    name: 'share of the points',
    use: 'deduct',
    make: (draw, style) => {
      const percent = drawn(draw, [5, 10, 20]);
      return {
        words: `扣${style.numerals === 'han' ? percent : writeNumber(percent, style)}%`,
        effect: { deduct: { kind: 'percent', percent: String(percent) } },
      };
    },
  },
  {
    name: 'range awarded',
    use: 'award',
    make: (draw, style) => {
      const range = spread(draw, style);
      return { words: `得${range.words}`, effect: { award: { kind: 'range', least: range.least, most: range.most } } };
    },
  },
  worded(
    'discretion',
    'deduct',
    ['酌情扣分', '视情况扣分', '视情节轻重扣分'],
    { judged: 'deduct', amount: null, basis: 'discretion' },
    { judged: true },
  ),
  {
    name: 'discretion within bounds',
    use: 'deduct',
    make: (draw, style) => {
      const range = spread(draw, style);
      return {
        words: `${drawn(draw, ['酌情扣', '视情扣', '视情节扣'])}${range.words}`,
        effect: { judged: 'deduct', amount: { least: range.least, most: range.most }, basis: 'discretion' },
        judged: true,
      };
    },
  },
  worded('waiver', 'other', ['不扣分', '免予扣分'], { kind: 'waive', scope: 'previous' }, { onPrevious: true }),
  worded(
    'doubled',
    'other',
    ['加倍扣分', '双倍扣分'],
    { kind: 'multiply', numerator: 2, denominator: 1, scope: 'previous' },
    { onPrevious: true },
  ),
  worded(
    'halved',
    'other',
    ['减半扣分'],
    { kind: 'multiply', numerator: 1, denominator: 2, scope: 'previous' },
    { onPrevious: true },
  ),
  worded('total to nothing', 'other', ['考核总分记0分', '总分计零分'], {
    kind: 'verdict',
    verdict: { kind: 'total-zero' },
  }),
  worded('grade', 'other', ['年度考核等次定为不合格', '等次评定为不合格'], {
    kind: 'verdict',
    verdict: { kind: 'grade-is', grade: '不合格' },
  }),
  worded('grade down', 'other', ['降低一个等次', '考核等次下降1级'], {
    kind: 'verdict',
    verdict: { kind: 'grade-down', by: 1 },
  }),
  worded('grade refused', 'other', ['不得评为优秀', '年度考核不得评为优秀等次'], {
    kind: 'verdict',
    verdict: { kind: 'grade-not', grades: ['优秀'] },
  }),
  worded('disqualified', 'other', ['取消评优资格', '一票否决', '实行一票否决'], { verdict: 'disqualify' }),
  {
    name: 'other document',
    use: 'deduct',
    make: (draw) => ({ words: `按${drawn(draw, documents)}扣分`, effect: { external: 'deduct' }, judged: true }),
  },
];

/** What stands behind an effect, and what it must be read as. */
export interface ModifierForm {
  readonly name: string;
  readonly make: (
    draw: Draw,
    style: WritingStyle,
    award: boolean,
  ) => { readonly words: string; readonly modifiers: readonly unknown[] };
  /** Uses it makes sense with. */
  readonly uses: readonly GeneratedUse[];
}

const capWords = (
  name: string,
  words: (number: string, award: boolean) => string,
  scope: string,
  signed: boolean,
): ModifierForm => ({
  name,
  uses: ['deduct', 'award'],
  make: (draw, style, award) => {
    const value = 12 + draw(5);
    return {
      words: words(writeCount(value, '分', style), award),
      modifiers: [{ cap: value * 1000, scope, sign: signed ? (award ? 'award' : 'deduct') : null }],
    };
  },
});

/** Every modifier; the first is none. */
export const modifierForms: readonly ModifierForm[] = [
  { name: 'none', uses: ['deduct', 'award', 'zero', 'other'], make: () => ({ words: '', modifiers: [] }) },
  capWords('at most', (number, award) => `，最多${award ? '得' : '扣'}${number}`, 'unmarked', true),
  capWords('not above', (number) => `，累计不超过${number}`, 'clause', false),
  capWords('ceiling', (number) => `，${number}封顶`, 'unmarked', false),
  capWords('of this item', (number, award) => `，本项最高${award ? '得' : '扣'}${number}`, 'item', true),
  capWords('of each', (number, award) => `，每项最高${award ? '得' : '扣'}${number}`, 'counted', true),
  capWords('in brackets', (number, award) => `（最多${award ? '得' : '扣'}${number}）`, 'unmarked', true),
  {
    name: 'until nothing is left',
    uses: ['deduct'],
    make: (draw) => ({
      words: drawn(draw, ['，扣完为止', '，直至扣完为止', '，扣完本项分值为止']),
      modifiers: ['until-exhausted'],
    }),
  },
  {
    name: 'highest only',
    uses: ['deduct', 'award'],
    make: (draw, _, award) => ({
      words: award ? drawn(draw, ['，就高不重复计分', '，就高不重复加分']) : '，就高不重复扣分',
      modifiers: ['best-of'],
    }),
  },
];
