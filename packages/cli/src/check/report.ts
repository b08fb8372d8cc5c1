import { messageLines, severities, severityNames, visible } from '@rubric-lang/diagnostics';
import type { Diagnostic, Localized, Severity, SourceText } from '@rubric-lang/diagnostics';
import { said } from '../language.ts';
import type { Language } from '../language.ts';
import type { Paint } from '../paint.ts';

/** One file's messages, each with the source its span lies in. */
export interface FileReport {
  readonly path: string;
  readonly diagnostics: readonly { readonly diagnostic: Diagnostic; readonly source: SourceText }[];
}

/** Messages one run shows on screen; the rest is counted. */
const shownAtMost = 20;

/**
 * The messages of a run as lines of text, by file and severity. `nameOf` gives a kind of message its
 * name for counting.
 */
export function reportLines(
  files: readonly FileReport[],
  options: {
    readonly all: boolean;
    readonly language: Language;
    readonly paint: Paint;
    readonly nameOf: (code: string) => Localized;
  },
): readonly string[] {
  const { all, language, paint, nameOf } = options;
  const ordered = files.map((file) => ({ ...file, diagnostics: bySeverity(file.diagnostics) }));
  const chosen = all
    ? null
    : chosenOf(ordered.map(({ diagnostics }) => diagnostics.map(({ diagnostic }) => diagnostic)));

  const lines: string[] = [];
  const uncounted = new Map<string, number>();
  ordered.forEach(({ path, diagnostics }) => {
    const shown = diagnostics.filter(({ diagnostic }) => chosen === null || chosen.has(diagnostic));
    for (const { diagnostic } of diagnostics) {
      if (chosen === null || chosen.has(diagnostic)) continue;
      uncounted.set(diagnostic.code, (uncounted.get(diagnostic.code) ?? 0) + 1);
    }
    if (shown.length === 0) return;
    if (files.length > 1) lines.push(paint.strong(visible(path)), '');
    for (const { diagnostic, source } of shown)
      lines.push(...messageLines(diagnostic, source, { language, path, paint }), '');
  });

  const rest = [...uncounted.values()].reduce((sum, count) => sum + count, 0);
  if (rest > 0) {
    const kinds = [...uncounted]
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => ({ zh: `${nameOf(code).zh} ${count} 条`, en: `${nameOf(code).en} ${count}` }));
    lines.push(
      said(
        {
          zh: `还有 ${rest} 条没有列出：${kinds.map(({ zh }) => zh).join('、')}。加 --all 全部列出。`,
          en: `${rest} more: ${kinds.map(({ en }) => en).join(', ')}. Add --all to see them.`,
        },
        language,
      ),
      '',
    );
  }
  return lines;
}

/** 错误 1，警告 30 — only what there is. */
export function countsOf(diagnostics: readonly { readonly severity: Severity }[]): Localized {
  const counts = severities
    .map((severity) => ({ severity, count: diagnostics.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return { zh: '没有发现问题', en: 'nothing to mend' };
  return {
    zh: counts.map(({ severity, count }) => `${severityNames[severity].zh} ${count}`).join('，'),
    en: counts
      .map(({ severity, count }) => `${count} ${severityNames[severity].en}${count === 1 ? '' : 's'}`)
      .join(', '),
  };
}

function bySeverity<T extends { readonly diagnostic: Diagnostic }>(diagnostics: readonly T[]): readonly T[] {
  return [...diagnostics].sort(
    (a, b) =>
      severities.indexOf(a.diagnostic.severity) - severities.indexOf(b.diagnostic.severity) ||
      a.diagnostic.span.start - b.diagnostic.span.start,
  );
}

/**
 * The messages that are shown when not all can be: errors and questions before all else, then of every kind
 * in a file a few, for twenty times the same thing tells no more than three times, then whatever has room.
 */
function chosenOf(files: readonly (readonly Diagnostic[])[]): ReadonlySet<Diagnostic> {
  const chosen = new Set<Diagnostic>();
  const take = (wanted: (diagnostic: Diagnostic, seen: number) => boolean): void => {
    for (const diagnostics of files) {
      const seen = new Map<string, number>();
      for (const diagnostic of diagnostics) {
        const before = seen.get(diagnostic.code) ?? 0;
        seen.set(diagnostic.code, before + 1);
        if (chosen.size < shownAtMost && wanted(diagnostic, before)) chosen.add(diagnostic);
      }
    }
  };
  take(({ severity }) => severity === 'error' || severity === 'question');
  for (const kind of ['warning', 'hint']) take(({ severity }, seen) => severity === kind && seen < fewOfAKind);
  take(() => true);
  return chosen;
}

const fewOfAKind = 3;
