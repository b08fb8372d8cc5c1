import type { Localized } from '@rubric-lang/diagnostics';
import type { Condition, Multiplier } from '@rubric-lang/model';
import type { Measure } from './scope.ts';

/** When a branch counts and how often, with what could not be settled. */
export interface LoweredCondition {
  readonly label: string;
  readonly when: Condition;
  readonly times: Multiplier;
  /** What the reading has to say. */
  readonly notes: readonly Localized[];
  /** The quantity it is about, for ladders and what comes after. */
  readonly measure: Measure | null;
  /**
   * no-origin: nothing says from where the steps count. no-subject: nothing says what is compared. unknown-category: the
   * word is no declared 类别.
   */
  readonly problem: 'no-origin' | 'no-subject' | 'unknown-category' | null;
  /** Answers to that problem besides 人工评分, and the one that the author gave. */
  readonly offered?: { readonly answers: readonly string[]; readonly made: string | null };
}

export const always: Condition = { kind: 'always' };
const once: Multiplier = { kind: 'once' };

/** A condition that counts once. */
export function plainly(label: string, when: Condition, extra: Partial<LoweredCondition> = {}): LoweredCondition {
  return { label, when, times: once, notes: [], measure: null, problem: null, ...extra };
}

/** Several conditions at once: the count of the one that counts, the conditions of all. */
export function joined(parts: readonly LoweredCondition[], mode: 'all' | 'any' = 'all'): LoweredCondition {
  const whens = parts.map((it) => it.when).filter((it) => it.kind !== 'always');
  const [only] = whens;
  return {
    label: parts
      .map((it) => it.label)
      .filter((it) => it !== '')
      .join('，'),
    when: whens.length === 0 ? always : whens.length === 1 && only !== undefined ? only : { kind: mode, of: whens },
    times: parts.map((it) => it.times).find((it) => it.kind !== 'once') ?? once,
    notes: parts.flatMap((it) => it.notes),
    measure: parts.map((it) => it.measure).find((it) => it !== null) ?? null,
    problem: parts.map((it) => it.problem).find((it) => it !== null) ?? null,
  };
}
