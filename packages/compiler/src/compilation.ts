import type { Diagnostic, Severity } from '@rubric-lang/diagnostics';
import type { Rubric } from '@rubric-lang/model';
import type { RubricTree } from '@rubric-lang/syntax';
import type { SeveritySettings } from './severity-settings.ts';

/** Gives the text of a path, or undefined when there is none. Paths are as the entry's, `/` between folders. */
export type Load = (path: string) => string | undefined;

export interface CompileOptions {
  /** As 严格 in the header: every sentence that is not understood is an error. */
  readonly strict?: boolean;
  /** Severities by code or Chinese name, over those of the header; off: not reported. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/** What became of a file. */
export interface Compilation {
  /** As far as it could be understood; it prints. */
  readonly draft: Rubric;
  /** The same, once nothing stands in the way of scoring it (可算). */
  readonly rubric?: Rubric;
  /** In the order of the file; what belongs to no place comes first. */
  readonly diagnostics: readonly Diagnostic[];
  readonly tree: RubricTree;
  /** What the header and the run say of kinds of report, for what is found only beside other files. */
  readonly severities: SeveritySettings;
}
