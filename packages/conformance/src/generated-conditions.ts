import {
  deeds,
  faults,
  happenings,
  joinedFaults,
  lacks,
  members,
  merits,
  quantities,
  rankings,
  requirements,
  type Quantity,
} from './generated-vocabulary.ts';
import { writeCount, writeNumber, writeQuantity, type WritingStyle } from './generated-numbers.ts';

/** What an effect does to the condition before it: 少1次 counts before a deduction, is a threshold before a zero. */
export type GeneratedUse = 'deduct' | 'award' | 'zero' | 'other';

/** Draws from 0 up to below `below`; a generator makes the same text for the same seed. */
export type Draw = (below: number) => number;

/** The words of a condition and what they mean, in the canonical form of reading-meaning.ts. */
export interface GeneratedCondition {
  readonly words: string;
  readonly condition: unknown;
  /** The exact question, where the whole condition is one. */
  readonly question?: string;
  /** What may stand between it and the effect. */
  readonly joints: readonly string[];
  /** An honest reader may ask here, or say that it does not understand. */
  readonly doubtful?: boolean;
}

export interface ConditionForm {
  readonly name: string;
  readonly make: (draw: Draw, style: WritingStyle, use: GeneratedUse) => GeneratedCondition;
}

const pick = <Entry>(draw: Draw, entries: readonly Entry[]): Entry => {
  const entry = entries[draw(entries.length)];
  if (entry === undefined) throw new Error('Nothing to draw from');
  return entry;
};

const loose: readonly string[] = ['', '的', '，', '的，'];

const plain = (words: string): GeneratedCondition => ({ words, condition: 'plain', question: words, joints: loose });

const each = (
  every: number,
  units: readonly string[],
  use: GeneratedUse,
  more: Record<string, unknown> = {},
): unknown => ({
  each: String(every),
  units,
  merit: use === 'award',
  guard: null,
  requirement: null,
  remainder: 'drop',
  free: null,
  ...more,
});

const bound = (op: string, value: number, unit: string): string => `${op} ${value} ${unit}`;

/** The bad side of a quantity for deductions, the good side for awards. */
function side(
  draw: Draw,
  use: GeneratedUse,
): { readonly quantity: Quantity; readonly below: boolean; readonly value: number } {
  const quantity = pick(draw, quantities);
  const bad = use === 'deduct' || use === 'zero' || use === 'other';
  return { quantity, below: quantity.moreIsWorse !== bad, value: quantity.scale[1] };
}

const underWords: readonly (readonly [string, string])[] = [
  ['低于#', '<'],
  ['不足#', '<'],
  ['少于#', '<'],
  ['#以下', '<='],
  ['未达到#', '<'],
  ['不满#', '<'],
  ['低于#（含）', '<='],
  ['#以下（不含）', '<'],
];
const overWords: readonly (readonly [string, string])[] = [
  ['高于#', '>'],
  ['超过#', '>'],
  ['大于#', '>'],
  ['#以上', '>='],
  ['达到#', '>='],
  ['不低于#', '>='],
  ['#（含）以上', '>='],
  ['#（不含）以上', '>'],
];

const counted = { deduct: [...lacks, ...happenings], award: deeds, zero: happenings, other: happenings } as const;

/** Every form of condition, each in several wordings. */
export const conditionForms: readonly ConditionForm[] = [
  { name: 'plain', make: (draw, _, use) => plain(pick(draw, use === 'award' ? merits : faults)) },
  { name: 'plain, two faults', make: (draw, _, use) => plain(pick(draw, use === 'award' ? merits : joinedFaults)) },
  {
    name: 'plain after a requirement',
    make: (draw, _, use) => {
      if (use === 'award') return plain(`${pick(draw, merits)}，${pick(draw, merits)}`);
      const requirement = pick(draw, requirements);
      return { words: `${requirement}，没有落实`, condition: 'plain', joints: loose };
    },
  },
  {
    name: 'each',
    make: (draw, style, use) => {
      const { verb, measure, noun } = pick(draw, counted[use]);
      const one = writeCount(1, measure, style);
      const words = pick(draw, [`每${verb}${one}${noun}`, `每${verb}${one}`, `${noun}每${verb}${one}`]);
      return {
        words,
        condition: each(1, [measure], use),
        joints: ['', '，', '的'],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'each N',
    make: (draw, style, use) => {
      const { verb, measure, noun } = pick(draw, counted[use]);
      const every = 2 + draw(4);
      return {
        words: `每${verb}${writeCount(every, measure, style)}${noun}`,
        condition: each(every, [measure], use),
        joints: ['', '，'],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'each behind a fault',
    make: (draw, style, use) => {
      const measure = pick(draw, ['次', '处', '人', '起', '件']);
      const fault = pick(draw, use === 'award' ? merits : faults);
      const words = pick(draw, [
        `${fault}的，每${measure}`,
        `${fault}，每发现${writeCount(1, measure, style)}`,
        `${fault}，每${writeCount(1, measure, style)}`,
      ]);
      return { words, condition: each(1, [measure], use), joints: [''], doubtful: use === 'zero' || use === 'other' };
    },
  },
  {
    name: 'each pair',
    make: (draw, _, use) => {
      const [one, two] = pick(draw, [
        ['人', '次'],
        ['户', '次'],
        ['处', '天'],
      ] as const);
      return {
        words: `${pick(draw, use === 'award' ? merits : faults)}，每${one}每${two}`,
        condition: each(1, [one, two], use),
        joints: [''],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'one without 每',
    make: (draw, style, use) => {
      const { verb, measure, noun } = pick(draw, counted[use]);
      const words = `${verb}${writeCount(1, measure, style)}${noun}`;
      if (use === 'deduct') return { words, condition: each(1, [measure], use), joints: ['', '的', '，', '的，'] };
      const condition = use === 'award' ? each(1, [measure], use) : { atLeast: '1', most: null, unit: measure };
      return { words, condition, joints: ['', '的', '，'], doubtful: use === 'award' };
    },
  },
  {
    name: 'several without 每',
    make: (draw, style, use) => {
      const { verb, measure, noun } = pick(draw, counted[use]);
      const several = 2 + draw(3);
      return {
        words: `${verb}${writeCount(several, measure, style)}${noun}`,
        condition:
          use === 'zero' || use === 'other' ? { atLeast: String(several), most: null, unit: measure } : 'asked',
        joints: ['', '的'],
        doubtful: use === 'deduct' || use === 'award',
      };
    },
  },
  {
    name: 'guard and each',
    make: (draw, style, use) => {
      const least = 6 + draw(7);
      const every = 1 + draw(3);
      const verb = use === 'award' ? '多' : '少';
      const op = use === 'award' ? '超过' : '少于';
      return {
        words: `全年巡河${op}${writeCount(least, '次', style)}的，每${verb}${writeCount(every, '次', style)}`,
        // What goes beyond a number is worked out from it; what falls short keeps the guard, for the number may stand elsewhere.
        condition:
          use === 'award'
            ? each(every, ['次'], 'deduct', { requirement: `<= ${least} 次 / ` })
            : each(every, ['次'], use, { guard: { compare: [bound('<', least, '次')], difference: false } }),
        joints: ['', '，'],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'requirement and each',
    make: (draw, style, use) => {
      const least = 2 + draw(5);
      const period = pick(draw, ['每年', '每季度', '每月']);
      const verb = use === 'award' ? '多' : '少';
      return {
        words: `${period}组织消防演练不少于${writeCount(least, '次', style)}，每${verb}${writeCount(1, '次', style)}`,
        // 每多1次 goes beyond the number of a year; a number for each month says nothing of the year, and what is more is counted.
        condition:
          use === 'award' && period !== '每年'
            ? each(1, ['次'], use)
            : each(1, ['次'], 'deduct', { requirement: `>= ${least} 次 / ${period}` }),
        joints: ['', '，'],
        doubtful: use !== 'deduct',
      };
    },
  },
  {
    name: 'step behind a comparison',
    make: (draw, style, use) => {
      const quantity = pick(
        draw,
        quantities.filter(({ unit }) => unit === '%'),
      );
      const up = quantity.moreIsWorse === (use !== 'award');
      const from = quantity.scale[1];
      const every = 1 + draw(3);
      const unit = pick(draw, ['个百分点', '%']);
      const step = unit === '%' ? writeQuantity(every, '%', style) : writeCount(every, unit, style);
      return {
        words: `${quantity.name}${up ? '高于' : '低于'}${writeQuantity(from, '%', style)}的，每${up ? pick(draw, ['高', '升高', '超']) : pick(draw, ['低', '降低', '下降'])}${step}`,
        condition: {
          step: { value: String(every), unit: unit === '%' ? '%' : '百分点' },
          direction: up ? 'above' : 'below',
          guard: { compare: [bound(up ? '>' : '<', from, '%')], difference: false },
          requirement: null,
          remainder: 'drop',
        },
        joints: ['', '，'],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'step',
    make: (draw, style, use) => {
      const quantity = pick(
        draw,
        quantities.filter(({ unit }) => unit === '%'),
      );
      const up = quantity.moreIsWorse === (use !== 'award');
      const words = `${quantity.name}每${up ? pick(draw, ['提高', '上升', '增加']) : pick(draw, ['降低', '下降', '减少'])}${writeCount(1, '个百分点', style)}`;
      return {
        words,
        condition: {
          step: { value: '1', unit: '百分点' },
          direction: up ? 'above' : 'below',
          guard: null,
          requirement: null,
          remainder: 'drop',
        },
        joints: ['', '，'],
        doubtful: use === 'zero' || use === 'other',
      };
    },
  },
  {
    name: 'comparison',
    make: (draw, style, use) => {
      const { quantity, below, value } = side(draw, use);
      const [words, op] = pick(draw, below ? underWords : overWords);
      return {
        words: `${quantity.name}${words.replace('#', writeQuantity(value, quantity.unit, style))}`,
        condition: { compare: [bound(op, value, quantity.unit)], difference: false },
        joints: loose,
      };
    },
  },
  {
    name: 'range',
    make: (draw, style) => {
      const quantity = pick(draw, quantities);
      const [low, high] = [quantity.scale[0], quantity.scale[1]];
      const [from, to] = [writeQuantity(low, quantity.unit, style), writeQuantity(high, quantity.unit, style)];
      const [words, ops] = pick(draw, [
        [`在${from}—${to}之间`, ['>=', '<=']],
        [`${from}（含）至${to}（不含）`, ['>=', '<']],
        [`${from}以上不足${to}`, ['>=', '<']],
        [`${from}以上、${to}以下`, ['>=', '<=']],
        [`不足${to}但达到${from}`, ['>=', '<']],
      ] as const);
      return {
        words: `${quantity.name}${words}`,
        condition: {
          compare: [bound(ops[0], low, quantity.unit), bound(ops[1], high, quantity.unit)].sort(),
          difference: false,
        },
        joints: ['', '的', '的，'],
      };
    },
  },
  {
    name: 'count at least',
    make: (draw, style) => {
      const { verb, measure, noun } = pick(draw, happenings);
      const least = 2 + draw(3);
      const edge = pick(draw, ['以上', '及以上', '（含）以上']);
      return {
        words: `${verb}${writeCount(least, measure, style)}${edge}${noun}`,
        condition: { atLeast: String(least), most: null, unit: measure },
        joints: ['', '的', '的，'],
      };
    },
  },
  {
    name: 'list, 各',
    make: (draw) => {
      const list = pick(draw, members);
      return { words: `${list.join('、')}的，各`, condition: { list: list.map(() => 'plain') }, joints: [''] };
    },
  },
  {
    name: 'list, 分别',
    make: (draw) => {
      const list = pick(draw, members);
      return {
        words: `${list.slice(0, -1).join('、')}或${list[list.length - 1] ?? ''}的分别`,
        condition: { list: list.map(() => 'plain') },
        joints: [''],
      };
    },
  },
  {
    name: 'rank',
    make: (draw, style) => {
      const subject = pick(draw, rankings);
      const place = 2 + draw(3);
      const [words, from, to, last] = pick(draw, [
        [`排名前${writeNumber(place, style)}名`, 1, place, false],
        [`列第${writeNumber(place, style)}名`, place, place, false],
        [`排名后${writeNumber(place, style)}名`, 1, place, true],
        [`排名倒数第${writeNumber(1, style)}`, 1, 1, true],
        [`排名第${writeNumber(place, style)}至${writeNumber(place + 2, style)}名`, place, place + 2, false],
      ] as const);
      return { words: `${subject}${words}`, condition: { rank: [from, to], last }, joints: ['', '的', '的，'] };
    },
  },
  {
    name: 'mean',
    make: (draw, _, use) => {
      const { quantity, below } = side(draw, use);
      const worse: readonly (readonly [string, string])[] = [
        ['低于全市平均值', '<'],
        ['低于平均水平', '<'],
      ];
      const better: readonly (readonly [string, string])[] = [
        ['高于全县平均水平', '>'],
        ['超过平均值', '>'],
      ];
      const [words, op] = pick(draw, below ? worse : better);
      return { words: `${quantity.name}${words}`, condition: { mean: op }, joints: ['', '的', '的，'] };
    },
  },
  {
    name: 'first time',
    make: (draw) => ({
      words: `首次${pick(draw, ['检查未达标', '被通报', '抽检不合格'])}`,
      condition: { nth: [1, 1] },
      joints: ['', '的', '，'],
    }),
  },
  {
    name: 'second time',
    make: (draw, style) => ({
      words: `第${writeNumber(2, style).replace('两', '二')}次及以上${pick(draw, ['检查未达标', '被通报', '抽检不合格'])}`,
      condition: { nth: [2, null] },
      joints: ['', '的', '，'],
    }),
  },
  {
    name: 'kind of subject',
    make: (draw) => ({ words: pick(draw, ['山区站', '平原站']), condition: 'category', joints: [''] }),
  },
];
