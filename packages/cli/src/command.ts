import type { Localized } from '@rubric-lang/diagnostics';
import type { Options } from './options.ts';
import type { ExitCode, Session } from './session.ts';

/** One of the things the command can do, as data: its help and what runs it. */
export interface Command {
  readonly name: string;
  readonly summary: Localized;
  /** Commander's notation: `<file>`, `<files...>`, `[dir]`. */
  readonly arguments: readonly { readonly form: string; readonly description: Localized }[];
  readonly options: readonly CommandOption[];
  /** Loads its code only when it runs, so that `--help` waits for nothing. */
  readonly load: () => Promise<Run>;
}

export interface CommandOption {
  /** Commander's notation: `--out <path>`, `--facts <files...>`. */
  readonly flags: string;
  readonly description: Localized;
  readonly required?: boolean;
  readonly choices?: readonly string[];
}

/** `given` holds the arguments in order; one that takes several has them flattened. */
export type Run = (session: Session, given: readonly string[], options: Options) => Promise<ExitCode>;
