import type { Diagnostic } from '@rubric-lang/diagnostics';

/** By place in the file; what a base file brought in comes last. One cause, one message: exact repetitions go. */
export function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics]
    .filter(({ code, path, span, message }) => {
      const key = JSON.stringify([code, path, span, message.zh]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(
      (a, b) =>
        Number(a.path !== undefined) - Number(b.path !== undefined) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end,
    );
}
