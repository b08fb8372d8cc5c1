import en from '../en/paper.json' with { type: 'json' };
import zhCN from '../zh-CN/paper.json' with { type: 'json' };

import type { Language } from './frame.ts';

/** What can be said of how a table is set: 版式：检查表，横版，页码居中，页边距上37下35. Patterns are RegExp sources over folded text. */
export interface PaperGrammar {
  readonly words: Readonly<
    Record<
      | 'party-building'
      | 'indicators'
      | 'checklist'
      | 'simple'
      | 'self-and-assessed'
      | 'portrait'
      | 'landscape'
      | 'national'
      | 'centred'
      | 'none',
      readonly string[]
    >
  >;
  /** Short and long side of a sheet, mm. */
  readonly papers: Readonly<Record<string, readonly number[] | undefined>>;
  /** A sheet by name or by its two sides. */
  readonly paper: string;
  readonly margins: string;
  /** One margin of several, mm. */
  readonly side: string;
  readonly sides: Readonly<Record<'top' | 'right' | 'bottom' | 'left', readonly string[]>>;
  /** Size of the letters in cells, pt or by name. */
  readonly size: string;
  readonly sizes: Readonly<Record<string, number | undefined>>;
  /** Widths of the columns, mm, in order. */
  readonly widths: string;
  readonly separator: string;
  /** Between things that could be said. */
  readonly joiner: string;
}

/** Every dialect's words. */
export const paperGrammars: Readonly<Record<Language, PaperGrammar>> = { 'zh-CN': zhCN, en };
