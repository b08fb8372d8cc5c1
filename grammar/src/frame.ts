import en from '../en/frame.json' with { type: 'json' };
import zhCn from '../zh-CN/frame.json' with { type: 'json' };

/** The dialects, by tag. The first is what a file is written in when it says nothing. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a known field name means, whatever the dialect. */
// In groups by what they belong to, not one a line.
export const fieldKeys = [
  // Facts of the file.
  'title', 'subtitle', 'attachment', 'document-number', 'year', 'period', 'applies-to', 'subject', 'total', 'columns',
  'layout', 'addressee', 'copies', 'total-row', 'subtotal-row', 'signature', 'issuer', 'date', 'language', 'strict',
  'precision', 'judgement-step', 'groups',
  // Texts of the place they stand in.
  'notes', 'lead', 'eligibility', 'sampling', 'ranking',
  // Columns of an item.
  'scoring', 'points', 'content', 'requirement', 'evidence', 'department', 'remarks', 'self-score', 'score', 'deduction',
  'reason',
  // Choices: words that are added and never printed.
  'kind', 'scored', 'base', 'otherwise', 'read-as', 'not-applicable', 'below-zero', 'weight', 'average', 'only-for',
  'levels',
  // Blocks of the file.
  'grades', 'veto', 'categories', 'raters', 'data', 'example', 'names', 'extends', 'checks', 'accepted',
] as const; // prettier-ignore
export type FieldKey = (typeof fieldKeys)[number];

/**
 * header: a fact of the file. text: words for the place they stand in (说明, 导语). scoring: a column that holds
 * scoring sentences. points: the item's points. column: any other column. choice: an added word that settles a
 * reading. block: entries of the file.
 */
export const fieldRoles = ['header', 'text', 'scoring', 'points', 'column', 'choice', 'block'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** header: known only before the first heading. file: belongs to the file wherever it stands. place: to the heading above, or to the file. */
export const fieldScopes = ['header', 'file', 'place'] as const;
export type FieldScope = (typeof fieldScopes)[number];

export interface FrameField {
  readonly key: FieldKey;
  readonly role: FieldRole;
  readonly scope: FieldScope;
  /** A field of one line takes no numbered entries: a numbered line after it is a heading. */
  readonly takes: 'line' | 'text';
  /** As folded text, the usual name first. */
  readonly names: readonly string[];
}

/** What a column of the printed table may be filled from besides a field. */
export const columnSources = ['level-1', 'level-2', 'level-3', 'item', 'number', 'points'] as const;
export type ColumnSource = (typeof columnSources)[number];

/** The words of points marks: `（10分）`, `满分10分`, `（加分，最高5分）`, `（扣分项）`, `（不计分）`. */
export interface PointsWords {
  readonly units: readonly string[];
  /** What may stand before a number without brackets. */
  readonly before: readonly string[];
  /** What may follow the unit: 100分制. */
  readonly after: readonly string[];
  /** May a number stand alone after a space: 组织建设 10分? */
  readonly alone: boolean;
  /** A number after one of these is a rule, never the points of a heading: 扣10分. */
  readonly notAfter: readonly string[];
  readonly bonus: readonly string[];
  readonly penalty: readonly string[];
  readonly unscored: readonly string[];
  readonly cap: readonly string[];
  readonly capSign: { readonly bonus: readonly string[]; readonly penalty: readonly string[] };
  readonly capTail: readonly string[];
}

/** The words of a dialect that make a file's frame; the marks are the same in all (`marks`). */
export interface Frame {
  readonly language: Language;
  /** What the field `language` may say, in lower case; not folded. */
  readonly names: readonly string[];
  /** What joins two lines of one sentence, and stands after a mark. */
  readonly space: string;
  readonly fields: readonly FrameField[];
  readonly columnSources: readonly { readonly source: ColumnSource; readonly names: readonly string[] }[];
  /** Titles that say by themselves what a heading holds: 加分项, 减分项. */
  readonly titles: Readonly<Record<'bonus' | 'penalty', readonly string[]>>;
  readonly points: PointsWords;
}

/** Every dialect's frame. */
export const frames: Readonly<Record<Language, Frame>> = { 'zh-CN': frameOf('zh-CN', zhCn), en: frameOf('en', en) };

/** The shape of a frame file, whose words are plain strings. */
type FrameFile = Pick<Frame, 'names' | 'space' | 'titles' | 'points'> & {
  readonly fields: readonly Readonly<
    Record<'key' | 'role' | 'scope' | 'takes', string> & { names: readonly string[] }
  >[];
  readonly columnSources: readonly { readonly source: string; readonly names: readonly string[] }[];
};

/** A row whose word is none of ours is left out; a test holds that there is none. */
function frameOf(
  language: Language,
  { names, space, titles, points, fields, columnSources: sources }: FrameFile,
): Frame {
  return {
    language,
    names,
    space,
    titles,
    points,
    fields: fields.flatMap((field) => {
      const key = memberOf(fieldKeys, field.key);
      const role = memberOf(fieldRoles, field.role);
      const scope = memberOf(fieldScopes, field.scope);
      const takes = memberOf(['line', 'text'] as const, field.takes);
      return key && role && scope && takes ? [{ key, role, scope, takes, names: field.names }] : [];
    }),
    columnSources: sources.flatMap((row) => {
      const source = memberOf(columnSources, row.source);
      return source ? [{ source, names: row.names }] : [];
    }),
  };
}

function memberOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}
