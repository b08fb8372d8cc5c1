import { leavesOf } from '@rubric-lang/model';
import type { FactRef, FactState, UnknownInfo } from '@rubric-lang/model';
import { valuesToTry } from './open.ts';
import type { Prepared } from './prepared.ts';
import type { Mixture } from './recorded.ts';
import type { Subject } from './subject.ts';

/** The unknowns as one subject leaves them: settled, or the values to try; and the facts that would settle them. */
export interface Unknowns {
  readonly known: ReadonlyMap<string, FactState | Mixture>;
  readonly open: ReadonlyMap<string, readonly FactState[]>;
}

/** Looks every unknown of the rubric up in the subject. What is assumed counts as known. */
export function unknownsOf(prepared: Prepared, subject: Subject, assumed: ReadonlyMap<string, FactState>): Unknowns {
  const known = new Map<string, FactState | Mixture>();
  const open = new Map<string, readonly FactState[]>();
  for (const [key, info] of prepared.dependence.unknowns) {
    const state = assumed.get(key) ?? subject.known(info.unknown);
    if (state === undefined) open.set(key, valuesToTry(info, subject, prepared.byId));
    else known.set(key, state);
  }
  return { known, open };
}

/**
 * The facts that are 待评 behind an open unknown. Where all are recorded and the formula has no value all the same, it
 * divides by 0: the facts that it divides by, which somebody has to look at again. None where only the cohort is missing.
 */
export function pendingFacts({ unknown }: UnknownInfo, subject: Subject): readonly FactRef[] {
  switch (unknown.kind) {
    case 'fact':
      return [unknown.ref];
    case 'formula': {
      const { facts, divisors, statistics } = leavesOf(unknown.formula);
      const missing = facts.filter((ref) => subject.fact(ref) === undefined);
      return missing.length === 0 && statistics === 0 ? divisors : missing;
    }
    case 'place':
    case 'share':
      return subject.fact(unknown.ref) === undefined ? [unknown.ref] : [];
  }
}

/** Would recording facts of this subject settle it, without the cohort? */
export function isOwnMatter({ unknown }: UnknownInfo): boolean {
  if (unknown.kind === 'fact') return true;
  return unknown.kind === 'formula' && leavesOf(unknown.formula).statistics === 0;
}
