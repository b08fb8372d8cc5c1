import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import type { Clause } from '@rubric-lang/model';
import { readScoringText } from '@rubric-lang/sentences';
import type { PlacedText } from './check.ts';
import type { ItemContext, ItemSource, ItemText } from './lower/item-source.ts';
import { lowerItem } from './lower/item.ts';
import type { FileReading } from './read/file.ts';
import { placeIn, type Origin } from './read/frame.ts';
import { headingSpan, type OutlineSection } from './read/outline.ts';
import { notApplicableInNotes } from './read/settings.ts';
import { noteTexts } from './read/tables.ts';
import { placedText } from './read/texts.ts';
import { issueReports } from './report/sentences.ts';

const noteNotUnderstood = diagnosticKind<{ readonly words: string }>({
  code: 'note-not-understood',
  name: '说明没有读懂',
  severity: 'hint',
  message: ({ words }) => ({
    zh: `说明里的“${words}”没有读懂，只印出，不参加计分。`,
    en: `"${words}" in the notes is not understood; it prints and counts for nothing.`,
  }),
  advice: () => ({
    zh: '要它起作用，请在表头或项目里加一行，例如“缺项：折算”“不足扣时：计负分”。',
    en: 'To make it count, add a line to the header or the item.',
  }),
});

const noteNotCounted = diagnosticKind<{ readonly words: string }>({
  code: 'note-not-counted',
  name: '说明没有算进去',
  severity: 'warning',
  message: ({ words }) => ({
    zh: `说明里的“${words}”没有算进去，只印出。`,
    en: `"${words}" in the notes is not counted; it only prints.`,
  }),
  advice: () => ({
    zh: '写到它管的地方：上限写进那几项的细则，或写在标题上，如“（加分，最高5分）”；起评分写成项目里的“起评：”。',
    en: 'Put it where it counts: a cap into the rules of its items or behind a heading, such as "(bonus, at most 5 points)"; a start into the item.',
  }),
});

const sectionRuleNotCounted = diagnosticKind<{ readonly words: string; readonly section: string }>({
  code: 'section-rule-not-counted',
  name: '不属于哪个项目',
  severity: 'warning',
  message: ({ words, section }) => ({
    zh: `“${words}”写在${section === '' ? '一个部分' : `“${section}”这一部分`}的标题下面，不属于任何一个项目，没有算进去，只印出。`,
    en: `"${words}" stands under the heading of a section${section === '' ? '' : `, "${section}"`}, and not in an item: it is not counted, it only prints.`,
  }),
  advice: () => ({
    zh: '移到它管的那个项目里；本来就是一个项目的，核对下面各行的编号。',
    en: 'Move it into the item it belongs to; if this is an item, check the numbers of the lines below.',
  }),
});

export interface TableRules {
  readonly clauses: readonly Clause[];
  readonly texts: readonly PlacedText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** 说明 and 注 as rules of the whole table. Their words of points are rules, never plain statements. */
export function lowerTableRules(file: FileReading, context: ItemContext): TableRules {
  const clauses: Clause[] = [];
  const texts: PlacedText[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { field, text, origin } of noteTexts(file.frame)) {
    const place = placedText(
      { field, run: text.run },
      readScoringText(text.run.text, { ...file.context, role: 'ordinary' }),
    );
    texts.push(place);
    diagnostics.push(...issueReports(place, (span) => placeIn(origin, span)));
    for (const { clause: written, read } of rulesOf(
      [{ place, entries: text.entries }],
      text.run.span,
      origin,
      context,
    )) {
      const clause = asSetting(written, context);
      clauses.push(clause);
      if (clause.status !== 'not-understood') continue;
      const report = (read ? noteNotCounted : noteNotUnderstood)(placeIn(origin, clause.span), { words: clause.text });
      diagnostics.push(file.settings.strict ? { ...report, severity: 'error' } : report);
    }
  }
  return { clauses: renumbered(clauses), texts, diagnostics };
}

/** 缺项按比例折算 is no rule of points: the settings have taken it. */
function asSetting(clause: Clause, { words, fold }: ItemContext): Clause {
  if (notApplicableInNotes(fold(clause.text), words) === null) return clause;
  return { ...clause, kind: 'not-applicable', status: 'understood', scoredBy: 'computed', notes: [] };
}

/** Rules under a section's own heading. */
export function lowerSectionRules(
  section: OutlineSection,
  texts: readonly ItemText[],
  context: ItemContext,
): Pick<TableRules, 'clauses' | 'diagnostics'> {
  const { origin } = section.placed;
  const rules = rulesOf(texts, headingSpan(section), origin, context);
  return {
    clauses: renumbered(rules.map(({ clause }) => clause)),
    diagnostics: rules
      .filter(({ clause }) => clause.status === 'not-understood')
      .map(({ clause }) =>
        sectionRuleNotCounted(placeIn(origin, clause.span), { words: clause.text, section: section.title }),
      ),
  };
}

/**
 * The rules of a text that stands over many items. It adds nothing to a sum: only what holds of every item anyway is
 * understood. `read`: a cap, a base, a choice of the best, whose words are read but which nothing here applies.
 */
function rulesOf(
  texts: readonly ItemText[],
  span: ItemSource['span'],
  origin: Origin,
  context: ItemContext,
): readonly { readonly clause: Clause; readonly read: boolean }[] {
  const source: ItemSource = {
    key: 'table',
    title: '',
    points: null,
    role: 'unscored',
    cap: null,
    negative: false,
    texts,
    standard: [],
    span,
    choices: { otherwise: null, start: null, readAs: [] },
  };
  return lowerItem(source, context, origin.source).clauses.map((clause) => {
    const reading = texts.flatMap((it) => it.place.reading.clauses).find((it) => it.text === clause.text);
    const silent = { ...clause, effect: { kind: 'none' }, branches: [] } as const;
    // 各项扣分以扣完该项分值为止 says what holds of every item anyway, whatever else stands around it.
    if (reading?.modifiers.some((it) => it.kind === 'until-exhausted') === true)
      return {
        clause: { ...silent, kind: 'until-exhausted', status: 'understood', scoredBy: 'computed', notes: [] },
        read: true,
      };
    const read =
      reading !== undefined &&
      reading.status !== 'not-understood' &&
      (reading.effect.kind === 'modifier' || reading.effect.kind === 'base');
    return { clause: { ...silent, status: 'not-understood' }, read };
  });
}

function renumbered(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause, at) => ({ ...clause, key: `t${String(at + 1)}` }));
}

/** Every kind of message about 说明 and rules of sections. */
export const noteReports = [noteNotUnderstood, noteNotCounted, sectionRuleNotCounted] as const;
