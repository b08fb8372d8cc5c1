import { severities, type Diagnostic, type Severity } from '@rubric-lang/diagnostics';
import type { Built } from './build.ts';
import type { CheckContext } from './check.ts';
import type { FileReading } from './read/file.ts';
import { reachOf } from './reach.ts';
import { checks } from './rules/registry.ts';
import type { Severities } from './read/severities.ts';
import { asSet } from './severity-settings.ts';

/** Runs every check on a draft, as loud as header and options say, without what the author has accepted (已核). */
export function runChecks(
  built: Built,
  file: FileReading,
  reports: readonly Diagnostic[],
  { settings, diagnostics }: Severities,
): readonly Diagnostic[] {
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
  const { levels, accepted } = settings;
  const found = checks.flatMap((check) => {
    const severity = levels[check.code] ?? check.severity;
    return severity === 'off' || accepted.includes(check.code)
      ? []
      : check
          .check(context)
          .map((it) => ({ ...it, severity: it.severity === check.severity ? severity : it.severity }));
  });
  // What a check reports in full, an earlier room's short remark on the same place is not repeated for.
  const own = new Set(checks.map(({ code }) => code));
  const adjusted = reports
    .filter(({ code }) => !own.has(code))
    .flatMap((it) => (it.severity === 'error' || it.severity === 'question' ? [it] : asSet([it], settings)));
  return oneCauseOneReport([...adjusted, ...found, ...diagnostics]);
}

/**
 * A sentence that is not understood because of a misspelt word is one report, about the word: with the weight of the
 * sentence, and with its way out, should the word be meant as it stands.
 */
function oneCauseOneReport(reports: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = reports.filter(({ code }) => UNREAD.has(code));
  const causes = new Map(
    unread.flatMap((it) => {
      const cause = reports.find((other) => other.code === nearMissCode && holds(it, other));
      return cause === undefined ? [] : [[it, cause] as const];
    }),
  );
  const fields = reports.filter(({ code }) => MISSPELT_FIELDS.has(code));
  return reports
    .filter((it) => !causes.has(it) && !(it.code === nearMissCode && fields.some((field) => holds(field, it))))
    .map((it) => {
      const effects = [...causes].flatMap(([effect, cause]) => (cause === it ? [effect] : []));
      const [effect] = effects;
      if (effect === undefined) return it;
      const severity = effects.some((other) => other.severity === 'question') ? 'question' : effect.severity;
      return withEffect({ ...it, severity: heavier(severity, it.severity) }, effect);
    });
}

function holds(outer: Diagnostic, inner: Diagnostic): boolean {
  return outer.path === inner.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

const nearMissCode = 'near-miss';
/** These say of a misspelt name more than that a word is misspelt. */
const MISSPELT_FIELDS: ReadonlySet<string> = new Set(['near-field', 'unknown-field']);
const UNREAD: ReadonlySet<string> = new Set(['not-understood-arithmetic', 'not-understood', 'note-not-understood']);

function heavier(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) < severities.indexOf(b) ? a : b;
}

function withEffect(cause: Diagnostic, { advice }: Diagnostic): Diagnostic {
  if (advice === undefined || cause.advice === undefined) return cause;
  return {
    ...cause,
    message: {
      zh: `${cause.message.zh.replace(/。$/u, '')}，这句话因此没有读懂。`,
      en: `${cause.message.en.replace(/\.$/u, '')}; the sentence is not understood because of it.`,
    },
    advice: { zh: `${cause.advice.zh}不是错字的，${advice.zh}`, en: `${cause.advice.en} If not: ${advice.en}` },
  };
}
