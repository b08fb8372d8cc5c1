import { diagnosticKind, type Diagnostic, type Span } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { measuredNumbersIn, type MeasuredNumber } from '../../analysis/measured-number.ts';
import { sharesPair } from '../../analysis/likeness.ts';
import { otherTextsOf, standardOf, type StandardText } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  /** 每月1次、每次2小时. */
  readonly parts: string;
  readonly sum: string;
  readonly computed: number;
  readonly whole: string;
  readonly asked: number;
  readonly unit: string;
}

const report = diagnosticKind<Facts>({
  code: 'period-mismatch',
  name: '次数不合',
  severity: 'warning',
  message: ({ parts, sum, computed, whole, asked, unit }) => ({
    zh: `${parts}，一年是${sum}＝${String(computed)}${unit}，${whole}要求的却是${String(asked)}${unit}${computed < asked ? '：按期做到了，全年还是不够' : '：全年这个数用不上'}。`,
    en: `${parts} makes ${sum} = ${String(computed)} ${unit} a year, but ${String(asked)} ${unit} are asked for over the year.`,
  }),
  advice: () => ({
    zh: '两个数改一个，让按期做到的正好够全年。',
    en: 'Change one of the two, so that who does the one has done the other.',
  }),
});

/** What is asked for per month or quarter, against what is asked for over the year. */
export const periodMismatch = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  return itemsOf(context.draft.sections).flatMap((item) =>
    [...standardOf(context, item), ...otherTextsOf(context, item)].flatMap((text) => inText(text, wording)),
  );
});

function inText(text: StandardText, wording: Wording): readonly Diagnostic[] {
  const numbers = measuredNumbersIn(text.text, wording);
  const wholes = numbers.filter(({ period, op }) => period?.whole === true && op === '>=');
  return wholes.flatMap((whole) => {
    const parts = partsOf(numbers, whole, wording);
    if (parts === null || parts.computed === Number(whole.value)) return [];
    const span: Span = text.spanOf(whole.from, whole.to);
    return [
      report(
        {
          span,
          related: [
            {
              span: text.spanOf(parts.first.from, parts.first.to),
              message: { zh: '按期的要求', en: 'what is asked for by period' },
            },
          ],
        },
        {
          parts: parts.words,
          sum: parts.sum,
          computed: parts.computed,
          whole: whole.period?.words ?? '',
          asked: Number(whole.value),
          unit: whole.unit,
        },
      ),
    ];
  });
}

interface Parts {
  readonly first: MeasuredNumber;
  readonly words: string;
  readonly sum: string;
  readonly computed: number;
}

/** Directly by period (每月4学时), or so many times a period and so long each time (每月1次，每次2小时). */
function partsOf(numbers: readonly MeasuredNumber[], whole: MeasuredNumber, { grammar }: Wording): Parts | null {
  for (const [at, number] of numbers.entries()) {
    const { period } = number;
    if (period === null || period.whole || number === whole) continue;
    if (number.unit === whole.unit && (grammar.durations.includes(whole.unit) || isSameThing(number, whole))) {
      const computed = period.times * Number(number.value);
      return {
        first: number,
        words: `${period.words}${number.words}`,
        sum: `${String(period.times)}×${number.value}`,
        computed,
      };
    }
    const each = numbers[at + 1];
    if (!grammar.occasions.includes(number.unit) || each === undefined || each === whole) continue;
    if (each.period === null && each.unit === whole.unit && grammar.durations.includes(each.unit)) {
      return {
        first: number,
        words: `${period.words}${number.words}、每次${each.words}`,
        sum: `${String(period.times)}×${number.value}×${each.value}`,
        computed: period.times * Number(number.value) * Number(each.value),
      };
    }
  }
  return null;
}

/** 每季度检查1次，全年检查不少于6次: both speak of the same occasions, or the second names none of its own. */
function isSameThing(part: MeasuredNumber, whole: MeasuredNumber): boolean {
  const own = whole.segment.replace(whole.words, '').replace(whole.period?.words ?? '', '');
  return (
    Array.from(own).length <= 4 ||
    sharesPair(own, part.segment.replace(part.words, '').replace(part.period?.words ?? '', ''))
  );
}
