import type { Diagnostic } from '@rubric-lang/diagnostics';
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
import { issueReports, notUnderstood } from './report/sentences.ts';

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
    const place = placedText({ field, run: text.run }, readScoringText(text.run.text, { ...file.context, role: 'ordinary' }));
    texts.push(place);
    diagnostics.push(...issueReports(place, (span) => placeIn(origin, span)));
    const rules = rulesOf([{ place, entries: text.entries }], text.run.span, origin, context);
    clauses.push(...rules);
    for (const rule of rules) {
      if (rule.status !== 'not-understood') continue;
      const report = notUnderstood(placeIn(origin, rule.span), { words: rule.text, least: '0', most: '0', strict: file.settings.strict });
      diagnostics.push({ ...report, severity: file.settings.strict ? 'error' : 'hint', message: { zh: '说明里的这句话没有读懂，只印出，不参加计分。', en: 'This sentence of the notes is not understood; it prints and counts for nothing.' } });
    }
  }
  return { clauses: renumbered(clauses), texts, diagnostics };
}

/** Rules under a section's own heading. */
export function lowerSectionRules(section: OutlineSection, texts: readonly ItemText[], context: ItemContext): readonly Clause[] {
  return renumbered(rulesOf(texts, headingSpan(section), section.placed.origin, context));
}

/** The rules of a text that stands over many items: they say something of those, and add nothing to a sum themselves. */
function rulesOf(texts: readonly ItemText[], span: ItemSource['span'], origin: Origin, context: ItemContext): readonly Clause[] {
  const source: ItemSource = {
    key: 'table', title: '', points: null, role: 'unscored', cap: null, negative: false, texts, standard: [], span,
    choices: { otherwise: null, start: null, readAs: [] },
  }; // prettier-ignore
  return lowerItem(source, context, origin.source).clauses.map((clause): Clause => {
    const reading = texts.flatMap((it) => it.place.reading.clauses).find((it) => it.text === clause.text);
    const understood = reading !== undefined && reading.status !== 'not-understood' && (reading.effect.kind === 'modifier' || reading.effect.kind === 'base');
    return { ...clause, status: understood ? 'understood' : 'not-understood', effect: { kind: 'none' }, branches: [] };
  });
}

function renumbered(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause, at) => ({ ...clause, key: `t${String(at + 1)}` }));
}
