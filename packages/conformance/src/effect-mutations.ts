import { appended, amountTo, arithmetic, cap, effectTo, inserted, milli, simple } from './arithmetic-change.ts';
import { amountOf, withAmount, type Mutation } from './mutation.ts';

/** Changes of what a clause does: amounts, verbs, who decides, caps. */
export const effectMutations: readonly Mutation[] = [
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
  // What opens an item on a quantity is a step worth nothing; anywhere else it spares the clause before.
  effectTo('→不扣分', '不扣分', /"waive"|"deduct":0\}/),
  effectTo('→酌情不得分', '由考评组酌情不得分', '"judged"'),
  effectTo('→（扣N分/处）', '（扣N分/处）', '"each"'),
  effectTo('→除扣N分外', '除扣N分外，取消评优资格', /"deduct"[^]*"disqualify"/),
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
  {
    inReadingOnly: true,
    ...arithmetic(
      '不得分→此项不得分',
      (text, rule) =>
        rule.kind === 'zero_out' && !text.includes('此项') ? text.replace(/不得分$|得0分$/, '此项不得分') : undefined,
      () => '"zero":true',
    ),
  },
  {
    inReadingOnly: true,
    ...arithmetic(
      '此项不得分→不得分',
      (text, rule) =>
        rule.kind === 'zero_out' && text.includes('此项不得分') ? text.replace('此项不得分', '不得分') : undefined,
      () => '"zero":false',
    ),
  },

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
  appended('cap 扣完7分为止', '，扣完7分为止', '"cap":7000'),
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
];
