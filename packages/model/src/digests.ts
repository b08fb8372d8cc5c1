import type { Rubric } from './rubric.ts';
import { sha256 } from './sha256.ts';

/**
 * The digest of what a rubric means: two rubrics with the same one give the same facts, scores and readings. Places in
 * the file, titles that carry no meaning and the digests themselves are left out.
 */
export function meaningDigest(rubric: Rubric): string {
  return sha256(JSON.stringify(canonical(meaningOf(rubric))));
}

/** What counts: everything that asks for a fact, gives points, or decides a grade. */
function meaningOf({
  language,
  declaredTotal,
  totalCap,
  negativeTotal,
  sum,
  rounding,
  judgementStep,
  categories,
  groups,
  raters,
  grades,
  facts,
  verdicts,
  sections,
  provisions,
}: Rubric): unknown {
  return {
    language,
    declaredTotal,
    totalCap,
    negativeTotal,
    sum,
    rounding,
    judgementStep,
    categories,
    groups,
    raters,
    grades,
    facts,
    verdicts,
    sections,
    provisions,
  };
}

/** Printed words, notes and places mean nothing to a score. */
const silent: ReadonlySet<string> = new Set([
  'span',
  'range',
  'notes',
  'printed',
  'mark',
  'number',
  'fields',
  'statements',
  'choice',
]);

/** Keys in one order, silent ones left out; a list keeps its order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, held]) => held !== undefined && !silent.has(key));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, canonical(held)]));
}
