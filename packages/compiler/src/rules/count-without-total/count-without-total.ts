import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, type Item } from '@rubric-lang/model';
import type { EachReading } from '@rubric-lang/sentences';
import { countedSetsOf, escaped, openListOf, type CountedSet } from '../../analysis/counted-sets.ts';
import { limitsOf } from '../../analysis/item-extents.ts';
import { sharesPair } from '../../analysis/likeness.ts';
import { measuredNumbersIn } from '../../analysis/measured-number.ts';
import { short } from '../../analysis/places.ts';
import type { ReadClause } from '../../analysis/read-clauses.ts';
import { asksForSomething, otherTextsOf, standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly object: string;
  /** The words that name them; empty: nothing says how many there should be. */
  readonly list: string;
}

const report = diagnosticKind<Facts>({
  code: 'count-without-total',
  name: '应有几个没写',
  severity: 'hint',
  message: ({ rule, object, list }) => ({
    zh:
      list === ''
        ? `“${rule}”按少的个数扣，应有几个没有写，少几个数不出来。`
        : `“${rule}”按个数扣，“${list}”算几个“${object}”，各人数法不同。`,
    en:
      list === ''
        ? `"${rule}" counts what is short, and nothing says of how many.`
        : `"${rule}" counts, but how many ${object} are "${list}"? People will count differently.`,
  }),
  advice: ({ object, list }) => ({
    zh: list === '' ? '在要求里写明应有几个，例如“全年不少于4次”。' : `在要求里写明共有几个${object}，例如“共3项”。`,
    en: 'Say how many there are.',
  }),
});

/** A count of what is missing from things that are named side by side and never numbered. */
export const countWithoutTotal = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  return itemsOf(context.draft.sections).flatMap((item) =>
    countedSetsOf(context, item).flatMap((set) => {
      if (openListOf(set, wording) !== null) return [];
      const list = listOf(set, wording) ?? (isShortOfNothing(context, item, set, wording) ? '' : null);
      return list === null
        ? []
        : [
            report(
              { span: set.clause.span },
              { rule: short(set.clause.reading.text), object: set.object, list: short(list, 30) },
            ),
          ];
    }),
  );
});

/** The words that name the things, when they name several and no number says how many. */
function listOf({ each, object, texts }: CountedSet, wording: Wording): string | null {
  if (object === '' || each.requirement !== null) return null;
  const marks = wording.pattern(wording.grammar.listMarks);
  for (const { text } of texts) {
    const { folded } = wording.read(text);
    const places = [...folded.matchAll(new RegExp(escaped(object), 'gu'))];
    const at = places[0]?.index;
    // Each of them named by itself (…机制和…机制) can be counted.
    if (at === undefined || places.length > 1) continue;
    const numbers = measuredNumbersIn(text, wording);
    if (numbers.some(({ unit, op, segment }) => each.units.includes(unit) && (op !== null || segment.includes(object))))
      return null;
    const segment = segmentAround(folded, at);
    // 等 leaves the list open, which is another report.
    // The things, and then what they are: …、…制度.
    if (segment.includes('〔') || !segment.endsWith(object)) continue;
    if (marks.test(segment) && !wording.pattern(wording.grammar.openList).test(segment)) return segment;
  }
  return null;
}

/** Something is asked for, the rule counts what is short of it, and no text gives a number. */
function isShortOfNothing(
  context: CheckContext,
  item: Item,
  { each, clause, texts }: CountedSet,
  wording: Wording,
): boolean {
  if (
    each.basis !== 'shortfall' ||
    clause.clause === undefined ||
    !asksForSomething(standardOf(context, item), wording)
  )
    return false;
  // All of them (均达100%), and what the rule itself lists, are known.
  if (texts.some(({ text }) => measuredNumbersIn(text, wording).some(({ unit }) => unit === '%'))) return false;
  if (measuredNumbersIn(each.label, wording).some(({ value }) => value !== '1')) return false;
  if ([...wording.read(each.label).hidden.matchAll(wording.pattern(wording.grammar.listMarks, 'g'))].length > 1)
    return false;
  if (isAskedElsewhere(context, item, clause, each, wording)) return false;
  const counted = clause.clause.branches.map(({ times }) => times).find((it) => it.kind === 'each');
  const fact = counted?.kind === 'each' ? item.facts.find(({ key }) => key === counted.fact.fact) : undefined;
  if (fact?.type.kind !== 'count' || fact.type.most !== undefined) return false;
  return limitsOf(context, item)(clause.clause, fact) === null;
}

/** 不少于三名 for 每少一人, 每月召开例会 for 例会少开一次: wherever in the item it stands, people can count from it. */
function isAskedElsewhere(
  context: CheckContext,
  item: Item,
  { reading }: ReadClause,
  each: EachReading,
  wording: Wording,
): boolean {
  const { sameUnits, periods } = wording.grammar;
  const family = new Set([
    ...each.units,
    ...sameUnits.filter((it) => it.some((unit) => each.units.includes(unit))).flat(),
  ]);
  const texts = [
    ...context.textsOf(item.key).map(({ run }) => run.text),
    ...otherTextsOf(context, item).map(({ text }) => text),
  ];
  return texts.some(
    (text) =>
      measuredNumbersIn(text, wording).some(({ unit, op }) => family.has(unit) && (op === '>=' || op === '>')) ||
      wording
        .read(text)
        .folded.split(/[，；。！？\n]/u)
        .some(
          (part) =>
            !reading.text.includes(part) &&
            Object.keys(periods).some((it) => part.includes(it)) &&
            sharesPair(part, each.label),
        ),
  );
}

function segmentAround(text: string, at: number): string {
  let start = at;
  while (start > 0 && !'，；。\n'.includes(text[start - 1] ?? '')) start -= 1;
  let end = at;
  while (end < text.length && !'，；。\n'.includes(text[end] ?? '')) end += 1;
  return text.slice(start, end);
}
