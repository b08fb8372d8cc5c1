import type { Diagnostic, Severity } from '@rubric-lang/diagnostics';
import type { CompileOptions } from './compilation.ts';
import type { Built } from './build.ts';
import type { CheckContext } from './check.ts';
import type { FileReading } from './read/file.ts';
import { reachOf } from './reach.ts';
import { checks } from './rules/registry.ts';
import { severitiesIn } from './read/severities.ts';

/** Runs every check on a draft, as loud as header and options say, without what the author has accepted (已核). */
export function runChecks(
  built: Built,
  file: FileReading,
  reports: readonly Diagnostic[],
  options: CompileOptions,
): readonly Diagnostic[] {
  const severities = severitiesIn(file, options);
  const context: CheckContext = {
    draft: built.draft,
    tree: file.frame.tree,
    headingOf: (key) => {
      const node = built.outlineOf.get(key);
      return node?.placed.origin.path === undefined ? node?.placed.heading : undefined;
    },
    totalSpan: file.settings.totalSpan,
    textsOf: (key) => built.textsOf.get(key) ?? [],
    tableTexts: built.tableTexts,
    reach: reachOf(built.draft),
  };
  const found = checks.flatMap((check) => {
    const severity: Severity | 'off' = severities.of(check.code, check.name) ?? check.severity;
    return severity === 'off'
      ? []
      : check
          .check(context)
          .map((it) => ({ ...it, severity: it.severity === check.severity ? severity : it.severity }));
  });
  // What a check reports in full, an earlier room's short remark on the same place is not repeated for.
  const own = new Set(checks.map(({ code }) => code));
  const adjusted = reports
    .filter(({ code }) => !own.has(code))
    .flatMap((it): readonly Diagnostic[] => {
      const severity = it.severity === 'error' || it.severity === 'question' ? null : severities.of(it.code, null);
      return severity === null ? [it] : severity === 'off' ? [] : [{ ...it, severity }];
    });
  return [...adjusted, ...found.filter((it) => !severities.accepted(it)), ...severities.diagnostics];
}
