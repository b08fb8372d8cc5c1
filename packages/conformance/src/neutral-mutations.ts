import { effectAt, withAmount, withCondition, type Mutation } from './mutation.ts';
import type { TruthRule } from './truth.ts';

function neutral(name: string, change: (text: string, rule: TruthRule) => string | undefined): Mutation {
  return {
    name,
    class: 'neutral',
    change: (text, rule) => {
      const changed = change(text, rule);
      return changed === text ? undefined : changed;
    },
  };
}

/** One comparing word for another; where the words stay words, they are the question. */
const compared = (from: RegExp, to: string): Mutation =>
  neutral(`${from.source.replace(/\(\?[^)]*\)/g, '')}→${to}`, (text, rule) =>
    rule.kind === 'deduct_threshold' && from.test(text) ? text.replace(from, to) : undefined,
  );

/** One word of the scoring language for another that says the same. */
const word = (from: RegExp, to: string): Mutation =>
  neutral(`${from.source.replace(/\(\?[^)]*\)/g, '')}→${to}`, (text) =>
    from.test(text) ? text.replace(from, to) : undefined,
  );

const verb = (from: string, to: string): Mutation =>
  neutral(`${from}→${to}`, (text) =>
    withAmount(text, (amount) =>
      amount.verb === from && !/[倒酌况别各]$/.test(text.slice(0, amount.from)) ? `${to}${amount.points}分` : undefined,
    ),
  );

const han = '零一二三四五六七八九';

/** 0.5 → 零点五, 10 → 十, 100 stays. */
function inHan(number: string): string | undefined {
  const [whole = '', fraction] = number.split('.');
  const value = Number(whole);
  if (value > 99) return undefined;
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const said =
    value < 10 ? han.charAt(value) : `${tens === 1 ? '' : han.charAt(tens)}十${ones === 0 ? '' : han.charAt(ones)}`;
  return fraction === undefined
    ? said
    : `${said}点${fraction
        .split('')
        .map((digit) => han.charAt(Number(digit)))
        .join('')}`;
}

const between =
  (mark: string, every: number) =>
  (text: string): string =>
    text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, (_, at: number) => (at % every === every - 1 ? mark : ''));

const numbered = (rule: TruthRule): boolean => rule.kind !== 'deduct_department_split';

/** Another way to write the same text, whatever it says. */
export interface Writing {
  readonly name: string;
  readonly write: (text: string) => string;
}

const writing = (name: string, write: (text: string) => string): Writing => ({ name, write });

/** Widths, spaces, returns and characters that fold away before anything is read. */
export const writings: readonly Writing[] = [
  writing('full-width digits', (text) =>
    text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace(/\./g, '．'),
  ),
  writing('full-width percent', (text) => text.replace(/%/g, '％')),
  writing('half-width marks', (text) =>
    text.replace(/，/g, ',').replace(/；/g, ';').replace(/：/g, ':').replace(/（/g, '(').replace(/）/g, ')'),
  ),
  writing('spaces between Han', between(' ', 3)),
  writing('a space between all Han', between(' ', 1)),
  writing('ideographic spaces', between('\u3000', 4)),
  writing('no-break spaces around numbers', (text) =>
    text.replace(/(?<=[0-9])(?=[\u4e00-\u9fff%])|(?<=[\u4e00-\u9fff])(?=[0-9])/g, '\u00a0'),
  ),
  writing('soft return', between('\u000b', 5)),
  writing('next line', between('\u0085', 5)),
  writing('line separator', between('\u2028', 7)),
  writing('zero-width spaces', between('\u200b', 2)),
  writing('byte-order mark inside', between('\ufeff', 6)),
  writing('traditional characters', (text) =>
    text
      .replace(/党/g, '黨')
      .replace(/没/g, '沒')
      .replace(/发现/g, '發現')
      .replace(/领导/g, '領導')
      .replace(/组织/g, '組織')
      .replace(/计/g, '計')
      .replace(/减/g, '減')
      .replace(/个/g, '個'),
  ),
  writing('Kangxi radicals', (text) =>
    text.replace(/工/g, '\u2f2f').replace(/一/g, '\u2f00').replace(/人/g, '\u2f08').replace(/小/g, '\u2f29'),
  ),
];

/** Writing that changes nothing: neither what is asked nor what it costs. */
export const neutralMutations: readonly Mutation[] = [
  neutral('的 before the effect', (text, rule) => {
    const at = effectAt(text);
    if (
      at === undefined ||
      rule.kind === 'all_or_nothing' ||
      rule.kind === 'external_reference' ||
      rule.kind === 'deduct_department_split' ||
      rule.kind === 'deduct_each'
    )
      return undefined;
    if (rule.kind.startsWith('award') || /[每）)]$|情况$|每起或每人$/.test(text.slice(0, at))) return undefined;
    return text.charAt(at) === '的'
      ? text.slice(0, at) + text.slice(at + 1)
      : `${text.slice(0, at)}的${text.slice(at)}`;
  }),
  neutral('comma before the effect', (text, rule) => {
    const at = effectAt(text);
    if (at === undefined || rule.kind === 'external_reference' || rule.kind === 'deduct_department_split')
      return undefined;
    const after = text.charAt(at) === '的' ? at + 1 : at;
    return text.charAt(after) === '，'
      ? text.slice(0, after) + text.slice(after + 1)
      : `${text.slice(0, after)}，${text.slice(after)}`;
  }),
  ...writings.map(({ name, write }) => neutral(name, write)),
  neutral('Chinese numeral of the amount', (text, rule) =>
    numbered(rule)
      ? withAmount(text, ({ verb: said, points }) => {
          const number = inHan(points);
          return number === undefined ? undefined : `${said}${number}分`;
        })
      : undefined,
  ),
  neutral('半分', (text) =>
    withAmount(text, ({ verb: said, points }) =>
      points === '0.5' ? `${said}半分` : points === '1.5' ? `${said}一分半` : undefined,
    ),
  ),
  neutral('digits of the amount', (text) =>
    withAmount(text, ({ verb: said, points }) => `${said}${points.includes('.') ? `${points}0` : `${points}.0`}分`),
  ),
  neutral('Chinese numeral of a count', (text, rule) =>
    withCondition(text, (condition) =>
      rule.kind === 'deduct_threshold' || /年|月|日/.test(condition)
        ? undefined
        : condition.replace(/(?<![0-9.%：:])[0-9](?=[个次项件名例起户人])/g, (digit) => han.charAt(Number(digit))),
    ),
  ),
  neutral('digits of a count', (text) =>
    withCondition(text, (condition) => condition.replace(/一(?=[个次项件名例起户人](?!把))/g, '1')),
  ),
  neutral('percent in words', (text) =>
    text.replace(
      /(?<![0-9.])([1-9])([0-9])%/g,
      (_, tens: string, ones: string) =>
        `百分之${tens === '1' ? '' : han.charAt(Number(tens))}十${ones === '0' ? '' : han.charAt(Number(ones))}`,
    ),
  ),
  verb('扣', '扣减'),
  verb('扣', '扣除'),
  verb('扣', '减'),
  verb('扣', '予以扣'),
  verb('扣', '一律扣'),
  verb('扣', '应扣'),
  verb('扣', '扣分'),
  verb('得', '计'),
  verb('得', '记'),
  verb('得', '可得'),
  verb('得', '给'),
  word(/(?<=.)不得分$/, '不计分'),
  word(/(?<=.)不得分$/, '得0分'),
  word(/(?<=.)不得分$/, '记零分'),
  word(/(?<=[的，每])此项(?=不得分)/, '该项'),
  word(/此项(?=不得分)/, '本项'),
  compared(/低于(?=[0-9])/, '不足'),
  compared(/低于(?=[0-9])/, '少于'),
  compared(/(?<!不)少于(?=[0-9])/, '不足'),
  compared(/少于(?=[0-9])/, '低于'),
  compared(/高于(?=[0-9])/, '超过'),
  compared(/高于(?=[0-9])/, '大于'),
  compared(/未达(?=[0-9])/, '未达到'),
  word(/酌情(?=[扣给])/, '视情况'),
  word(/酌情(?=[扣给])/, '视情'),
  word(/(?<=[^，（])视情况(?=扣分)/, '酌情'),
  word(/^否则，/, '否则'),
  word(/^否则/, '反之'),
  word(/倒扣/, '追加扣除'),
  word(/—/, '-'),
  word(/—/, '~'),
  word(/“/, '"'),
];
