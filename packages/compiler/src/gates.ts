import type { Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, type Gates, type Rubric } from '@rubric-lang/model';

/** Reports that keep a file from being issued and not from being scored: its names and its seal. */
const ISSUING = new Set([
  'seal-broken',
  'name-unmatched',
  'example-fails',
  'example-unknown-name',
  'example-unfit-value',
  'example-unread-line',
  'example-unknown-peer',
  'example-absence-unsaid',
]);

/**
 * 可印: every line has its place. 可算: besides, no error, and every choice made. 可发: besides, names fixed, examples
 * true, sealed.
 */
export function gatesOf(draft: Rubric, diagnostics: readonly Diagnostic[], sealed = false): Gates {
  const blocking = diagnostics.filter(
    (it) => (it.severity === 'error' || it.severity === 'question') && !ISSUING.has(it.code),
  );
  const printable = !diagnostics.some((it) => it.severity === 'error' && UNPLACED.has(it.code));
  const computable = printable && blocking.length === 0;
  const named = itemsOf(draft.sections).every(
    (item) => item.role === 'unscored' || (item.named && item.facts.every((it) => it.named)),
  );
  const issuable = computable && named && sealed && !diagnostics.some((it) => ISSUING.has(it.code));
  return { printable, computable, issuable };
}

/** Lines that could not be placed at all. */
const UNPLACED = new Set(['file-missing', 'base-in-circle']);
