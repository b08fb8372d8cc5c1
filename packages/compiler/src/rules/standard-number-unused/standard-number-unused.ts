import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, type Item } from '@rubric-lang/model';
import { sharesPair } from '../../analysis/likeness.ts';
import { measuredNumbersIn, type MeasuredNumber } from '../../analysis/measured-number.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { numbersOf, standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly numbers: readonly string[];
  readonly rule: string;
}

const report = diagnosticKind<Facts>({
  code: 'standard-number-unused',
  name: '标准的数没用上',
  severity: 'hint',
  message: ({ numbers, rule }) => ({
    zh: `要求里写了${numbers.join('、')}，扣分却只写“${rule}”，差一点和差很多由考评人员看着定。`,
    en: `${numbers.join(', ')} ${numbers.length > 1 ? 'are' : 'is'} asked for, but the rule says only "${rule}": how much a shortfall costs is left to the assessor.`,
  }),
  advice: ({ numbers }) => ({
    zh: `把数用起来，例如“未达到${numbers[0] ?? ''}的，每差……扣……分”。`,
    en: 'Let the rule use the number: so much for each so many short.',
  }),
});

/** Numbers that are asked for, in items where only an assessor's judgement says what missing them costs. */
export const standardNumberUnused = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null ? [] : itemsOf(context.draft.sections).flatMap((item) => inItem(context, item, wording));
});

function inItem(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  const read = readClausesOf(context, item);
  const judged = read.find(({ reading }) => reading.effect.kind === 'judged' && reading.effect.amount === null);
  if (judged === undefined) return [];
  const unused = numbersOf(standardOf(context, item), wording).filter(
    (number) => isAsked(number) && !read.some((clause) => uses(clause, number, wording)),
  );
  const [first] = unused;
  if (first === undefined) return [];
  const numbers = [...new Set(unused.map(({ words, period }) => `${period?.words ?? ''}${words}`))];
  return [
    report(
      { span: judged.span, related: [{ span: first.span, message: { zh: '要求写在这里', en: 'what is asked for' } }] },
      { numbers, rule: short(judged.reading.text, 20) },
    ),
  ];
}

/** A requirement, not a number that merely occurs: at least, at most, per period, a share, a ratio. */
function isAsked({ op, period, unit, value }: MeasuredNumber): boolean {
  if (unit === '%' || unit === ':') return true;
  // One of something, once, is had or not had: a question, not a number.
  if (value === '1' && period === null) return false;
  return op !== null || period !== null;
}

/** A rule that counts or measures in this unit, names the number, or refers to the standard as a whole. */
function uses({ reading }: ReadClause, number: MeasuredNumber, wording: Wording): boolean {
  const { condition, effect } = reading;
  // 未达到要求的酌情扣分 names the standard and still does not use it.
  if (effect.kind === 'judged' && effect.amount === null)
    return measuredNumbersIn(reading.text, wording).some((it) => it.value === number.value && it.unit === number.unit);
  if (measuredNumbersIn(reading.text, wording).some((it) => it.value === number.value && it.unit === number.unit))
    return true;
  if (condition.kind === 'each')
    return condition.units.includes(number.unit) && sharesPair(`${condition.label}${condition.object}`, number.segment);
  if (condition.kind === 'step') return condition.every.unit === number.unit;
  if (!wording.pattern(wording.grammar.meansStandard).test(reading.text)) return false;
  // 没有达到要求的 without a subject means the standard as a whole.
  const label = condition.kind === 'plain' ? condition.label : reading.text;
  return Array.from(label).length <= 8 || sharesPair(reading.text, number.segment);
}
