/** 修订对照表: what a new edition says otherwise than the one before it. */
import { pointsText, type Rubric } from '@rubric-lang/model';
import type { OfficialTable } from './official-table.ts';
import { overridesOf, pageProfile, typeArea } from './page-profile.ts';
import { type ListColumn, type ListRecord, listGrid } from './plain-grid.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';
import { type Pair, pairsOf, passagesOf, plainWords } from './revision-pairs.ts';
import { footOf } from './rubric-table.ts';
import type { ListOptions } from './summary-table.ts';

/** A row a passage that was put in, taken out, worded otherwise, moved or given other points; only the rest is a note. */
export function revisionTable(rubric: Rubric, former: Rubric, options: ListOptions = {}): OfficialTable {
  const language = options.language ?? (rubric.language.startsWith('en') ? 'en' : 'zh');
  const words = printedWords(language);
  const pairs = pairsOf(passagesOf(former), passagesOf(rubric));
  const changed = pairs.flatMap((pair): readonly { readonly pair: Pair; readonly said: string }[] => {
    const said = changesOf(pair, words);
    return said.length === 0 ? [] : [{ pair, said: said.join(words.comma) }];
  });
  const frameOnly = pairs.filter(
    (pair) => pair.before?.text !== pair.after?.text && changesOf(pair, words).length === 0,
  ).length;
  const list: readonly ListColumn[] = [
    { title: words.columns.number, content: 'number', align: 'center' },
    { title: words.columns.before, content: 'text', align: 'start' },
    { title: words.columns.after, content: 'text', align: 'start' },
    { title: words.columns.revision, content: 'text', align: 'start' },
  ];
  const records = changed.map(({ pair, said }, index): ListRecord => ({
    kind: 'finding',
    about: (pair.after ?? pair.before)?.key ?? null,
    texts: [String(index + 1), pair.before?.text ?? words.revision.none, pair.after?.text ?? words.revision.none, said],
  }));
  const bodySize = Math.max(9, options.layout?.bodySize ?? 10.5);
  const orientation = options.layout?.orientation ?? 'landscape';
  const wanted = { ...rubric.layout, ...options.layout };
  const page = pageProfile(orientation, overridesOf(wanted, orientation));
  return {
    version: 1,
    kind: 'revision',
    language,
    attachment: null,
    title: rubric.title,
    subtitles: [`（${words.revision.title}）`, ...(options.draft === true ? [words.draft] : [])],
    head: [],
    lead: [],
    ...listGrid(list, records, { total: typeArea(page).width, size: bodySize }),
    prose: [],
    notes: [
      ...(records.length === 0 ? [words.revision.nothing] : []),
      ...(frameOnly === 0 ? [] : [words.revision.frameOnly(frameOnly)]),
      words.revision.editions(footOf(former, words), footOf(rubric, words)),
    ],
    signOff: { signatures: [], issuer: null, date: null },
    foot: footOf(rubric, words),
    layout: { page, pageNumbers: wanted.pageNumbers ?? 'national', headerSize: bodySize, bodySize, leastRow: 0 },
  };
}

/** In words; empty: nothing but numbers and marks. */
function changesOf({ before, after }: Pair, words: PrintedWords): readonly string[] {
  const { revision } = words;
  if (before === null || after === null) return [before === null ? revision.added : revision.removed];
  const said: string[] = [];
  const section = (within: readonly string[]): string => within[within.length - 1] ?? '';
  if (plainWords(before.within.join('')) !== plainWords(after.within.join('')) && after.kind === 'item') {
    said.push(revision.moved(section(before.within), section(after.within)));
  }
  if (before.points !== after.points) {
    const points = (value: number | null): string => (value === null ? revision.none : pointsText(value));
    said.push(revision.points(points(before.points), points(after.points)));
  }
  // Its own points were said by themselves; every other number is a word of it.
  if (before.title !== after.title || before.body !== after.body) said.push(revision.worded);
  return said;
}
