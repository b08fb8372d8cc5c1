import type { FontRole } from './font-metrics.ts';
import type { Layout } from './official-table.ts';
import { mmPerPoint } from './page-profile.ts';

/** How a text is set. Sizes and pitch (line to line) in pt, indent of the first line in em. */
export interface TextSetting {
  readonly font: FontRole;
  readonly size: number;
  readonly pitch: number;
  readonly align: 'start' | 'center' | 'end';
  readonly indent: number;
}

/** The parts of a document that are set alike wherever they stand. */
export type TextPart =
  | 'attachment'
  | 'title'
  | 'subtitle'
  | 'head'
  | 'heading-1'
  | 'heading-2'
  | 'body'
  | 'plain'
  | 'note'
  | 'sign'
  | 'header-cell'
  | 'body-cell';

/** 三号 on the standard's grid of 22 lines: 28.99 pt from line to line. */
const standardPitch = 28.99;

/** Inner margin of a cell, pt: 1 mm. */
export const cellPadding: number = 1 / mmPerPoint;

/** Settings by GB/T 9704-2012; what stands in and around a table follows the table's size. */
export function settingOf(part: TextPart, layout: Layout): TextSetting {
  const start = { align: 'start', indent: 0 } as const;
  const tableLine = layout.bodySize * 1.4;
  switch (part) {
    case 'attachment':
      return { font: 'heading', size: 16, pitch: standardPitch, ...start };
    case 'title':
      return { font: 'title', size: 22, pitch: 32, align: 'center', indent: 0 };
    case 'subtitle':
      return { font: 'second', size: 16, pitch: standardPitch, align: 'center', indent: 0 };
    case 'heading-1':
      return { font: 'heading', size: 16, pitch: standardPitch, align: 'start', indent: 2 };
    case 'heading-2':
      return { font: 'second', size: 16, pitch: standardPitch, align: 'start', indent: 2 };
    case 'body':
      return { font: 'body', size: 16, pitch: standardPitch, align: 'start', indent: 2 };
    case 'plain':
      return { font: 'body', size: 16, pitch: standardPitch, ...start };
    case 'head':
    case 'sign':
      return { font: 'body', size: Math.max(12, layout.bodySize), pitch: 22, ...start };
    case 'note':
      return { font: 'body', size: layout.bodySize, pitch: tableLine, ...start };
    case 'header-cell':
      return { font: 'heading', size: layout.headerSize, pitch: layout.headerSize * 1.4, align: 'center', indent: 0 };
    case 'body-cell':
      return { font: 'body', size: layout.bodySize, pitch: tableLine, ...start };
  }
}
