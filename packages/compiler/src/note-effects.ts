import type { Diagnostic } from '@rubric-lang/diagnostics';
import type { Clause, Milli, SumRules } from '@rubric-lang/model';
import type { CompiledItem } from './assemble.ts';
import type { PlacedText } from './check.ts';
import type { ItemContext, ItemText } from './lower/item-source.ts';
import { bonusMembers, settleNotes, type NoteScope, type SettledNotes } from './note-sums.ts';
import type { FileReading } from './read/file.ts';
import type { NoteSentence } from './read/note-sentences.ts';
import { outlineItems, type OutlineItem, type OutlineNode, type OutlineSection } from './read/outline.ts';
import { lowerSectionRules, lowerTableRules, readSectionNotes, readTableNotes, type NoteText } from './table-rules.ts';

/** The notes of a table and of its sections, with what each stands over. */
export interface Notes {
  readonly table: readonly NoteText[];
  readonly sections: ReadonlyMap<OutlineSection, readonly NoteText[]>;
}

/** What became of them. */
export interface NoteEffects {
  readonly clauses: readonly Clause[];
  readonly sectionClauses: ReadonlyMap<OutlineSection, readonly Clause[]>;
  readonly texts: readonly PlacedText[];
  readonly sum: SumRules | null;
  readonly sectionSums: ReadonlyMap<OutlineSection, SumRules>;
  /** 总分最高120分, where it is more than the declared total says. */
  readonly totalCap: Milli | null;
  /** The items with the caps that 每项最多扣3分 gives them. */
  readonly items: ReadonlyMap<OutlineItem, CompiledItem>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readNotes(file: FileReading): Notes {
  const sections = outlineSections(file.outline);
  return {
    table: readTableNotes(file),
    sections: new Map(sections.map((section) => [section, readSectionNotes(section, file)])),
  };
}

/** Ceilings that notes set over lines of 加分, by item: what a line without points may come to at most. */
export function noteCeilings(
  notes: Notes,
  outline: readonly OutlineNode[],
  textsOf: (item: OutlineItem) => readonly ItemText[],
): ReadonlyMap<OutlineItem, Milli> {
  const found = new Map<OutlineItem, Milli>();
  for (const [scope, texts] of scopesOf(notes, outline)) {
    const points = sentencesIn(texts).flatMap(({ parts }) =>
      parts.flatMap((it) => (it.form === 'bonus-most' && it.points !== null ? [it.points] : [])),
    );
    const members = points.length === 0 ? [] : bonusMembers(scope, { textsOf });
    if (typeof members === 'string') continue;
    for (const item of outlineItems(members)) found.set(item, Math.min(...points, found.get(item) ?? Infinity));
  }
  return found;
}

/** Settles all notes once every item is lowered. */
export function applyNotes(
  notes: Notes,
  file: FileReading,
  context: ItemContext,
  keyOf: (node: OutlineNode) => string,
  items: ReadonlyMap<OutlineItem, CompiledItem>,
): NoteEffects {
  const settled = new Map<OutlineSection | null, SettledNotes>();
  const known = {
    settings: file.settings,
    keyOf,
    loweredOf: (item: OutlineItem) => items.get(item)?.lowered,
    textsOf: (item: OutlineItem) => items.get(item)?.texts ?? [],
  };
  for (const [scope, texts] of scopesOf(notes, file.outline))
    settled.set(scope.section, settleNotes(sentencesIn(texts), scope, known));
  const ofTable = settled.get(null);
  const table = lowerTableRules(notes.table, ofTable?.outcomes ?? new Map(), file, context);
  const diagnostics = [...table.diagnostics];
  const sectionClauses = new Map<OutlineSection, readonly Clause[]>();
  const sectionSums = new Map<OutlineSection, SumRules>();
  for (const [section, texts] of notes.sections) {
    const own = settled.get(section);
    const rules = lowerSectionRules(section, texts, own?.outcomes ?? new Map(), context, file.settings.strict);
    diagnostics.push(...rules.diagnostics);
    if (rules.clauses.length > 0) sectionClauses.set(section, rules.clauses);
    if (own !== undefined && own.sum !== null) sectionSums.set(section, own.sum);
  }
  const capped = new Map(items);
  for (const { eachDeduct } of settled.values()) {
    for (const item of eachDeduct?.items ?? []) {
      const compiled = capped.get(item);
      if (compiled !== undefined) capped.set(item, withCap(compiled, eachDeduct?.points ?? 0));
    }
  }
  return {
    clauses: table.clauses,
    sectionClauses,
    texts: notes.table.map(({ place }) => place),
    sum: ofTable?.sum ?? null,
    sectionSums,
    totalCap: ofTable?.totalCap ?? null,
    items: capped,
    diagnostics,
  };
}

function withCap(compiled: CompiledItem, points: Milli): CompiledItem {
  const clauses = compiled.lowered.clauses.map((clause) =>
    clause.effect.kind === 'deduct' ? { ...clause, cap: Math.min(points, clause.cap ?? points) } : clause,
  );
  return { ...compiled, lowered: { ...compiled.lowered, clauses } };
}

/** Inner sections first: what stands nearer is settled by itself. */
function scopesOf(
  { table, sections }: Notes,
  outline: readonly OutlineNode[],
): readonly (readonly [NoteScope, readonly NoteText[]])[] {
  return [
    ...[...sections].map(
      ([section, texts]) => [{ section, nodes: section.children }, texts] as readonly [NoteScope, readonly NoteText[]],
    ),
    [{ section: null, nodes: outline }, table],
  ];
}

function sentencesIn(texts: readonly NoteText[]): readonly NoteSentence[] {
  return texts.flatMap(({ sentences }) => sentences.filter(({ parts }) => parts.length > 0));
}

export function outlineSections(nodes: readonly OutlineNode[]): readonly OutlineSection[] {
  return nodes.flatMap((it) => (it.kind === 'section' ? [it, ...outlineSections(it.children)] : []));
}
