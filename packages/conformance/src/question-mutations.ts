import { withCondition, type Mutation } from './mutation.ts';
import type { TruthRule } from './truth.ts';

/** Rules that ask one yes/no question: their words are nobody's arithmetic. */
const plain = (rule: TruthRule): boolean =>
  (rule.kind === 'deduct_flat' || rule.kind === 'award_fixed' || rule.kind === 'zero_out') &&
  rule.threshold === undefined &&
  rule.bound === undefined;

function question(
  name: string,
  make: (condition: string) => string | undefined,
  applies: (rule: TruthRule, text: string) => boolean = plain,
): Mutation {
  return {
    name,
    class: 'question',
    change: (text, rule) => {
      if (!applies(rule, text)) return undefined;
      const changed = withCondition(text, make);
      return changed === text ? undefined : changed;
    },
  };
}

const replaced =
  (pattern: RegExp, by: string) =>
  (condition: string): string | undefined =>
    pattern.test(condition) ? condition.replace(pattern, by) : undefined;

/** Any rule with a condition in front: a word before it changes what is asked and nothing else. */
const anyCondition = (rule: TruthRule, text: string): boolean =>
  ![
    'all_or_nothing',
    'external_reference',
    'bonus',
    'deduct_department_split',
    'award_discretionary',
    'award_comparative',
  ].includes(rule.kind) && !/^[，（、]|^否则/.test(text);

const prefixed = (words: string, applies = anyCondition): Mutation =>
  question(`prefix ${words}`, (condition) => `${words}${condition}`, applies);

/** Words that look like effects, numbers that are none, and other traps: all of them are words of a question. */
export const questionMutations: readonly Mutation[] = [
  question('或→和', replaced(/或/, '和')),
  question('和→或', replaced(/和(?!谐)/, '或')),
  question('、→或', replaced(/、/, '或')),
  question('without 未', replaced(/未(?=[成制建落公开及按组配])/, '')),
  question('没有→有', replaced(/没有(?!达到)/, '有')),
  question('without 不', replaced(/不(?=健全|完善|规范|到位|齐全|落实|明确|及时)/, '')),
  question('insert 不', replaced(/(?<!不)(?=健全|规范|到位|齐全|明确)/, '不')),
  question('未→未能及时', replaced(/未(?=[成制建落公开组配])/, '未能及时')),
  question('制度→台账', replaced(/制度/, '台账')),
  question('工作→任务', replaced(/工作/, '任务')),
  question('date in the middle', replaced(/未(?=[成制建落公开组配])/, '未在6月30日前')),
  question('document in the middle', replaced(/未(?=[成制建落公开组配])/, '未依据《安全生产法》第36条')),
  question('quoted words in the middle', replaced(/未(?=[成制建落公开组配])/, '未按“一岗双责”要求')),
  prefixed('扣件租赁中'),
  prefixed('分管领导'),
  prefixed('部分党员'),
  prefixed('得力干部'),
  prefixed('统计分析中'),
  prefixed('“每月必谈”活动'),
  prefixed('2012年度'),
  prefixed('取得证书的人员'),
  prefixed('参加活动的人员'),
  prefixed('合计账目'),
  prefixed('计划内'),
];
