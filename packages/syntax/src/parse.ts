import { foldText, sourceText } from '@rubric-lang/diagnostics';
import type { Diagnostic, SourceText } from '@rubric-lang/diagnostics';
import { fold, frames, languages } from '@rubric-lang/grammar';
import type { Language } from '@rubric-lang/grammar';
import { buildTree } from './build-tree.ts';
import { classify } from './classify.ts';
import { knownField } from './frame-words.ts';
import { parseLines } from './line-parser.ts';
import { nameStart } from './line-start.ts';
import { lineAt } from './lines.ts';
import { pastedTables } from './pasted-table.ts';
import { unknownLanguage } from './reports.ts';
import type { RubricTree } from './tree.ts';

export interface ParseResult {
  readonly tree: RubricTree;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Any text as a tree, and what there is to say about its frame. Never throws; linear in the length of the text. The
 * dialect is the one the file names (`language: en`), else the one given, else Chinese.
 */
export function parse(source: SourceText, language: Language = languages[0]): ParseResult {
  const named = namedLanguage(source);
  const classified = classify(source, named.language ?? language);
  const { cst } = parseLines(classified);
  const tree = buildTree(source, named.language ?? language, classified, cst);
  return {
    tree,
    diagnostics: [...named.diagnostics, ...pastedTables(source, named.language ?? language), ...classified.diagnostics],
  };
}

/** `parse` for a caller that has a text and no use for places in it. */
export function parseText(text: string, language?: Language): RubricTree {
  return parse(sourceText('', text), language).tree;
}

/** The header stands at the top: a dialect named further down is not looked for. */
const headerLines = 100;

function namedLanguage(source: SourceText): {
  readonly language: Language | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  for (let number = 1; number <= Math.min(headerLines, source.lineStarts.length); number += 1) {
    const line = lineAt(source, number);
    const start = nameStart(source.text, line);
    if (start === undefined || knownField(start.name, languages[0])?.key !== 'language') continue;
    const span = { start: start.colon + 1, end: line.to };
    const name = source.text.slice(span.start, Math.min(span.end, span.start + 40)).trim();
    if (name === '') continue;
    const said = foldText(name, fold).text.toLowerCase();
    const language = languages.find((known) =>
      frames[known].names.some((other) => foldText(other, fold).text === said),
    );
    const diagnostics = language
      ? []
      : [unknownLanguage({ span }, { name, known: languages.map((known) => frames[known].names[0] ?? known) })];
    return { language, diagnostics };
  }
  return { language: undefined, diagnostics: [] };
}
