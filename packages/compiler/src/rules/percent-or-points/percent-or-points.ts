import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { itemsOf, type Item } from '@rubric-lang/model';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  /** As written: 提高1.5%. */
  readonly words: string;
  readonly number: string;
}

const report = diagnosticKind<Facts>({
  code: 'percent-or-points',
  name: '百分号还是百分点',
  severity: 'hint',
  message: ({ words, number }) => ({
    zh: `“${words}”说的是一个比率的变化：从40%到${moved(number)}，还是提高原数的${number}%（到${grown(number)}），要写清。`,
    en: `"${words}" speaks of a rate that changes: from 40% to ${moved(number)}, or by ${number}% of it to ${grown(number)}?`,
  }),
  advice: ({ number }) => ({
    zh: `前一种写“${number}个百分点”，后一种写“比上年增长${number}%”。`,
    en: `Write "${number} percentage points" for the first.`,
  }),
});

/** A rate that rises or falls by so many %, where percentage points may be meant. */
export const percentOrPoints = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null
    ? []
    : itemsOf(context.draft.sections).flatMap((item) => [
        ...inStandard(context, item, wording),
        ...inSteps(context, item, wording),
      ]);
});

function inStandard(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  return standardOf(context, item).flatMap(({ text, spanOf }) => {
    const read = wording.read(text);
    return [...read.hidden.matchAll(wording.pattern(wording.grammar.rateChange, 'g'))].map((match) => {
      const amount = match.groups?.['amount'] ?? '';
      const end = match.index + match[0].length;
      const place = read.written(end - amount.length, end);
      return about(
        spanOf(place.from, place.to),
        amount,
        read.folded.slice(Math.max(0, end - amount.length - 2), end),
        wording,
      );
    });
  });
}

/** 参与率每降低1%: a step on a rate. */
function inSteps(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  return readClausesOf(context, item).flatMap(({ reading, place }) => {
    const { condition } = reading;
    if (condition.kind !== 'step' || condition.every.unit !== '%') return [];
    const name =
      [condition.subject, condition.guard?.subject, condition.requirement?.subject].find(
        (it) => it !== undefined && it !== '',
      ) ?? '';
    if (!wording.pattern(wording.grammar.rateName).test(wording.read(name).hidden)) return [];
    const written = `${condition.every.value}%`;
    const at = reading.text.lastIndexOf(written);
    if (at < 0) return [];
    return [
      about(
        place.spanOf(reading.from + at, reading.from + at + written.length),
        written,
        reading.text.slice(Math.max(0, at - 3), at + written.length).replace(/^.*[，,；;、。]/u, ''),
        wording,
      ),
    ];
  });
}

function about(span: Span, amount: string, words: string, { grammar }: Wording): Diagnostic {
  const number = amount.replace(/ ?%$/, '');
  const fix: Fix = {
    title: { zh: `改为${number}个百分点`, en: `write ${number} percentage points` },
    edits: [{ span, text: `${number}${grammar.insert.percentagePoint}` }],
    // Only the author knows which of the two is meant.
    safe: false,
  };
  return report({ span, fixes: [fix] }, { words, number });
}

/** 40% and so many percentage points more. */
function moved(number: string): string {
  return `${String(Math.round((40 + Number(number)) * 100) / 100)}%`;
}

/** 40% grown by so many per cent of itself. */
function grown(number: string): string {
  return `${String(Math.round((40 + (40 * Number(number)) / 100) * 100) / 100)}%`;
}
