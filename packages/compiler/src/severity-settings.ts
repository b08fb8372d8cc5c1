import type { Diagnostic, Severity } from '@rubric-lang/diagnostics';

/** How loud kinds of report are, by code, and which of them the author has accepted (已核). */
export interface SeveritySettings {
  readonly levels: Readonly<Record<string, Severity | 'off'>>;
  readonly accepted: readonly string[];
}

/** Reports as loud as the settings say; without what is not to be reported, or accepted. */
export function asSet(reports: readonly Diagnostic[], { levels, accepted }: SeveritySettings): readonly Diagnostic[] {
  return reports.flatMap((it): readonly Diagnostic[] => {
    const severity = levels[it.code];
    if (severity === 'off' || accepted.includes(it.code)) return [];
    return severity === undefined ? [it] : [{ ...it, severity }];
  });
}
