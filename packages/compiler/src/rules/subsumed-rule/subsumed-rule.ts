import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { sharesPair } from '../../analysis/likeness.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly whole: string;
  readonly part: string;
  readonly points: readonly [Milli, Milli];
  readonly item: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'subsumed-rule',
  name: '大条含小条',
  severity: 'hint',
  message: ({ whole, part, points, item }) => ({
    zh: `“${whole}”时“${part}”也必然成立，两条一起扣${pointsText(points[0])}+${pointsText(points[1])}=${pointsText(points[0] + points[1])}分（本项${pointsText(item)}分）。`,
    en: `Where "${whole}", "${part}" holds too: together they take ${pointsText(points[0])} + ${pointsText(points[1])} = ${pointsText(points[0] + points[1])} (the item has ${pointsText(item)}).`,
  }),
  advice: () => ({
    zh: '若只扣大的一条，写“不重复扣分”，或把小的一条写成“有……但……的”。',
    en: 'If only the larger counts, say so; or let the smaller begin with "there is one, but …".',
  }),
});

/** Something that is not there at all, and the same thing found wanting: the second follows from the first. */
export const subsumedRule = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  return wording === null ? [] : itemsOf(context.draft.sections).flatMap((item) => inItem(context, item, wording));
});

function inItem(context: CheckContext, item: Item, wording: Wording): readonly Diagnostic[] {
  const deductions = readClausesOf(context, item).flatMap((clause) => {
    const { effect } = clause.reading;
    return effect.kind === 'deduct' && effect.amount.kind === 'points'
      ? [{ clause, points: effect.amount.points }]
      : [];
  });
  const found: Diagnostic[] = [];
  for (const [at, { clause, points }] of deductions.entries()) {
    const thing = absentThing(clause, wording);
    if (thing === null) continue;
    const part = deductions.slice(at + 1).find((it) => {
      if (it.points > points) return false;
      const isNext = deductions[at + 1]?.clause === it.clause;
      if (!thing.isList && followsFrom(it.clause, thing.words, isNext, wording)) return true;
      // In other words than the first: said only where both together are more than there is to lose.
      return isNext && points + it.points > (item.points ?? Infinity) && isMeasureOf(it.clause, wording);
    });
    if (part === undefined) continue;
    found.push(
      report(
        {
          span: part.clause.span,
          related: [{ span: clause.span, message: { zh: '大的一条', en: 'the rule it follows from' } }],
        },
        {
          whole: short(labelOf(clause), 18),
          part: short(labelOf(part.clause), 18),
          points: [points, part.points],
          item: item.points ?? 0,
        },
      ),
    );
  }
  return found;
}

/** What a rule says is not there: 测评 of 未开展党员群众满意度测评; 公示 of 未公示. */
function absentThing({ reading: { condition } }: ReadClause, wording: Wording): Absent | null {
  if (condition.kind !== 'plain') return null;
  const label = wording.read(condition.label).folded;
  const alone = wording.pattern(wording.grammar.absenceAlone).exec(label)?.groups?.['verb'];
  if (alone !== undefined) return { words: alone, isList: false };
  const words = wording.pattern(wording.grammar.absence).exec(label)?.groups?.['what'] ?? '';
  return words.length < 2 ? null : { words, isList: wording.pattern(wording.grammar.listMarks).test(words) };
}

interface Absent {
  readonly words: string;
  /** 办公用房和活动场所: several things at once. */
  readonly isList: boolean;
}

/**
 * Straight after a thing that is not there at all: its size (面积未达标) or the share of those who took part
 * (参与率低于90%). Without the thing both fall short.
 */
function isMeasureOf({ reading: { condition } }: ReadClause, wording: Wording): boolean {
  const { attribute, shortOf, rateName } = wording.grammar;
  if (condition.kind === 'compare')
    return (
      condition.bounds.some(({ op }) => op === '<' || op === '<=') &&
      wording.pattern(rateName).test(wording.read(condition.subject).hidden)
    );
  if (condition.kind !== 'plain') return false;
  const label = wording.read(condition.label).folded;
  return wording.pattern(attribute).test(label) && wording.pattern(shortOf).test(label);
}

/** The same thing found short of something. A comparison without a subject straight after speaks of what was just named. */
function followsFrom(
  { reading: { condition } }: ReadClause,
  thing: string,
  isNext: boolean,
  wording: Wording,
): boolean {
  if (condition.kind === 'compare') return condition.subject === '' ? isNext : endsAlike(condition.subject, thing);
  if (condition.kind === 'list')
    return condition.members.some(
      (it) => it.kind === 'plain' && it.label.length > thing.length && followsIn(it.label, thing, wording),
    );
  return condition.kind === 'plain' && followsIn(condition.label, thing, wording);
}

function followsIn(words: string, thing: string, wording: Wording): boolean {
  const label = wording.read(words).folded;
  if (wording.pattern(wording.grammar.shortOf).test(label)) return sharesPair(label, thing.slice(-4));
  return thing.length === 2 && wording.pattern(`${wording.grammar.absenceStart}{hz}{0,2}${thing}{hz}`).test(label);
}

/** 群众满意度测评 and 党员群众满意度测评 are one; 满意度 and 测评 alone need not be. */
function endsAlike(subject: string, thing: string): boolean {
  return subject.length >= 2 && (thing.endsWith(subject) || subject.endsWith(thing) || subject.startsWith(thing));
}

function labelOf({ reading }: ReadClause): string {
  return reading.condition.kind === 'plain' ? reading.condition.label : reading.text;
}
