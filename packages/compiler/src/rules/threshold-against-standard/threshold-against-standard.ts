import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { compareRatio, itemsOf, parseRatio, type Item } from '@rubric-lang/model';
import { sharesPair } from '../../analysis/likeness.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { numbersOf, standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly asked: string;
  readonly rule: string;
  readonly askedNumber: string;
  readonly ruleNumber: string;
  /** Does the rule ask for less than the standard? */
  readonly lower: boolean;
}

const report = diagnosticKind<Facts>({
  code: 'threshold-against-standard',
  name: '细则与标准不符',
  severity: 'warning',
  message: ({ askedNumber, ruleNumber, lower }) => ({
    zh: lower
      ? `要求写的是${askedNumber}，扣分却从${ruleNumber}算起：在${ruleNumber}和${askedNumber}之间的没有达到要求，也不扣分。`
      : `要求写的是${askedNumber}，不到${ruleNumber}却要扣分：达到了要求的也被扣。`,
    en: lower
      ? `What is asked for is ${askedNumber}, the deduction begins at ${ruleNumber}: between the two the requirement is missed and nothing is lost.`
      : `What is asked for is ${askedNumber}, yet less than ${ruleNumber} is deducted: who meets the requirement loses too.`,
  }),
  advice: ({ asked, rule }) => ({
    zh: `核对“${asked}”和“${rule}”的两个数。`,
    en: `Check both numbers: "${asked}" and "${rule}".`,
  }),
});

/** The number at which a deduction begins, against the number that is asked for. */
export const thresholdAgainstStandard = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null ? [] : itemsOf(context.draft.sections).flatMap((item) => inItem(context, item, wording));
});

function inItem(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  const asked = numbersOf(standardOf(context, item), wording).filter(({ op }) => op === '>=');
  if (asked.length === 0) return [];
  const read = readClausesOf(context, item);
  const compared = read.flatMap(({ reading, span }) => {
    const { condition, effect } = reading;
    const bound =
      condition.kind === 'compare' && condition.bounds.length === 1 && condition.against === null
        ? condition.bounds[0]
        : undefined;
    if (condition.kind !== 'compare' || bound === undefined || (effect.kind !== 'deduct' && effect.kind !== 'zero'))
      return [];
    return bound.op === '<' || bound.op === '<=' ? [{ reading, span, condition, bound }] : [];
  });
  return asked.flatMap((number) => {
    const same = compared.filter(
      ({ condition, bound }) =>
        bound.number.unit === number.unit && condition.subject !== '' && sharesPair(condition.subject, number.segment),
    );
    const [first] = same;
    // A step that stands at the number asked for makes the others further steps.
    if (first === undefined || number.period !== null || same.some(({ bound }) => bound.number.value === number.value))
      return [];
    if (read.some(({ reading }) => reading.condition.kind === 'step')) return [];
    const [a, b] = [parseRatio(number.value), parseRatio(first.bound.number.value)];
    if (a === undefined || b === undefined) return [];
    return [
      report(
        {
          span: first.span,
          related: [{ span: number.span, message: { zh: '要求写在这里', en: 'what is asked for' } }],
        },
        {
          asked: short(number.segment, 16),
          rule: short(first.reading.text, 16),
          askedNumber: number.words,
          ruleNumber: `${first.bound.number.value}${first.bound.number.unit}`,
          lower: compareRatio(b, a) < 0,
        },
      ),
    ];
  });
}
