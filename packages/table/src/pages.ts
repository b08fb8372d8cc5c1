/** A document on its pages: every line broken, every height known. All lengths in pt, from the type area's corner. */
import type { CellInput, TableCell, TableRow } from './official-table.ts';
import type { PageProfile } from './page-profile.ts';
import type { TextPart, TextSetting } from './typography.ts';

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly profile: PageProfile;
  readonly blocks: readonly Block[];
}

export type Block = LinesBlock | FieldsBlock | TableBlock;

interface Placed {
  readonly top: number;
  readonly height: number;
}

/** One paragraph, or the part of it that is on this page. */
export interface LinesBlock extends Placed {
  readonly kind: 'lines';
  readonly part: TextPart;
  readonly setting: TextSetting;
  readonly lines: readonly PlacedLine[];
  /** The paragraph began on the page before. */
  readonly continued: boolean;
  /** Distance from the right edge, for what is set to the right (issuer, date). */
  readonly fromRight: number;
}

export interface PlacedLine {
  readonly text: string;
  /** Added after every character so that the line reaches the edge. */
  readonly spread: number;
}

/** Labels with room to write beside them, in one row. */
export interface FieldsBlock extends Placed {
  readonly kind: 'fields';
  readonly setting: TextSetting;
  readonly fields: readonly { readonly left: number; readonly width: number; readonly lines: readonly PlacedLine[] }[];
}

export interface TableBlock extends Placed {
  readonly kind: 'table';
  readonly widths: readonly number[];
  /** Header rows first, on every page. */
  readonly rows: readonly PlacedRow[];
}

export interface PlacedRow {
  readonly kind: TableRow['kind'];
  readonly about: string | null;
  readonly height: number;
  /** The row began on the page before. */
  readonly continued: boolean;
  readonly cells: readonly PlacedCell[];
}

export interface PlacedCell {
  readonly column: number;
  readonly columnSpan: number;
  /** Rows on this page. */
  readonly rowSpan: number;
  readonly role: TableCell['role'];
  readonly align: TableCell['align'];
  readonly lines: readonly PlacedLine[];
  /** A label repeated, or a text gone on with, from the page before. */
  readonly continued: boolean;
  readonly input?: CellInput;
}
