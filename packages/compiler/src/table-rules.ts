import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import type { Clause } from '@rubric-lang/model';
import { readScoringText } from '@rubric-lang/sentences';
import type { PlacedText } from './check.ts';
import type { ItemContext, ItemSource, ItemText } from './lower/item-source.ts';
import { lowerItem } from './lower/item.ts';
import type { FileReading } from './read/file.ts';
import { placeIn, type Origin } from './read/frame.ts';
import { headingSpan, type OutlineSection } from './read/outline.ts';
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
    const rules = rulesOf([{ place, entries: text.entries }], text.run.span, origin, context);
    clauses.push(...rules);
    for (const rule of rules) {
      if (rule.status !== 'not-understood') continue;
      const report = noteNotUnderstood(placeIn(origin, rule.span), { words: rule.text });
      diagnostics.push(file.settings.strict ? { ...report, severity: 'error' } : report);
    }
  }
  return { clauses: renumbered(clauses), texts, diagnostics };
}

/** Rules under a section's own heading. */
export function lowerSectionRules(
  section: OutlineSection,
  texts: readonly ItemText[],
  context: ItemContext,
): readonly Clause[] {
  return renumbered(rulesOf(texts, headingSpan(section), section.placed.origin, context));
}

/** The rules of a text that stands over many items: they say something of those, and add nothing to a sum themselves. */
function rulesOf(
  texts: readonly ItemText[],
  span: ItemSource['span'],
  origin: Origin,
  context: ItemContext,
): readonly Clause[] {
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
  return lowerItem(source, context, origin.source).clauses.map((clause): Clause => {
    const reading = texts.flatMap((it) => it.place.reading.clauses).find((it) => it.text === clause.text);
    // 各项扣分以扣完该项分值为止 says what holds of every item anyway, whatever else stands around it.
    const exhausts = reading?.modifiers.some((it) => it.kind === 'until-exhausted') === true;
    const understood =
      reading !== undefined &&
      (exhausts ||
        (reading.status !== 'not-understood' &&
          (reading.effect.kind === 'modifier' || reading.effect.kind === 'base')));
    return {
      ...clause,
      kind: understood && clause.kind === 'manual' ? 'cap' : clause.kind,
      status: understood ? 'understood' : 'not-understood',
      effect: { kind: 'none' },
      branches: [],
    };
  });
}

function renumbered(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause, at) => ({ ...clause, key: `t${String(at + 1)}` }));
}
