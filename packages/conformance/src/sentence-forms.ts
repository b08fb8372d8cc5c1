/**
 * The forms of the sentence grammar, each with the conformance case that shows it. Conditions go by their name in
 * `conditions`, effects and modifiers by their token; what the reader does without a row of its own has a name of ours.
 * A form of the grammar that is missing here fails the tests.
 */
export interface SentenceForm {
  /** `form` of conditions, `token` or `token:verdict` of the rest. */
  readonly id: string;
  readonly name: string;
  /** A case of grammar/conformance/valid. */
  readonly shown: string;
}

export const conditionForms: readonly SentenceForm[] = [
  { id: 'plain', name: '是否', shown: 'condition-plain' },
  { id: 'each', name: '每（计数）', shown: 'condition-each' },
  { id: 'each-pair', name: '每人每次（相乘）', shown: 'condition-each-pair' },
  { id: 'each-either', name: '每起或每人', shown: 'condition-each-either' },
  { id: 'bare-count', name: '一处、一次（不写“每”）', shown: 'condition-one-found' },
  { id: 'count-at-least', name: '两次以上（至少）', shown: 'condition-count-at-least' },
  { id: 'count-only', name: '只写几次', shown: 'condition-count-only' },
  { id: 'nth', name: '首次、第二次', shown: 'condition-nth' },
  { id: 'compare', name: '与一个数比较', shown: 'condition-compare-below' },
  { id: 'range', name: '两个数之间', shown: 'condition-range' },
  { id: 'difference', name: '比上年、比标准', shown: 'condition-compare-difference' },
  { id: 'step', name: '每低一个百分点', shown: 'condition-step' },
  { id: 'mean', name: '高于、低于平均值', shown: 'condition-mean' },
  { id: 'rank', name: '名次', shown: 'condition-rank' },
  { id: 'ratio-to-best', name: '按与第一名的比例', shown: 'condition-ratio-to-best' },
  { id: 'otherwise', name: '否则、其他', shown: 'condition-otherwise-choice' },
  { id: 'exhausted', name: '扣满几分', shown: 'condition-exhausted' },
  { id: 'list', name: '分别、各', shown: 'condition-list-each' },
  { id: 'category', name: '按类别', shown: 'condition-category' },
  { id: 'levels', name: '档次', shown: 'condition-level' },
  { id: 'addition', name: '在此基础上', shown: 'condition-addition' },
];

export const effectForms: readonly SentenceForm[] = [
  { id: 'Deduct', name: '扣', shown: 'effect-deduct' },
  { id: 'Award', name: '得', shown: 'effect-award' },
  { id: 'Bonus', name: '加', shown: 'effect-bonus' },
  { id: 'Zero', name: '不得分', shown: 'effect-zero' },
  { id: 'Full', name: '得满分', shown: 'effect-award-full' },
  { id: 'BelowZero', name: '倒扣', shown: 'effect-below-zero' },
  { id: 'ExtraDeduct', name: '另扣、再扣', shown: 'effect-extra' },
  { id: 'ExtraAward', name: '另加、再加', shown: 'effect-extra-again' },
  { id: 'Signed', name: '（±几分）', shown: 'effect-signed' },
  { id: 'MarkPoints', name: '句末括号里的分', shown: 'effect-award-bracket' },
  { id: 'BareAmount', name: '只写几分', shown: 'effect-award-bare' },
  { id: 'FreeDeduct', name: '酌情扣分', shown: 'effect-discretion' },
  { id: 'FreeAward', name: '酌情给分', shown: 'effect-discretion-award' },
  { id: 'FreeBonus', name: '酌情加分', shown: 'effect-discretion-bonus' },
  { id: 'Proportional', name: '按比例', shown: 'effect-proportional' },
  { id: 'formula', name: '算式', shown: 'effect-formula-rate' },
  { id: 'Interpolate', name: '内插', shown: 'effect-interpolation' },
  { id: 'External', name: '按另一份标准', shown: 'effect-external' },
  { id: 'Waive', name: '不扣分', shown: 'effect-waiver' },
  { id: 'Neutral', name: '不加也不扣', shown: 'effect-neutral' },
  { id: 'Multiply', name: '加倍、减半', shown: 'effect-doubled' },
  { id: 'precedence', name: '遵从第几条', shown: 'effect-precedence' },
  { id: 'Base', name: '基础分', shown: 'effect-base' },
  { id: 'Verdict:total-zero', name: '总分记0分', shown: 'effect-verdict-total' },
  { id: 'Verdict:grade-is', name: '等次定为', shown: 'effect-verdict-grade' },
  { id: 'Verdict:grade-down', name: '降低等次', shown: 'effect-verdict-grade-down' },
  { id: 'Verdict:grade-not', name: '不得评为', shown: 'effect-verdict-grade-not' },
  { id: 'Verdict:disqualify', name: '取消资格、一票否决', shown: 'effect-verdict-disqualify' },
];

export const modifierForms: readonly SentenceForm[] = [
  { id: 'Until', name: '扣完为止', shown: 'modifier-until-exhausted' },
  { id: 'Cap', name: '最多扣几分', shown: 'modifier-cap' },
  { id: 'BestOf', name: '就高不重复', shown: 'modifier-best-of' },
  { id: 'Cumulative', name: '累计扣分', shown: 'condition-ladder-cumulative' },
  { id: 'FullMark', name: '满分几分', shown: 'effect-full-mark' },
  { id: 'Beside', name: '并处罚款、不超过满分', shown: 'effect-fine-beside' },
];

/** Tokens that part words and clauses and say nothing of points. */
export const marks: readonly string[] = ['Marker', 'And', 'Aside', 'Stop', 'Semi', 'Comma', 'Open', 'Close'];
