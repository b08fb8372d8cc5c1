import type { Diagnostic, ReportPlace, Span } from '@rubric-lang/diagnostics';
import { frames, sentenceGrammars, type BlockGrammar } from '@rubric-lang/grammar';
import { itemsOf, meaningDigest, type Item, type Milli, type Rubric, type Section } from '@rubric-lang/model';
import { assemble, totalOf, withSums, type CompiledItem } from './assemble.ts';
import type { PlacedText } from './check.ts';
import { askItem } from './lower/ask.ts';
import { declaration } from './report/declaration.ts';
import type { ItemContext, ItemSource } from './lower/item-source.ts';
import {
  factNames,
  factsAsNameable,
  givenTwice,
  nameBook,
  type GivenName,
  type Nameable,
  type NameBook,
} from './names/name-items.ts';
import { namedFacts, namedIn, withFactNames } from './names/rename.ts';
import { factWordings, itemWordings } from './names/wording.ts';
import { applyNotes, noteCeilings, outlineSections, readNotes } from './note-effects.ts';
import type { FileReading } from './read/file.ts';
import { placeIn, type Origin } from './read/frame.ts';
import { identities } from './read/identity.ts';
import { headingSpan, outlineItems, type OutlineItem, type OutlineNode } from './read/outline.ts';
import { namesAFact, readItemTexts, standardNumbers } from './read/texts.ts';
import { writtenNumbers } from './read/written-numbers.ts';
import { foldWords } from './read/words.ts';
import { elsewhereReports } from './report/elsewhere.ts';
import { noPointsAtAll } from './report/item-points.ts';
import { questionReport } from './report/questions.ts';
import { issueReports, itemReports } from './report/sentences.ts';
import { textDigest } from './text-digest.ts';
import { statementsOf, unscoredFacts } from './statements.ts';
import { lowerVerdicts } from './verdicts.ts';

/** The draft with what checks want to know beside it. */
export interface Built {
  readonly draft: Rubric;
  readonly diagnostics: readonly Diagnostic[];
  readonly outlineOf: ReadonlyMap<string, OutlineNode>;
  readonly textsOf: ReadonlyMap<string, readonly PlacedText[]>;
  readonly tableTexts: readonly PlacedText[];
  /** Everything that the 名册 lists, or would. */
  readonly nameables: readonly Nameable[];
}

/**
 * Questions that come with a subject scored both ways. Looking for one takes a while, and nobody answers more at a
 * sitting; a text without its headings would have thousands.
 */
const EXAMPLES = 20;

/** Binds and lowers what was read, item by item, and puts the rubric together. */
export function buildRubric(file: FileReading, path: string, words: BlockGrammar): Built {
  const { settings, outline, frame } = file;
  const diagnostics: Diagnostic[] = [];
  const book = nameBook(file.roster);
  const wordings = itemWordings(outline, words);
  const nameables: Nameable[] = [];
  const keys = identities(outline, (node) => book.nameOf(wordings.get(node) ?? ''));
  const context: ItemContext = {
    words,
    fold: foldWords,
    language: file.language,
    periods: sentenceGrammars[file.language]?.requirement.times ?? {},
    categories: settings.categories,
    grades: file.grades.map((it) => it.name),
    declared: file.quantities,
    judgementStep: settings.judgementStep,
    unbounded: settings.declaredTotal ?? declaredSum(outline),
    ceilingAbove: null,
    scales: file.scales,
  };

  const items = new Map<OutlineItem, CompiledItem>();
  const itemTexts = new Map(
    outlineItems(outline).map((item) => [item, readItemTexts(item, file.context, file.scales, words)]),
  );
  const notes = readNotes(file);
  let asked = 0;
  const caps = bonusCaps(outline, null);
  const ceilings = noteCeilings(notes, outline, (item) => itemTexts.get(item) ?? []);
  for (const item of outlineItems(outline)) {
    const identity = keys.get(item) ?? { key: item.title, named: false };
    const texts = itemTexts.get(item) ?? [];
    const source = itemSource(item, identity.key, texts, file, words);
    const own: ItemContext = {
      ...context,
      judgementStep: item.choices.judgementStep ?? context.judgementStep,
      ceilingAbove: lower(caps.get(item), ceilings.get(item)),
    };
    const { lowered, questions } = askItem(source, own, item.placed.origin.source, EXAMPLES - asked);
    asked += questions.length;
    const statements = statementsOf(item, texts, item.placed.origin);
    const place = placer(item.placed.origin);
    const withFacts =
      item.role === 'unscored'
        ? { ...lowered, facts: [...lowered.facts, ...unscoredFacts(identity.key, item.title, statements, words)] }
        : lowered;
    const wording = wordings.get(item) ?? identity.key;
    const names = factNames(identity.key, wording, withFacts, texts, book, words);
    nameables.push(
      { wording, text: item.title, named: identity.named, span: headingSpan(item) },
      ...factsAsNameable(withFacts.facts, wording, names, headingSpan(item), words),
    );
    items.set(item, { outline: item, identity, texts, lowered: withFactNames(withFacts, names), statements });
    diagnostics.push(
      ...questions.flatMap((it) => questionReport(it, place(it.clause.span)) ?? []),
      ...texts.flatMap((it) => issueReports(it.place, place)),
    );
  }
  for (const node of [...outlineItems(outline), ...outlineSections(outline)])
    diagnostics.push(...elsewhereReports(node, words, placer(node.placed.origin)));
  const keyOf = (node: OutlineNode): string => keys.get(node)?.key ?? node.title;
  const noted = applyNotes(notes, file, context, keyOf, items);
  diagnostics.push(...noted.diagnostics);
  const assembled = assemble(
    outline,
    keys,
    noted.items,
    noted.sectionClauses,
    settings.notApplicable,
    frames[file.language].space,
  );
  const sums = new Map([...noted.sectionSums].map(([section, sum]) => [keyOf(section), sum]));
  const sections = withSums(assembled, sums);
  const verdicts = lowerVerdicts(file, context);
  diagnostics.push(...verdicts.diagnostics);
  const block = verdicts.block === null ? null : namedVerdicts(verdicts.block, book, nameables, words);
  const quantityWordings = factWordings(
    words.names.data,
    file.quantities.map((it) => it.label),
    words,
  );
  nameables.push(
    ...file.quantities.map((it) => ({
      wording: quantityWordings.get(it.label) ?? '',
      text: it.label,
      named: it.named,
      span: NOWHERE,
    })),
  );
  diagnostics.push(...book.reports(nameables, words), ...givenTwice(namesByHand(outline, wordings), file.roster));

  const total = totalOf(sections) + (noted.sum?.base?.points ?? 0);
  const draft: Rubric = {
    version: 1,
    language: file.language,
    path,
    title: settings.title,
    header: file.header,
    year: settings.year,
    appliesTo: settings.appliesTo,
    columns: file.columns,
    ...(file.layout === null ? {} : { layout: file.layout }),
    notes: file.notes,
    signatures: settings.signatures,
    declaredTotal: settings.declaredTotal,
    total,
    totalCap: noted.totalCap ?? (settings.bonusOutside ? null : settings.declaredTotal),
    negativeTotal: settings.negative,
    ...(noted.sum === null ? {} : { sum: noted.sum }),
    rounding: settings.rounding,
    judgementStep: settings.judgementStep,
    categories: settings.categories,
    groups: settings.groups,
    raters: settings.raters,
    grades: file.grades,
    facts: file.quantities,
    verdicts: block,
    ...(noted.clauses.length === 0 ? {} : { rules: noted.clauses }),
    sections,
    examples: [],
    provisions: file.provisions,
    gates: { printable: true, computable: false, issuable: false },
    digests: { text: '', meaning: '' },
  };
  const known = {
    categories: settings.categories,
    quantities: file.quantities.map((it) => it.label),
    declare: (name: string) => declaration(name, frame.tree, words),
  };
  const outlineOf = new Map<string, OutlineNode>();
  for (const [node, { key }] of keys) outlineOf.set(key, node);
  for (const item of itemsOf(sections)) {
    const node = outlineOf.get(item.key);
    const compiled = node?.kind === 'item' ? items.get(node) : undefined;
    if (compiled === undefined) continue;
    const place = placer(compiled.outline.placed.origin);
    diagnostics.push(...itemReports(item, compiled.lowered, known, place, settings.strict));
  }
  for (const list of listsOf(sections)) {
    const ordinary = list.filter((it): it is Item => it.kind === 'item' && it.role === 'ordinary');
    // A verdict needs no points to be taken from.
    const [first] = ordinary.filter((it) => it.clauses.some(({ effect }) => effect.kind !== 'verdict'));
    if (first !== undefined && ordinary.every((it) => it.points === null))
      diagnostics.push(noPointsAtAll({ span: first.span }, { title: `${first.mark}${first.title}` }));
  }
  return {
    draft: { ...draft, digests: { text: textDigest(frame.tree), meaning: meaningDigest(draft) } },
    diagnostics,
    nameables,
    outlineOf,
    textsOf: new Map([...items.values()].map((it) => [it.identity.key, it.texts.map((text) => text.place)])),
    tableTexts: noted.texts,
  };
}

function listsOf(nodes: readonly (Section | Item)[]): readonly (readonly (Section | Item)[])[] {
  return [nodes, ...nodes.flatMap((it) => (it.kind === 'section' ? listsOf(it.children) : []))];
}

/** @name after a heading. */
function namesByHand(
  outline: readonly OutlineNode[],
  wordings: ReadonlyMap<OutlineNode, string>,
): readonly GivenName[] {
  return [...outlineItems(outline), ...outlineSections(outline)].flatMap((node): readonly GivenName[] => {
    const { heading, origin } = node.placed;
    const { handle } = heading;
    if (handle === undefined) return [];
    return [{ name: handle.name, place: placeIn(origin, handle.span), wording: wordings.get(node) ?? null }];
  });
}

const NOWHERE: Span = { start: 0, end: 0 };

function namedVerdicts(
  block: NonNullable<Rubric['verdicts']>,
  book: NameBook,
  nameables: Nameable[],
  words: BlockGrammar,
): Rubric['verdicts'] {
  const keys = block.facts.map((it) => it.key);
  const names = new Map(
    [...factWordings(block.title, keys, words)].flatMap(([key, wording]) => {
      const name = book.nameOf(wording);
      return name === null ? [] : [[key, name] as const];
    }),
  );
  nameables.push(...factsAsNameable(block.facts, block.title, names, NOWHERE, words));
  return { ...block, facts: namedFacts(block.facts, names), clauses: block.clauses.map((it) => namedIn(it, names)) };
}

function placer(origin: Origin): (span: Span) => ReportPlace {
  return (span) => placeIn(origin, span);
}

function itemSource(
  item: OutlineItem,
  key: string,
  texts: ItemSource['texts'],
  file: FileReading,
  words: BlockGrammar,
): ItemSource {
  return {
    key,
    title: namesAFact(item.title) ? item.title : words.thisItem,
    points: item.points,
    role: item.role,
    cap: item.cap,
    negative: item.choices.negative,
    texts,
    standard: standardNumbers(item, texts, words, file.language),
    written: writtenNumbers(item, texts, file.language),
    choices: item.choices,
    span: headingSpan(item),
  };
}

/** What the ordinary items add up to, for judgements that nothing bounds. */
function declaredSum(nodes: readonly OutlineNode[]): number {
  return outlineItems(nodes).reduce((sum, it) => (it.role === 'ordinary' ? sum + (it.points ?? 0) : sum), 0);
}

/** The caps of bonus sections, for their items' unbounded judgements. */
function bonusCaps(nodes: readonly OutlineNode[], above: number | null): ReadonlyMap<OutlineItem, number | null> {
  return new Map(
    nodes.flatMap((node): readonly (readonly [OutlineItem, number | null])[] =>
      node.kind === 'item' ? [[node, above]] : [...bonusCaps(node.children, node.cap ?? above)],
    ),
  );
}

/** The lower of two ceilings; null: there is none. */
function lower(a: Milli | null | undefined, b: Milli | undefined): Milli | null {
  return b === undefined ? (a ?? null) : Math.min(a ?? b, b);
}
