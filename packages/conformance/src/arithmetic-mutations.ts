import { amountOf, withAmount, withCondition, type Mutation } from './mutation.ts';
import type { TruthRule } from './truth.ts';

/** Rules whose amount is one number for one yes/no question, one comparison or one count. */
const simple = (rule: TruthRule): boolean =>
  ['deduct_flat', 'deduct_per_unit', 'deduct_per_n', 'deduct_threshold', 'deduct_tier', 'award_fixed'].includes(
    rule.kind,
  );

const perUnit = (rule: TruthRule): boolean => rule.kind === 'deduct_per_unit' || rule.kind === 'deduct_per_n';

const milli = (points: string): number => Math.round(Number(points) * 1000);

type Change = Mutation['change'];

function arithmetic(name: string, change: Change, expected?: Mutation['expected']): Mutation {
  return { name, class: 'arithmetic', change, ...(expected === undefined ? {} : { expected }) };
}

/** A change of the amount's words, with the points that must be read from them. */
function amountTo(
  name: string,
  make: (verb: string, points: string) => string,
  points: (points: string) => number,
): Mutation {
  return arithmetic(
    name,
    (text, rule) => (simple(rule) ? withAmount(text, (amount) => make(amount.verb, amount.points)) : undefined),
    (_, text) => {
      const amount = amountOf(text);
      return amount === undefined
        ? undefined
        : `"${amount.verb === '扣' ? 'deduct' : 'award'}":${points(amount.points)}`;
    },
  );
}

/** Another effect in place of the amount. */
function effectTo(name: string, effect: string, expected?: string | RegExp): Mutation {
  return arithmetic(
    name,
    (text, rule) =>
      simple(rule) ? withAmount(text, ({ verb, points }) => effect.replace('#', verb).replace('N', points)) : undefined,
    () => expected,
  );
}

/** Words right before the verb of the effect. */
function beforeVerb(
  name: string,
  words: string,
  expected?: string | RegExp,
  applies: (rule: TruthRule, text: string) => boolean = simple,
): Mutation {
  return arithmetic(
    name,
    (text, rule) =>
      applies(rule, text) ? withAmount(text, ({ verb, points }) => `${words}${verb}${points}分`) : undefined,
    () => expected,
  );
}

/** Words after the effect. */
function appended(name: string, words: string, expected?: string | RegExp): Mutation {
  return arithmetic(
    name,
    (text, rule) => (simple(rule) && amountOf(text)?.to === text.length ? `${text}${words}` : undefined),
    () => expected,
  );
}

/** One word of a comparison for another, with the operator that must be read. */
function comparator(from: string, to: string, op: string): Mutation {
  return arithmetic(
    `${from}→${to}`,
    (text, rule) => {
      if (
        rule.kind !== 'deduct_threshold' &&
        rule.kind !== 'deduct_tier' &&
        rule.kind !== 'deduct_per_n' &&
        rule.threshold === undefined
      )
        return undefined;
      if (rule.boundIn !== undefined && rule.boundIn !== 'rule') return undefined;
      return new RegExp(`${from}(?=[0-9])|(?<=[0-9岁%])${from}`).test(text) ? text.replace(from, to) : undefined;
    },
    () => new RegExp(`"compare":\\["${op.replace(/[<>=]/g, '$&')} `),
  );
}

function inserted(
  name: string,
  make: (text: string, rule: TruthRule) => string | undefined,
  expected?: Mutation['expected'],
): Mutation {
  return arithmetic(name, make, expected);
}

const cap = (points: string): string => String(Number(points) + 1);

/** Changes of arithmetic: what is asked stays, what it costs does not. */
export const arithmeticMutations: readonly Mutation[] = [
  // Amounts.
  amountTo(
    'amount + 0.5',
    (verb, points) => `${verb}${Number(points) + 0.5}分`,
    (points) => milli(points) + 500,
  ),
  amountTo(
    'amount × 10',
    (verb, points) => `${verb}${Number(points) * 10}分`,
    (points) => milli(points) * 10,
  ),
  amountTo(
    'amount → 十',
    (verb) => `${verb}十分`,
    () => 10_000,
  ),
  amountTo(
    'amount → 三分半',
    (verb) => `${verb}三分半`,
    () => 3500,
  ),
  effectTo('amount → range', '#N—20分', /"least":\d+,"most":20000/),
  effectTo('amount → percent', '#7%', /"percent":"7"/),
  effectTo('amount → half of the points', '#一半分'),
  effectTo('amount left out', '#分'),
  effectTo('amount → up to it', '最高#N分'),
  arithmetic('down to the amount', (text, rule) =>
    simple(rule) && rule.kind !== 'award_fixed' ? withAmount(text, ({ points }) => `扣到${points}分`) : undefined,
  ),
  amountTo(
    'amount of this item',
    (verb, points) => `${verb}该项${Number(points) + 1}分`,
    (points) => milli(points) + 1000,
  ),

  // Verbs.
  effectTo('扣→加', '加N分', /"bonus"/),
  arithmetic(
    '扣→得',
    (text, rule) => (rule.kind === 'deduct_flat' ? withAmount(text, ({ points }) => `得${points}分`) : undefined),
    () => '"award"',
  ),
  arithmetic(
    '得→扣',
    (text, rule) => (rule.kind === 'award_fixed' ? withAmount(text, ({ points }) => `扣${points}分`) : undefined),
    () => '"deduct"',
  ),
  effectTo('→倒扣', '倒扣N分', '"below-zero"'),
  effectTo('→不得分', '不得分', '"zero":false'),
  effectTo('→本项不得分', '本项不得分', '"zero":true'),
  effectTo('→不扣分', '不扣分', '"waive"'),
  effectTo('→酌情扣分', '酌情扣分', '"judged"'),
  effectTo('→总分记0分', '考核总分记0分', '"total-zero"'),
  effectTo('→定为不合格', '年度考核等次定为不合格', '"grade-is"'),
  effectTo('→取消资格', '取消评优资格', '"disqualify"'),
  effectTo('→降低等次', '降低一个等次', '"grade-down"'),
  effectTo('→一票否决', '一票否决', '"disqualify"'),
  effectTo('得满分', '得满分', '"kind":"full"'),
  arithmetic(
    '倒扣→扣',
    (text, rule) => (rule.kind === 'deduct_below_zero' ? text.replace('倒扣', '扣') : undefined),
    () => '"deduct":5000',
  ),
  arithmetic(
    '倒扣 amount',
    (text, rule) => (rule.kind === 'deduct_below_zero' ? text.replace('倒扣5分', '倒扣3分') : undefined),
    () => '"below-zero":3000',
  ),
  arithmetic(
    '不得分→扣1分',
    (text, rule) =>
      rule.kind === 'zero_out' || rule.kind === 'all_or_nothing'
        ? text.replace(/(?:此项)?不得分|得0分/, '扣1分')
        : undefined,
    () => '"deduct":1000',
  ),
  arithmetic(
    '不得分→倒扣1分',
    (text, rule) =>
      rule.kind === 'zero_out' || rule.kind === 'all_or_nothing'
        ? text.replace(/(?:此项)?不得分|得0分/, '倒扣1分')
        : undefined,
    () => '"below-zero":1000',
  ),
  arithmetic(
    '不得分→得1分',
    (text, rule) => (rule.kind === 'zero_out' ? text.replace(/(?:此项)?不得分|得0分/, '得1分') : undefined),
    () => '"award":1000',
  ),
  arithmetic(
    '不得分→不扣分',
    (text, rule) => (rule.kind === 'zero_out' ? text.replace(/(?:此项)?不得分|得0分/, '不扣分') : undefined),
    () => '"waive"',
  ),
  arithmetic(
    '不得分→此项不得分',
    (text, rule) =>
      rule.kind === 'zero_out' && !text.includes('此项') ? text.replace(/不得分$|得0分$/, '此项不得分') : undefined,
    () => '"zero":true',
  ),
  arithmetic(
    '此项不得分→不得分',
    (text, rule) =>
      rule.kind === 'zero_out' && text.includes('此项不得分') ? text.replace('此项不得分', '不得分') : undefined,
    () => '"zero":false',
  ),

  // A person's judgement.
  effectTo('→酌情扣N分', '酌情#N分', '"judged"'),
  effectTo('→视情节扣range', '视情节轻重#N—20分', '"judged"'),
  arithmetic(
    '酌情扣分→扣1分',
    (text, rule) => (rule.kind === 'deduct_discretionary' ? text.replace(/(?:酌情|视情况)扣分/, '扣1分') : undefined),
    () => '"deduct":1000',
  ),
  arithmetic(
    '酌情扣分→酌情扣1—2分',
    (text, rule) => (rule.kind === 'deduct_discretionary' ? text.replace(/扣分/, '扣1—2分') : undefined),
    () => '"amount":{"least":1000,"most":2000}',
  ),
  arithmetic(
    '酌情扣分→酌情给分',
    (text, rule) => (rule.kind === 'deduct_discretionary' ? text.replace(/扣分/, '给分') : undefined),
    () => '"judged":"award"',
  ),
  arithmetic(
    '酌情扣分→不得分',
    (text, rule) =>
      rule.kind === 'deduct_discretionary' ? text.replace(/(?:年末考核)?(?:酌情|视情况)扣分/, '不得分') : undefined,
    () => '"zero":false',
  ),
  arithmetic(
    '酌情扣分 + cap',
    (text, rule) => (rule.kind === 'deduct_discretionary' ? text.replace(/扣分/, '扣分，最多扣2分') : undefined),
    () => '"cap":2000',
  ),
  arithmetic(
    '酌情给分→酌情扣分',
    (text, rule) =>
      rule.kind === 'award_discretionary' || rule.kind === 'award_comparative'
        ? text.replace(/给分/, '扣分')
        : undefined,
    () => '"judged":"deduct"',
  ),
  arithmetic(
    '酌情给分→酌情给1—3分',
    (text, rule) => (rule.kind === 'award_discretionary' ? text.replace(/给分/, '给1—3分') : undefined),
    () => '"amount":{"least":1000,"most":3000}',
  ),
  arithmetic(
    'share of a department',
    (text, rule) => (rule.kind === 'deduct_department_split' ? text.replace('组织科4分', '组织科5分') : undefined),
    () => '[5000,3000,2500,1500]',
  ),
  arithmetic(
    'one department less',
    (text, rule) => (rule.kind === 'deduct_department_split' ? text.replace('、农村科3分', '') : undefined),
    () => '[4000,2500,1500]',
  ),
  arithmetic(
    'least of a range',
    (text, rule) => (rule.kind === 'award_range' ? text.replace(/得3(?=[—-])/, '得2') : undefined),
    () => '"least":2000,"most":5000',
  ),
  arithmetic(
    'most of a range',
    (text, rule) => (rule.kind === 'award_range' ? text.replace(/5分/, '6分') : undefined),
    () => '"least":3000,"most":6000',
  ),
  arithmetic(
    'range → one number',
    (text, rule) => (rule.kind === 'award_range' ? text.replace(/得3[—-]+5分/, '得5分') : undefined),
    () => '"award":5000',
  ),
  arithmetic('external → judged', (text, rule) =>
    rule.kind === 'external_reference' ? text.replace(/按相关创建考核标准/, '酌情给分，') : undefined,
  ),

  // Caps and the like.
  inserted(
    'cap 最多扣',
    (text, rule) =>
      simple(rule) && amountOf(text)?.to === text.length
        ? `${text}，最多${amountOf(text)?.verb ?? ''}${cap(amountOf(text)?.points ?? '')}分`
        : undefined,
    (_, text) => `"cap":${milli(cap(amountOf(text)?.points ?? ''))}`,
  ),
  inserted(
    'cap 累计不超过',
    (text, rule) =>
      simple(rule) && amountOf(text)?.to === text.length
        ? `${text}，累计不超过${cap(amountOf(text)?.points ?? '')}分`
        : undefined,
    (_, text) => `"cap":${milli(cap(amountOf(text)?.points ?? ''))}`,
  ),
  appended('cap 7分封顶', '，7分封顶', '"cap":7000'),
  inserted(
    'cap 本项最高',
    (text, rule) =>
      simple(rule) && amountOf(text)?.to === text.length
        ? `${text}，本项最高${amountOf(text)?.verb ?? ''}7分`
        : undefined,
    () => '"cap":7000,"scope":"item"',
  ),
  inserted(
    'cap 每项最高',
    (text, rule) =>
      simple(rule) && amountOf(text)?.to === text.length
        ? `${text}，每项最高${amountOf(text)?.verb ?? ''}7分`
        : undefined,
    () => '"cap":7000,"scope":"counted"',
  ),
  arithmetic(
    '扣完为止',
    (text, rule) =>
      simple(rule) && rule.kind !== 'award_fixed' && amountOf(text)?.to === text.length
        ? `${text}，扣完为止`
        : undefined,
    () => '"until-exhausted"',
  ),
  arithmetic('without 扣完为止', (text) => (text.includes('，扣完为止') ? text.replace('，扣完为止', '') : undefined)),
  appended('就高', '，就高不重复扣分', '"best-of"'),

  // Counting.
  beforeVerb(
    'insert 每次',
    '每次',
    /"each":"1","units":\["次"\]/,
    (rule, text) => (rule.kind === 'deduct_flat' || rule.kind === 'deduct_threshold') && !text.includes('每'),
  ),
  beforeVerb(
    'insert 每发现一处',
    '，每发现一处',
    /"each":"1","units":\["处"\]/,
    (rule, text) => rule.kind === 'deduct_flat' && !text.includes('每'),
  ),
  beforeVerb(
    'insert 每人每次',
    '，每人每次',
    /"each":"1","units":\["人","次"\]/,
    (rule, text) => rule.kind === 'deduct_flat' && !text.includes('每'),
  ),
  beforeVerb(
    'insert 每三个',
    '，每有三个',
    /"each":"3","units":\["个"\]/,
    (rule, text) => rule.kind === 'deduct_flat' && !text.includes('每'),
  ),
  arithmetic(
    '扣N分/次',
    (text, rule) =>
      simple(rule) && !perUnit(rule) ? withAmount(text, ({ verb, points }) => `${verb}${points}分/次`) : undefined,
    () => /"units":\["次"/,
  ),
  arithmetic(
    '每N',
    (text, rule) =>
      perUnit(rule) && /(?<=[少缺现])(?:1|一)(?=[个次件项])/.test(text)
        ? text.replace(/(?<=[少缺现])(?:1|一)(?=[个次件项])/, '2')
        : undefined,
    () => '"each":"2"',
  ),
  arithmetic(
    '每少N→more',
    (text, rule) => (rule.kind === 'deduct_per_n' ? text.replace('每少3次', '每少4次') : undefined),
    () => '"each":"4"',
  ),
  arithmetic('每少3次→少3次', (text, rule) =>
    rule.kind === 'deduct_per_n' ? text.replace('每少3次', '少3次') : undefined,
  ),
  arithmetic(
    '不足3次按3次计',
    (text, rule) => (rule.kind === 'deduct_per_n' ? `${text}，不足3次按3次计` : undefined),
    () => '"round-up"',
  ),
  arithmetic(
    'count unit',
    (text, rule) =>
      perUnit(rule) && rule.units === undefined && /[1一](?:次|个|件|项|例)/.test(text)
        ? text.replace(/([1一])(?:次|个|件|项|例)(?![^扣]*[1一](?:次|个|件|项|例))/, '$1户')
        : undefined,
    () => '"units":["户"]',
  ),
  arithmetic(
    'insert 每人 before 每',
    (text, rule) =>
      perUnit(rule) && rule.units === undefined && text.includes('每') && !/每月|每年/.test(text)
        ? text.replace('每', '每人每')
        : undefined,
    () => '"units":["人",',
  ),
  arithmetic(
    'N次以上',
    (text, rule) =>
      perUnit(rule) && rule.units === undefined && /(?<=[1一])(?:次|个|件|项|例)/.test(text) && !text.includes('每')
        ? text.replace(/[1一](次|个|件|项|例)/, '3$1以上')
        : undefined,
    () => '"atLeast":"3"',
  ),
  inserted('两次及以上', (text, rule) =>
    rule.kind === 'deduct_flat'
      ? withAmount(text, ({ verb, points }) => `，两次及以上的${verb}${points}分`)
      : undefined,
  ),
  inserted('有3个单位', (text, rule) =>
    rule.kind === 'deduct_flat' && /^(?:未|没有)/.test(text) ? `有3个单位${text}` : undefined,
  ),
  inserted('首次', (text, rule) => (rule.kind === 'deduct_flat' && text.startsWith('未') ? `首次${text}` : undefined)),
  inserted('第二次', (text, rule) =>
    rule.kind === 'deduct_flat' && text.startsWith('未') ? `第二次${text}` : undefined,
  ),
  inserted('连续两次', (text, rule) =>
    rule.kind === 'deduct_flat' && text.startsWith('未') ? `连续两次${text}` : undefined,
  ),

  // Distribution.
  beforeVerb('各', '各', undefined, (rule) => rule.kind === 'deduct_flat' || rule.kind === 'award_fixed'),
  beforeVerb('分别', '分别', undefined, (rule) => rule.kind === 'deduct_flat' || rule.kind === 'award_fixed'),
  beforeVerb('依次', '依次'),
  arithmetic('without 分别', (text, rule) =>
    rule.kind === 'deduct_each' && !text.includes('每') ? text.replace(/，?(?:分别|各)(?=扣)/, '') : undefined,
  ),
  arithmetic(
    '分别, another amount',
    (text, rule) => (rule.kind === 'deduct_each' ? text.replace(/扣([0-9.]+)分/, '扣7分') : undefined),
    () => ':7000',
  ),
  arithmetic('分别, two amounts', (text, rule) =>
    rule.kind === 'deduct_each' ? text.replace(/(?:分别|各)扣([0-9.]+)分/, '分别扣$1分、7分') : undefined,
  ),
  appended('以此类推', '，以此类推'),

  // Conditions on the sum.
  inserted('除…外', (text, rule) => (simple(rule) ? `除不可抗力外，${text}` : undefined)),
  appended('（…除外）', '（不可抗力除外）'),
  // 每少1次累计扣0.5分 says what 每少1次扣0.5分 says.
  beforeVerb('累计', '累计', undefined, (rule) => simple(rule) && !perUnit(rule)),
  beforeVerb('按比例', '按比例'),
  beforeVerb('平均', '平均'),
  beforeVerb('加倍', '加倍'),
  beforeVerb('减半', '减半'),
  appended('then 加倍', '，情节严重的加倍扣分', /"multiply"/),
  appended('then 减半', '，主动整改的减半扣分', /"multiply"/),
  appended('再扣', '，逾期未整改的再扣7分', /"deduct":7000/),
  appended('另扣', '，造成后果的另扣7分', /"deduct":7000/),
  appended('waiver', '，已整改到位的不扣分', /"waive"/),
  appended('further award', '，有创新的加7分', /"bonus":7000/),
  appended('倒扣 besides', '，被通报的倒扣7分', /"below-zero":7000/),

  // Comparisons.
  comparator('低于', '不高于', '<='),
  comparator('低于', '高于', '>'),
  comparator('低于', '不低于', '>='),
  comparator('少于', '不多于', '<='),
  comparator('少于', '超过', '>'),
  comparator('高于', '不低于', '>='),
  comparator('高于', '低于', '<'),
  comparator('以上', '以下', '<='),
  comparator('以上', '以上（不含）', '>'),
  comparator('未达', '超过', '>'),
  arithmetic('bound number', (text, rule) =>
    (rule.boundIn === 'rule' && /[0-9](?=%|万元|名|岁)/.test(text)) || rule.threshold !== undefined
      ? text.replace(/[0-9](?=%|万元|名|岁)/, '7')
      : undefined,
  ),
  arithmetic('bound unit % → 个百分点', (text, rule) =>
    rule.boundIn === 'rule' || rule.threshold !== undefined ? text.replace(/%/, '个百分点') : undefined,
  ),
  arithmetic('bound unit', (text, rule) =>
    rule.boundIn === 'rule' ? text.replace(/万元|名(?=扣|的)|岁/, '亩') : undefined,
  ),
  arithmetic('（含）', (text, rule) =>
    rule.boundIn === 'rule' && /(?:低于|少于|高于)[0-9]+%?/.test(text)
      ? text.replace(/(?:低于|少于|高于)[0-9]+(?:%|万元|名)/, '$&（含）')
      : undefined,
  ),
  arithmetic(
    'step after a comparison',
    (text, rule) =>
      rule.kind === 'deduct_threshold' && /低于[0-9]+%/.test(text)
        ? text.replace(/(低于[0-9]+%)的?，?/, '$1的，每低1个百分点')
        : undefined,
    () => '"step":{"value":"1","unit":"百分点"}',
  ),
  arithmetic('awarded comparison → range', (text, rule) =>
    rule.kind === 'award_fixed' && /80%以上/.test(text) ? text.replace('80%以上', '80%—90%') : undefined,
  ),

  // 否则.
  arithmetic(
    '否则，扣',
    (text, rule) => (rule.kind === 'all_or_nothing' ? text.replace('不得分', '扣2分') : undefined),
    () => '"deduct":2000',
  ),
  arithmetic('without 否则', (text, rule) =>
    rule.kind === 'all_or_nothing' ? text.replace(/否则，?/, '') : undefined,
  ),
  inserted('in addition', (text, rule) =>
    simple(rule) ? withCondition(text, (condition) => `在此基础上，${condition}`) : undefined,
  ),
].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index || fail(name));

/** Two mutations of one name would hide each other in the report. */
function fail(name: string): never {
  throw new Error(`Two mutations are called ${name}`);
}
