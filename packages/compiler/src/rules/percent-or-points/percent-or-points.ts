import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import {
  addRatio,
  itemsOf,
  multiplyRatio,
  parseRatio,
  ratio,
  ratioText,
  subtractRatio,
  zeroRatio,
  type Item,
  type Ratio,
} from '@rubric-lang/model';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  /** As written: 提高1.5%. */
  readonly words: string;
  readonly number: string;
  readonly falls: boolean;
  /** The rate it counts from, in %; null: a requirement that names none. */
  readonly from: string | null;
}

const report = diagnosticKind<Facts>({
  code: 'percent-or-points',
  name: '百分号还是百分点',
  severity: 'hint',
  message: (facts) => ({
    zh:
      facts.from === null
        ? `“${facts.words}”说的是一个比率的变化：从40%到${moved(facts)}，还是${facts.falls ? '降低' : '提高'}原数的${facts.number}%（到${changed(facts)}），要写清。`
        : `“${facts.words}”从${facts.from}%起，一档是到${moved(facts)}，还是到${changed(facts)}（原数的${facts.number}%）？现按${facts.number}个百分点计算，到${moved(facts)}。`,
    en:
      facts.from === null
        ? `"${facts.words}" speaks of a rate that changes: from 40% to ${moved(facts)}, or by ${facts.number}% of it to ${changed(facts)}?`
        : `"${facts.words}" from ${facts.from}%: is one step to ${moved(facts)}, or to ${changed(facts)} (${facts.number}% of it)? It is counted as percentage points, to ${moved(facts)}.`,
  }),
  advice: ({ number, from, falls }) => ({
    zh:
      from === null
        ? `前一种写“${number}个百分点”，后一种写“比上年${falls ? '下降' : '增长'}${number}%”。`
        : `写“${number}个百分点”，印出来就只有一种读法。`,
    en:
      from === null
        ? `Write "${number} percentage points" for the first.`
        : `Write "${number} percentage points": then the paper can be read in one way only.`,
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
      const words = read.folded.slice(Math.max(0, end - amount.length - LEAD), end);
      const falls = wording.pattern(wording.grammar.rateFalls).test(match.groups?.['change'] ?? words);
      return about(spanOf(place.from, place.to), { words, number: numberOf(amount), falls, from: null }, wording);
    });
  });
}

/** 提高 before the number. */
const LEAD = 2;

/** 参与率每降低1%: a step on a rate. */
function inSteps(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  return readClausesOf(context, item).flatMap((clause) => {
    const { reading, place } = clause;
    const { condition } = reading;
    if (condition.kind !== 'step' || condition.every.unit !== '%') return [];
    const name =
      [condition.subject, condition.guard?.subject, condition.requirement?.subject].find(
        (it) => it !== undefined && it !== '',
      ) ?? '';
    if (!wording.pattern(wording.grammar.rateName).test(wording.read(name).hidden)) return [];
    const from = originOf(clause);
    // Of 100, so many per cent are as many percentage points.
    if (from === '100') return [];
    const read = wording.read(reading.text);
    const match = wording.pattern(wording.grammar.rateStep).exec(read.hidden);
    const amount = match?.groups?.['amount'];
    if (match === null || amount === undefined || numberOf(amount) !== condition.every.value) return [];
    const end = match.index + match[0].length;
    const at = read.written(end - amount.length, end);
    return [
      about(
        place.spanOf(reading.from + at.from, reading.from + at.to),
        {
          words: read.folded.slice(match.index, end),
          number: condition.every.value,
          falls: condition.direction === 'below',
          from,
        },
        wording,
      ),
    ];
  });
}

/** The rate from which the steps are counted, as the rule is scored; null: none is known. */
function originOf({ clause }: ReadClause): string | null {
  if (clause === undefined || clause.status !== 'understood') return null;
  for (const { times } of clause.branches)
    if (times.kind === 'steps' && typeof times.from === 'string') return times.from;
  return null;
}

function about(span: Span, facts: Facts, { grammar }: Wording): Diagnostic {
  const fix: Fix = {
    title: { zh: `改为${facts.number}个百分点`, en: `write ${facts.number} percentage points` },
    edits: [{ span, text: `${facts.number}${grammar.insert.percentagePoint}` }],
    // A step from a given rate is counted in points either way; of a requirement only the author knows what is meant.
    safe: facts.from !== null,
  };
  return report({ span, fixes: [fix] }, facts);
}

function numberOf(amount: string): string {
  return amount.replace(/ ?%$/, '');
}

function read(written: string | null): Ratio {
  return written === null ? ratio(40) : (parseRatio(written) ?? zeroRatio);
}

/** So many percentage points up or down. */
function moved({ number, falls, from }: Facts): string {
  const [base, by] = [read(from), read(number)];
  return `${ratioText(falls ? subtractRatio(base, by) : addRatio(base, by))}%`;
}

/** Changed by so many per cent of itself. */
function changed({ number, falls, from }: Facts): string {
  const base = read(from);
  const by = multiplyRatio(multiplyRatio(base, read(number)), ratio(1, 100));
  return `${ratioText(falls ? subtractRatio(base, by) : addRatio(base, by))}%`;
}
