import { diagnosticKind } from '@rubric-lang/diagnostics';
import {
  addRatio,
  compareRatio,
  multiplyRatio,
  oneRatio,
  parseRatio,
  ratio,
  ratioText,
  sectionsOf,
  zeroRatio,
  type Ratio,
  type Section,
} from '@rubric-lang/model';
import { headSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  /** As percentages. */
  readonly weights: readonly string[];
  readonly sum: string;
}

const report = diagnosticKind<Facts>({
  code: 'weights-mismatch',
  name: '权重不足',
  severity: 'warning',
  message: ({ weights, sum }) => ({
    zh: `这一级的权重加起来是${weights.join('+')}＝${sum}，不是100%。`,
    en: `The weights of this level add up to ${weights.join(' + ')} = ${sum}, not 100%.`,
  }),
  advice: () => ({
    zh: '核对各栏目的权重；有一个栏目没有写的，补上。',
    en: 'Check the weights; write the one that is missing.',
  }),
});

/** Weights of sections side by side, against one whole. */
export const weightsMismatch = checkOf(report, (context) => {
  const { sections } = context.draft;
  const lists = [sections, ...sectionsOf(sections).map(({ children }) => children)];
  return lists.flatMap((children) => {
    const weighted = children.filter((it): it is Section => it.kind === 'section' && it.weight !== null);
    const [first] = weighted;
    if (first === undefined) return [];
    const weights = weighted.map(({ weight }) => parseRatio(weight ?? '') ?? zeroRatio);
    const sum = weights.reduce(addRatio, zeroRatio);
    if (compareRatio(sum, oneRatio) === 0) return [];
    return [report({ span: headSpan(context, first) }, { weights: weights.map(percent), sum: percent(sum) })];
  });
});

function percent(weight: Ratio): string {
  return `${ratioText(multiplyRatio(weight, ratio(100)))}%`;
}
