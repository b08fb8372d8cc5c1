import { diagnosticKind, rangeOf, type Diagnostic, type Localized } from '@rubric-lang/diagnostics';
import type { Clause, RuleKind } from '@rubric-lang/model';
import { readScoringText } from '@rubric-lang/sentences';
import type { PlacedText } from './check.ts';
import type { ItemContext, ItemSource, ItemText } from './lower/item-source.ts';
import { lowerItem } from './lower/item.ts';
import type { FileReading } from './read/file.ts';
import { placeIn, type Origin } from './read/frame.ts';
import type { JoinedText } from './read/joined-text.ts';
import { noteSentences, type NotePart, type NoteSentence } from './read/note-sentences.ts';
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

const noteNotCounted = diagnosticKind<{ readonly words: string; readonly why: Localized | null }>({
  code: 'note-not-counted',
  name: '说明没有算进去',
  severity: 'warning',
  message: ({ words, why }) => ({
    zh: `说明里的“${words}”没有算进去，只印出${why === null ? '' : `：${why.zh}`}。`,
    en: `"${words}" in the notes is not counted, it only prints${why === null ? '' : `: ${why.en}`}.`,
  }),
  advice: () => ({
    zh: '写到它管的地方：上限写进那几项的细则，或写在标题上，如“（加分，最高5分）”；起评分写成项目里的“起评：”。',
    en: 'Put it where it counts: a cap into the rules of its items or behind a heading, such as "(bonus, at most 5 points)"; a start into the item.',
  }),
});

const sameEventByHand = diagnosticKind<{ readonly words: string }>({
  code: 'same-event-by-hand',
  name: '同一事项由人把握',
  severity: 'hint',
  message: ({ words }) => ({
    zh: `说明里的“${words}”要由填数的人做到：哪些情况是同一件事，表上看不出来。`,
    en: `"${words}" in the notes is for those who record: the table does not show which cases are the same event.`,
  }),
  advice: () => ({
    zh: '同一件事只记在扣分（加分）最多的一条里。要由程序取最高的，把这几条写在一个项目里，并在那里写“就高不重复”。',
    en: 'Record one event once, under the rule that counts most. To have the largest taken, put these rules into one item.',
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

/** A text that stands over many items, with the sentences in it that speak of sums. */
export interface NoteText extends ItemText {
  readonly origin: Origin;
  readonly sentences: readonly NoteSentence[];
}

export interface TableRules {
  readonly clauses: readonly Clause[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a sentence why it does not count; null: it does. */
export type Outcomes = ReadonlyMap<NoteSentence, Localized | null>;

/** 说明 and 注 of the whole table, read. */
export function readTableNotes(file: FileReading): readonly NoteText[] {
  return noteTexts(file.frame).map(({ field, text, origin }) => noteText(file, { field, ...text }, origin, false));
}

/** Scoring fields and notes of a section's own, read. */
export function readSectionNotes(section: OutlineSection, file: FileReading): readonly NoteText[] {
  return section.texts
    .map((text) => noteText(file, text, section.placed.origin, true))
    .filter(({ place, sentences }) => place.reading.clauses.length > 0 || sentences.length > 0);
}

function noteText(
  { context, language }: FileReading,
  text: JoinedText & { readonly field: string | null },
  origin: Origin,
  inSection: boolean,
): NoteText {
  const place = placedText(text, readScoringText(text.run.text, { ...context, role: 'ordinary' }));
  return { place, entries: text.entries, origin, sentences: noteSentences(text.run.text, language, inSection) };
}

/** 说明 and 注 as rules of the whole table. Their words of points are rules, never plain statements. */
export function lowerTableRules(
  notes: readonly NoteText[],
  outcomes: Outcomes,
  file: FileReading,
  context: ItemContext,
): TableRules {
  const diagnostics: Diagnostic[] = [];
  const clauses = notes.flatMap((note) => {
    const { place, origin } = note;
    diagnostics.push(...issueReports(withoutTaken(note), (span) => placeIn(origin, span)));
    const others = othersOf(rulesOf([note], place.run.span, origin, context), note);
    for (const { clause: written, read } of others) {
      if (asSetting(written, context).status !== 'not-understood') continue;
      const at = placeIn(origin, written.span);
      const report = read
        ? noteNotCounted(at, { words: written.text, why: null })
        : noteNotUnderstood(at, { words: written.text });
      diagnostics.push(file.settings.strict ? { ...report, severity: 'error' } : report);
    }
    const sums = sumClauses(note, outcomes, file.settings.strict);
    diagnostics.push(...sums.diagnostics);
    return inOrder([...others.map(({ clause }) => asSetting(clause, context)), ...sums.clauses]);
  });
  return { clauses: renumbered(clauses), diagnostics };
}

/** 缺项按比例折算 is no rule of points: the settings have taken it. */
function asSetting(clause: Clause, { words, fold }: ItemContext): Clause {
  if (notApplicableInNotes(fold(clause.text), words) === null) return clause;
  return { ...clause, kind: 'not-applicable', status: 'understood', scoredBy: 'computed', notes: [] };
}

/** Rules under a section's own heading. */
export function lowerSectionRules(
  section: OutlineSection,
  notes: readonly NoteText[],
  outcomes: Outcomes,
  context: ItemContext,
  strict: boolean,
): TableRules {
  const { origin } = section.placed;
  const all = rulesOf(notes, headingSpan(section), origin, context);
  const rules = notes.reduce((left, note) => othersOf(left, note), all);
  const sums = notes.map((note) => sumClauses(note, outcomes, strict));
  return {
    clauses: renumbered(inOrder([...rules.map(({ clause }) => clause), ...sums.flatMap(({ clauses }) => clauses)])),
    diagnostics: [
      ...rules
        .filter(({ clause }) => clause.status === 'not-understood')
        .map(({ clause }) =>
          sectionRuleNotCounted(placeIn(origin, clause.span), { words: clause.text, section: section.title }),
        ),
      ...sums.flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

type Rules = readonly { readonly clause: Clause; readonly read: boolean }[];

/** What the reader of scoring sentences remarks on sentences about sums is not so: they are read from end to end. */
function withoutTaken({ place, sentences }: NoteText): PlacedText {
  const { reading } = place;
  const issues = reading.issues.filter((issue) => !sentences.some((it) => it.from <= issue.from && issue.from < it.to));
  return { ...place, reading: { ...reading, issues } };
}

/** Rules that no sentence about sums accounts for. */
function othersOf(rules: Rules, { place, sentences }: NoteText): Rules {
  // A clause may begin with the spaces in front of its sentence.
  const taken = sentences.map(({ from, to }) => place.spanOf(place.run.text.slice(0, from).trimEnd().length, to));
  return rules.filter(
    ({ clause: { span } }) =>
      !taken.some((it) => it.start <= span.start && span.end <= it.end && span.end > span.start),
  );
}

/** The sentences about sums as rules that print and explain; what they do is in the sums. */
function sumClauses({ place, origin, sentences }: NoteText, outcomes: Outcomes, strict: boolean): TableRules {
  const diagnostics: Diagnostic[] = [];
  const clauses = sentences.map((sentence): Clause => {
    const span = place.spanOf(sentence.from, sentence.to);
    const byHand = sentence.parts.length === 0;
    const why = outcomes.get(sentence) ?? null;
    if (byHand) diagnostics.push(sameEventByHand(placeIn(origin, span), { words: sentence.text }));
    if (why !== null) {
      const report = noteNotCounted(placeIn(origin, span), { words: sentence.text, why });
      diagnostics.push(strict ? { ...report, severity: 'error' } : report);
    }
    const each = sentence.parts.find(({ form }) => form === 'each-deduct-most');
    return {
      key: '',
      text: sentence.text,
      kind: byHand ? 'best-of' : kindOf(sentence.parts),
      status: why === null ? 'understood' : 'not-understood',
      scoredBy: 'computed',
      effect: { kind: 'none' },
      branches: [],
      combine: 'sum',
      cap: why === null ? (each?.points ?? null) : null,
      span,
      range: rangeOf(origin.source, span),
      notes: [],
    };
  });
  return { clauses, diagnostics };
}

function kindOf(parts: readonly NotePart[]): RuleKind {
  if (parts.some(({ form }) => form.endsWith('-most') || form === 'bonus-inside')) return 'cap';
  return parts.some(({ form }) => form === 'base' || form === 'hundred') ? 'base' : 'until-exhausted';
}

function inOrder(clauses: readonly Clause[]): readonly Clause[] {
  return [...clauses].sort((a, b) => a.span.start - b.span.start);
}

/**
 * The rules of a text that stands over many items. It adds nothing to a sum: only what holds of every item anyway is
 * understood. `read`: a cap, a base, a choice of the best, whose words are read but which nothing here applies.
 */
function rulesOf(texts: readonly ItemText[], span: ItemSource['span'], origin: Origin, context: ItemContext): Rules {
  const source: ItemSource = {
    key: 'table',
    title: '',
    points: null,
    role: 'unscored',
    cap: null,
    negative: false,
    texts,
    standard: [],
    written: [],
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
export const noteReports = [noteNotUnderstood, noteNotCounted, sameEventByHand, sectionRuleNotCounted] as const;
