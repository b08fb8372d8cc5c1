import type { Diagnostic, Span } from '@rubric-lang/diagnostics';
import { frames, type BlockGrammar } from '@rubric-lang/grammar';
import type { Item, Milli, NotApplicable, PaperRole, PrintedField } from '@rubric-lang/model';
import type { FieldNode, TextRun } from '@rubric-lang/syntax';
import { readItemChoices, readPlaceChoices, type ReadChoices } from './choices.ts';
import type { Frame, PlacedHeading } from './frame.ts';
import { joinedText } from './joined-text.ts';
import type { Settings } from './settings.ts';
import { titleOf, writtenPoints } from './heading-words.ts';
import { titledRoles } from './titled-role.ts';
import { foldWords } from './words.ts';

/** A text that may hold scoring sentences, with the field it stands in; null: the heading's own words. */
export interface TextPlace {
  readonly field: string | null;
  readonly run: TextRun;
  /** Where entries begin in the run; before the first is the field's value. */
  readonly entries: readonly number[];
  /** What is read of it: its rules for sure, or only if it turns out to hold any. */
  readonly certain: boolean;
}

export interface OutlineItem {
  readonly kind: 'item';
  readonly placed: PlacedHeading;
  readonly number: string;
  readonly title: string;
  readonly role: Item['role'];
  readonly points: Milli | null;
  readonly cap: Milli | null;
  readonly choices: ReadChoices;
  readonly fields: readonly PrintedField[];
  readonly texts: readonly TextPlace[];
}

export interface OutlineSection {
  readonly kind: 'section';
  readonly placed: PlacedHeading;
  readonly number: string;
  readonly title: string;
  readonly role: Item['role'];
  readonly declared: Milli | null;
  readonly cap: Milli | null;
  readonly weight: string | null;
  readonly average: boolean;
  readonly notApplicable: NotApplicable | null;
  readonly fields: readonly PrintedField[];
  readonly texts: readonly TextPlace[];
  readonly children: readonly OutlineNode[];
}

export type OutlineNode = OutlineSection | OutlineItem;

export interface Outline {
  readonly nodes: readonly OutlineNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Headings as sections and items: roles and choices inherited, scoring texts told from printed data. */
export function readOutline(
  frame: Frame,
  settings: Settings,
  scoringNames: ReadonlySet<string>,
  words: BlockGrammar,
): Outline {
  const diagnostics: Diagnostic[] = [];
  const titled = titledRoles(frame.headings, settings.declaredTotal, frame.tree.language, words);

  const read = (placed: PlacedHeading, above: Item['role']): OutlineNode => {
    const { heading } = placed;
    const place = readPlaceChoices(placed, words, diagnostics);
    const role = roleOf(placed, place.role ?? (above === 'ordinary' ? (titled.get(placed) ?? null) : null), above);
    const points = writtenPoints(placed, words);
    const base = {
      placed,
      number: numberOf(heading.mark.text),
      title: titleOf(heading.title, words),
      role,
      fields: heading.fields.map((it) => printedField(it)),
    };
    if (placed.children.length === 0) {
      return {
        ...base,
        kind: 'item',
        points: role === 'bonus' || role === 'penalty' ? null : points,
        // （加分，最高3分） and （5分） under 加分项目 both say how much it can come to.
        cap: role === 'bonus' || role === 'penalty' ? (heading.points?.cap ?? points) : null,
        choices: readItemChoices(placed, place, settings, words, diagnostics),
        texts: textsOf(placed, scoringNames),
      };
    }
    return {
      ...base,
      kind: 'section',
      declared: role === 'bonus' || role === 'penalty' ? null : points,
      cap: role === 'bonus' || role === 'penalty' ? (heading.points?.cap ?? points) : null,
      weight: place.weight,
      average: place.average,
      notApplicable: place.notApplicable,
      texts: textsOf(placed, scoringNames).filter((it) => it.field !== null),
      children: placed.children.map((child) => read(child, role)),
    };
  };
  const nodes = frame.headings.map((it) => read(it, settings.unscored ? 'unscored' : 'ordinary'));
  return { nodes, diagnostics };
}

function roleOf({ heading }: PlacedHeading, chosen: Item['role'] | null, above: Item['role']): Item['role'] {
  if (chosen !== null) return chosen;
  switch (heading.points?.kind) {
    case 'bonus':
      return 'bonus';
    case 'penalty':
      return 'penalty';
    case 'unscored':
      return 'unscored';
    case 'points':
    case undefined:
      return above;
  }
}

/** `1、` says 1, `（一）` 一, `1.1` 1.1. */
function numberOf(mark: string): string {
  return mark.replace(/[\s、.．。）)]+$/, '').replace(/^[（(〔]/, '');
}

const paperRoles: Readonly<Record<string, PaperRole>> = {
  lead: 'lead',
  eligibility: 'lead',
  sampling: 'lead',
  ranking: 'lead',
  grades: 'lead',
  addressee: 'addressees',
  attachment: 'attachment',
  subtitle: 'subtitle',
  issuer: 'issuer',
  date: 'date',
  'total-row': 'total-row',
  'subtotal-row': 'subtotal-row',
  subject: 'subject',
  total: 'total',
};

const titles: ReadonlySet<string> = new Set(
  Object.values(frames).flatMap((frame) => Object.values(frame.titles).flatMap((names) => names.map(foldWords))),
);

/** A field as it is printed. Choices, points and blocks are added words and never print. */
export function printedField(field: FieldNode): PrintedField {
  const role = field.key === undefined ? undefined : paperRoles[field.key];
  const text = field.value?.text ?? '';
  return {
    name: field.name,
    // 加分项： in an item heads its list; it is no name of a column that could stand above.
    text: titles.has(foldWords(field.name)) && text === '' ? `${field.name}：` : text,
    entries: field.entries.map((it) => ({ mark: it.mark?.text ?? '', text: it.text?.text ?? '' })),
    printed: field.role !== 'choice' && field.role !== 'points' && (field.role !== 'block' || role === 'lead'),
    ...(role === undefined ? {} : { role }),
    span: field.span,
  };
}

/** The heading's own words, entries under it, scoring fields, notes. */
function textsOf({ heading }: PlacedHeading, scoringNames: ReadonlySet<string>): readonly TextPlace[] {
  const texts: TextPlace[] =
    heading.title === undefined ? [] : [{ field: null, run: heading.title, entries: [], certain: false }];
  const own = joinedText(
    undefined,
    heading.entries.map((it) => it.text),
  );
  if (own !== null) texts.push({ field: null, ...own, certain: true });
  for (const field of heading.fields) {
    const scores = field.role === 'scoring' || field.key === 'notes' || scoringNames.has(foldWords(field.name));
    const text = scores
      ? joinedText(
          field.value,
          field.entries.map((it) => it.text),
        )
      : null;
    if (text !== null) texts.push({ field: field.name, ...text, certain: field.key !== 'notes' });
  }
  return texts;
}

/** Every item of an outline, in document order. */
export function outlineItems(nodes: readonly OutlineNode[]): readonly OutlineItem[] {
  return nodes.flatMap((it) => (it.kind === 'item' ? [it] : outlineItems(it.children)));
}

/** Where an item's heading stands. */
export function headingSpan({ placed }: OutlineNode): Span {
  const { heading } = placed;
  return heading.printed?.span ?? heading.title?.span ?? heading.points?.span ?? heading.mark.span;
}
