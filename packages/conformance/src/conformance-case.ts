import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compile } from '@rubric-lang/compiler';
import { positionAt, type Diagnostic } from '@rubric-lang/diagnostics';
import type { Rubric } from '@rubric-lang/model';
import { readingReport } from './reading-report.ts';
import { treeReport } from './tree-report.ts';

/** One small rubric of grammar/conformance, and what is made of it. */
export interface ConformanceCase {
  readonly name: string;
  readonly kind: 'valid' | 'invalid';
  readonly source: string;
  /** Expectation files by their ending: what they hold, and what they should. */
  readonly files: readonly { readonly path: string; readonly expected: string | null; readonly found: string }[];
}

const root = new URL('../../../grammar/conformance/', import.meta.url);

/** Every case, valid ones first, in the order of their names. */
export function conformanceCases(): readonly ConformanceCase[] {
  return (['valid', 'invalid'] as const).flatMap((kind) => {
    const folder = new URL(`${kind}/`, root);
    const names = existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith('.rubric'))
          .sort()
      : [];
    return names.map((file) => conformanceCase(kind, file.slice(0, -'.rubric'.length)));
  });
}

function conformanceCase(kind: ConformanceCase['kind'], name: string): ConformanceCase {
  const source = readFileSync(new URL(`${kind}/${name}.rubric`, root), 'utf8');
  const { draft, diagnostics, tree } = compile(`${name}.rubric`, (path) =>
    path === `${name}.rubric` ? source : sibling(path),
  );
  const made: readonly (readonly [ending: string, text: string])[] =
    kind === 'valid'
      ? [
          ['tree.json', treeReport(tree)],
          ['model.json', modelReport(draft)],
          ['reading.txt', readingReport(draft, diagnostics)],
        ]
      : [['errors', errorReport(diagnostics, tree.source)]];
  return {
    name,
    kind,
    source,
    files: made.map(([ending, found]) => {
      const path = `${kind}/${name}.${ending}`;
      const url = new URL(path, root);
      return { path, expected: existsSync(url) ? readFileSync(url, 'utf8') : null, found };
    }),
  };
}

/** A file that a case starts from (沿用) is a valid case itself. */
function sibling(path: string): string | undefined {
  const url = new URL(`valid/${path}`, root);
  return /^[a-z0-9-]+\.rubric$/.test(path) && existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}

/** The model without places and digests: they move with every comment. */
function modelReport(draft: Rubric): string {
  const report = JSON.stringify(
    draft,
    (key, value: unknown) => (key === 'span' || key === 'range' || key === 'digests' ? undefined : value),
    1,
  );
  return `${report}\n`;
}

/** Every message: where, how severe, its code, its sentence, what to do, and the edits offered. */
function errorReport(diagnostics: readonly Diagnostic[], source: Parameters<typeof positionAt>[0]): string {
  const lines = diagnostics.flatMap(({ severity, code, message, advice, span, fixes }) => {
    const { line, column } = positionAt(source, span.start);
    const words = source.text.slice(span.start, span.end).split('\n')[0] ?? '';
    return [
      `${line}:${column} ${severity} ${code} “${words}”`,
      `  ${message.zh}`,
      ...(advice === undefined ? [] : [`  ${advice.zh}`]),
      ...fixes.map(
        (fix) =>
          `  ${fix.safe ? '可改' : '建议'}：${fix.title.zh}${fix.edits.map((edit) => `【${source.text.slice(edit.span.start, edit.span.end)}→${edit.text}】`).join('')}`,
      ),
    ];
  });
  return `${lines.join('\n')}\n`;
}
