import { appended, arithmetic, beforeVerb, comparator, inserted, perUnit, simple } from './arithmetic-change.ts';
import { withAmount, withCondition, type Mutation } from './mutation.ts';

/** Changes of when and how often a clause counts: counts, lists, exceptions, comparisons. */
export const conditionMutations: readonly Mutation[] = [
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
  appended('达到N次', '，达到8次的不得分', /(?:"atLeast":"8"|>= 8 次)[^]*"zero"/),
  appended('N次以上 in a hole', '，8次以上的不得分', /8[^]*"zero"/),

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
  ...(
    [
      ['否则，得', '得1分', '"award":1000'],
      ['否则，酌情扣', '酌情扣分', '"judged":"deduct"'],
      ['否则，总分记0分', '考核总分记0分', '"total-zero"'],
      ['否则，扣本项', '扣本项2分', '"deduct":2000'],
    ] as const
  ).map(([name, effect, expected]) =>
    arithmetic(
      name,
      (text, rule) => (rule.kind === 'all_or_nothing' ? text.replace('不得分', effect) : undefined),
      () => expected,
    ),
  ),
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
];
