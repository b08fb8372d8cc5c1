/** From a rubric, and perhaps a score sheet, to its official table. */
import {
  type Column,
  type ColumnSource,
  itemsOf,
  type Milli,
  type PaperRole,
  type PrintLayout,
  type Rubric,
  type ScoreSheet,
} from '@rubric-lang/model';
import { planColumns } from './column-plan.ts';
import { columnWidths, heldWidths } from './column-widths.ts';
import { blankText, isOutside, scoreText } from './blank-text.ts';
import { buildGrid } from './grid.ts';
import type { HeadField, Layout, OfficialTable, Paragraph, PrintLanguage, TableColumn } from './official-table.ts';
import { type OutlineRow, outlineRows } from './outline-rows.ts';
import { overridesOf, pageProfile, typeArea } from './page-profile.ts';
import { type Arrangement, checklistColumns, defaultColumns, presetColumns } from './presets.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';
import { proseOf } from './prose.ts';

export interface TableOptions {
  /** Default: blank, or filled when there is a sheet. */
  readonly kind?: 'blank' | 'self-assessment' | 'filled';
  /** Of the words that are not the author's; default: the rubric's own. */
  readonly language?: PrintLanguage;
  /** The score sheet of one subject. */
  readonly sheet?: ScoreSheet;
  /** Why points were lost, by item; default: the clauses that counted. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Only the items for subjects of this kind (类别). */
  readonly category?: string;
  /** Marks the document as a draft for comment (征求意见稿). */
  readonly draft?: boolean;
  /** How it is set, part by part before what the rubric says; a preset stands instead of the rubric's own columns. */
  readonly layout?: PrintLayout;
  /** A row of sums after every first-level section; default: only in a filled table. */
  readonly subtotals?: boolean;
}

/** The official table of a rubric as data. */
export function officialTable(rubric: Rubric, options: TableOptions = {}): OfficialTable {
  const kind = options.kind ?? (options.sheet === undefined ? 'blank' : 'filled');
  const language = options.language ?? (rubric.language.startsWith('en') ? 'en' : 'zh');
  const words = printedWords(language);
  const field = (role: PaperRole): string | null => rubric.header.find((it) => it.role === role)?.text ?? null;
  const arrangement = withRoomFor(kind, arrangementOf(rubric, options, language), rubric, language);
  const plan = planColumns(arrangement.columns);
  const filled = kind === 'filled';
  const rows = outlineRows(rubric.sections, plan, {
    category: options.category ?? null,
    subtotals: options.subtotals ?? (field('subtotal-row') !== null || (filled && rubric.sections.length > 1)),
  });
  const totalRow = field('total-row');
  const grid = buildGrid({
    plan,
    rows: plan.columns.length === 0 ? [] : rows,
    subtotal: field('subtotal-row') ?? words.subtotal,
    sums: sumsOf(rubric, rows, { label: totalRow, wanted: filled || rubric.columns !== arrangement.columns, words }),
    blank: blankText(rubric, filled ? options.sheet : undefined, options.reasons, words),
  });
  const layout = layoutOf(rubric, options, arrangement, grid.columns);
  const asked = widthsOf(arrangement, grid.columns.length);
  // An author's own widths are kept as they are.
  const own = asked !== null && asked === wantedLayout(rubric, options).widths;
  const widths = asked === null || own ? asked : heldWidths(grid.columns, grid.body, asked);
  const width = typeArea(layout.page).width;
  return {
    version: 1,
    kind,
    language,
    attachment: field('attachment'),
    title: rubric.title,
    subtitles: subtitlesOf(rubric, options, kind, words, field('subtitle')),
    head: headOf(rubric, kind, options.sheet, words),
    lead: leadOf(rubric),
    columns: withWidths(
      grid.columns,
      widths ?? columnWidths(grid.columns, grid.header, grid.body, { total: width, size: layout.bodySize }),
      width,
    ),
    header: grid.header,
    body: grid.body,
    prose: plan.columns.length === 0 ? proseOf(rubric) : [],
    notes: [
      ...rubric.notes.map((note) => (note.label === undefined ? note.text : `${note.label}${words.colon}${note.text}`)),
      ...byHandNotes(rubric, words),
    ],
    signOff: {
      signatures: rubric.signatures,
      issuer: field('issuer'),
      date: field('date') ?? (kind === 'blank' ? null : ''),
    },
    foot: footOf(rubric, words),
    layout,
  };
}

/** Sentences that nobody could read as a rule, or that wait for a choice: people score them, and the paper says so. */
function byHandNotes(rubric: Rubric, words: PrintedWords): readonly string[] {
  return itemsOf(rubric.sections).flatMap((item) => {
    const open = item.clauses.filter(
      (clause) => clause.status === 'not-understood' || (clause.status === 'asked' && clause.choice?.made === null),
    );
    return open.map((clause) => words.byHand(item.title === '' ? item.key : item.mark + item.title, clause.text));
  });
}

/** `《…》`, `2012年版`, `摘要 0123456789ab`: small, at the foot of every page. */
export function footOf(rubric: Rubric, words: { readonly edition: string; readonly digest: string }): string {
  const edition = rubric.year === null ? [] : [`${rubric.year.replace(/年$/, '')}${words.edition}`];
  return [rubric.title, ...edition, `${words.digest} ${rubric.digests.text.slice(0, 12)}`].join('\u3000');
}

/** What is wanted for this print, before what the rubric says; its widths are for the columns it was said with. */
function wantedLayout(rubric: Rubric, { layout }: TableOptions): PrintLayout {
  if (layout?.preset === undefined || layout.widths !== undefined) return { ...rubric.layout, ...layout };
  const { widths: _, ...others } = rubric.layout ?? {};
  return { ...others, ...layout };
}

function arrangementOf(rubric: Rubric, options: TableOptions, language: PrintLanguage): Arrangement {
  const { preset, orientation = null, widths = null } = wantedLayout(rubric, options);
  if (preset !== undefined) {
    const arrangement = presetColumns(rubric, preset, language);
    return {
      ...arrangement,
      orientation: orientation ?? arrangement.orientation,
      // Its own widths are those of its own page: turned, the columns share the room by what they hold.
      widths: widths ?? (orientation === null || orientation === arrangement.orientation ? arrangement.widths : null),
    };
  }
  if (rubric.columns.length > 0) return { columns: rubric.columns, orientation, widths };
  // Nothing is scored and nothing was said of columns: it is a text, and prints as one.
  return isScored(rubric)
    ? { ...defaultColumns(rubric, language), orientation, widths }
    : { columns: [], orientation, widths: null };
}

/** Is there anything to score? A notice or a checklist has items without points and without rules. */
export function isScored(rubric: Rubric): boolean {
  return itemsOf(rubric.sections).some((item) => item.points !== null || item.clauses.length > 0);
}

/** A filled table has a place for the score and for the reasons, a self-assessment for one's own score and grounds. */
function withRoomFor(
  kind: 'blank' | 'self-assessment' | 'filled',
  arrangement: Arrangement,
  rubric: Rubric,
  language: PrintLanguage,
): Arrangement {
  // Of a text without points its readers say what they have done, beside its sentences.
  if (kind === 'self-assessment' && arrangement.columns.length === 0) return checklistColumns(rubric, language);
  const words = printedWords(language).columns;
  const uses = new Set(arrangement.columns.flatMap((column) => usesOf(column)));
  const add = (title: string, use: 'score' | 'self-score' | 'reason'): Column => ({
    title,
    sources: [{ kind: 'blank', use }],
    children: [],
  });
  if (kind === 'blank' || arrangement.columns.length === 0) return arrangement;
  if (kind === 'self-assessment') {
    const columns = uses.has('self-score')
      ? arrangement.columns
      : arrangement.columns.map((column) => renamed(column, 'score', 'self-score', words.selfScore));
    const added = uses.has('self-score') || uses.has('score') ? [] : [add(words.selfScore, 'self-score')];
    return { ...arrangement, columns: [...columns, ...added], widths: added.length === 0 ? arrangement.widths : null };
  }
  const score = uses.has('score') ? [] : [add(words.score, 'score')];
  const remark = !uses.has('reason') && uses.has('remark');
  const reason = uses.has('reason') || remark ? [] : [add(words.reason, 'reason')];
  const columns = remark
    ? arrangement.columns.map((column) => renamed(column, 'remark', 'reason', null))
    : arrangement.columns;
  const widths = score.length + reason.length === 0 && !remark ? arrangement.widths : null;
  return { ...arrangement, columns: [...columns, ...score, ...reason], widths };
}

function usesOf(column: Column): readonly string[] {
  return [
    ...column.sources.flatMap((source) => (source.kind === 'blank' && source.use !== undefined ? [source.use] : [])),
    ...column.children.flatMap(usesOf),
  ];
}

function renamed(column: Column, from: string, to: 'self-score' | 'reason', title: string | null): Column {
  const is = (source: ColumnSource): boolean => source.kind === 'blank' && source.use === from;
  return {
    title: title !== null && column.sources.some(is) ? title : column.title,
    sources: column.sources.map((source): ColumnSource => (is(source) ? { kind: 'blank', use: to } : source)),
    children: column.children.map((child) => renamed(child, from, to, title)),
  };
}

/** The total after the ordinary sections, and the final total after bonus and penalty sections when there are any. */
function sumsOf(
  rubric: Rubric,
  rows: readonly OutlineRow[],
  options: {
    readonly label: string | null;
    readonly wanted: boolean;
    readonly words: { readonly total: string; readonly grandTotal: string };
  },
): readonly {
  readonly at: number;
  readonly label: string;
  readonly points: Milli;
  readonly kind: 'total' | 'grand-total';
}[] {
  if (options.label === null && !options.wanted) return [];
  const { words, label } = options;
  let ordinary = rows.length;
  while (ordinary > 0 && isExtra(rows[ordinary - 1] as OutlineRow)) ordinary -= 1;
  const last = { at: rows.length, points: rubric.total };
  if (ordinary === rows.length || ordinary === 0) return [{ ...last, label: label ?? words.total, kind: 'total' }];
  return [
    { at: ordinary, label: words.total, points: rubric.total, kind: 'total' },
    { ...last, label: label ?? words.grandTotal, kind: 'grand-total' },
  ];
}

/** Bonus inside an ordinary section is part of its sum: only what stands outside all of them comes after the total. */
function isExtra(row: OutlineRow): boolean {
  return isOutside((row.path[0] ?? (row.kind === 'item' ? row.item : undefined))?.role);
}

function layoutOf(
  rubric: Rubric,
  options: TableOptions,
  arrangement: Arrangement,
  columns: readonly Omit<TableColumn, 'width'>[],
): Layout {
  const words = columns.filter((it) => it.content === 'item' || it.content === 'text').length;
  const wide = columns.length > 6 || words > 2;
  const wanted = wantedLayout(rubric, options);
  const orientation = arrangement.orientation ?? (wide ? 'landscape' : 'portrait');
  const bodySize = Math.max(9, wanted.bodySize ?? (columns.length <= 4 ? 12 : 10.5));
  return {
    page: pageProfile(orientation, overridesOf(wanted, orientation)),
    pageNumbers: wanted.pageNumbers ?? 'national',
    headerSize: bodySize,
    bodySize,
    leastRow: columns.some((it) => it.content !== 'text' && it.content !== 'item' && it.content !== 'label') ? 10 : 0,
  };
}

function widthsOf({ widths }: Arrangement, count: number): readonly number[] | null {
  return widths?.length === count ? widths : null;
}

/** Widths are to fill the type area: those of a preset, or an author's, keep their proportions. */
function withWidths(
  columns: readonly Omit<TableColumn, 'width'>[],
  widths: readonly number[],
  total: number,
): readonly TableColumn[] {
  const sum = widths.reduce((all, width) => all + width, 0);
  const exact = widths.map((width) => Math.round(((width * total) / sum) * 100) / 100);
  return columns.map((column, index) => ({ ...column, width: exact[index] ?? 0 }));
}

function subtitlesOf(
  rubric: Rubric,
  options: TableOptions,
  kind: OfficialTable['kind'],
  words: ReturnType<typeof printedWords>,
  own: string | null,
): readonly string[] {
  const draft = options.draft === true && own !== words.draft ? [words.draft] : [];
  const subtitle = own === null ? [] : [own];
  const applies = rubric.appliesTo.length === 0 ? [] : [words.appliesTo(rubric.appliesTo)];
  const category = options.category === undefined ? [] : [`（${options.category}）`];
  const self = kind === 'self-assessment' ? [`（${words.selfAssessment}）`] : [];
  return [...subtitle, ...draft, ...applies, ...category, ...self];
}

function headOf(
  rubric: Rubric,
  kind: OfficialTable['kind'],
  sheet: ScoreSheet | undefined,
  words: PrintedWords,
): readonly HeadField[] {
  const subject = sheet?.subject ?? '';
  const total = sheet === undefined || kind !== 'filled' ? '' : scoreText(sheet.total, 'scored', words);
  // A total that stands in the table's last row is not said twice; a blank one is a place to write in.
  const below = rubric.header.some((it) => it.role === 'total-row');
  const fields = rubric.header.filter(
    (it) =>
      it.printed &&
      (it.role === undefined || it.role === 'subject' || (it.role === 'total' && !(below && it.text !== ''))),
  );
  const head = fields.map((it): HeadField => {
    const value = it.text !== '' ? it.text : it.role === 'subject' ? subject : it.role === 'total' ? total : '';
    return { role: it.role === 'subject' || it.role === 'total' ? it.role : null, label: it.name, value };
  });
  const named = kind === 'blank' || fields.some((it) => it.role === 'subject');
  return named ? head : [{ role: 'subject', label: words.subject, value: subject }, ...head];
}

function leadOf(rubric: Rubric): readonly Paragraph[] {
  return rubric.header.flatMap((it): readonly Paragraph[] => {
    if (!it.printed || (it.role !== 'addressees' && it.role !== 'lead')) return [];
    return [{ style: it.role === 'lead' ? 'body' : 'plain', text: it.text }];
  });
}
