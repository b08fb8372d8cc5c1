import type { BlankUse, Milli } from '@rubric-lang/model';
import type { PageNumbers, PageProfile } from './page-profile.ts';

/** Which document of the set: the blank 评分表, 自评表, a filled table, 汇总表, 反馈函, 修订对照表. */
export type DocumentKind = 'blank' | 'self-assessment' | 'filled' | 'summary' | 'feedback' | 'revision';

/** Words in which a document is printed where they are not the author's. */
export type PrintLanguage = 'zh' | 'en';

/**
 * An official document as data: what is said where, before any page, font or file format. Every text is exactly what
 * is printed; the author's characters are never changed. This is what `--to json` prints.
 */
export interface OfficialTable {
  readonly version: 1;
  readonly kind: DocumentKind;
  readonly language: PrintLanguage;
  /** 附件4, the first line, flush left. */
  readonly attachment: string | null;
  readonly title: string;
  /** （征求意见稿）, （适用于…）. */
  readonly subtitles: readonly string[];
  /** 考评对象：＿＿ in a line above the table. */
  readonly head: readonly HeadField[];
  /** Addressees and introduction. */
  readonly lead: readonly Paragraph[];
  /** Leaf columns; empty when the document has no table. */
  readonly columns: readonly TableColumn[];
  readonly header: readonly TableRow[];
  readonly body: readonly TableRow[];
  /** The text of a document without columns, in order. */
  readonly prose: readonly Paragraph[];
  /** Under the table. */
  readonly notes: readonly string[];
  readonly signOff: SignOff;
  /** Which rubric, edition and digest every page comes from. */
  readonly foot: string;
  readonly layout: Layout;
}

export interface HeadField {
  /** subject: who is assessed; total: the points reached. */
  readonly role: 'subject' | 'total' | null;
  readonly label: string;
  /** Empty: a blank to fill in. */
  readonly value: string;
}

export interface Paragraph {
  /** heading-1 黑体, heading-2 楷体, body 仿宋 with an indent of two characters, plain without indent. */
  readonly style: 'heading-1' | 'heading-2' | 'body' | 'plain';
  readonly text: string;
}

/** What is signed under the table. */
export interface SignOff {
  /** 考评组组长, without the colon. */
  readonly signatures: readonly string[];
  readonly issuer: string | null;
  /** As written; empty: a blank year, month and day; null: none. */
  readonly date: string | null;
}

/** One leaf column. */
export interface TableColumn {
  readonly content: 'label' | 'item' | 'number' | 'points' | 'text' | BlankUse | 'blank';
  /** mm. */
  readonly width: number;
  readonly align: 'start' | 'center';
}

export interface TableRow {
  /**
   * item: one scored item · line: a passage across the table (导语) · heading: a section that no column shows ·
   * subtotal 小计 · total 合计 · grand-total 总得分 · subject: one unit of a 汇总表 · finding: one loss in a 反馈函.
   */
  readonly kind: 'header' | 'item' | 'line' | 'heading' | 'subtotal' | 'total' | 'grand-total' | 'subject' | 'finding';
  /** The key of the item, section or subject that the row is about. */
  readonly about: string | null;
  /** In order of columns; what a merged cell from above covers is left out. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** Its first leaf column. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Exactly what is printed; paragraphs are parted by a line feed. */
  readonly text: string;
  /**
   * label: repeated with （续） where a page cuts it. text: goes on where a page cuts it. Others are short.
   */
  readonly role: 'header' | 'label' | 'text' | 'number' | 'points' | 'input' | 'total';
  readonly align: 'start' | 'center';
  /** What `text` is made of, where the author's words stand between a number and points. */
  readonly parts?: { readonly mark: string; readonly words: string; readonly points: string };
  /** A place to write in. */
  readonly input?: CellInput;
}

/** What may be written into a cell by hand, in an office program, or by a filled sheet. */
export interface CellInput {
  readonly use: BlankUse | 'blank';
  /** Key of the item; '' for the whole table (the total's score). */
  readonly item: string;
  /** Unique in the table: the name of the content control and of the cell: `score/组织领导1`. */
  readonly name: string;
  /** Bounds of a number, thousandths; null: none. Both null for text. */
  readonly least: Milli | null;
  readonly most: Milli | null;
}

/** Measures that every target shares. */
export interface Layout {
  readonly page: PageProfile;
  readonly pageNumbers: PageNumbers;
  /** pt. */
  readonly headerSize: number;
  readonly bodySize: number;
  /** Least height of a row that is written into, mm. */
  readonly leastRow: number;
}
