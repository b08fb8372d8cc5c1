import pc from 'picocolors';
import type { Severity } from '@rubric-lang/diagnostics';

/** Colours, or none: then every function returns its text. */
export interface Paint {
  readonly severity: (severity: Severity, text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
}

export function paintFor(colors: boolean): Paint {
  const { red, magenta, yellow, cyan, bold, dim, green } = pc.createColors(colors);
  const bySeverity = { error: red, question: magenta, warning: yellow, hint: cyan } as const satisfies Record<
    Severity,
    (text: string) => string
  >;
  return {
    severity: (severity, text) => bold(bySeverity[severity](text)),
    strong: bold,
    quiet: dim,
    added: green,
    removed: red,
  };
}
