import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { compareRatio, itemsOf, parseRatio, zeroRatio, type Item } from '@rubric-lang/model';
import { sharesPair } from '../../analysis/likeness.ts';
import { measuredNumbersIn, type MeasuredNumber } from '../../analysis/measured-number.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { asksForSomething, numbersOf, otherTextsOf, standardOf, type StandardText } from '../../analysis/standard.ts';
import { tierListsOf } from '../../analysis/tiers.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly number: string;
}

const report = diagnosticKind<Facts>({
  code: 'threshold-not-in-standard',
  name: '标准无此数',
  severity: 'hint',
  message: ({ rule, number }) => ({
    zh: `“${rule}”以${number}为界，前面的要求里没有写这个数。`,
    en: `"${rule}" goes by ${number}; what is asked for does not mention that number.`,
  }),
  advice: ({ number }) => ({
    zh: `把${number}写进要求，被考核单位才知道要做到多少。`,
    en: `Put ${number} into what is asked for, so that those who are assessed know.`,
  }),
});

/** A number that decides over a deduction, in an item that says what it asks for and does not say that number. */
export const thresholdNotInStandard = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null ? [] : itemsOf(context.draft.sections).flatMap((item) => inItem(context, item, wording));
});

function inItem(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  const asked = standardOf(context, item);
  // What awards say of a number is what is asked for.
  if (!asksForSomething(asked, wording) || item.clauses.some(({ effect }) => effect.kind === 'award')) return [];
  const known = numbersOf([...asked, ...otherTextsOf(context, item)], wording);
  let subject = '';
  let found = false;
  const further = furtherSteps(item);
  return readClausesOf(context, item).flatMap((clause, at) => {
    const { kind } = clause.reading.effect;
    if (kind !== 'deduct' && kind !== 'zero' && kind !== 'judged') return [];
    if (clause.clause !== undefined && further.has(clause.clause.key)) return [];
    // 超时未完成的扣0.5分，超过8小时的扣1分: how bad it was, of what the rule before asks.
    if (at > 0 && guardOf(clause)?.subject === '') return [];
    // One report a quantity: the steps after the first go with it.
    if (clause.reading.condition.kind === 'compare' && clause.reading.condition.subject === '' && found) return [];
    const numbers = numbersThatDecide(clause, wording);
    const { condition } = clause.reading;
    if (condition.kind === 'compare') {
      if (condition.subject !== '') subject = condition.subject;
      // A number is asked for of the same thing: this one is a further step from it, or contradicts it.
      if (
        known.some(
          (it) => numbers.some(({ unit }) => unit === it.unit) && it.op !== null && sharesPair(subject, it.segment),
        )
      )
        return [];
    }
    const strange =
      numbers.find((number) => !known.some((it) => isSame(it, number)))?.words ??
      gradeNotIn([...asked, ...otherTextsOf(context, item)], clause, wording);
    found = strange !== null;
    return strange === null
      ? []
      : [report({ span: clause.span }, { rule: short(clause.reading.text), number: strange })];
  });
}

/** Steps after the first of one list say how much it costs, and where every step costs something, all of them do. */
function furtherSteps(item: Item): ReadonlySet<string> {
  return new Set(
    tierListsOf(item).flatMap(({ tiers }) => {
      const ends =
        tiers.some(({ stretch }) => stretch.low === null || compareRatio(stretch.low.at, zeroRatio) === 0) &&
        tiers.some(({ stretch }) => stretch.high === null);
      return (ends ? tiers : tiers.slice(1)).map(({ clause }) => clause.key);
    }),
  );
}

function guardOf({ reading: { condition } }: ReadClause): { readonly subject: string } | null {
  return condition.kind === 'each' || condition.kind === 'step' ? condition.guard : null;
}

/** Numbers of the rule's own condition; a step, a count of one and what the rule itself requires decide nothing new. */
function numbersThatDecide({ reading }: ReadClause, wording: Wording): readonly MeasuredNumber[] {
  const { condition } = reading;
  if (
    condition.kind === 'none' ||
    condition.kind === 'otherwise' ||
    condition.kind === 'exhausted' ||
    condition.kind === 'nth' ||
    condition.kind === 'rank'
  )
    return [];
  const guard = condition.kind === 'each' || condition.kind === 'step' ? condition.guard : null;
  if ((condition.kind === 'each' || condition.kind === 'step') && guard === null) return [];
  return measuredNumbersIn(reading.text, wording).filter((number) => {
    if (number.value === '1' && number.unit !== '%') return false;
    // 未提前24小时通知: a number that nothing is compared with belongs to the question.
    if (number.op === null && number.unit !== '%' && number.unit !== ':' && !isSpan(number)) return false;
    if (
      wording
        .pattern(wording.grammar.measured.oneEach)
        .test(number.segment.slice(0, number.segment.indexOf(number.words)))
    )
      return false;
    return guard === null || guard.bounds.some((it) => it.number.value === number.value);
  });
}

/** 高中以下: a grade of schooling or of a profession is a bound as a number is; null: none, or it is asked for. */
function gradeNotIn(texts: readonly StandardText[], { reading }: ReadClause, wording: Wording): string | null {
  const match = wording.pattern(wording.grammar.gradeBound).exec(wording.read(reading.text).hidden);
  const grade = match?.groups?.['grade'];
  if (match === null || grade === undefined) return null;
  return texts.some(({ text }) => wording.read(text).folded.includes(grade)) ? null : match[0];
}

/** Equal, or equal over the year: 每月1次 is 12次. */
function isSame(asked: MeasuredNumber, number: MeasuredNumber): boolean {
  if (asked.unit !== number.unit) return false;
  if (asked.value === number.value) return true;
  const [a, b] = [parseRatio(asked.value), parseRatio(number.value)];
  if (a === undefined || b === undefined || asked.period === null) return false;
  return (
    compareRatio(
      { n: a.n * BigInt(asked.period.times), d: a.d },
      { n: b.n * BigInt(number.period?.times ?? 1), d: b.d },
    ) === 0
  );
}

/** 三年未发展: so long without. */
function isSpan({ segment, words }: MeasuredNumber): boolean {
  return segment.startsWith(words);
}
